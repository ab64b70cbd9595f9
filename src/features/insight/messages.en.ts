// Words of the measures and of the pages that show them.

const number = new Intl.NumberFormat('en-GB')
const count = (n: number, one: string, many: string) => `${number.format(n)} ${n === 1 ? one : many}`

const onTime = {
  numerator: 'done on or before the time the standard sets',
  denominator: 'fell due in the period, and were not stopped for a reason',
  tally: {
    on_time: 'On time',
    late: 'Late',
    overdue: 'Not done yet, and overdue',
    running: 'Not due yet',
    stopped: 'Stopped for a reason',
  },
}

export const words = {
  span: (first: string, last: string) => `${first} to ${last}`,
  number: (n: number) => number.format(n),
  percent: (share: number) => `${number.format(Math.floor(share * 1000 + 1e-9) / 10)}%`,
  ofWhich: (numerator: number, denominator: number) =>
    `${number.format(numerator)} of ${number.format(denominator)}`,

  measures: {
    'hate-cases-referred-to-victim-service': {
      name: 'Hate cases referred to the victim service',
      definition:
        'Every report that is logged as a hate case is referred to the victim service by itself. Where the person said no, cannot be reached safely, or was not asked because somebody else reported it, the referral is kept back and counted with its reason.',
      formula:
        'Cases whose automatic referral was sent, divided by cases whose person could be referred: they said yes and can be reached safely. A wish is never counted against anybody. That no case is missing is shown before it.',
      numerator: 'cases referred: the referral was sent, taken or finished',
      denominator: 'who could be referred: they said yes and can be reached safely',
      tally: {
        referred: 'Referred',
        said_no: 'Withheld: the person said no',
        not_asked: 'Withheld: the person was not asked',
        not_the_person: 'Withheld: somebody else reported it, and the person was not asked',
        no_safe_contact: 'Withheld: no safe way to contact the person',
        anonymous: 'Withheld: the person did not say who they are',
        withdrew: 'Withheld: the person changed their mind',
        withdrawn: 'Referred, then taken back',
        missing: 'Missing: no referral at all',
      },
    },
    'reports-received': {
      name: 'Reports received',
      definition:
        'Reports of hate incidents that reached the partnership by any route. More reports can mean that more people trust us to listen, so this figure is never called good or bad.',
      formula: 'Reports that arrived in the period, not counting those marked as spam.',
      numerator: 'reports that arrived in the period, not counting spam',
      denominator: null,
      tally: {
        new: 'Waiting to be read',
        logged: 'Logged as a case',
        recorded_only: 'Recorded only',
        passed_on: 'Passed on',
        not_hate: 'Found not to be hate',
        spam: 'Marked as spam (not counted)',
      },
    },
    'reports-acknowledged-on-time': {
      name: 'Reports acknowledged on time',
      definition:
        'How often somebody from the agency acknowledged a report within the time that the minimum standard sets. It goes by the day on which the time ran out.',
      formula: 'Acknowledgements made on time, divided by acknowledgements that fell due in the period.',
      ...onTime,
      numerator: 'acknowledgements made on time',
      denominator: 'acknowledgements that fell due in the period, or were made before they did',
    },
    'first-contact-on-time': {
      name: 'First contact made on time',
      definition:
        'How often the person affected was first contacted within the time that the minimum standard sets. It goes by the day on which the time ran out.',
      formula: 'First contacts made on time, divided by first contacts that fell due in the period.',
      ...onTime,
      numerator: 'first contacts made on time',
      denominator: 'first contacts that fell due in the period, or were made before they did',
    },
  },
  smallNumbers:
    'Staff see every number. Nothing from 1 to 4 is published: it is hidden, with as many others as keep it from being worked out.',
  fewCases: (n: number) =>
    `This rests on only ${number.format(n)}: a single one changes it a lot, so read it with care.`,

  reconciliation: {
    logged: (n: number) => `${count(n, 'case', 'cases')} logged`,
    referred: (n: number) => `${number.format(n)} referred`,
    withheld: (n: number, reasons: readonly [number, string][]) =>
      n === 0
        ? '0 withheld'
        : `${number.format(n)} withheld (${reasons.map(([of, why]) => `${number.format(of)} ${why}`).join(', ')})`,
    withdrawn: (n: number) => `${number.format(n)} taken back`,
    missing: (n: number) => `${number.format(n)} missing`,
    proof: 'every logged case has its referral or the reason why not',
    someMissing:
      'some logged cases have no referral and no reason. This must never happen: tell an administrator now',
    reasons: {
      said_no: 'said no',
      not_asked: 'not asked',
      not_the_person: 'reported by somebody else',
      no_safe_contact: 'no safe contact',
      anonymous: 'anonymous',
      withdrew: 'changed their mind',
    },
  },

  direction: {
    up: (from: string, to: string) => `Up from ${from} to ${to}`,
    down: (from: string, to: string) => `Down from ${from} to ${to}`,
    same: (to: string) => `The same as before: ${to}`,
    unknown: 'Not enough figures to compare',
    better: 'better',
    worse: 'worse',
    explain: 'Direction compares the last two full quarters.',
  },

  list: {
    title: 'Figures',
    lead: 'Each figure is computed from the work itself when you open the page. Nobody types them in.',
    measure: 'Measure',
    lastQuarter: (label: string) => `Last full quarter, ${label}`,
    present: (label: string) => `So far in ${label}`,
    direction: 'Direction',
    trend: 'Last four full quarters',
    none: 'No figure yet',
    publicFigures: 'See what the public sees',
  },
  measure: {
    back: 'Figures',
    period: 'Period',
    show: 'Show',
    soFar: (label: string) => `${label} so far`,
    twelveMonths: 'Last four full quarters',
    behind: 'The numbers behind it',
    what: 'What',
    howMany: 'How many',
    total: 'All',
    historyTitle: (name: string) => `${name}, by quarter`,
    quarter: 'Quarter',
    value: 'Figure',
    noFigure: 'No figure',
    about: 'About this figure',
    definition: 'What it means',
    formula: 'How it is worked out',
    above: 'Counted on top',
    below: 'Counted below',
    direction: 'Which way is better',
    better: { more: 'Higher is better', neither: 'Neither: more reports is not bad news' },
    small: 'Small numbers',
    drill: 'Who can look behind the numbers',
    drillWho: 'People who work with cases, and only the cases they already have sight of.',
    seeCases: 'See the cases of this period that you have sight of',
    seeAllCases: 'See the cases you have sight of',
    seeReports: 'See the reports in your queue',
    download: 'Download as CSV',
    nothing: 'Nothing to count in this period.',
  },
  csv: {
    period: 'Period',
    from: 'From',
    to: 'To',
    complete: 'Period is over',
    yes: 'yes',
    no: 'no',
    numerator: 'Counted on top',
    denominator: 'Counted below',
    value: 'Figure',
  },
  figures: {
    title: 'Our figures',
    lead: (area: string) =>
      `What people told us in ${area}, and what we did. More reports can mean that more people feel able to speak, so we never treat a higher number as bad news.`,
    measure: 'What we counted',
    year: (label: string) => `Year ${label}`,
    quarter: (days: string) => days,
    received: 'Reports we received',
    logged: 'Logged as a hate case',
    referred: 'Referred to support for victims',
    hidden: 'Too few to publish',
    why: 'Why some numbers are missing',
    whyText: [
      'Where a number is from 1 to 4 we do not publish it, because in a small place it could point to a person.',
      'Sometimes we hide a larger number as well, so that a hidden one cannot be worked out from the total.',
    ],
    notReferred:
      'We do not refer somebody who said no, or whom we cannot contact safely. Nobody is referred against their wishes.',
    unfinished:
      'These are figures for full years and quarters that are over. They can still change a little.',
    plan: 'Read our plan',
  },
} as const
