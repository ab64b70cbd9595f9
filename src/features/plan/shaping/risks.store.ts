import type { Tx } from '../../../access/db.ts'
import { rowsAt } from '../running/plan-state.store.ts'

export type Risk = {
  id: string
  actionId: string | null
  kind: 'risk' | 'issue'
  text: string
  likelihood: number | null
  impact: number | null
  response: string
  agency: string | null
  open: boolean
  version: number
}
const RISKS_MAX = 500

/** The risks and issues of a plan, today's or those that it had at an instant: open before closed, the highest score first. */
export async function listRisks(tx: Tx, planId: string, at: Date | null = null): Promise<Risk[]> {
  const rows = await tx
    .selectFrom(rowsAt('plan_risks', planId, at).as('r'))
    .leftJoin('agencies as g', 'g.id', 'r.agency_id')
    .select(['r.id', 'r.action_id as actionId', 'r.kind', 'r.text', 'r.likelihood', 'r.impact', 'r.response'])
    .select(['g.short_name as agency', 'r.state', 'r.version'])
    .where('r.removed_at', 'is', null)
    .orderBy('r.state', 'desc')
    .orderBy(
      (eb) => eb('r.likelihood', '*', eb.ref('r.impact')),
      (order) => order.desc().nullsLast(),
    )
    .orderBy('r.id')
    .limit(RISKS_MAX)
    .execute()
  return rows.map(({ kind, state, ...risk }) => ({
    ...risk,
    kind: kind === 'issue' ? 'issue' : 'risk',
    open: state === 'open',
  }))
}
