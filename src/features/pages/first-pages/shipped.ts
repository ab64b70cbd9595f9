// The first pages in other languages that come with the program, a file for each; checked as they are loaded. Each page says
// of which English it was made (a hash), and who made it: a machine, until somebody fluent has read it.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Locale, type PageKey, PAGES, type PageText } from '../pages.ts'
import ar from './ar.json' with { type: 'json' }
import bn from './bn.json' with { type: 'json' }
import easy from './en-x-easy.json' with { type: 'json' }
import gu from './gu.json' with { type: 'json' }
import hi from './hi.json' with { type: 'json' }
import pa from './pa.json' with { type: 'json' }
import pl from './pl.json' with { type: 'json' }
import pt from './pt.json' with { type: 'json' }
import ro from './ro.json' with { type: 'json' }
import so from './so.json' with { type: 'json' }
import uk from './uk.json' with { type: 'json' }
import ur from './ur.json' with { type: 'json' }
import zh from './zh.json' with { type: 'json' }

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

const files: Readonly<Record<Locale, unknown>> = {
  'en-x-easy': easy,
  ar,
  bn,
  zh,
  gu,
  hi,
  pl,
  pt,
  pa,
  ro,
  so,
  uk,
  ur,
}

/** By locale, and in it by page. */
export const shippedPages: ReadonlyMap<Locale, Partial<Record<PageKey, ShippedPage>>> = new Map(
  Object.entries(files).map(([locale, file]) => [locale, fileSchema.parse(file)]),
)

/** The page in that language as it comes with the program; undefined where nobody has made one. */
export const shippedPage = (page: PageKey, locale: Locale): ShippedPage | undefined =>
  shippedPages.get(locale)?.[page]

/** By what a translation knows its English again: the same for texts that differ only in how their lines end. */
export const hashOf = ({ title, body }: PageText): string =>
  createHash('sha256')
    .update(JSON.stringify([title.trim(), body.replaceAll(/\r\n?/g, '\n').trim()]))
    .digest('hex')
    .slice(0, 16)
