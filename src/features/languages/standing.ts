// How each string stands in one language: missing, drafted, checked, or stale because the English changed since.
import { type SourceString, sourceStrings, type StringState } from '../../platform/i18n/index.ts'
import { shippedIn } from './shipped.ts'
import type { KeptString } from './words.store.ts'

export type Standing = {
  source: SourceString
  state: StringState | 'missing'
  text: string
  /** Who wrote or checked it, and when: `machine` for what no person wrote. */
  by: string
  on: string
  /** The version this partnership keeps; 0 where it is as it came with the program, or missing. */
  version: number
}

/** Every string of the English with what `locale` has for it. */
export function standingStrings(
  sources: readonly SourceString[],
  locale: string,
  kept: readonly KeptString[],
): Standing[] {
  const own = new Map(kept.map((each) => [each.key, each]))
  const came = shippedIn(locale)
  return sources.map((source) => {
    const mine = own.get(source.key)
    const theirs = came.get(source.key)
    if (mine) {
      const state = mine.source === source.hash ? mine.state : 'stale'
      const on = mine.at.toISOString().slice(0, 10)
      return { source, state, text: mine.text, by: mine.byName, on, version: mine.version }
    }
    if (!theirs?.text) return { source, state: 'missing', text: '', by: '', on: '', version: 0 }
    const state = theirs.source === source.hash ? theirs.state : 'stale'
    return { source, state, text: theirs.text, by: theirs.by, on: theirs.on, version: 0 }
  })
}

/** How everything stands as it comes with the program. */
export const shippedStanding = (locale: string): Standing[] => standingStrings(sourceStrings(), locale, [])
