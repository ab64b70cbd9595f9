// Which of a partner's columns is which of our fields, and what their coded values mean.
import { z } from 'zod'
import type { Form } from '../../../platform/http/form.ts'
import { type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { charCount, plainLine } from '../../../platform/text/plain.ts'
import { FIELDS, fieldNamed } from '../fields.ts'
import { fieldWords } from '../field-words.en.ts'
import { KEPT } from './kept.ts'
import { usualField } from './known-columns.ts'
import { usualCode } from './known-values.ts'
import { fileWords } from './messages.en.ts'
import { plainKey } from './plain-key.ts'

const schema = z.object({
  /** The name of a field for each column, KEPT for one that goes with the words, '' for one that is left out. */
  columns: z.array(z.string()),
  /** What holds for rows that do not say it. */
  privacy: z.string(),
  /** What somebody said a value of a field means; code '': it is kept with the words of the report. */
  values: z.array(z.object({ field: z.string(), said: z.string(), code: z.string() })).default([]),
  /** The body whose export it is; not there where it is the agency's own. The database keeps it with each report. */
  whose: z.string().optional(),
  /** Which of two small numbers is the day; not there where nobody chose. */
  dayOrder: z.enum(['day_first', 'month_first']).optional(),
})
export type Mapping = z.infer<typeof schema>
export type ValueMeaning = Mapping['values'][number]

/** Reads what the database kept; undefined where nothing was. */
export const asMapping = (value: unknown): Mapping | undefined => schema.safeParse(value).data

const WHOSE = { least: 2, most: 120 } as const
const SEVERAL = ['words', 'many']
const mayRepeat = (name: string) =>
  name === '' || name === KEPT || SEVERAL.includes(fieldNamed(name)?.kind ?? '')

/**
 * What the titles themselves suggest: our own names and words first, then what partners usually call a thing. What is called
 * a category of one system are grounds, of another behaviours: there the values decide.
 */
export function guessMapping(titles: readonly string[], rows: readonly (readonly string[])[] = []): Mapping {
  const own = (title: string) =>
    FIELDS.find((field) => [field.name, fieldWords(field)].map(plainKey).includes(plainKey(title)))?.name
  const columns = titles.map((title) => own(title) ?? '')
  for (const [at, title] of titles.entries()) {
    if (columns[at] !== '') continue
    const usual = byValues(usualField(title) ?? '', at, rows)
    // A second reference or date is not the first: it goes with the words.
    columns[at] = mayRepeat(usual) || !columns.includes(usual) ? usual : KEPT
  }
  const first = (name: string, at: number) => mayRepeat(name) || columns.indexOf(name) === at
  const chosen = columns.map((name, at) => (first(name, at) ? name : KEPT))
  return { columns: chosen, privacy: likelyPrivacy(chosen), values: flagsIn(titles, chosen) }
}

const REACH = ['phone', 'email', 'address']
// Of a row that then gives less, less is kept: without a name it is a contact, and with nothing it is anonymous.
const likelyPrivacy = (columns: readonly string[]): string =>
  columns.includes('name')
    ? 'named'
    : columns.some((name) => REACH.includes(name))
      ? 'contact_only'
      : 'anonymous'

const YES = ['yes', 'y', 'true', '1']
const NO = ['no', 'n', 'false', '0']
// A flag answers its own title: "Name given?" and "Anonymous?" mean opposite things by yes.
function flagsIn(titles: readonly string[], columns: readonly string[]): ValueMeaning[] {
  const title = plainKey(titles[columns.indexOf('privacy')] ?? '')
  if (title === '') return []
  const [yes, no] = /anon/.test(title) ? ['anonymous', 'named'] : ['named', 'anonymous']
  const mean = (all: readonly string[], code: string) => all.map((said) => ({ field: 'privacy', said, code }))
  return [...mean(YES, yes), ...mean(NO, no)]
}

const LOOKED_AT = 200
function byValues(usual: string, at: number, rows: readonly (readonly string[])[]): string {
  if (usual !== 'types' && usual !== 'strands') return usual
  const said = new Set(rows.slice(0, LOOKED_AT).map((row) => row[at]?.trim() ?? ''))
  const known = (name: string) => {
    const field = fieldNamed(name)
    return [...said].filter((each) => each !== '' && field && usualCode(field, each)).length
  }
  const other = usual === 'types' ? 'strands' : 'types'
  return known(other) > known(usual) ? other : usual
}

/** Reads the form of the columns. Refuses one without a column for what happened, and two columns for one plain field. */
export function readMapping(form: Form, columns: number, before?: Mapping): Outcome<Mapping> {
  const named = (name: string) => (name === KEPT ? KEPT : (fieldNamed(name)?.name ?? ''))
  const chosen = Array.from({ length: columns }, (_, at) => named(form.one(`column-${at}`)))
  const problems: Problem[] = []
  const say = fileWords.problems
  if (!chosen.includes('what')) problems.push({ field: 'column-0', message: say.noWhat })
  for (const [at, name] of chosen.entries()) {
    if (chosen.indexOf(name) < at && !mayRepeat(name))
      problems.push({ field: `column-${at}`, message: say.twice(name) })
  }
  const privacy = form.one('privacy')
  if (!fieldNamed('privacy')?.options.includes(privacy))
    problems.push({ field: 'privacy', message: say.privacy })
  const whose = plainLine(form.one('whose'))
  if (whose !== '' && (charCount(whose) < WHOSE.least || charCount(whose) > WHOSE.most))
    problems.push({ field: 'whose', message: say.whose(WHOSE.least, WHOSE.most) })
  if (problems.length > 0) return refused(...problems)
  const { values = [], dayOrder } = before ?? {}
  return ok({ columns: chosen, privacy, values, ...(whose && { whose }), ...(dayOrder && { dayOrder }) })
}
