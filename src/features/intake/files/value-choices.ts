// The values of a file's coded columns with how often each stands there, and what somebody chose that they mean.
import { createHash } from 'node:crypto'
import { mapGivingWay } from '../../../platform/give-way.ts'
import type { Form } from '../../../platform/http/form.ts'
import { FIELDS, fieldNamed, type IntakeField } from '../fields.ts'
import type { AreaNamed } from '../read-report.ts'
import type { Mapping, ValueMeaning } from './mapping.ts'
import { isCoded, meaningsOf } from './meanings.ts'
import { plainKey } from './plain-key.ts'
import type { CsvFile } from './read-file.ts'
import { likelyOrder, type OrderSigns, orderSigns } from './read-date.ts'

export type FoundValue = {
  /** Of its choice in the form. */
  name: string
  said: string
  count: number
  /** What it means now; '' where it is kept in words. */
  code: string
}
export type FoundField = {
  field: IntakeField
  titles: string[]
  values: FoundValue[]
  /** Of how many different values only the words are kept, since there are too many to choose for. */
  over: number
}

export type LeftOut = { number: number; title: string; cells: number }

// A column with more is no list of codes, and a page with more is read by nobody.
const VALUES_MAX = 50
// As many fields as a form may have, with room for the rest.
const CHOICES_MAX = 300
const SAID_MAX = 200
// Kept of files before: enough for every value that a partner's lists can hold.
const REMEMBERED_MAX = 2_000

const nameOf = (field: string, said: string): string =>
  `value-${createHash('sha256')
    .update(`${field} ${plainKey(said)}`)
    .digest('hex')
    .slice(0, 24)}`

/** The values of every coded column, the most frequent first; found giving way to others. */
export async function valuesIn(
  file: CsvFile,
  mapping: Mapping,
  areas: readonly AreaNamed[],
): Promise<FoundField[]> {
  const meanings = meaningsOf(mapping, areas)
  let left = CHOICES_MAX
  const fields: FoundField[] = []
  for (const field of FIELDS.filter((each) => isCoded(each) && mapping.columns.includes(each.name))) {
    const at = mapping.columns.flatMap((name, column) => (name === field.name ? [column] : []))
    const cells = countOf(at.flatMap((column) => file.rows.map((row) => (row[column] ?? '').trim())))
    const found = new Map<string, FoundValue>()
    await mapGivingWay(cells, ([cell, count]) => {
      for (const said of meanings.partsOf(field, cell)) {
        const name = nameOf(field.name, said)
        const before = found.get(name)
        if (before) before.count += count
        else found.set(name, { name, said, count, code: meanings.codeOf(field, said) ?? '' })
      }
    })
    const all = [...found.values()]
      .filter(({ said }) => said.length <= SAID_MAX)
      .toSorted((a, b) => b.count - a.count || a.said.localeCompare(b.said))
    const values = all.slice(0, Math.min(VALUES_MAX, left))
    left -= values.length
    const titles = at.map((column) => file.titles[column] ?? '')
    fields.push({ field, titles, values, over: found.size - values.length })
  }
  return fields
}

const countOf = (texts: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

/** The columns that are left out, each with in how many rows it says something. */
export const leftOut = ({ titles, rows }: CsvFile, { columns }: Mapping): LeftOut[] =>
  titles.flatMap((title, at) =>
    columns[at] === ''
      ? [{ number: at + 1, title: title.trim(), cells: rows.filter((row) => row[at]?.trim()).length }]
      : [],
  )

/** What the date column says of the order of its days; null where there is no such column. */
export function daySigns(file: CsvFile, { columns }: Mapping): OrderSigns | null {
  const at = columns.findIndex((name) => fieldNamed(name)?.kind === 'date')
  return at < 0 ? null : orderSigns(file.rows.map((row) => row[at] ?? ''))
}

/** Reads the form of the values. What it does not offer is not taken; what was said of values of other files stays. */
export function readValues(
  form: Form,
  found: readonly FoundField[],
  mapping: Mapping,
  areas: readonly AreaNamed[],
): Mapping {
  const chosen = found.flatMap(({ field, values }) =>
    values.flatMap(({ name, said }): ValueMeaning[] => {
      if (form.many(name).length === 0) return []
      const code = codesOf(field, areas).find((each) => each === form.one(name)) ?? ''
      return [{ field: field.name, said: plainKey(said), code }]
    }),
  )
  const here = new Set(chosen.map(({ field, said }) => `${field} ${said}`))
  const before = mapping.values.filter(({ field, said }) => !here.has(`${field} ${said}`))
  const dayOrder = (['day_first', 'month_first'] as const).find((each) => each === form.one('dayOrder'))
  return {
    ...mapping,
    values: [...chosen, ...before].slice(0, REMEMBERED_MAX),
    ...(dayOrder && { dayOrder }),
  }
}

/** The codes that a value of a field may mean. */
export const codesOf = (field: IntakeField, areas: readonly AreaNamed[]): readonly string[] =>
  field.name === 'area' ? areas.map(({ id }) => id) : field.options

/** How the days are read now. */
export const orderNow = (signs: OrderSigns, { dayOrder }: Mapping) => dayOrder ?? likelyOrder(signs)
