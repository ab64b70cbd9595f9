// The answers so far, sealed, for the browser's own Back, Forward and Reload (decision 12). A page of the form carries
// them beside its fields; the script of the page leaves the newest in the tab's storage, where nobody reads them without
// us. It is nothing that is kept here; after *Exit this page* it opens nothing (access/way-out.ts), nor once it was sent.
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import type { Ctx } from '../../../access/ctx.ts'
import { open, seal } from '../../../platform/crypto/envelope.ts'
import { keyedHash } from '../../../platform/crypto/keyed-hash.ts'
import { type Form, type FormValues, readForm } from '../../../platform/http/form.ts'
import { LIMITS, longest } from './read-answers.ts'
import { ALL_FIELDS, isStep, type Step } from './steps.ts'

/** The field in which the answers come back. */
export const AGAIN = 'again'
/** Within a tab that stays open nothing needs it but Reload: a short while is enough. */
const LASTS_MS = 3_600_000
const AAD = 'form again'
// More than nearly every report holds. A little text that unpacks to a large page would be a lever for whoever floods us.
const BYTES_MAX = 150_000
// Somebody who wrote a little too much finds it again, and is told so.
const SPARE = 1.1
const CHOICES_MAX = 50

const sealed = z.object({
  at: z.number(),
  step: z.string().refine(isStep),
  returning: z.boolean(),
  saved: z.boolean().optional(),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

type Issuer = Pick<Ctx, 'clock' | 'vault'>
/** `saved`: the page was the one that shows the code of what was saved. */
type Place = { form: Form; step: Step; returning: boolean; saved?: boolean | undefined }

/** What was answered, and nothing else that came with the form. */
export const answersIn = (form: Form): FormValues =>
  Object.fromEntries(
    ALL_FIELDS.flatMap((name) => {
      const value = form.values[name]
      return value === undefined || value.length === 0 ? [] : [[name, value]]
    }),
  )

/**
 * The answers and the question that is shown, as text that only this installation opens. What is far too long to be sent is
 * cut off; where all of it together is too long, '': Reload then shows what was sealed before.
 */
export function sealAnswers(
  ctx: Issuer,
  { form, token, step, returning, saved }: Place & { token: string },
): string {
  const answers = Object.entries(answersIn(form)).map(([name, value]) => [name, cutOff(name, value)] as const)
  const values = { ...Object.fromEntries(answers), token }
  const text = JSON.stringify({ at: ctx.clock.now().getTime(), step, returning, saved, values })
  if (Buffer.byteLength(text) > BYTES_MAX) return ''
  return seal(keyOf(ctx), deflateRawSync(text), AAD).toString('base64url')
}

/** What was sealed, and when; null where it is altered, another installation's, or older than an hour. */
export function openAnswers(ctx: Issuer, text: string): (Place & { at: number }) | null {
  try {
    const packed = open(keyOf(ctx), Buffer.from(text, 'base64url'), AAD)
    const json: unknown = JSON.parse(inflateRawSync(packed, { maxOutputLength: BYTES_MAX }).toString('utf8'))
    const { at, step, returning, saved, values } = sealed.parse(json)
    if (at + LASTS_MS < ctx.clock.now().getTime()) return null
    return { form: readForm(values), step, returning, saved, at }
  } catch {
    return null
  }
}

/** When what a form carries was sealed; null where it opens nothing, undefined where it carries nothing sealed. */
export function sealedAt(ctx: Issuer, form: Form): number | null | undefined {
  const text = form.one(AGAIN)
  return text === '' ? undefined : (openAnswers(ctx, text)?.at ?? null)
}

/** Which report an entry of the tab's history belongs to: nothing of its token can be found from it. */
export const reportMark = ({ vault }: Pick<Issuer, 'vault'>, token: string): string =>
  keyedHash(vault.secrets.forms, 'report mark', [token]).subarray(0, 8).toString('hex')

function cutOff(name: string, value: string | string[]): string | string[] {
  const max = Math.ceil(longest(name) * SPARE)
  if (typeof value === 'string') return firstOf(value, max)
  return value.slice(-CHOICES_MAX).map((each) => firstOf(each, Math.min(max, LIMITS.line)))
}

// In code points, as they are counted; never half of one.
const firstOf = (text: string, max: number): string =>
  text.length <= max
    ? text
    : Array.from(text.slice(0, 2 * max))
        .slice(0, max)
        .join('')

const keyOf = ({ vault }: Issuer): KeyObject =>
  createSecretKey(createHmac('sha256', vault.secrets.forms).update('form again', 'utf8').digest())
