// The words with which a person is shown: how to reach them safely first, who they are after that.
import type { Day } from '../../platform/calendar/london.ts'
import { type CallPart, callTimeWords } from '../reporting/index.ts'

export const words = {
  title: (reference: string) => `A person in ${reference}`,
  back: (reference: string) => `Back to ${reference}`,
  reason: 'Why do you need to see this?',
  reasonHint: 'Kept in the record of who saw what.',
  reasons: {
    contact: 'To contact them',
    assess: 'To assess the risk',
    visit: 'To prepare a visit or meeting',
    check: 'To check that it is the same person',
    referral: 'To act on a referral',
    safe: 'To read how to contact them safely',
    other: 'Another reason',
  },
  otherReason: 'Your reason',
  show: 'Show details',
  problem: 'Select or enter why you need to see this, in at least 3 characters',
  problemLong: 'Your reason must be 200 characters or fewer',
  erased: 'The details of this person have been erased.',
  recorded: 'That you saw this is recorded. The page is not kept: leaving it hides the details again.',
  /** Whose details these are, where they are not those of the person it happened to. */
  whose: {
    witness: 'Reported by a witness: these are the witness’s own details.',
    parent:
      'Reported by a parent or carer: these are their own details, not those of the person it happened to.',
    friend_or_family:
      'Reported by a friend or relative: these are their own details, not those of the person it happened to.',
    professional:
      'Reported by somebody in their work: these are their own details, not those of the person it happened to.',
    centre:
      'Reported by a reporting centre or champion: these are their own details, not those of the person it happened to.',
    school:
      'Reported by somebody at a school, college or university: these are their own details, not those of the person it happened to.',
    employer:
      'Reported by an employer or manager: these are their own details, not those of the person it happened to.',
    driver:
      'Reported by a driver or transport staff: these are their own details, not those of the person it happened to.',
    not_said:
      'Whoever reported this did not say whether it happened to them. These are their own details: ask before you assume.',
  },
  safe: 'Before you contact them',
  details: 'Details',
  nothing:
    'They did not say how to reach them safely. Do not contact them directly: answer on their follow-up page.',
  noContact: 'Do not contact them. They asked us not to.',
  followUpOnly: 'Do not contact them directly. Answer only on their follow-up page.',
  asked: (on: Day, part: CallPart) =>
    `They asked to be called. ${callTimeWords(on, part)} Ring then, on the number in their message about this call. If it gives none, use the number below. What follows of ways and times is for everything else.`,
  notOtherwise: 'Do not ring at any other time.',
  onlyThatCall: 'Apart from this call, do not contact them directly: answer on their follow-up page.',
  onlyBeside: (ways: string) => `Apart from this call, only contact them by ${ways}.`,
  only: (ways: string) => `Only contact them by ${ways}.`,
  notWays: (ways: string) => `Do not use: ${ways}.`,
  mayLeave: { yes: 'You may leave a message.', no: 'Do not leave a message.' },
  maySay: { yes: 'You may say who you are.', no: 'Do not say who you are to anybody else who answers.' },
  leaveOn: {
    yes: (ways: string) => `You may leave a message only by ${ways}.`,
    no: (ways: string) => `Leave no message by ${ways}.`,
  },
  sayOn: {
    yes: (ways: string) => `You may say who you are only by ${ways}.`,
    no: (ways: string) => `Do not say who you are by ${ways}, to anybody but them.`,
  },
  times: (times: string) => `Safe times: ${times}.`,
  trusted: {
    label: 'Somebody else who may be called',
    knows: {
      yes: 'They know what happened.',
      no: 'They do not know what happened: say nothing of it.',
      not_known: 'It is not known whether they know what happened: say nothing of it.',
    },
  },
  through: 'Somebody to go through',
  /** Beside a detail that belongs to a way which they did not choose. */
  notChosen: 'Do not use this: they did not choose it as a way to be reached.',
  others: {
    label: (at: number) => `Another person affected (${at})`,
    contact: {
      yes: 'They know of the report, and agreed to be contacted.',
      no: 'They know of the report. Do not contact them.',
      not_known:
        'They know of the report. Whether they want to be contacted is not known: do not contact them.',
    },
  },
  neverAt: (times: string) => `Never try: ${times}`,
  noTimes: 'They named no safe times: ask first whether it is a good moment.',
  theirWords: 'In their own words',
  otherNumber: 'call to any other number',
  otherTimes: (when: string) => `Also safe: ${when}`,
  method: {
    call: 'phone call',
    landline: 'call to their landline',
    text: 'text message',
    email: 'email',
    letter: 'letter',
    relay: 'relay service',
    in_person: 'meeting them in person',
    through: 'going through somebody whom they named',
  },
  time: {
    morning: 'mornings',
    afternoon: 'afternoons',
    evening: 'evenings',
    weekend: 'weekends',
  },
  field: {
    name: 'Name',
    phone: 'Telephone',
    landline: 'Landline at home',
    email: 'E-mail',
    address: 'Address',
    postcode: 'Postcode',
    dateOfBirth: 'Date of birth',
    ageBand: 'Age',
    relay: 'Relay service',
    meetAt: 'Where it is safe to meet them',
  },
  notGiven: 'They gave no details of their own.',
} as const
