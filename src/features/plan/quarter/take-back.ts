// What was said signed in is in the plan at once; sent back, it is taken out again: what stood before it stands again.
// The words stay in the log, where owner and coordinator see them as sent back.
import { type Selectable, sql } from 'kysely'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { DB } from '../../../access/schema.gen.ts'
import { type DeliveryChange, saveDelivery } from '../running/delivery.store.ts'
import { loadRoundNames } from '../running/round-names.store.ts'
import { moderationWords as words } from './moderation.messages.en.ts'

type Row = Selectable<DB['plan_deliveries']>
type Said = Selectable<DB['plan_updates']>

/** What an answer writes as it was said. */
const SAID = [
  'status',
  'progress_rag',
  'progress_reason',
  'confidence_rag',
  'confidence_reason',
  'cause',
  'corrective_action',
  'ask',
  'evidence_to_come',
] as const satisfies readonly (keyof Row & keyof Said)[]

/**
 * Takes an update out of the plan that was put into it. What somebody changed since stays as they changed it; a part that
 * has ended meanwhile (it was verified, or called off) stays whole. Nothing is said of the quarter any more, so that silence
 * is silence. Conflict where somebody changes the part at the same moment.
 */
export async function takeBack(tx: Tx, ctx: StaffCtx, updateId: string): Promise<void> {
  const said = await tx
    .selectFrom('plan_updates')
    .selectAll()
    .where('id', '=', updateId)
    .where('applied_at', 'is not', null)
    .executeTakeFirst()
  if (!said) return
  const present = await openPart(tx, said.delivery_id)
  const before = present && (await rowBefore(tx, said))
  if (!present || !before) return
  const called = await loadRoundNames(tx, said.plan_id)
  await saveDelivery(tx, present.id, changeBack(said, present, before), {
    version: present.version,
    by: ctx.actor.userId,
    at: ctx.clock.now(),
    reason: words.takenBack(called(said.quarter).name),
  })
}

const openPart = (tx: Tx, id: string): Promise<Row | undefined> =>
  tx
    .selectFrom('plan_deliveries')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('status', 'not in', ['complete', 'cancelled', 'superseded'])
    .executeTakeFirst()

/** Where a field says what the update said, what it said before; every other stays. Pure. */
function changeBack(said: Said, present: Row, before: Row): DeliveryChange {
  const change: DeliveryChange = {}
  const back = <Field extends keyof Row & keyof DeliveryChange>(field: Field) =>
    Object.assign(change, { [field]: before[field] })
  for (const field of SAID) if (present[field] === said[field]) back(field)
  // Said as none, it may have ended what was said before: an ongoing part that was back on track.
  if (present.forecast_due === said.forecast_due) back('forecast_due')
  if (present.story === said.words) {
    back('story')
    back('story_at')
  }
  if (present.reported_quarter === said.quarter) back('reported_quarter')
  if (present.stale_quarter === null) back('stale_quarter')
  return change
}

/**
 * The part as it was before its owner's first words since somebody last decided: said twice and sent back, the first words
 * do not stand either.
 */
async function rowBefore(tx: Tx, said: Said): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    with first as (select min(u.at) as at from plan_updates u
      where u.delivery_id = ${said.delivery_id} and u.quarter = ${said.quarter} and u.applied_at is not null
        and u.state <> 'accepted' and u.at > coalesce((select max(a.at) from plan_updates a
          where a.delivery_id = ${said.delivery_id} and a.state in ('accepted', 'returned') and a.id <> ${said.id}), '-infinity')),
    written as (select min(h.valid_from) as at from plan_history h, first
      where h.kind = 'plan_deliveries' and h.row_id = ${said.delivery_id} and (h.row ->> 'story_at')::timestamptz = first.at)
    select d.* from written, plan_history h
      cross join lateral jsonb_populate_record(null::plan_deliveries, h.row) d
    where h.kind = 'plan_deliveries' and h.row_id = ${said.delivery_id} and h.valid_from < written.at
    order by h.valid_from desc limit 1`.execute(tx)
  return rows[0]
}
