// Making, reading and ending partners' keys.
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { addDays, type Day, isDay, londonDay } from '../../../platform/calendar/london.ts'
import { hashToken, randomToken } from '../../../platform/crypto/tokens.ts'
import type { Form } from '../../../platform/http/form.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { charCount, plainLine } from '../../../platform/text/plain.ts'
import { insertKey, revokeKey } from './keys.store.ts'
import { keyWords } from './messages.en.ts'

export const PER_MINUTE = { least: 1, usual: 60, most: 600 } as const
/** A key that nobody renews ends: whoever left with it cannot send for ever. */
export const DAYS_MAX = 731
const PREFIX = 'ups_'
const HINT_CHARS = 10
const NAME = { least: 2, most: 80 } as const
const WHOSE = { least: 2, most: 120 } as const
const SHAPE = /^ups_[A-Za-z0-9_-]{43}$/

export type KeyAsked = {
  agencyId: string
  name: string
  /** The body whose system it is; null where it is the agency's own. */
  whose: string | null
  perMinute: number
  expiresOn: Day
}

/** Reads the form of a new key. `agencies`: for whom this administrator may make one. */
export function readKeyForm(form: Form, agencies: readonly string[], today: Day): Outcome<KeyAsked> {
  const name = plainLine(form.one('name'))
  const agencyId = agencies.length === 1 ? (agencies[0] ?? '') : form.one('agencyId')
  const whose = plainLine(form.one('whose'))
  const perMinute = Number(form.one('perMinute').trim())
  const part = (box: string) => form.one(`expires-${box}`).trim()
  const expiresOn = `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`
  const problems: Problem[] = []
  const say = keyWords.problems
  if (charCount(name) < NAME.least || charCount(name) > NAME.most)
    problems.push({ field: 'name', message: say.name })
  if (whose !== '' && (charCount(whose) < WHOSE.least || charCount(whose) > WHOSE.most))
    problems.push({ field: 'whose', message: say.whose(WHOSE.least, WHOSE.most) })
  if (!agencies.includes(agencyId)) problems.push({ field: 'agencyId', message: say.agency })
  if (!Number.isInteger(perMinute) || perMinute < PER_MINUTE.least || perMinute > PER_MINUTE.most)
    problems.push({ field: 'perMinute', message: say.perMinute(PER_MINUTE.least, PER_MINUTE.most) })
  if (!isDay(expiresOn) || expiresOn <= today || expiresOn > addDays(today, DAYS_MAX))
    problems.push({ field: 'expires', message: say.expires })
  if (problems.length > 0 || !isDay(expiresOn)) return refused(...problems)
  return ok({ agencyId, name, whose: whose || null, perMinute, expiresOn })
}

/** Makes a key and returns it: the only time that anybody sees it. */
export async function makeKey(tx: Tx, ctx: StaffCtx, asked: KeyAsked): Promise<string> {
  const key = `${PREFIX}${randomToken()}`
  const id = newId()
  await insertKey(tx, {
    ...asked,
    id,
    hash: hashToken(key),
    hint: key.slice(0, HINT_CHARS),
    madeAt: ctx.clock.now(),
    madeBy: ctx.actor.userId,
  })
  const { agencyId, perMinute, expiresOn } = asked
  await record(tx, ctx, {
    action: 'intake-key.make',
    subjectKind: 'intake-key',
    subjectId: id,
    detail: { agency: agencyId, perMinute, expiresOn },
  })
  return key
}

/** Ends a key. Throws NotFound for one that is not theirs, or ended before. */
export async function endKey(tx: Tx, ctx: StaffCtx, id: string): Promise<void> {
  if (!(await revokeKey(tx, id, ctx.actor.userId, ctx.clock.now()))) throw new NotFound('no such key')
  await record(tx, ctx, { action: 'intake-key.revoke', subjectKind: 'intake-key', subjectId: id })
}

/** The hash of the key in an Authorization header; undefined where it holds none of ours. */
export function keyHashIn(authorization: string): Buffer | undefined {
  const [, key = ''] = /^Bearer +(\S+)$/i.exec(authorization.trim()) ?? []
  return SHAPE.test(key) ? hashToken(key) : undefined
}

/** Whether a key counts on this day. */
export const counts = (key: { revokedAt: Date | null; expiresOn: Day }, now: Date): boolean =>
  key.revokedAt === null && key.expiresOn >= londonDay(now)
