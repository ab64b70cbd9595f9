// The promise that no word is lost, as something that can be checked: every piece of the plan that was
// taken from the source, each once. Derived values and names that the reader gave are not among them.
import type { PlanRead } from './read-plan.schema.ts'

/** Words, numbers and the signs that mean something, in order. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}]+|\p{N}+|[&%£€$+@]/gu) ?? []
}

/** Words in the source that the plan does not hold, and words in the plan that the source does not. Both empty: nothing lost, nothing invented. */
export function wordBalance(source: string, plan: PlanRead): { lost: string[]; invented: string[] } {
  const counts = new Map<string, number>()
  for (const word of wordsOf(source)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const invented: string[] = []
  for (const word of piecesOf(plan).flatMap(wordsOf)) {
    const left = counts.get(word) ?? 0
    if (left === 0) invented.push(word)
    else counts.set(word, left - 1)
  }
  return { lost: [...counts].flatMap(([word, left]) => Array<string>(left).fill(word)), invented }
}

/** Every text of the plan that came from the source, each once. */
export function piecesOf(plan: PlanRead): string[] {
  return [
    plan.title,
    ...plan.priorities.flatMap((priority) => [
      priority.heading,
      ...priority.coreObjectives,
      ...priority.links.flatMap((link) => [link.label, link.text]),
      ...priority.aims.flatMap((aim) => [
        aim.ref,
        aim.text,
        ...aim.rows.flatMap((row) => [
          row.objective,
          row.action,
          row.owner,
          row.timeframe,
          row.status,
          row.update,
          ...row.other.map((cell) => cell.text),
        ]),
      ]),
    ]),
    ...plan.headers.flatMap((header) => header.cells),
    ...plan.unplaced.map((line) => line.text),
  ]
}
