// What hangs on an action besides deliveries and evidence: milestones, risks and issues, links, money. Today or on a day.
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { DB } from '../../../access/schema.gen.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { planName } from '../plan-name.ts'
import { rowsAt } from './plan-state.store.ts'

export type Milestone = {
  id: string
  title: string
  dueOn: Day
  doneOn: Day | null
  deliveryId: string | null
}
export type Risk = {
  id: string
  kind: 'risk' | 'issue'
  text: string
  likelihood: number | null
  impact: number | null
  response: string
  open: boolean
}
export type Link = {
  id: string
  kind: 'depends_on' | 'relates_to' | 'meeting' | 'paper'
  title: string
  url: string | null
  onDate: Day | null
  /** Where a meeting is held. */
  place: string | null
  to: OtherAction | null
}
/** Another action, with its plan; what that is called where it is another one too. */
export type OtherAction = { planId: string; actionId: string; words: string; plan: string | null }
export type Budget = { id: string; words: string; pence: number | null }
export type Extras = {
  milestones: Milestone[]
  risks: Risk[]
  links: Link[]
  /** Actions that lean on this one. */
  neededBy: OtherAction[]
  budgets: Budget[]
}

const MAX = 200
type Of = { planId: string; actionId: string; at: Date | null }
const LINK_KINDS = ['depends_on', 'relates_to', 'meeting', 'paper'] as const

/** All of it, as it stands, or as it stood at `at`. */
export async function loadExtras(tx: Tx, { planId, actionId, at }: Of): Promise<Extras> {
  const of = { planId, actionId, at }
  const [milestones, risks, budgets, links, neededBy] = await Promise.all([
    loadMilestones(tx, of),
    loadRisks(tx, of),
    loadBudgets(tx, of),
    loadLinks(tx, of),
    loadNeededBy(tx, of),
  ])
  return { milestones, risks, budgets, links, neededBy }
}

const loadMilestones = (tx: Tx, { planId, actionId, at }: Of): Promise<Milestone[]> =>
  tx
    .selectFrom(rowsAt('plan_milestones', planId, at).as('m'))
    .select(['m.id', 'm.title', 'm.due_on as dueOn', 'm.done_on as doneOn', 'm.delivery_id as deliveryId'])
    .where('m.action_id', '=', actionId)
    .where('m.removed_at', 'is', null)
    .orderBy('m.due_on')
    .limit(MAX)
    .execute()

async function loadRisks(tx: Tx, { planId, actionId, at }: Of): Promise<Risk[]> {
  const risks = await tx
    .selectFrom(rowsAt('plan_risks', planId, at).as('r'))
    .select(['r.id', 'r.kind', 'r.text', 'r.likelihood', 'r.impact', 'r.response', 'r.state'])
    .where('r.action_id', '=', actionId)
    .where('r.removed_at', 'is', null)
    .orderBy('r.id')
    .limit(MAX)
    .execute()
  return risks.map(({ state, kind, ...risk }) => ({
    ...risk,
    kind: kind === 'issue' ? 'issue' : 'risk',
    open: state === 'open',
  }))
}

const loadBudgets = (tx: Tx, { planId, actionId, at }: Of): Promise<Budget[]> =>
  tx
    .selectFrom(rowsAt('plan_budgets', planId, at).as('b'))
    .select(['b.id', 'b.words', 'b.pence'])
    .where('b.action_id', '=', actionId)
    .where('b.removed_at', 'is', null)
    .orderBy('b.id')
    .limit(MAX)
    .execute()

async function loadLinks(tx: Tx, { planId, actionId, at }: Of): Promise<Link[]> {
  const rows = await tx
    .selectFrom(rowsAt('plan_links', planId, at).as('l'))
    .leftJoin(actionsAt(at).as('t'), 't.id', 'l.to_action_id')
    .leftJoin('plans as p', 'p.id', 't.plan_id')
    .select([
      'l.id',
      'l.kind',
      'l.title',
      'l.url',
      'l.on_date as onDate',
      'l.place',
      't.id as toId',
      't.plan_id as toPlan',
      'p.title as planTitle',
      'p.period_words as period',
    ])
    .select(sql<string>`coalesce(nullif(t.action, ''), t.objective)`.as('toWords'))
    .where('l.action_id', '=', actionId)
    .where('l.removed_at', 'is', null)
    .orderBy('l.id')
    .limit(MAX)
    .execute()
  return rows.map(({ toId, toPlan, toWords, planTitle, period, kind, ...link }) => ({
    ...link,
    kind: LINK_KINDS.find((each) => each === kind) ?? 'relates_to',
    to:
      toId && toPlan
        ? {
            planId: toPlan,
            actionId: toId,
            words: toWords,
            plan: otherPlan(planId, toPlan, { planTitle, period }),
          }
        : null,
  }))
}

type Named = { planTitle: string | null; period: string | null }
const otherPlan = (own: string, other: string, { planTitle, period }: Named): string | null =>
  other === own ? null : planName(planTitle ?? '', period)

type Words = Pick<DB['plan_actions'], 'id' | 'plan_id' | 'action' | 'objective' | 'removed_at'>
type Leaning = Pick<DB['plan_links'], 'id' | 'action_id' | 'to_action_id' | 'kind' | 'removed_at'>

// Of every plan, as what an action leans on may be another's: only columns that an index of the history leads to.
const actionsAt = (at: Date | null): RawBuilder<Words> =>
  at
    ? sql`(select h.row_id as id, h.plan_id, h.row ->> 'action' as action, h.row ->> 'objective' as objective,
        (h.row ->> 'removed_at')::timestamptz as removed_at from plan_history h
      where h.kind = 'plan_actions' and h.valid_from <= ${at} and (h.valid_to is null or h.valid_to > ${at}))`
    : sql`(select id, plan_id, action, objective, removed_at from plan_actions)`

const linksAt = (at: Date | null): RawBuilder<Leaning> =>
  at
    ? sql`(select h.row_id as id, h.action_id, (h.row ->> 'to_action_id')::uuid as to_action_id, h.row ->> 'kind' as kind,
        (h.row ->> 'removed_at')::timestamptz as removed_at from plan_history h
      where h.kind = 'plan_links' and h.valid_from <= ${at} and (h.valid_to is null or h.valid_to > ${at}))`
    : sql`(select id, action_id, to_action_id, kind, removed_at from plan_links)`

async function loadNeededBy(tx: Tx, { planId: own, actionId, at }: Of): Promise<OtherAction[]> {
  const rows = await tx
    .selectFrom(linksAt(at).as('l'))
    .innerJoin(actionsAt(at).as('a'), 'a.id', 'l.action_id')
    .innerJoin('plans as p', 'p.id', 'a.plan_id')
    .select(['a.plan_id as planId', 'a.id as actionId', 'p.title as planTitle', 'p.period_words as period'])
    .select(sql<string>`coalesce(nullif(a.action, ''), a.objective)`.as('words'))
    .where('l.to_action_id', '=', actionId)
    .where('l.kind', '=', 'depends_on')
    .where('l.removed_at', 'is', null)
    .where('a.removed_at', 'is', null)
    .orderBy('a.id')
    .limit(MAX)
    .execute()
  return rows.map(({ planTitle, period, ...action }) => ({
    ...action,
    plan: otherPlan(own, action.planId, { planTitle, period }),
  }))
}
