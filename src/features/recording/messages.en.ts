// Words of the lists by which everybody records.
import type { GateRule, KeptRegime } from './regimes.ts'

export const recordingWords = {
  keepers: (lead: string | null) =>
    lead
      ? `administrators and coordinators of ${lead}`
      : 'administrators and coordinators of the lead agency',
  changedBy: (who: string) => `This is changed by ${who}.`,
  stale: 'Somebody else changed this first. Below is what stands now: make your change again.',
} as const

export const categoryTexts = {
  title: 'Strands and sub-categories',
  intro:
    'What people may choose within a strand, once they have chosen it. Nobody has to. Figures count strands: sub-categories are counted nowhere beside them.',
  none: 'Nothing is asked within this strand.',
  head: { label: 'Sub-category', days: 'Offered', order: 'Order', change: 'Change' },
  offered: (from: string, until: string | null, first: boolean): string => {
    if (first) return until ? `Until ${until}` : 'From the beginning'
    return until ? `From ${from} until ${until}` : `From ${from}`
  },
  ended: (until: string) => `Ended on ${until}`,
  change: 'Change',
  changeOf: (label: string) => `Change ${label}`,
  coming: (label: string, from: string) => `Called “${label}” from ${from}`,
  add: 'Add a sub-category',
  strand: 'Strand',
  label: 'What it is called',
  labelHint: 'As the person who reports reads it, such as “Language or accent”.',
  from: 'Offered from',
  renameFrom: 'Called so from',
  renameHint: 'Only where you change the name. Reports from before that day keep the name they were told in.',
  order: 'Order within the strand',
  orderHint: 'A number from 1 to 999. The lowest comes first.',
  ends: 'No longer offered from',
  endsHint: 'Leave it empty to go on offering it. Reports that named it keep it.',
  history: 'What it was called',
  historyLine: (label: string, from: string, first: boolean) =>
    first ? `${label}, from the beginning` : `${label}, from ${from}`,
  save: 'Save',
  addButton: 'Add it',
  back: 'Strands and sub-categories',
  done: 'Saved.',
  problem: {
    strand: 'Choose the strand it belongs to',
    label: 'Enter what it is called',
    labelLong: 'What it is called must be 80 characters or fewer',
    taken: 'This strand has a sub-category of that name',
    full: 'There are as many sub-categories as can be read. End some first',
    day: 'Enter a real day, month and year',
    past: 'The day must be today or later, so that earlier reports stay as they are',
    position: 'Enter a number from 1 to 999',
    endsFirst: 'It must end after it begins',
  },
} as const

const lines = {
  name: 'Name',
  source: 'Where it comes from',
  affected: 'The person affected is called',
  other: 'The other person is called',
  nonCrime: 'Something that is no crime is called',
  crimeAffected: 'The person affected is called, where the police say it is a crime',
  crimeOther: 'The other person is called, where the police say it is a crime',
} as const

const rules: Readonly<Record<GateRule, string>> = {
  any: 'One yes is enough',
  all: 'Every answer must be yes',
}

const side = (police: boolean) => (police ? 'the police' : 'partners other than the police')

export const regimeTexts = {
  title: 'How things are recorded',
  intro:
    'The words for those in a record, and what must be asked before another person’s identity is taken, follow the rules in force on the day of the report. One set is in force for the police and one for everybody else.',
  asOf: 'See what was in force on a day',
  asOfButton: 'Show that day',
  dayWrong: 'Enter a real day, month and year',
  onDay: (day: string) => `In force on ${day}`,
  sideHead: (police: boolean) => (police ? 'The police' : 'Partners other than the police'),
  noneOnDay: 'None is in force on that day. Records then say “person affected” and “alleged perpetrator”.',
  fallback: { affected: 'person affected', other: 'alleged perpetrator' },
  head: { name: 'Rules', side: 'For', days: 'In force', words: 'Words', gate: 'Gate' },
  days: (from: string | null, to: string | null): string => {
    if (!from) return 'Not in force'
    return to ? `${from} to ${to}` : `From ${from}`
  },
  words: (regime: Pick<KeptRegime, 'affected' | 'other' | 'nonCrime'>) =>
    `${regime.affected}; ${regime.other}; ${regime.nonCrime}`,
  gateOn: (count: number) => (count === 1 ? 'On, 1 question' : `On, ${count} questions`),
  gateOff: 'Off',
  all: 'All rules',
  add: 'Add rules',
  addHint: 'A new code of practice is added from its first day. End the one before it on the day before.',
  change: 'Change',
  changeOf: (name: string) => `Change ${name}`,
  back: 'How things are recorded',
  lines,
  lineHints: {
    source: 'The law, code or local decision, so that anybody can look it up.',
    affected: 'Such as “complainant”. Lower case: it stands within sentences.',
  } as Readonly<Partial<Record<keyof typeof lines, string>>>,
  who: 'Who records by them',
  whoPolice: 'The police',
  whoPartners: 'Everybody else',
  from: 'In force from',
  fromHint: 'Leave it empty where it is not known yet. The rules are then kept, and nobody records by them.',
  to: 'Last day',
  toHint: 'Leave it empty where no end is known.',
  guidance: 'What whoever records must know',
  gate: 'Before another person’s identity is taken',
  gateChoices: { on: 'Ask the questions below', off: 'Ask nothing' },
  gateQuestions: 'The questions, one on each line',
  gateQuestionsHint: 'Each is answered by yes or no, so that yes speaks for taking it.',
  gateRule: 'Identity may be taken where',
  rules,
  look: 'See what this changes',
  preview: 'What this changes',
  previewFrom: (police: boolean, from: string | null, to: string | null): string => {
    if (!from)
      return `Nobody will record by these rules until they have a first day. They are for ${side(police)}.`
    return to
      ? `From ${from} to ${to}, records of ${side(police)} will say:`
      : `From ${from} on, records of ${side(police)} will say:`
  },
  previewPast: 'That begins before today: reports from that day on will be shown in these words too.',
  saysAffected: (affected: string, crimeAffected: string) =>
    `“${affected}” for the person affected, and “${crimeAffected}” where the police say it is a crime`,
  saysOther: (other: string, crimeOther: string) =>
    `“${other}” for the other person, and “${crimeOther}” where the police say it is a crime`,
  saysNonCrime: (nonCrime: string) => `“${nonCrime}” for what is no crime`,
  saysGate: (count: number, rule: GateRule) =>
    count === 1
      ? 'One question is asked before another person’s identity is taken.'
      : `${count} questions are asked before another person’s identity is taken. ${rules[rule]}.`,
  saysNoGate: 'Nothing is asked before another person’s identity is taken.',
  before: (name: string, affected: string, other: string) =>
    `Before: ${name}, which says “${affected}” and “${other}”.`,
  save: 'Save',
  edit: 'Change it further',
  done: 'Saved.',
  problem: {
    who: 'Choose who records by these rules',
    line: (label: string) => `Enter: ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    lineLong: (label: string, max: number) => `${label}: use ${max} characters or fewer`,
    guidance: 'Enter what whoever records must know',
    guidanceLong: (max: number) => `What whoever records must know has to be ${max} characters or fewer`,
    day: 'Enter a real day, month and year, or leave it empty',
    noStart: 'Enter the first day, or take the last one away',
    order: 'The last day must not be before the first',
    noQuestion: 'Enter at least one question, or choose to ask nothing',
    questions: (max: number, chars: number) => `Enter at most ${max} questions of ${chars} characters each`,
    overlap: (name: string, from: string, until: string | null) =>
      until
        ? `“${name}” is in force from ${from} to ${until}. Choose days outside that, or change its days first`
        : `“${name}” is in force from ${from} on. Give it a last day first, or end these rules before it begins`,
  },
} as const
