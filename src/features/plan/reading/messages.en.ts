// What the reader's codes say to a person who checks an imported plan.
import type { PlanRefused, ProblemCode, RowFlag, WarningCode } from './read-plan.schema.ts'

export const rowFlagText: Record<RowFlag, string> = {
  'joined-across-page':
    'A page break cut this row in two. We joined the halves: check that they belong together',
  doubtful: 'Several things run together here and we could not tell them apart for certain',
  'status-in-timeframe': 'The time frame says how far the action is. We propose it as the status',
  'status-unread': 'We could not tell what this status means',
  unscheduled: 'No date has been set',
  'several-timeframes': 'There is more than one time frame here',
  'timeframe-unread': 'We could not read a date from this time frame',
  'no-year': 'This names a quarter, but neither the row nor the plan says of which year',
  'owner-looks-like-timeframe': 'Part of the owner looks like a time frame',
  'owner-to-be-confirmed': 'An owner has still to be confirmed or set up',
  'ends-mid-sentence': 'A sentence here stops before its end',
  'no-header': 'This table has no header row, so we guessed what its columns are',
}

export const warningText: Record<WarningCode, string> = {
  'no-title': 'We could not find the title of the plan',
  'no-period': 'We could not find which years the plan covers',
  'no-header': 'No table has a header row that we know',
  'no-priorities': 'We could not find any priorities',
  'no-rows': 'We could not find any actions',
  'row-outside-priority': 'Some rows come before the first priority',
  'more-cells-than-columns': 'A row has more cells than its header',
  'aim-number-repeated': 'Two different aims have the same number',
}

const problemTexts: Record<ProblemCode, (limit: number) => string> = {
  'nothing-to-read': () => 'The plan is empty',
  'not-text': () => 'The plan must be text: paste its tables, or save it as a text or CSV file',
  'too-large': (limit) => `The plan must be smaller than ${Math.floor(limit / 1024 / 1024)}MB`,
  'too-many-lines': (limit) => `The plan must have ${limit.toLocaleString('en-GB')} lines or fewer`,
  'too-many-rows': (limit) => `The plan must have ${limit.toLocaleString('en-GB')} table rows or fewer`,
  'too-many-columns': (limit) => `Each table row of the plan must have ${limit} cells or fewer`,
  'cell-too-long': (limit) =>
    `Each cell of the plan must have ${limit.toLocaleString('en-GB')} characters or fewer`,
}

/** A refusal as an error message, with the line where there is one. */
export function planProblemText({ code, line, limit }: PlanRefused['problem']): string {
  const text = problemTexts[code](limit ?? 0)
  return line === null ? text : `${text} (line ${line})`
}
