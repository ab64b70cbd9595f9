// Words of the page on which a measure's target is set for an action.
export const targetWords = {
  title: (measure: string) => `Target: ${measure}`,
  lead: 'What this measure should reach for the action, so that everybody sees whether it does. The last full quarter is judged; one that still runs never is.',
  direction: 'The figure should be',
  directions: { at_least: 'at least', at_most: 'at most' },
  value: (unit: string) => (unit ? `Target (${unit})` : 'Target'),
  by: 'By when',
  byHint: 'The day by which it should be reached. Leave it out where it should always be so.',
  baseline: 'Where it stood when the target was set',
  baselineHint: 'Leave it out where nobody knows',
  note: 'Why this target',
  noteHint: 'Such as: agreed by the board in June',
  why: 'Why are you changing it?',
  whyHint: 'In a few words, such as: agreed at the board in June. It stands in the history.',
  save: 'Save target',
  remove: 'Take the target away: the measure stays tied to the action',
  history: 'What it has been',
  none: 'No target is set.',
  set: 'Set a target',
  change: 'Change the target',
  of: (measure: string) => `for ${measure}`,
  back: 'Back to the action',
  percent: '%',
  problem: {
    value: 'Enter a number, such as 90 or 2.5',
    percent: 'Enter a number from 0 to 100',
    direction: 'Choose whether the figure should be at least or at most the target',
    by: 'Enter a real date',
    baseline: 'Enter a number, or leave this out',
    note: 'Use at most 1,000 characters',
  },
} as const

export const measuresWords = {
  /** After a figure of a past day whose source keeps no dates of its own. */
  countedOn: (day: string) => `How it stood that day is not kept: this is as counted on ${day}.`,
} as const
