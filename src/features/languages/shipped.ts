// The translations that come with the program, a file for each language; checked as they are loaded.
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

const files: readonly unknown[] = [easy, ar, bn, zh, gu, hi, pl, pt, pa, ro, so, uk, ur]

/** By locale, and in it by key. */
export const shipped: ReadonlyMap<string, ReadonlyMap<string, ShippedString>> = new Map(
  files.map((file) => {
    const { locale, strings } = catalogueSchema.parse(file)
    return [locale, new Map(Object.entries(strings))]
  }),
)
