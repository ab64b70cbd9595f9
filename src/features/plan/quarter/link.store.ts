// What the holder of a link may read and say: through two functions of the database, which check the link each time.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { hashToken } from '../../../platform/crypto/tokens.ts'
import type { CheckedUpdate } from '../running/update-rule.ts'
import { ownNumber } from '../reading/own-number.ts'
import { quarterAsked } from '../running/delivery.store.ts'
import { actionRef } from '../running/plan-state.ts'
import { quarterName } from '../running/quarter-name.ts'
import { roundName, type Span, spanOfRound } from '../running/rhythm.ts'
import { loadRoundNames } from '../running/round-names.store.ts'
import { stored } from '../stored.ts'
import { type LinkedRequest, readRequest } from './linked-request.ts'

const TOKEN_CHARS_MAX = 100

/** The request that a link answers; undefined for a link that opens nothing (any more), whatever the reason. */
export async function requestByLink(tx: Tx, token: string, at: Date): Promise<LinkedRequest | undefined> {
  if (token.length > TOKEN_CHARS_MAX) return undefined
  const { rows } = await sql<{
    request: unknown
  }>`select app.plan_request_by_link(${hashToken(token)}, ${at}) as request`.execute(tx)
  const found = rows[0]?.request
  if (!found) return undefined
  return readRequest(found)
}

/** What the round is called that a link asks about, until when the link works, and what its action is called. */
export type AboutLink = { round: string; until: Date | null; ref: string }

/**
 * The function above answers which quarter closes the round and not where it begins, and the number of the aim alone; this
 * reads that of the link's own round and part, as the system does.
 */
export async function aboutLink(
  tx: Tx,
  token: string,
  { quarter, ref }: { quarter: string; ref: string },
): Promise<AboutLink> {
  const found = await tx
    .selectFrom('plan_request_links as l')
    .innerJoin('plan_requests as r', 'r.id', 'l.request_id')
    .innerJoin('plan_cycles as c', 'c.id', 'r.cycle_id')
    .innerJoin('plan_deliveries as d', 'd.id', 'r.delivery_id')
    .innerJoin('plan_actions as a', 'a.id', 'd.action_id')
    .innerJoin('plan_aims as m', 'm.id', 'a.aim_id')
    .select(['c.quarter', 'c.first_day as firstDay', 'l.expires_at as until', 'm.ref', 'a.other'])
    .select(
      sql<string[]>`array(select o.id::text from plan_actions o
        where o.aim_id = a.aim_id and o.removed_at is null order by o.position, o.id)`.as('siblings'),
    )
    .select('a.id as actionId')
    .where('l.token_hash', '=', hashToken(token))
    .executeTakeFirst()
  if (!found) return { round: quarterName(quarter), until: null, ref }
  const { siblings, actionId, until } = found
  const own = ownNumber(stored.other.parse(found.other))
  return {
    round: roundName(found),
    until,
    ref: actionRef(found.ref, siblings.indexOf(actionId), siblings.length, own),
  }
}

/** Keeps what was said by a link, to wait for a coordinator. False where the link opens nothing any more. */
export async function keepByLink(
  tx: Tx,
  of: { token: string; id: string; at: Date; requestId: string },
  { suggestion, ...update }: CheckedUpdate,
): Promise<boolean> {
  const said = Object.fromEntries(
    Object.entries(update).map(([name, value]) => [name, value === '' ? null : value]),
  )
  const kept = JSON.stringify({
    ...said,
    id: of.id,
    at: of.at.toISOString(),
    requestId: of.requestId,
    suggestedRag: suggestion.rag,
    suggestedReason: JSON.stringify(suggestion.reasons),
  })
  const { rows } = await sql<{
    id: string | null
  }>`select app.keep_plan_update(${hashToken(of.token)}, ${kept}::jsonb) as id`.execute(tx)
  return typeof rows[0]?.id === 'string'
}

/** A round that is frozen, and what the one is called that answers count for now. */
export type ClosedRound = { title: string; round: string; span: Span; later: string }

/**
 * The frozen quarter that a link asked about and the one that answers count for now, so that whoever was sent it learns that it is closed; undefined for any other
 * link. Told of a real secret alone that was not withdrawn, of an account that is open, whoever owns the part by now and
 * however old the link. It reads the table of links as the system does, and answers nothing else of it.
 */
export async function closedByLink(tx: Tx, token: string, now: Date): Promise<ClosedRound | undefined> {
  if (token.length > TOKEN_CHARS_MAX) return undefined
  const found = await tx
    .selectFrom('plan_request_links as l')
    .innerJoin('plan_requests as r', 'r.id', 'l.request_id')
    .innerJoin('plan_cycles as c', 'c.id', 'r.cycle_id')
    .innerJoin('plans as p', 'p.id', 'c.plan_id')
    .innerJoin('staff_users as u', 'u.id', 'l.user_id')
    .select(['p.id', 'p.title', 'c.quarter', 'c.first_day as firstDay'])
    .where('l.token_hash', '=', hashToken(token))
    .where('l.withdrawn_at', 'is', null)
    .where('c.state', '=', 'frozen')
    .where('p.kind', '=', 'plan')
    .where('u.status', '=', 'active')
    .executeTakeFirst()
  if (!found) return undefined
  const { quarter: later } = await quarterAsked(tx, found.id, { cycleId: undefined, now })
  const called = await loadRoundNames(tx, found.id)
  return { title: found.title, round: roundName(found), span: spanOfRound(found), later: called(later).name }
}
