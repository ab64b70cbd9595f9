// What a frozen quarter's record keeps beside the plan: the figures of its measures, its evidence and its milestones, as
// they stood at the freeze. What is counted anew later may differ, and is not the record.
import { z } from 'zod'
import type { Ctx, Services } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type History, readHistories, TARGET_DIRECTIONS } from '../../insight/index.ts'
import { loadTies, type Tie } from '../measures/ties.store.ts'

const target = z.object({
  value: z.number(),
  direction: z.enum(TARGET_DIRECTIONS),
  by: z.string().nullable(),
  baseline: z.number().nullable(),
  note: z.string(),
})
const figure = z.object({
  /** Such as "2026-q3". */
  quarter: z.string(),
  value: z.number().nullable(),
  /** Null where nothing is counted, or nothing divided. */
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
})
const measure = z.object({
  key: z.string(),
  name: z.string(),
  shape: z.enum(['share', 'count', 'median', 'number']),
  unit: z.string(),
  decimals: z.number(),
  better: z.enum(['more', 'fewer', 'neither']),
  ties: z.array(z.object({ actionId: z.string(), target: target.nullable() })),
  figures: z.array(figure),
})
const evidence = z.object({
  actionId: z.string(),
  deliveryId: z.string().nullable(),
  kind: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  happenedOn: z.string().nullable(),
  /** Whether somebody else had looked at it. */
  verified: z.boolean(),
})
const milestone = z.object({
  actionId: z.string(),
  deliveryId: z.string().nullable(),
  title: z.string(),
  dueOn: z.string(),
  doneOn: z.string().nullable(),
})
const shape = z.object({
  asOf: z.coerce.date(),
  measures: z.array(measure),
  evidence: z.array(evidence),
  milestones: z.array(milestone),
})

export type KeptMeasure = z.infer<typeof measure>
export type KeptFacts = z.infer<typeof shape>

/**
 * The figures of a plan's measures now, with the targets of its actions: to be kept with the record of a quarter. `at`: an
 * instant that is over, as of which they are counted instead.
 */
export async function measuresToKeep(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  services: Services,
  planId: string,
  at: Date | null = null,
): Promise<KeptMeasure[]> {
  const ties = await ctx.db.transaction((tx) => loadTies(tx, { planId }, at))
  const histories = await readHistories(
    ctx,
    services,
    ties.map(({ key }) => key),
    at,
  )
  return [...histories.values()].map((history) => keptOf(history, ties))
}

function keptOf({ measure: of, figures }: History, ties: readonly Tie[]): KeptMeasure {
  const counted = of.shape === 'share' || of.shape === 'count'
  return {
    key: of.key,
    name: of.name,
    shape: of.shape,
    unit: of.unit,
    decimals: of.decimals,
    better: of.better,
    ties: ties
      .filter(({ key }) => key === of.key)
      .map(({ actionId, target: aim }) => ({ actionId, target: aim })),
    figures: figures.map(({ period, value, numerator, denominator }) => ({
      quarter: period.key,
      value,
      numerator: counted && value !== null ? numerator : null,
      denominator: counted ? denominator : null,
    })),
  }
}

const MAX = 10_000

/** Everything that is kept beside a plan, with figures that were read before. Two queries. */
export async function factsToKeep(
  tx: Tx,
  planId: string,
  { measures, asOf }: Pick<KeptFacts, 'measures' | 'asOf'>,
): Promise<KeptFacts> {
  const proofs = await tx
    .selectFrom('plan_evidence')
    .select(['action_id as actionId', 'delivery_id as deliveryId', 'kind', 'title', 'url'])
    .select(['happened_on as happenedOn', 'verified_at'])
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .where('added_at', '<=', asOf)
    .orderBy('action_id')
    .orderBy('added_at')
    .limit(MAX)
    .execute()
  const milestones = await tx
    .selectFrom('plan_milestones')
    .select(['action_id as actionId', 'delivery_id as deliveryId', 'title', 'due_on as dueOn'])
    .select('done_on as doneOn')
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .orderBy('action_id')
    .orderBy('due_on')
    .limit(MAX)
    .execute()
  const seen = proofs.map(({ verified_at: at, ...each }) => ({
    ...each,
    verified: at !== null && at <= asOf,
  }))
  return { asOf, measures, evidence: seen, milestones }
}

/** What a frozen quarter's record keeps beside its plan; null in a record from before it was kept. */
export function factsOfRecord(record: unknown): KeptFacts | null {
  const read = z.looseObject({ facts: shape.nullable().default(null) }).safeParse(record)
  return read.success ? read.data.facts : null
}
