// What the person reads of whose yes counts, whom they may allow to be told, and of withdrawing what they told.
import { formatLongDate } from '../../../platform/calendar/format.ts'
import { translatable } from '../../../platform/i18n/index.ts'

export const publicConsentWords = translatable('reporting.consent', {
  askFirst:
    'You told us about somebody else. Where you said yes for them and they can decide, we ask them first, or whoever is responsible for them.',
  purposes: {
    landlord: 'Your landlord',
    school: 'The school or college',
    panel: 'The group of agencies that works on hate cases together',
    case_study: 'Your story, without your name, to teach others',
  },
  police: {
    agreed: 'You agreed that we may tell the police.',
    notYet: 'We have not told the police yet.',
    notTold:
      'We have not told the police. If you still want us to, write to us on this page. You can also tell them yourself: call 101, or 999 in an emergency.',
    told: (on: Date) => `The police were told on ${formatLongDate(on)}.`,
    has: 'The police have your report.',
  },
  statistics:
    'We count each report in figures that say nothing about who you are. We do that without asking.',
  withdraw: {
    title: 'Do you want to withdraw your report?',
    follows: [
      'Every yes that you gave becomes a no.',
      'Whoever was asked to support you is asked to stop.',
      'Whoever looks after your report is told that you want it to stop.',
    ],
    kept: 'We keep what you told us, and that you withdrew it, for as long as our privacy notice says. We need it to answer for what we did, and in case it happens again. Nobody uses it to do more, unless somebody is in serious danger or a child is at risk.',
    back: 'Your code still works. You can write to us and say yes again at any time.',
    confirm: 'Withdraw my report',
    done: 'Your report is withdrawn. We have told whoever looks after it.',
    already: (on: Date) => `You withdrew this report on ${formatLongDate(on)}.`,
    notNow:
      'You withdrew this report, so we do not do this any more. You can write to us here, say yes again to somebody, or make a new report.',
    event: {
      title: 'You withdrew your report',
      text: 'Every yes became a no, and whoever was asked to help was asked to stop.',
    },
    used: 'Your report was used again after you withdrew it',
  },
} as const)
