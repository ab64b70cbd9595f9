// Which way a person is written to: only one that they said is safe (domain.md 2.2 D), that they gave a detail for, that is
// set up here, and of which they were told, when they chose it, that something goes out by itself. No I/O.
import type { MailContact, PersonDetails } from '../../access/vault.ts'
import type { Channel } from './mail.ts'

/** Which ways are set up, and each since when where that is known. Nothing is sent by another way instead. */
export type Ways = Readonly<Record<Channel, boolean>> & { since?: WaysSince | undefined }
/** Since when each way that is set up has been, without a break. */
export type WaysSince = Readonly<Partial<Record<Channel, Date>>>

export type Target =
  | { channel: 'email'; to: string }
  | { channel: 'sms'; to: string }
  | { channel: 'letter'; to: readonly string[] }
export type NoTarget = { problem: 'no-address' | 'not-safe' | 'page-only' | 'not-promised' }

/**
 * The way, and where to. One is enough: e-mail before a text, a text before a letter, which takes days. 'not-safe': they
 * named no way to write; 'no-address': nor gave what it needs; 'page-only': their way is not set up here; 'not-promised': it
 * is now, and was not when they chose it, so that their form said that nothing goes out: the page is all that they expect.
 */
export function targetOf(contact: MailContact | null, ways: Ways): Target | NoTarget {
  const all = safeTargets(contact?.details ?? null)
  const here = all.filter(({ channel }) => ways[channel])
  const promised = contact && here.find(({ channel }) => wasPromised(contact, channel, ways))
  if (promised) return promised
  if (here.length > 0) return { problem: 'not-promised' }
  if (all.length > 0) return { problem: 'page-only' }
  return {
    problem: contact?.details.email || onlyInPersonOrSpoken(contact?.details) ? 'not-safe' : 'no-address',
  }
}

// Whoever chose a landline, a relay service, a meeting or somebody in between: there is no address to be missed.
function onlyInPersonOrSpoken(details: PersonDetails | undefined): boolean {
  const methods = details?.safeContact?.methods ?? []
  return methods.length > 0 && !Object.values(METHOD).some((way) => methods.includes(way))
}

const METHOD: Readonly<Record<Channel, string>> = { email: 'email', sms: 'text', letter: 'letter' }

function safeTargets(details: PersonDetails | null): Target[] {
  const safe = (channel: Channel) => details?.safeContact?.methods.includes(METHOD[channel]) ?? false
  const { email, phone } = details ?? {}
  const address = safe('letter') ? addressOf(details) : null
  return [
    ...(email && safe('email') ? [{ channel: 'email' as const, to: email }] : []),
    ...(phone && safe('sms') ? [{ channel: 'sms' as const, to: phone.replaceAll(/[^\d+]/g, '') }] : []),
    ...(address ? [{ channel: 'letter' as const, to: address }] : []),
  ]
}

// Where another than our form asked, such as a colleague at the telephone, what counts is what was set up on that day.
function wasPromised({ details, saidAt }: MailContact, channel: Channel, { since }: Ways): boolean {
  const told = details.safeContact?.sentByItself
  if (told) return told.includes(METHOD[channel])
  const begun = since?.[channel]
  return begun === undefined ? since === undefined : begun <= saidAt
}

const LINES_MIN = 3

/** The lines of a letter's address, its postcode last; null where there are too few to post one. */
function addressOf(details: PersonDetails | null): string[] | null {
  const { name, address = '', postcode } = details ?? {}
  const lines = address.split(/[\n,]/).map((line) => line.trim())
  const all = [name ?? '', ...lines, postcode ?? ''].filter((line) => line !== '')
  return all.length < LINES_MIN ? null : all
}
