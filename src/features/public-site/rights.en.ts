// What somebody may ask for besides what we do: each text once, for every page that says it, with where it comes from and
// how old that is. `text` is what a receipt says; the page of rights says `points` as well. Rules of councils differ and
// change: a partnership checks them before it opens and at every review.
import { translatable } from '../../platform/i18n/index.ts'

export type Right = {
  title: string
  text: string
  /** The rest of it, for the page that says it all; links as Markdown writes them. */
  points: readonly string[]
  /** Where the rule was found, and of when that is. */
  source: string
}

export const asbCaseReview: Right = translatable('public-site.case-review', {
  title: 'If you feel that nothing was done: the ASB case review',
  text: 'You can ask your council for an ASB case review. One hate incident is usually enough, if it was in the last 6 months and you reported it within one month of it happening. Each council has its own rules, and some ask for more, so ask yours first. It is not the way to make a first report: tell us first.',
  points: [
    'It is also called the community trigger. The agencies must then look together at what was done.',
    'For other anti-social behaviour it usually takes three reports.',
    'Someone else can ask for you, if you agree in writing.',
    'Where the rules are met, the review should begin soon: councils here say within about 28 days. You can usually appeal within 20 working days.',
  ],
  source:
    'From the Anti-social Behaviour, Crime and Policing Act 2014, section 104, and the web pages of councils here, one of which changed its page on 8 May 2026.',
})

export const victimsCode: Right = translatable('public-site.victims-code', {
  title: 'If it was a crime: the Victims’ Code',
  text: 'If it was a crime, the Victims’ Code says what you can expect from the police and the courts. It is only for crimes. You do not have to know whether it was one.',
  points: [
    'to be understood, with an interpreter if you need one',
    'to have the crime recorded, and to get that in writing',
    'to be told about support within two working days of reporting',
    'to be told when something happens in your case, usually within five working days. For hate crime it is usually one working day',
    'to say in court how the crime affected you, in a Victim Personal Statement',
    'to ask for help in court, such as screens or a video link',
    'to complain if the Code is not kept',
  ],
  source:
    'From the Code in force since 1 April 2021. A new one is on its way: look on gov.uk for the newest.',
})

export const refusedService: Right = translatable('public-site.refused-service', {
  title: 'If you were refused a service, or treated worse',
  text: 'If you were refused a service or treated worse because of who you are, the Equality Advisory and Support Service can tell you what the law says. It is free and not part of us.',
  points: [],
  source: 'About the Equality Act 2010. From equalityadvisoryservice.com.',
})

export const complaint: Right = translatable('public-site.complaint', {
  title: 'If you are not happy with us',
  text: 'If you are not happy with how it is dealt with, you can complain: to us first, then to an ombudsman who is not part of us.',
  points: [
    'About a council: use its complaints process. After that, the [Local Government and Social Care Ombudsman](https://www.lgo.org.uk).',
    'About the police: the force itself, or the [Independent Office for Police Conduct](https://www.policeconduct.gov.uk).',
    'About how the Victims’ Code was kept: the organisation first, then the [Parliamentary and Health Service Ombudsman](https://www.ombudsman.org.uk).',
    'About your information: the [Information Commissioner](https://ico.org.uk).',
  ],
  source: 'From the websites of the bodies that are named.',
})

export const independentHelp: Right = translatable('public-site.independent-help', {
  title: 'Someone on your side',
  text: 'You do not have to do any of this alone, or at all. There are people who help you and are not part of us.',
  points: [],
  source: '',
})
