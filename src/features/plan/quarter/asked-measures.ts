// What the measures of a plan's actions say now, for those who are asked: the newest full quarter, and against the target.
import type { Ctx, Services } from '../../../access/ctx.ts'
import { readHistories, valueText } from '../../insight/index.ts'
import { loadTies } from '../measures/ties.store.ts'
import { judgeTies, type Judged } from '../measures/verdicts.ts'
import { ragRulesOf } from '../running/rules.ts'
import type { MeasureVerdict } from '../running/suggest-rag.ts'
import { quarterWords as words } from './messages.en.ts'
import type { AskedMeasure } from './requests.store.ts'

/** By action. Numbers of the whole partnership under its small-number rules, read as facts: no row of anybody's. */
export async function measuresNow(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  services: Services,
  planId: string,
): Promise<ReadonlyMap<string, AskedMeasure[]>> {
  const { ties, rules } = await ctx.db.transaction(async (tx) => ({
    ties: await loadTies(tx, { planId }),
    rules: await tx.selectFrom('plans').select('rules').where('id', '=', planId).executeTakeFirst(),
  }))
  if (ties.length === 0) return new Map()
  const keys = ties.map(({ key }) => key)
  const judged = judgeTies(ties, await readHistories(ctx, services, keys), ragRulesOf(rules?.rules))
  return new Map([...judged].map(([actionId, each]) => [actionId, each.map(asked)]))
}

function asked({ tie, history, judgement, text }: Judged): AskedMeasure {
  const { measure, lastFull } = history
  const value = valueText(measure, lastFull.value)
  return {
    key: tie.key,
    name: measure.name,
    text: tie.target ? text : value ? words.figure(value, lastFull.period.label) : words.noFigure,
    verdict: tie.target ? judgement.verdict : null,
  }
}

/** The same as rules take it. */
export const verdictsFrom = (measures: readonly AskedMeasure[] = []): MeasureVerdict[] =>
  measures.flatMap(({ key, verdict }) => (verdict ? [{ key, verdict }] : []))
