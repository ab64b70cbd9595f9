// What somebody may ask for besides what we do: each text once, for every page that says it, with where it comes from and
// how old that is. Rules of councils differ and change: a partnership checks them before it opens and at every review.
import { translatable } from '../../platform/i18n/index.ts'

export type Right = {
  title: string
  text: string
  /** Where the rule was found, and of when that is. */
  source: string
}

export const asbCaseReview: Right = translatable('public-site.case-review', {
  title: 'If you feel that nothing was done',
  text: 'You can ask your council for an ASB case review. One hate incident is usually enough, if it was in the last 6 months and you reported it within one month of it happening. Each council has its own rules, and some ask for more, so ask yours first. It is not the way to make a first report: tell us first.',
  source: 'From the web pages of councils here. One of them changed its page on 8 May 2026.',
})

export const victimsCode: Right = translatable('public-site.victims-code', {
  title: 'If it was a crime',
  text: 'The Victims’ Code says what you can expect from the police and the courts. It is only for crimes.',
  source:
    'From the Code in force since 1 April 2021. A new one is on its way: look on gov.uk for the newest.',
})
