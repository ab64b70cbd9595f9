// What a form is given when very much is being sent: it goes through at once with proof of a little work, or without any
// after a wait. Signed, bound to the form's token, and kept nowhere. A token is one report however often it is sent, so a
// proof or a wait brings one report and no second.
import type { Ctx } from '../../../access/ctx.ts'
import { readSigned, signValue } from '../../../platform/crypto/sign.ts'
import { hashToken } from '../../../platform/crypto/tokens.ts'
import { provesWork } from '../../../platform/crypto/work.ts'

/** `challenge` and `bits`: the work. `notBefore`: from when it goes without. */
export type Ticket = { text: string; challenge: string; bits: number; notBefore: Date }

// At 15 bits an old phone works for some seconds, a desktop for less than one; each further bit takes twice as long.
export const WORK_BITS = { least: 15, most: 18 } as const
export const WAIT_SECONDS = { least: 30, most: 120 } as const
// Long enough to be called away from the screen.
const LASTS_MS = 12 * 3_600_000
const PURPOSE = 'send a report'

type Issuer = Pick<Ctx, 'clock' | 'vault'>

/** A ticket for the form with this token. `busyness`: from 0 to 1; the busier, the more work and the longer the wait. */
export function issueTicket({ clock, vault }: Issuer, token: string, busyness: number): Ticket {
  const between = ({ least, most }: { least: number; most: number }) =>
    Math.round(least + (most - least) * busyness)
  const notBefore = new Date(clock.now().getTime() + between(WAIT_SECONDS) * 1000)
  const bits = between(WORK_BITS)
  const text = signValue(vault.secrets.forms, {
    purpose: PURPOSE,
    value: [bits, notBefore.getTime(), boundTo(token)].join(':'),
    expiresAt: new Date(notBefore.getTime() + LASTS_MS),
  })
  return { text, challenge: challengeOf(text), bits, notBefore }
}

/** Reads a ticket of this form. Null where it is altered, another form's or too old. */
export function readTicket({ clock, vault }: Issuer, token: string, text: string): Ticket | null {
  const read = readSigned(vault.secrets.forms, text, { purpose: PURPOSE, now: clock.now() })
  if (!read.ok) return null
  const [bits = '', notBefore = '', bound = ''] = read.value.split(':')
  if (bound !== boundTo(token)) return null
  return { text, challenge: challengeOf(text), bits: Number(bits), notBefore: new Date(Number(notBefore)) }
}

/** Whether a form goes through by its ticket: the work is proved, or the wait is over. */
export const admits = ({ challenge, bits, notBefore }: Ticket, number: string, now: Date): boolean =>
  now >= notBefore || provesWork(challenge, number, bits)

// The signature alone: as hard to know beforehand as the whole, and short.
const challengeOf = (text: string): string => text.slice(text.lastIndexOf('.') + 1)

const boundTo = (token: string): string => hashToken(token).toString('base64url')
