// Which of a partner's columns is which of our fields, and what a row then says.
import { z } from 'zod'
import type { Form } from '../../../platform/http/form.ts'
import { type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { FIELDS, fieldNamed, optionOf } from '../fields.ts'
import { fieldWords } from '../field-words.en.ts'
import type { Sent } from '../read-report.ts'
import { fileWords } from './messages.en.ts'

const schema = z.object({
  /** The name of a field for each column, '' for one that is left out. */
  columns: z.array(z.string()),
  /** What holds for rows that do not say it. */
  privacy: z.string(),
})
export type Mapping = z.infer<typeof schema>

/** Reads what the database kept; undefined where nothing was. */
export const asMapping = (value: unknown): Mapping | undefined => schema.safeParse(value).data

/** What the titles themselves suggest: our own names, and the words by which we call them. */
export function guessMapping(titles: readonly string[]): Mapping {
  const key = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, ' ')
  const used = new Set<string>()
  const columns = titles.map((title) => {
    const found = FIELDS.find((field) => [key(field.name), key(fieldWords(field))].includes(key(title)))
    if (!found || used.has(found.name)) return ''
    used.add(found.name)
    return found.name
  })
  return { columns, privacy: 'anonymous' }
}

const SEVERAL = ['words', 'many']

/** Reads the form of the columns. Refuses one without a column for what happened, and two columns for one plain field. */
export function readMapping(form: Form, columns: number): Outcome<Mapping> {
  const chosen = Array.from({ length: columns }, (_, at) => fieldNamed(form.one(`column-${at}`))?.name ?? '')
  const problems: Problem[] = []
  const say = fileWords.problems
  if (!chosen.includes('what')) problems.push({ field: 'column-0', message: say.noWhat })
  for (const [at, name] of chosen.entries()) {
    const kind = fieldNamed(name)?.kind ?? ''
    if (name !== '' && chosen.indexOf(name) < at && !SEVERAL.includes(kind))
      problems.push({ field: `column-${at}`, message: say.twice(name) })
  }
  const privacy = form.one('privacy')
  if (!fieldNamed('privacy')?.options.includes(privacy))
    problems.push({ field: 'privacy', message: say.privacy })
  return problems.length > 0 ? refused(...problems) : ok({ columns: chosen, privacy })
}

/** What a row says, by our fields. Lists are parted by semicolons or bars; days may be written as in Britain. */
export function sentIn(row: readonly string[], { columns, privacy }: Mapping): Sent {
  const sent: Record<string, string | string[]> = {}
  for (const [at, name] of columns.entries()) {
    const field = fieldNamed(name)
    const text = (row[at] ?? '').trim()
    if (!field || text === '') continue
    const before = sent[name]
    if (field.kind === 'many')
      sent[name] = [...[before ?? []].flat(), ...listOf(text, (each) => optionOf(field, each))]
    else if (field.kind === 'date') sent[name] = isoDay(text)
    else sent[name] = before === undefined ? text : `${[before].flat().join('')}\n${text}`
  }
  return { privacy, ...sent }
}

// A label of ours may hold a semicolon itself, so the whole is tried first.
const listOf = (text: string, known: (text: string) => string | undefined): string[] =>
  known(text)
    ? [text]
    : text
        .split(/[;|]/)
        .map((each) => each.trim())
        .filter(Boolean)

function isoDay(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$/.exec(text) ?? []
  if (year !== '') return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^\d{4}-\d\d-\d\d[T ]/.test(text) ? text.slice(0, 10) : text
}
