// From what a form sent to an edit. A fault has its field and its words; what was typed comes back with it.
import { isDay } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { planSchema } from '../reading/read-plan.schema.ts'
import { ABOVE, CELLS, type Cell, type DerivedEdit, derivedEdit, type Edit, plainEditSchema } from './edit.ts'
import type { ReviewLine, ReviewRow } from './edits.ts'
import { mendOf } from './mend.ts'
import { words } from './messages.en.ts'
import { placeOf, spanOf } from './proposals.ts'

const say = words.problems
export const RECURRING =
  planSchema.shape.priorities.element.shape.aims.element.shape.rows.element.shape.derived.shape.recurring

/** An edit that a button carries whole, as the page proposed it; null where it is none. */
export function readyEdit(form: Pick<Form, 'one'>): Edit | null {
  const text = form.one('edit')
  if (text === '') return null
  try {
    return plainEditSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** The edit of a row that a form asks for, by its `act`. */
export function rowEdit(form: Form, { at, row }: ReviewRow): Outcome<Edit> {
  switch (form.one('act')) {
    case 'accept': {
      const first = mendOf({ at, row })?.mend
      return ok({ kind: 'accept', at, ...(first ? { first } : {}) })
    }
    // Says at the button that it stays so, whatever is proposed.
    case 'accept-as-is':
      return ok({ kind: 'accept', at })
    case 'merge':
      return ok({ kind: 'merge', at })
    case 'split':
      return splitEdit(form, { at, row })
    case 'take':
      return takeEdit(form, { at, row })
    case 'swap': {
      const [a, b] = [cellOf(form, 'swapA'), cellOf(form, 'swapB')]
      if (a && b && a !== b) return ok({ kind: 'swap', at, cells: [a, b] })
      if (a && b) return refused({ field: 'swapB', message: say.twoColumns })
      return refused(...columnsMissing({ swapA: a, swapB: b }))
    }
    case 'move': {
      const edit = plainEditSchema.safeParse({ kind: 'move', at, aim: jsonIn(form.one('aim')) })
      return edit.success ? ok(edit.data) : refused({ field: 'aim', message: say.aim })
    }
    case 'derive':
      return deriveEdit(form, { at, row })
    default:
      return refused({ field: '', message: say.choose })
  }
}

/** Where the row is cut, and which of the two parts keeps each of the other cells. */
function splitEdit(form: Form, { at, row }: Pick<ReviewRow, 'at' | 'row'>): Outcome<Edit> {
  const cell = cellOf(form, 'splitCell')
  const begins = form.one('begins')
  const missing = columnsMissing({ splitCell: cell })
  if (begins.trim() === '') missing.push({ field: 'begins', message: say.begins })
  if (!cell || missing.length > 0) return refused(...missing)
  const place = placeOf(row[cell], begins)
  if (!place) return refused({ field: 'begins', message: say.words })
  const said = CELLS.map((each) => [each, form.one(keepName(each))] as const)
  const keep = Object.fromEntries(said.filter(([, part]) => part !== ''))
  const edit = plainEditSchema.safeParse({ kind: 'split', at, cuts: { [cell]: [place] }, keep })
  return edit.success ? ok(edit.data) : refused({ field: 'splitCell', message: say.choose })
}

/** The field of the form that says which part of a split row keeps a cell. */
export const keepName = (cell: Cell): string => `keep-${cell}`

/** What to choose, by its field, for each that is missing. */
const columnsMissing = (chosen: Readonly<Record<string, unknown>>): Problem[] =>
  Object.entries(chosen).flatMap(([field, column]) => (column ? [] : [{ field, message: say.column }]))

const TARGETS = [...CELLS, ...ABOVE, 'tray'] as const

function takeEdit(form: Form, { at, row }: Pick<ReviewRow, 'at' | 'row'>): Outcome<Edit> {
  const other = /^other:(\d{1,3})$/.exec(form.one('from'))
  const from = other ? { other: Number(other[1]) } : cellOf(form, 'from')
  const to = TARGETS.find((target) => target === form.one('to'))
  if (!from || !to) return refused(...columnsMissing({ from, to }))
  if (from === to) return refused({ field: 'to', message: say.twoColumns })
  const text = typeof from === 'object' ? (row.other[from.other]?.text ?? '') : row[from]
  const wanted = form.one('words')
  const span = spanOf(text, wanted === '' ? text : wanted)
  return span ? ok({ kind: 'take', at, from, ...span, to }) : refused({ field: 'words', message: say.words })
}

/** Only what differs from what stands there becomes part of the edit. */
function deriveEdit(form: Form, { at, row }: Pick<ReviewRow, 'at' | 'row'>): Outcome<Edit> {
  const problems: Problem[] = []
  const { derived } = row
  const start = readDay(form, 'start', words.edit.start, problems)
  const end = readDay(form, 'end', words.edit.end, problems)
  if (start && end && start > end) problems.push({ field: 'end', message: say.order })
  const owners = [...new Set(form.one('owners').split('\n').map(plainLine))].filter((owner) => owner !== '')
  const wanted = {
    start,
    end,
    owners,
    status: form.one('status') || null,
    rag: form.one('rag') || null,
    recurring: form.one('recurring') || null,
  }
  if (problems.length > 0) return refused(...problems)
  const changed = Object.entries(wanted).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(derived[field as keyof DerivedEdit]),
  )
  const set = derivedEdit.safeParse(Object.fromEntries(changed))
  if (!set.success) return refused({ field: 'status', message: say.choose })
  return ok(changed.length === 0 ? { kind: 'accept', at } : { kind: 'derive', at, set: set.data })
}

/** The edit of a line without a place. */
export function lineEdit(form: Form, { at }: ReviewLine): Outcome<Edit> {
  if (form.one('act') === 'leave') return ok({ kind: 'leave', at })
  const edit = plainEditSchema.safeParse({ kind: 'place', at, to: jsonIn(form.one('place')) })
  return edit.success ? ok(edit.data) : refused({ field: 'place', message: say.place })
}

/** The edits of the plan's title and years that a form asks for: none where nothing differs. */
export function headingEdits(
  form: Form,
  now: { title: string; period: { from: string; to: string; words: string } | null },
): Outcome<Edit[]> {
  const problems: Problem[] = []
  const title = plainLine(form.one('title'))
  if (title === '' || title.length > 300) problems.push({ field: 'title', message: say.title })
  const from = readDay(form, 'from', words.edit.from, problems)
  const to = readDay(form, 'to', words.edit.to, problems)
  const said = plainLine(form.one('period')).slice(0, 100)
  const either = from ?? to
  if (either && !(from && to && from < to) && problems.length === 0)
    problems.push({ field: 'to', message: say.order })
  if (problems.length > 0) return refused(...problems)
  const period = from && to ? { from, to, words: said } : null
  return ok([
    ...(title === now.title ? [] : [{ kind: 'title' as const, title }]),
    ...(JSON.stringify(period) === JSON.stringify(now.period && { ...pick(now.period) })
      ? []
      : [{ kind: 'period' as const, period }]),
  ])
}

const pick = ({ from, to, words: said }: { from: string; to: string; words: string }) => ({
  from,
  to,
  words: said,
})

const cellOf = (form: Form, name: string): Cell | undefined => CELLS.find((cell) => cell === form.one(name))

function readDay(form: Form, name: string, label: string, problems: Problem[]): string | null {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
    form.one(`${name}-${part}`).trim(),
  )
  if (day + month + year === '') return null
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (isDay(text)) return text
  problems.push({ field: name, message: say.date(label) })
  return null
}

/** The three boxes of a date as it stands. */
export function dayBoxes(name: string, day: string | null): Record<string, string> {
  const [year = '', month = '', date = ''] = (day ?? '').split('-')
  return {
    [`${name}-day`]: date.replace(/^0/, ''),
    [`${name}-month`]: month.replace(/^0/, ''),
    [`${name}-year`]: year,
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
