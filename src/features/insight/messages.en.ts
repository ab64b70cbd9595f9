// Words of the measures and of the pages that show them.

const number = new Intl.NumberFormat('en-GB')
const count = (n: number, one: string, many: string) => `${number.format(n)} ${n === 1 ? one : many}`

export const words = {
  span: (first: string, last: string) => `${first} to ${last}`,
  number: (n: number) => number.format(n),
  percent: (share: number) => `${number.format(Math.floor(share * 1000 + 1e-9) / 10)}%`,
  moreThan: (n: number, unit: string) => `More than ${number.format(n)} ${unit}`,
  /** A whole number, or one with so many decimals; more of them only where it is not whole. */
  amount: (value: number, decimalsMax: number, decimalsMin: number, unit: string) => {
    const text = new Intl.NumberFormat('en-GB', {
      minimumFractionDigits: decimalsMin,
      maximumFractionDigits: Math.max(decimalsMax, decimalsMin),
    }).format(value)
    return unit === '' ? text : `${text} ${value === 1 && unit === 'working days' ? 'working day' : unit}`
  },
  notEntered: 'Nobody has entered a figure yet',
  ofWhich: (numerator: number, denominator: number) =>
    `${number.format(numerator)} of ${number.format(denominator)}`,

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
      person_objects: 'reported by somebody else, and the person does not want it',
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
    lead: 'Each of these figures is computed from the work itself when you open the page. Nobody types them in.',
    computed: 'What the system counts',
    manual: 'What people count',
    manualLead:
      'Measures of what the system has no data for yet. Coordinators enter a figure for each quarter, with its source; a correction never hides what was there before.',
    noManual: 'There are none yet.',
    noManualNext:
      'A coordinator can add one, such as the people trained or what a survey found, and tie it to an action of the plan.',
    add: 'Add a measure that people count',
    registry: 'What each measure means',
    measure: 'Measure',
    lastQuarter: (label: string) => `Last full quarter, ${label}`,
    present: (label: string) => `So far in ${label}`,
    direction: 'Direction',
    trend: 'Last four full quarters',
    none: 'No figure yet',
    /** Reports of the quarters shown that were withdrawn since. */
    withdrawn: (n: number) =>
      `What somebody withdrew stays in the figures, since it happened and was dealt with: ${count(n, 'report', 'reports')} of those counted here. The list of cases marks them.`,
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
    quarters: 'Which quarter a thing belongs to',
    source: 'Source',
    direction: 'Which way is better',
    better: {
      more: 'Higher is better',
      fewer: 'Lower is better',
      neither: 'Neither: a change is not good or bad news by itself',
    },
    small: 'Small numbers',
    drill: 'Who can look behind the numbers',
    drillNobody: 'Nobody: the things counted are not in this system.',
    drillWho: 'People who work with cases, and only the cases they already have sight of.',
    drillPlan: 'Everybody who is signed in: the plan is open to all members.',
    seePlan: 'See the plan',
    seeCases: 'See the cases of this period that you have sight of',
    seeReports: 'See the reports of this period that you have sight of',
    records: (name: string) => `What was counted: ${name}`,
    recordsShort: 'What was counted',
    recordsLead: (sighted: number, counted: number) =>
      sighted < counted
        ? `${counted} counted. You have sight of ${sighted} of them; the others belong to other agencies.`
        : `${counted} counted, and you have sight of all of them.`,
    recordsMax: (max: number) => `Only the newest ${max} of them are listed here.`,
    recordsNone: 'You have sight of none of what was counted',
    recordsNoneHint:
      'The figure counts the whole partnership. You see only the records that your agency works with.',
    recordsAll: 'Everything counted',
    recordsHead: ['Record', 'Counted as', 'Received', 'Due', 'Done'] as const,
    download: 'Download as CSV',
    nothing: 'Nothing to count in this period.',
    noYear: 'These quarters do not add up to a year.',
    target: 'Target',
  },
  csv: {
    unit: 'Unit',
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
