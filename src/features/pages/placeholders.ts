// What stands in braces in a page is filled in when it is read: limits of the standard in force, and how the partnership is
// named and reached. A page so stays true when those change.
import type { Tx } from '../../access/db.ts'
import type { Site } from '../../access/frame.ts'
import { londonDay } from '../../platform/calendar/london.ts'
import { limitWords, standardsOn, withinWords } from '../standard/index.ts'
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
const known = (text: string): Placeholder | undefined => PLACEHOLDERS.find((each) => each === text.trim())

/** What stands in braces and is none of ours. */
export const unknownPlaceholders = (text: string): string[] =>
  [...text.matchAll(BRACES)].map(([, name = '']) => name).filter((name) => !known(name))

export type Fillings = Readonly<Record<Placeholder, string>>

/** What the placeholders stand for today. Two queries at most. */
export async function fillingsOf(tx: Tx, site: Site, now: Date): Promise<Fillings> {
  const standards = await standardsOn(tx, londonDay(now))
  return {
    partnership: plain(site.name),
    area: plain(site.areaWords),
    contact: contactOf(site),
    acknowledge: withinWords(standards.acknowledge.standard),
    'first contact': withinWords(standards.first_contact.standard),
    risk: withinWords(standards.risk_assessment.standard),
    update: limitWords(standards.victim_update.standard),
  }
}

/** The text with everything filled in. */
export const fillIn = (text: string, fillings: Fillings): string =>
  text.replaceAll(BRACES, (whole, name: string) => {
    const placeholder = known(name)
    return placeholder ? fillings[placeholder] : whole
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
