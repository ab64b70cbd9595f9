// The translations that come with the program, a file for each language; read and checked as one is wanted. They are
// megabytes, most of which most installations never show: imported, they were half of what a start took.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

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

const LOCALES = ['en-x-easy', 'ar', 'bn', 'zh', 'gu', 'hi', 'pl', 'pt', 'pa', 'ro', 'so', 'uk', 'ur']
// Beside the source, and beside the bundle that bin/build.mjs makes of it.
const FOLDER = join(import.meta.dirname, 'catalogues')
const read = new Map<string, ReadonlyMap<string, ShippedString>>()

/** The languages that something comes in. */
export const shippedLocales = (): string[] => [...LOCALES]

/** What comes in one language, by key: read and checked when it is first asked for. Empty for a language that none comes in. */
export function shippedIn(locale: string): ReadonlyMap<string, ShippedString> {
  const known = read.get(locale)
  if (known) return known
  const strings = new Map(LOCALES.includes(locale) ? Object.entries(catalogueOf(locale).strings) : [])
  read.set(locale, strings)
  return strings
}

const catalogueOf = (locale: string) =>
  catalogueSchema.parse(JSON.parse(readFileSync(join(FOLDER, `${locale}.json`), 'utf8')))
