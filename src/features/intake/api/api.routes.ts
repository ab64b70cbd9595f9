// POST /api/reports: a report from a partner's own system. The answer comes after the commit, and the same request is
// answered the same however often it comes. There is nothing to read here, with a key or without.
import { actingAs, type Ctx } from '../../../access/ctx.ts'
import { type Input, publicRoute, type Route } from '../../../access/route.ts'
import { everyone } from '../../../access/rules.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { problemJson } from '../../../platform/http/problem-json.ts'
import type { Text } from '../../../platform/http/reply.ts'
import { Conflict, type Problem } from '../../../platform/problems.ts'
import { areasTakingReports, findAgency } from '../../agencies/index.ts'
import type { Receipt } from '../../reporting/index.ts'
import { dueAt, standardsOn } from '../../standard/index.ts'
import { keyHashIn } from '../keys/keys.ts'
import { useKey } from '../keys/keys.store.ts'
import { type PartnerReport, readReport } from '../read-report.ts'
import { sendReport, submissionOf } from '../send-report.ts'
import { apiWords as say } from './messages.en.ts'
import { readBody } from './read-body.ts'

/** A report with every field as long as it may be, in any script. */
export const BODY_BYTES_MAX = 262_144
/** From one network; each key has a limit of its own. */
const PER_MINUTE = 600
const IDEMPOTENCY_KEY = /^"?([A-Za-z0-9_.:-]{8,100})"?$/

type Asked = Input<unknown, unknown>

export const apiReportRoutes: readonly Route[] = [
  publicRoute({
    method: 'POST',
    path: '/api/reports',
    access: everyone('whoever holds a partner’s key may send a report, and nothing else'),
    takesJson: { bytesMax: BODY_BYTES_MAX },
    perMinute: PER_MINUTE,
    // Whoever is signed in, or nobody: a report that a key sends is told as the public.
    handle: (ctx, asked) => takeReport(actingAs(asked.services, ctx, { kind: 'public' }), asked),
  }),
]

async function takeReport(ctx: Ctx, { json, origin }: Asked): Promise<Text> {
  const hash = keyHashIn(json?.authorization ?? '')
  const key = hash && (await ctx.db.transaction((tx) => useKey(tx, hash, ctx.clock.now())))
  if (!key) return problemJson(401, { headers: { 'www-authenticate': 'Bearer' } })
  if (key.waitSeconds > 0) return problemJson(429, { headers: { 'retry-after': String(key.waitSeconds) } })
  const [, name] = IDEMPOTENCY_KEY.exec(json?.idempotencyKey ?? '') ?? []
  if (!name) return problemJson(400, { detail: say.idempotencyKey })
  const body = readBody(json?.body)
  if (!body) return problemJson(400, { detail: say.notAnObject })
  const areas = await ctx.db.transaction((tx) => areasTakingReports(tx, londonDay(ctx.clock.now())))
  const read = readReport(body.sent, areas, ctx.clock.now())
  if (!read.ok || body.problems.length > 0)
    return problemJson(422, { errors: allOf(body.problems, read.ok ? [] : read.problems) })
  const token = submissionOf(ctx.vault.secrets, key, { way: 'key', name })
  return keep(ctx, read.value, token, key, origin)
}

// A body may have as many names as fit into it. Nobody reads more of them than this.
const UNREAD_TOLD_MAX = 100

// Of a field that could not be read at all, nothing further is said: it would be called missing as well.
function allOf(unread: readonly Problem[], found: readonly Problem[]): Problem[] {
  const fields = new Set(unread.map(({ field }) => field))
  return [...unread.slice(0, UNREAD_TOLD_MAX), ...found.filter(({ field }) => !fields.has(field))]
}

type Key = { keyId: string; agencyId: string }

async function keep(ctx: Ctx, report: PartnerReport, token: string, key: Key, origin: string): Promise<Text> {
  try {
    const receipt = await sendReport(ctx, report, token, { keyId: key.keyId })
    return taken(await receiptOf(ctx, receipt, key.agencyId, origin))
  } catch (fault) {
    if (!(fault instanceof Conflict)) throw fault
    return problemJson(409)
  }
}

async function receiptOf(ctx: Ctx, receipt: Receipt, senderId: string, origin: string) {
  return ctx.db.transaction(async (tx) => {
    const standards = await standardsOn(tx, londonDay(receipt.receivedAt))
    const receiver = receipt.agencyId ? await findAgency(tx, receipt.agencyId) : undefined
    const sender = await findAgency(tx, senderId)
    return {
      reference: receipt.reference,
      code: receipt.code,
      received_at: receipt.receivedAt.toISOString(),
      route: 'partner',
      sent_by: sender?.name ?? '',
      received_by: receiver?.name ?? null,
      acknowledge_by: dueAt('acknowledge', 'not_assessed', receipt.receivedAt, standards).toISOString(),
      follow_up: `${origin}/follow-up`,
    }
  })
}

const taken = (receipt: Record<string, string | null>): Text => ({
  kind: 'text',
  status: 201,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(receipt),
  headers: { 'cache-control': 'no-store' },
})
