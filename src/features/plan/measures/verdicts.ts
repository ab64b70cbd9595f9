// What the measures of each action say against their targets: what a suggested colour takes (running/suggest-rag.ts). Pure.
import { type History, type Judgement, judge, judgementText, type TargetRules } from '../../insight/index.ts'
import type { MeasureVerdict } from '../running/suggest-rag.ts'
import type { Tie } from './ties.store.ts'

export type Judged = { tie: Tie; history: History; judgement: Judgement; text: string }

/** Judges every tie that has a history, by action. `rules`: the plan's own, or part of them. */
export function judgeTies(
  ties: readonly Tie[],
  histories: ReadonlyMap<string, History>,
  rules: Partial<TargetRules> = {},
): ReadonlyMap<string, Judged[]> {
  const judged = ties.flatMap((tie) => {
    const history = histories.get(tie.key)
    if (!history) return []
    const judgement = judge(history, tie.target, rules)
    return [{ tie, history, judgement, text: judgementText(history, tie.target, judgement) }]
  })
  return Map.groupBy(judged, ({ tie }) => tie.actionId)
}

/** The same as `suggestRag` takes it: only measures with a target say anything of progress. */
export function verdictsOf(judged: readonly Judged[] = []): MeasureVerdict[] {
  return judged.flatMap(({ tie, judgement, history: { countedOn } }) =>
    tie.target ? [{ key: tie.key, verdict: judgement.verdict, ...(countedOn && { countedOn }) }] : [],
  )
}

/** Whether a measure can show that something is done: it has a figure, and misses no target. */
export const showsDone = ({ history, judgement: { verdict } }: Judged): boolean =>
  (history.lastFull.value !== null || history.present.value !== null) &&
  verdict !== 'off' &&
  verdict !== 'worse'
