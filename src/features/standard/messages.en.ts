import type { ClockKind, ClockState, Limit, StandardLevel, Unit } from './clock.ts'

/** What each clock waits for. */
export const CLOCK_WORDS: Record<ClockKind, string> = {
  acknowledge: 'acknowledge the report',
  first_contact: 'first safe contact',
  risk_assessment: 'risk assessment',
  victim_referral: 'victim service takes up the referral',
  police_told: 'police told',
  victim_update: 'update to the person affected',
  review: 'review of the case',
}

export const LEVEL_WORDS: Record<StandardLevel, string> = {
  standard: 'Standard',
  medium: 'Medium',
  high: 'High',
}

/** A state in words, such as "2 working days late". */
export function stateWords(state: ClockState): string {
  switch (state.kind) {
    case 'met':
      return 'done on time'
    case 'met-late':
      return state.workingDays === 0
        ? 'done late the same day'
        : `done ${workingDays(state.workingDays)} late`
    case 'stopped':
      return 'no longer needed'
    case 'late':
      return state.workingDays === 0 ? 'late' : `${workingDays(state.workingDays)} late`
    case 'due-today':
      return 'due today'
    case 'on-time':
      return 'on time'
  }
}

const workingDays = (count: number) => (count === 1 ? '1 working day' : `${count} working days`)

/** A limit in words, such as "2 working days" or "the same day". */
export function limitWords({ unit, amount }: Limit): string {
  if (unit === 'hours') return amount === 1 ? '1 hour' : `${amount} hours`
  if (amount === 0) return 'the same day'
  if (unit === 'days') return amount === 1 ? '1 day' : `${amount} days`
  return workingDays(amount)
}

export const UNIT_WORDS: Record<Unit, string> = { working_days: 'working days', days: 'days', hours: 'hours' }

export const standardTexts = {
  title: 'The minimum standard',
  intro:
    'What the agencies aim to do, and by when. Working days leave out weekends and the bank holidays of England.',
  caption: 'In force today',
  kind: 'What',
  coming: 'Decided, and not yet in force',
  comingHead: { from: 'From', what: 'What', risk: 'Risk', limit: 'Within' },
  noneComing: 'No change is waiting.',
  change: 'Change a limit',
  changeHint:
    'The new limit counts for what begins on that day or later. What was due before stays as it was.',
  kindLabel: 'What has to be done',
  levelLabel: 'Risk',
  amountLabel: 'Within how many',
  amountHint: '0 working days is the same day',
  unitLabel: 'Working days, days or hours',
  fromLegend: 'From which day',
  fromHint: 'Today or later',
  save: 'Set this limit',
  problems: {
    kind: 'Select what has to be done',
    level: 'Select the risk',
    unit: 'Select working days, days or hours',
    amount: 'Enter a whole number from 0 to 366; hours from 1',
    from: 'Enter a day, today or later',
    taken: 'There is a limit from that day already. Choose another day',
  },
}
