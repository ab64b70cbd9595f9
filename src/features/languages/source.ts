// The words of each language for pages: what comes with the program, and over it what this partnership wrote and checked.
import type { Services } from '../../access/ctx.ts'
import { inScope } from '../../platform/db/scoped.ts'
import type { Tx } from '../../access/db.ts'
import {
  type Catalogue,
  ENGLISH,
  type Language,
  LANGUAGES,
  type LanguageSource,
  type OtherForm,
  sourceStrings,
} from '../../platform/i18n/index.ts'
import { standingStrings } from './standing.ts'
import { type FormRow, keptLocales, keptStrings, otherForms } from './words.store.ts'
import { shippedLocales } from './shipped.ts'

const FRESH_MS = 5_000

/** Words for the door, kept for a few seconds: every page of a language asks for them. */
export function languageSource(services: Pick<Services, 'raw' | 'clock'>): LanguageSource {
  const { raw, clock } = services
  const asPublic = <T>(work: (tx: Tx) => Promise<T>) =>
    inScope(raw, { role: 'upstander_public', settings: {} }, work)
  const fresh = keeping(() => clock.now().getTime())
  return {
    offered: () => fresh('offered', async () => offeredOf(await asPublic(keptLocales))),
    catalogueOf: (language) =>
      language.locale === ENGLISH.locale
        ? Promise.resolve(NOTHING)
        : fresh(language.locale, () => asPublic((tx) => catalogueOf(tx, language))),
    othersOf: async (language) => {
      const forms = await fresh('forms', () => asPublic(otherForms))
      return (path) => formsFor(forms, path, language)
    },
  }
}

const NOTHING: Catalogue = new Map()

function keeping(nowMs: () => number) {
  const kept = new Map<string, { value: Promise<unknown>; at: number }>()
  return <T>(name: string, load: () => Promise<T>): Promise<T> => {
    const known = kept.get(name)
    if (known && nowMs() - known.at < FRESH_MS) return known.value as Promise<T>
    const value = load()
    kept.set(name, { value, at: nowMs() })
    // What failed is asked again by the next page.
    value.catch(() => kept.delete(name))
    return value
  }
}

// A language is offered once something in it is written: an empty one would be English under another name.
function offeredOf(kept: readonly string[]): readonly Language[] {
  const some = new Set([ENGLISH.locale, ...shippedLocales(), ...kept])
  return LANGUAGES.filter(({ locale }) => some.has(locale))
}

async function catalogueOf(tx: Tx, { locale }: Language): Promise<Catalogue> {
  const standing = standingStrings(sourceStrings(), locale, await keptStrings(tx, locale))
  const found: [string, { text: string; state: 'drafted' | 'checked' | 'stale' }][] = []
  for (const { source, state, text } of standing)
    if (state !== 'missing') found.push([source.key, { text, state }])
  return new Map(found)
}

// Sign language is not a translation of one written language: it is shown on a page in any.
const formsFor = (forms: readonly FormRow[], path: string, { locale }: Language): OtherForm[] =>
  forms
    .filter((form) => form.path === path && (form.kind === 'bsl' || form.locale === locale))
    .map(({ kind, url }) => ({ kind, url }))
