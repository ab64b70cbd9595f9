// The translations that come with the program, a file for each language; checked as it is wanted.
import { z } from 'zod'
import ar from './catalogues/ar.json' with { type: 'json' }
import bn from './catalogues/bn.json' with { type: 'json' }
import easy from './catalogues/en-x-easy.json' with { type: 'json' }
import gu from './catalogues/gu.json' with { type: 'json' }
import hi from './catalogues/hi.json' with { type: 'json' }
import pa from './catalogues/pa.json' with { type: 'json' }
import pl from './catalogues/pl.json' with { type: 'json' }
import pt from './catalogues/pt.json' with { type: 'json' }
import ro from './catalogues/ro.json' with { type: 'json' }
import so from './catalogues/so.json' with { type: 'json' }
import uk from './catalogues/uk.json' with { type: 'json' }
import ur from './catalogues/ur.json' with { type: 'json' }
import zh from './catalogues/zh.json' with { type: 'json' }

const catalogueSchema = z.object({
  locale: z.string(),
  name: z.string(),
  dir: z.enum(['ltr', 'rtl']),
  strings: z.record(
    z.string(),
    z.object({
      text: z.string(),
      /** A hash of the English that it was translated from. */
      source: z.string(),
      state: z.enum(['drafted', 'checked']),
      by: z.string(),
      on: z.string(),
    }),
  ),
})
export type ShippedString = z.infer<typeof catalogueSchema>['strings'][string]

const files: ReadonlyMap<string, unknown> = new Map(
  [easy, ar, bn, zh, gu, hi, pl, pt, pa, ro, so, uk, ur].map((file) => [file.locale, file]),
)
const read = new Map<string, ReadonlyMap<string, ShippedString>>()

/** The languages that something comes in. */
export const shippedLocales = (): string[] => [...files.keys()]

/** What comes in one language, by key: read and checked when it is first asked for. Empty for a language that none comes in. */
export function shippedIn(locale: string): ReadonlyMap<string, ShippedString> {
  const known = read.get(locale)
  if (known) return known
  const file = files.get(locale)
  const strings = new Map(file === undefined ? [] : Object.entries(catalogueSchema.parse(file).strings))
  read.set(locale, strings)
  return strings
}
