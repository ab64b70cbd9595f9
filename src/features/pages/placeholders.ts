// What stands in braces in a page is filled in when it is read: limits of the standard in force, and how the partnership is
// named and reached. A page so stays true when those change.
import type { Tx } from '../../access/db.ts'
import type { Site } from '../../access/frame.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { type Standards, standardsOn } from '../standard/index.ts'
import { readWords as words } from './messages.en.ts'

export const PLACEHOLDERS = [
  'partnership',
  'area',
  'contact',
  'acknowledge',
  'first contact',
  'risk',
  'update',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

const BRACES = /\{([^{}\n]{0,60})\}/g
const WITH_STOP = new RegExp(`${BRACES.source}([.。।۔]?)`, 'g')
const known = (text: string): Placeholder | undefined => PLACEHOLDERS.find((each) => each === text.trim())

/** What stands in braces and is none of ours. */
export const unknownPlaceholders = (text: string): string[] =>
  [...text.matchAll(BRACES)].map(([, name = '']) => name).filter((name) => !known(name))

export type Fillings = Readonly<Record<Placeholder, string>>

/** What the placeholders stand for today, as words in the language that is being read when they are asked for. */
export async function fillingsOn(tx: Tx, site: Site, now: Date): Promise<() => Fillings> {
  const standards = await standardsOn(tx, londonDay(now))
  return () => ({
    partnership: plain(site.name),
    area: plain(site.areaWords),
    contact: contactOf(site),
    acknowledge: withinWords(standards.acknowledge.standard),
    'first contact': withinWords(standards.first_contact.standard),
    risk: withinWords(standards.risk_assessment.standard),
    update: limitWords(standards.victim_update.standard),
  })
}

type Limit = Standards['acknowledge']['standard']

// The same day is a limit of its own: nobody says "within 0 working days".
const isSameDay = ({ unit, amount }: Limit) => unit !== 'hours' && amount === 0
const withinWords = (limit: Limit): string =>
  isSameDay(limit) ? words.within.same_day : words.within[limit.unit](limit.amount)
const limitWords = (limit: Limit): string =>
  isSameDay(limit) ? words.limit.same_day : words.limit[limit.unit](limit.amount)

const STOPS = /[.。।۔]$/
/** The text with everything filled in. A sentence that is filled in has a full stop of its own: one after it is left out. */
export const fillIn = (text: string, fillings: Fillings): string =>
  text.replaceAll(WITH_STOP, (whole, name: string, stop: string) => {
    const placeholder = known(name)
    if (!placeholder) return whole
    const filling = fillings[placeholder]
    return STOPS.test(filling) ? filling : `${filling}${stop}`
  })

// As Markdown: a name with an asterisk in it must not turn into emphasis.
const plain = (text: string) => text.replaceAll(/[\\`*_[\]<>#]/g, '\\$&')

function contactOf({ publicPhone, publicEmail }: Site): string {
  const ways = [
    publicPhone ? `[${plain(publicPhone)}](tel:${publicPhone.replaceAll(/[^0-9+]/g, '')})` : '',
    publicEmail ? `[${plain(publicEmail)}](mailto:${encodeURI(publicEmail)})` : '',
  ].filter(Boolean)
  return ways.length > 0 ? ways.join(words.or) : words.noContact
}
