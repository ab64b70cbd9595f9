// The words of referring a case by hand.
export const byHandWords = {
  title: 'Refer to a service',
  back: (reference: string) => `Back to ${reference}`,
  lead: 'The service reads the whole case while the referral stands: what each report in it says, its messages and its files. So everybody whom it is for must have agreed, and nobody in the case may have said no.',
  to: 'Which service?',
  toHint:
    'Those of the partnership whose people take referrals here. One that is not here can be found among the support services.',
  directory: 'Find another service',
  none: 'No other agency of the partnership takes referrals here yet.',
  people: 'Whom is it for?',
  peopleHint:
    'The victim service goes by the answer about it. Every other agency goes by the answer about other agencies.',
  teller: (label: string, reference: string) => `${label}, who told us in ${reference}`,
  anonymousTeller: (reference: string) => `Whoever told us in ${reference}`,
  further: (at: number, reference: string) =>
    `Person ${at} of those whom it also happened to, in ${reference}`,
  answers: (service: string, others: string) =>
    `About the victim service: ${service}. About other agencies: ${others}.`,
  answer: { yes: 'yes', no: 'no', withdrew: 'a yes that was taken back', not_asked: 'not asked' },
  furtherHint:
    'Choose only who told you that they agree to this referral. That they agreed is recorded with your name.',
  reason: 'Why, and what should the service do?',
  reasonHint: 'Kept locked. The service reads it with the referral.',
  button: 'Send the referral',
  done: (agency: string, when: string) =>
    `The referral was sent to ${agency} on ${when}. Its workers were written to. When somebody takes it, that stands here and the officer of the case is told.`,
  forWhom: 'Whom it is for',
  agreed: (when: string) => `agreed, ${when}`,
  saidNo: (when: string) => `said no, ${when}: make no contact with them`,
  see: 'See who they are',
  readReason: 'Read why the case was referred',
  problem: {
    to: 'Choose a service',
    people: 'Choose whom it is for',
    reason: 'Say why, in at least 3 characters',
    refused: (who: string) =>
      `${who} did not say yes to this service. Ask them first: they can say it on their follow-up page, or to you`,
    anonymous: (who: string) => `${who} is anonymous: nobody can reach them`,
    notTheirs: (who: string) => `${who} told us of somebody else, who must be asked themselves`,
    unreachable: (who: string) => `${who} gave no safe way to be reached`,
    anotherSaidNo: (references: string, to: string) =>
      `${references}: somebody said no to what ${to} would be told. Take that report out of the case first`,
    already: (to: string) => `${to} has a referral of this case already`,
    held: (to: string) =>
      `A referral to ${to} was made by rule and is withheld. Release it from its own page, once the person agrees`,
    wouldRead: (references: string, to: string) =>
      `${to} would read ${references}, and whoever told us that did not say yes to it. Ask them first; or take down a report of this person’s own, log it as a case of its own, and refer that`,
  },
  whoMay: 'an officer or manager of the agency that leads the case, while it is open',
} as const
