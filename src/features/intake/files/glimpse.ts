// By what whoever brings a file knows a row again: its own reference, its day as written, its district and its first words.
// Straight from the file, so that a row that is refused has them too.
import { shorten } from '../../../platform/text/plain.ts'
import { fieldNamed } from '../fields.ts'
import { fieldTitle } from '../field-words.en.ts'
import type { AreaNamed } from '../read-report.ts'
import { KEPT } from './kept.ts'
import type { Mapping } from './mapping.ts'
import { meaningsOf } from './meanings.ts'
import { fileWords } from './messages.en.ts'
import type { CsvFile } from './read-file.ts'

export type Glimpse = {
  reference: string
  day: string
  words: string
  /** To whose reports it goes, in words. */
  place: string
}

/** How a row is known again, and what its file calls our fields; without the file, nothing and our own words. */
export type Seen = { glimpse?: (number: number) => Glimpse; titleOf: (field: string) => string }

const SHOWN = 80
const say = fileWords.glimpse

/** Looks at rows of one file by their number, from 1. */
export function glimpser(
  { rows }: Pick<CsvFile, 'rows'>,
  mapping: Mapping,
  areas: readonly AreaNamed[],
): (number: number) => Glimpse {
  const meanings = meaningsOf(mapping, areas)
  const names = new Map(areas.map(({ id, name }) => [id, name]))
  const area = fieldNamed('area')
  return (number) => {
    const row = rows[number - 1] ?? []
    const said = (name: string) =>
      mapping.columns.flatMap((each, at) => (each === name ? [row[at]?.trim() ?? ''] : [])).find(Boolean) ??
      ''
    const district = area && meanings.codeOf(area, said('area'))
    const unplaced = said('postcode') === '' ? say.triage : say.byPostcode
    return {
      reference: shorten(said('reference'), SHOWN),
      day: shorten(said('date') || said('when_words'), SHOWN),
      words: shorten(said('what'), SHOWN),
      place: (district && names.get(district)) ?? unplaced,
    }
  }
}

/** What whoever brings the file calls a field: the titles of its columns, or our own. */
export function titleOf(name: string, columns: readonly string[], titles: readonly string[]): string {
  const theirs = columns.flatMap((each, at) => (each === name ? (titles[at]?.trim() ?? '') : []))
  const field = fieldNamed(name)
  return theirs.filter(Boolean).join(', ') || (name === KEPT ? say.kept : field ? fieldTitle(field) : name)
}
