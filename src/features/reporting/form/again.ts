// The answers so far, sealed, for the browser's own Back, Forward and Reload (decision 12). A page of the form carries
// them beside its fields; the script of the page leaves them in the tab's history, where nobody reads them without us. It
// is nothing that is kept here, and after *Exit this page* it opens nothing (access/way-out.ts).
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import type { Ctx } from '../../../access/ctx.ts'
import { open, seal } from '../../../platform/crypto/envelope.ts'
import { type Form, type FormValues, readForm } from '../../../platform/http/form.ts'
import { ALL_FIELDS, isStep, type Step } from './steps.ts'

/** The field in which the answers come back. */
export const AGAIN = 'again'
/** As long as a form is waited for: somebody may be called away from it. */
const LASTS_MS = 12 * 3_600_000
const AAD = 'form again'
// More than the form can hold: what was made by somebody else unpacks to no more than this.
const BYTES_MAX = 2_000_000

const sealed = z.object({
  at: z.number(),
  step: z.string().refine(isStep),
  returning: z.boolean(),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

type Issuer = Pick<Ctx, 'clock' | 'vault'>
type Place = { form: Form; step: Step; returning: boolean }

/** What was answered, and nothing else that came with the form. */
export const answersIn = (form: Form): FormValues =>
  Object.fromEntries(
    ALL_FIELDS.flatMap((name) => {
      const value = form.values[name]
      return value === undefined || value.length === 0 ? [] : [[name, value]]
    }),
  )

/** The answers and the question that is shown, as text that only this installation opens. */
export function sealAnswers(
  ctx: Issuer,
  { form, token, step, returning }: Place & { token: string },
): string {
  const values = { ...answersIn(form), token }
  const text = JSON.stringify({ at: ctx.clock.now().getTime(), step, returning, values })
  return seal(keyOf(ctx), deflateRawSync(text), AAD).toString('base64url')
}

/** What was sealed; null where it is altered, another installation's, or older than twelve hours. */
export function openAnswers(ctx: Issuer, text: string): Place | null {
  try {
    const packed = open(keyOf(ctx), Buffer.from(text, 'base64url'), AAD)
    const json: unknown = JSON.parse(inflateRawSync(packed, { maxOutputLength: BYTES_MAX }).toString('utf8'))
    const { at, step, returning, values } = sealed.parse(json)
    if (at + LASTS_MS < ctx.clock.now().getTime()) return null
    return { form: readForm(values), step, returning }
  } catch {
    return null
  }
}

const keyOf = ({ vault }: Issuer): KeyObject =>
  createSecretKey(createHmac('sha256', vault.secrets.forms).update('form again', 'utf8').digest())
