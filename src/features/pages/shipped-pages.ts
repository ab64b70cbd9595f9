// The first pages in other languages that come with the program, a file for each; read and checked as a language is
// wanted. Each page says
// of which English it was made (a hash), and who made it: a machine, until somebody fluent has read it.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Locale, type PageKey, PAGES, type PageText } from './pages.ts'

const pageSchema = z.strictObject({
  title: z.string(),
  body: z.string(),
  /** Of the English that it was made of: `hashOf`. */
  source: z.string().regex(/^[0-9a-f]{16}$/),
  state: z.enum(['drafted', 'checked']),
  /** `machine`, or who checked it. */
  by: z.string().min(1),
  on: z.iso.date(),
})
/** A page in another language, as it comes with the program. */
export type ShippedPage = z.infer<typeof pageSchema>

const keys = z.enum(PAGES.map(({ page }) => page) as [PageKey, ...PageKey[]])
const fileSchema = z.partialRecord(keys, pageSchema)
type ShippedPages = z.infer<typeof fileSchema>

const LOCALES: readonly Locale[] = [
  'en-x-easy',
  'ar',
  'bn',
  'zh',
  'gu',
  'hi',
  'pl',
  'pt',
  'pa',
  'ro',
  'so',
  'uk',
  'ur',
]
// Beside the source, and beside the bundle that bin/build.mjs makes of it.
const FOLDER = join(import.meta.dirname, 'first-pages')
const read = new Map<Locale, ShippedPages>()

/** The languages that pages come in. */
export const pageLocales = (): readonly Locale[] => LOCALES

/** The pages that come in one language, by page; none for a language that none comes in. */
export function shippedPagesIn(locale: Locale): ShippedPages {
  const known = read.get(locale)
  if (known) return known
  const pages = LOCALES.includes(locale) ? pagesOf(locale) : {}
  read.set(locale, pages)
  return pages
}

const pagesOf = (locale: Locale): ShippedPages =>
  fileSchema.parse(JSON.parse(readFileSync(join(FOLDER, `${locale}.json`), 'utf8')))

/** The page in that language as it comes with the program; undefined where nobody has made one. */
export const shippedPage = (page: PageKey, locale: Locale): ShippedPage | undefined =>
  shippedPagesIn(locale)[page]

/** By what a translation knows its English again: the same for texts that differ only in how their lines end. */
export const hashOf = ({ title, body }: PageText): string =>
  createHash('sha256')
    .update(JSON.stringify([title.trim(), body.replaceAll(/\r\n?/g, '\n').trim()]))
    .digest('hex')
    .slice(0, 16)
