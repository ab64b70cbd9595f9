// The deliveries of a plan with what the rules make of each, from a table or from the history of one.
import type { RawBuilder, Selectable } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { DB } from '../../../access/schema.gen.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { CONFIDENCES, type Delivery, RAGS, STATUSES } from './delivery.ts'
import { type DeliveryState, type RuleFacts, withRules } from './plan-state.ts'

type Named = {
  agency_name: string | null
  agency_kind: string | null
  group_name: string | null
  post_title: string | null
  lead_name: string | null
  stale_from: Day | null
  reported_from: Day | null
}

/** Takes the rows of one plan's deliveries and what is known of each action. Returns them by action, in order. */
export async function loadDeliveries(
  tx: Tx,
  from: RawBuilder<DB['plan_deliveries']>,
  factsOf: (actionId: string) => RuleFacts,
): Promise<Map<string, DeliveryState[]>> {
  const rows = await tx
    .selectFrom(from.as('d'))
    .leftJoin('agencies as g', 'g.id', 'd.agency_id')
    .leftJoin('plan_groups as b', 'b.id', 'd.group_id')
    .leftJoin('plan_posts as t', 't.id', 'd.post_id')
    .leftJoin('staff_users as u', 'u.id', 'd.lead_user_id')
    .leftJoin('plan_cycles as cs', (on) =>
      on.onRef('cs.plan_id', '=', 'd.plan_id').onRef('cs.quarter', '=', 'd.stale_quarter'),
    )
    .leftJoin('plan_cycles as cr', (on) =>
      on.onRef('cr.plan_id', '=', 'd.plan_id').onRef('cr.quarter', '=', 'd.reported_quarter'),
    )
    .selectAll('d')
    .select([
      'g.short_name as agency_name',
      'g.kind as agency_kind',
      'b.name as group_name',
      't.title as post_title',
      'u.name as lead_name',
      'cs.first_day as stale_from',
      'cr.first_day as reported_from',
    ])
    .where('d.removed_at', 'is', null)
    .orderBy('d.position')
    .orderBy('d.id')
    .execute()
  return Map.groupBy(
    rows.map((row) => withRules({ ...deliveryOf(row), ...namesOf(row) }, factsOf(row.action_id))),
    ({ actionId }) => actionId,
  )
}

type DeliveryRow = Selectable<DB['plan_deliveries']>

/** A delivery from its row. */
export function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    actionId: row.action_id,
    position: row.position,
    agencyId: row.agency_id,
    groupId: row.group_id,
    postId: row.post_id,
    ownerWords: row.owner_words,
    leadUserId: row.lead_user_id,
    part: row.part,
    startsOn: row.starts_on,
    baselineDue: row.baseline_due,
    forecastDue: row.forecast_due,
    rebaselines: row.rebaselines,
    recurring: row.recurring,
    status: oneOf(STATUSES, row.status) ?? 'not_set',
    progressRag: oneOf(RAGS, row.progress_rag),
    progressReason: row.progress_reason,
    confidenceRag: oneOf(CONFIDENCES, row.confidence_rag),
    confidenceReason: row.confidence_reason,
    cause: row.cause,
    correctiveAction: row.corrective_action,
    ask: row.ask,
    story: row.story,
    storyAt: row.story_at,
    evidenceToCome: row.evidence_to_come,
    reportedQuarter: row.reported_quarter,
    staleQuarter: row.stale_quarter,
    verifiedBy: row.verified_by,
    verifiedAt: row.verified_at,
    version: row.version,
  }
}

const namesOf = (row: Named) => ({
  agencyName: row.agency_name,
  agencyKind: row.agency_kind,
  groupName: row.group_name,
  postTitle: row.post_title,
  leadName: row.lead_name,
  staleFrom: row.stale_from,
  reportedFrom: row.reported_from,
})

const oneOf = <Name extends string>(names: readonly Name[], text: string | null): Name | null =>
  names.find((name) => name === text) ?? null
