// Words of the measures that the system computes: what each means, and how it is worked out.
import { DAYS_MAX } from './measures.store.ts'

type MeasureWords = {
  name: string
  definition: string
  formula: string
  numerator: string
  denominator: string | null
  period: string
  tally: Readonly<Record<string, string>>
}

const arrived = 'By the day on which the report arrived.'
const opened = 'By the day on which the case was opened.'
const fellDue = 'By the day on which the time ran out.'

const onTimeTally = {
  on_time: 'On time',
  late: 'Late',
  overdue: 'Not done yet, and overdue',
  running: 'Not due yet',
  stopped: 'Stopped for a reason, such as a case closed or a risk that changed',
}

/** A limit of the minimum standard: `what` as a plural ("first contacts"), `done` as it is done ("made"). */
const onTime = (name: string, definition: string, what: string, done: string): MeasureWords => ({
  name,
  definition: `${definition} It goes by the day on which the time ran out.`,
  formula: `${what[0]?.toUpperCase()}${what.slice(1)} ${done} on time, divided by ${what} that fell due in the period. What was stopped for a reason is not counted.`,
  numerator: `${what} ${done} on time`,
  denominator: `${what} that fell due in the period, or were ${done} before they did`,
  period: fellDue,
  tally: onTimeTally,
})

const dayTally = Object.fromEntries([
  ['day_0', 'The same day'],
  ...Array.from({ length: DAYS_MAX }, (_, at) => [
    `day_${at + 1}`,
    at === 0 ? '1 working day' : `${at + 1} working days`,
  ]),
  ['more', `More than ${DAYS_MAX} working days`],
])

const waited = (name: string, definition: string, what: string): MeasureWords => ({
  name,
  definition,
  formula: `Of all ${what}, put in order of the working days they took, the one in the middle: half took no longer. The day of the report itself does not count.`,
  numerator: what,
  denominator: what,
  period: fellDue,
  tally: dayTally,
})

const statuses = {
  new: 'Waiting to be read',
  logged: 'Logged as a case',
  recorded_only: 'Recorded only',
  passed_on: 'Passed on',
  not_hate: 'Found not to be hate',
  spam: 'Marked as spam (not counted)',
}

const routes = {
  web: 'Online, on our own form',
  telephone: 'By telephone',
  in_person: 'In person',
  paper: 'On paper',
  centre: 'Through a reporting centre',
  partner: 'Through a partner agency',
  import: 'Taken over from an earlier system',
}

const referralTally = {
  referred: 'Referred',
  said_no: 'Withheld: the person said no',
  not_asked: 'Withheld: the person was not asked',
  not_the_person: 'Withheld: somebody else reported it, and the person was not asked',
  person_objects: 'Withheld: somebody else reported it, and the person does not want it told',
  no_safe_contact: 'Withheld: no safe way to contact the person',
  anonymous: 'Withheld: the person did not say who they are',
  withdrew: 'Withheld: the person changed their mind',
  withdrawn: 'Referred, then taken back',
  missing: 'Missing: no referral at all',
}

const outcomes = {
  accepted_basic: 'Accepted: basic support',
  accepted_enhanced: 'Accepted: enhanced support',
  declined: 'Declined',
  no_answer_posted: 'No answer: a letter was posted',
  no_answer_unsafe: 'No answer, and not safe to write',
  wrong_details: 'Wrong details',
  out_of_area: 'Lives outside the area',
  pending: 'Ended without an outcome',
  waiting: 'Not finished yet',
  stopped: 'Stopped: the person said no',
}

export const measureWords = {
  'hate-cases-referred-to-victim-service': {
    name: 'Hate cases referred to the victim service',
    definition:
      'Every report that is logged as a hate case is referred to the victim service by itself. Where the person said no, cannot be reached safely, or was not asked because somebody else reported it, the referral is kept back and counted with its reason.',
    formula:
      'Cases whose automatic referral was sent, divided by cases whose person could be referred: they said yes and can be reached safely. A wish is never counted against anybody. That no case is missing is shown before it.',
    numerator: 'cases referred: the referral was sent, taken or finished',
    denominator: 'who could be referred: they said yes and can be reached safely',
    period: opened,
    tally: referralTally,
  },
  'victim-service-offered': {
    name: 'People asked about the victim service',
    definition:
      'How often the person to whom it happened was asked, by us or on the form, whether they want the victim service. Whoever did not say who they are cannot be asked again, and is not counted.',
    formula:
      'Cases whose person answered, yes or no, divided by those and the cases whose person was not asked, because nobody did or because somebody else reported it.',
    numerator: 'cases whose person was asked',
    denominator: 'cases whose person could be asked',
    period: opened,
    tally: referralTally,
  },
  'victim-service-reached': {
    name: 'People reached by the victim service',
    definition:
      'How often the victim service reached the person after a referral. Who then says no was reached all the same.',
    formula:
      'Finished referrals whose person was reached (they accepted or declined), divided by those and the referrals that ended without an answer or with wrong details.',
    numerator: 'finished referrals whose person was reached',
    denominator: 'finished referrals of people of this area',
    period: opened,
    tally: outcomes,
  },
  'victim-service-accepted': {
    name: 'People who accepted the victim service',
    definition:
      'Of those whom the victim service reached, how many wanted its help. Saying no is everybody’s right, so this figure is never called good or bad.',
    formula:
      'Referrals whose person accepted basic or enhanced support, divided by referrals whose person accepted or declined.',
    numerator: 'people who accepted support',
    denominator: 'people reached who accepted or declined',
    period: opened,
    tally: outcomes,
  },
  'reports-received': {
    name: 'Reports received',
    definition:
      'Reports of hate incidents that reached the partnership by any route. More reports can mean that more people trust us to listen, so this figure is never called good or bad.',
    formula: 'Reports that arrived in the period, not counting those marked as spam.',
    numerator: 'reports that arrived in the period, not counting spam',
    denominator: null,
    period: arrived,
    tally: statuses,
  },
  'reports-logged-as-hate-cases': {
    name: 'Reports logged as a hate case',
    definition:
      'Of the reports that somebody has read and decided, how many were logged as a case. A report that is not logged is not disbelieved: it may be passed on, or kept on record only.',
    formula:
      'Reports logged as a case, divided by reports that were logged, recorded only, passed on or found not to be hate. Those still to be read, and spam, are not counted.',
    numerator: 'reports logged as a case',
    denominator: 'reports of the period that were decided',
    period: arrived,
    tally: { ...statuses, new: 'Waiting to be read (not counted)' },
  },
  'reports-online': {
    name: 'Reports made online',
    definition:
      'By which way people told us, and how many of them used our own form. The other ways stand beside it: what matters is that each of them is open.',
    formula: 'Reports made on our own form, divided by all reports of the period but spam.',
    numerator: 'reports made on our own form',
    denominator: 'reports that arrived in the period, not counting spam',
    period: arrived,
    tally: routes,
  },
  'reports-through-centres-and-partners': {
    name: 'Reports through centres and partners',
    definition:
      'How many reports came through a third-party reporting centre or a partner agency: people who would not have come to us themselves.',
    formula:
      'Reports taken by a reporting centre or a partner agency, divided by all reports of the period but spam.',
    numerator: 'reports taken by a reporting centre or a partner agency',
    denominator: 'reports that arrived in the period, not counting spam',
    period: arrived,
    tally: routes,
  },
  'reports-happened-before': {
    name: 'Reports of something that had happened before',
    definition:
      'Of the people who told us whether it had happened before, how many said that it had. It can rise because more people tell us about all of it, so this figure is never called good or bad.',
    formula:
      'Reports that say it had happened before, divided by reports that say whether it had. Spam is not counted.',
    numerator: 'reports that say it had happened before',
    denominator: 'reports that say whether it had happened before',
    period: arrived,
    tally: { yes: 'It had happened before', no: 'It was the first time', not_said: 'Not said (not counted)' },
  },
  'reports-acknowledged-on-time': onTime(
    'Reports acknowledged on time',
    'How often somebody from the agency acknowledged a report within the time that the minimum standard sets.',
    'acknowledgements',
    'made',
  ),
  'first-contact-on-time': onTime(
    'First contact made on time',
    'How often the person affected was first contacted within the time that the minimum standard sets.',
    'first contacts',
    'made',
  ),
  'risk-assessed-on-time': onTime(
    'Risk assessed on time',
    'How often the risk of a case was assessed within the time that the minimum standard sets.',
    'risk assessments',
    'made',
  ),
  'victim-referral-taken-on-time': onTime(
    'Referrals taken by the victim service on time',
    'How often the victim service took a referral within the time that the minimum standard sets.',
    'referrals',
    'taken',
  ),
  'police-told-on-time': onTime(
    'Police told on time',
    'How often the police were told, where the person said yes to it, within the time that the minimum standard sets.',
    'notices to the police',
    'given',
  ),
  'victim-updates-on-time': onTime(
    'Updates to victims on time',
    'How often the person affected was told how it goes within the time that the minimum standard sets, again and again while the case is open.',
    'updates',
    'given',
  ),
  'reviews-on-time': onTime(
    'Cases reviewed on time',
    'How often an open case was reviewed within the time that the minimum standard sets, again and again while it is open.',
    'reviews',
    'made',
  ),
  'working-days-to-acknowledgement': waited(
    'Working days until a report is acknowledged',
    'How long people wait until somebody from the agency acknowledges their report.',
    'acknowledgements that fell due in the period and were made',
  ),
  'working-days-to-first-contact': waited(
    'Working days until first contact',
    'How long people wait, from when they told us, until somebody first makes contact with them.',
    'first contacts that fell due in the period and were made',
  ),
  'plan-updates-on-time': {
    ...onTime(
      'Updates of the plan given on time',
      'How often the owner of a part of the plan answered the quarter’s request by the day that was asked for.',
      'updates of the plan',
      'given',
    ),
    tally: {
      on_time: 'On time',
      late: 'Late',
      overdue: 'Silent, and overdue',
      running: 'Not due yet',
    },
  },
  'handling-rated-well': {
    name: 'People who say that we handled it well',
    definition:
      'Whoever told us may say on their follow-up page, once at each stage of their report, how we deal with it. The people who deal with the report do not see the answer: it is only counted.',
    formula:
      'Answers “very well” and “well”, divided by all answers of the period. Whoever did not answer is not counted.',
    numerator: 'answers “very well” and “well”',
    denominator: 'answers of people who said how it was handled',
    period: 'By the day on which the person answered.',
    tally: {
      very_well: 'Very well',
      well: 'Well',
      neither: 'Neither well nor badly',
      badly: 'Badly',
      very_badly: 'Very badly',
    },
  },
  'closed-reports-rated': {
    name: 'Closed reports that were rated',
    definition:
      'Of the reports whose case was closed, how many people said how we had dealt with it. It says how much the share of good answers rests on. Nobody has to answer, so this figure is never called good or bad.',
    formula:
      'Reports of cases closed in the period whose person answered after the case was closed, divided by all reports of cases closed in the period. Spam is not counted, nor a case that was opened again.',
    numerator: 'reports of closed cases that were rated when they were finished',
    denominator: 'reports of cases that were closed in the period',
    period: 'By the day on which the case was closed.',
    tally: { rated: 'Rated', not_rated: 'Not rated' },
  },
} as const satisfies Readonly<Record<string, MeasureWords>>

export const computedSource = 'Computed by this system from the work itself'
export const medianUnit = 'working days'
