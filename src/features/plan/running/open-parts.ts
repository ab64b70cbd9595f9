// The parts of plans that may be offered to a post or a group: open, and neither's yet.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { ENDED } from './delivery.ts'

export type OpenPart = {
  id: string
  planId: string
  planTitle: string
  actionId: string
  action: string
  ownerWords: string
  agencyId: string | null
  leadName: string | null
  status: string
  version: number
}

/** Open parts of no post and no group, those of one plan together; whoever asks says whose words they look for, and how many. */
export const openParts = (tx: Tx) =>
  tx
    .selectFrom('plan_deliveries as d')
    .innerJoin('plans as p', 'p.id', 'd.plan_id')
    .innerJoin('plan_actions as a', 'a.id', 'd.action_id')
    .leftJoin('staff_users as u', 'u.id', 'd.lead_user_id')
    .select(['d.id', 'd.plan_id as planId', 'p.title as planTitle', 'd.action_id as actionId', 'd.version'])
    .select(['d.owner_words as ownerWords', 'd.agency_id as agencyId', 'd.status', 'u.name as leadName'])
    .select(sql<string>`coalesce(nullif(a.action, ''), a.objective)`.as('action'))
    .where('p.kind', '=', 'plan')
    .where('d.group_id', 'is', null)
    .where('d.post_id', 'is', null)
    .where('d.removed_at', 'is', null)
    .where('a.removed_at', 'is', null)
    .where('d.status', 'not in', [...ENDED])
    .orderBy('p.title')
    .orderBy('a.position')
    .orderBy('d.id')
