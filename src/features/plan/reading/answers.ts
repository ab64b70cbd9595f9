// "Completed? Y": what a yes or a no means is in the question, which is the column's title.
import { titleOf } from './columns.ts'
import type { RowWords } from './derive.ts'

const questions: readonly [RegExp, yes: string, no: string][] = [
  [/\b(?:on track|on target)\b/, 'On track', 'Off track'],
  [/\b(?:completed?|done|finished|closed|achieved|met|implemented)\b/, 'Complete', 'Not complete'],
  [/\bstarted\b/, 'Started', 'Not started'],
]

/** Takes the title of the status column and a cell of it. Returns the answer in full, for deriving only; the words stay. */
export function answered(title: string, cell: string): Partial<RowWords> {
  const share = shareOf(title, cell)
  if (share !== null) return { status: share }
  const answer = /^(?:(y|yes)|(n|no))[.]?$/i.exec(cell.trim())
  const asked = answer && questions.find(([question]) => question.test(titleOf(title)))
  if (!answer || !asked) return {}
  return { status: answer[1] ? asked[1] : asked[2] }
}

/** "60" or 0.6 under "% complete". One alone may be either. */
function shareOf(title: string, cell: string): string | null {
  const number = /^\d{1,3}(?:\.\d+)?$/.test(cell.trim()) ? Number(cell) : null
  if (number === null || number > 100 || number === 1 || !/%|per ?cent/.test(titleOf(title))) return null
  return `${Math.round(number < 1 ? number * 100 : number)}%`
}
