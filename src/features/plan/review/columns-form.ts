// What somebody says of a document's columns, as the form sends it. Pure.
import type { Form } from '../../../platform/http/form.ts'
import { hasWord, titleOf } from '../reading/columns.ts'
import { type columnsSaid, COLUMNS } from './edit.ts'
import { words } from './messages.en.ts'
import type { TitledColumn } from './read-with.ts'
import { FIRST_ROWS, type FirstRowIs, saidOf, type Untitled } from './untitled-columns.ts'
import type { z } from 'zod'

type Said = z.infer<typeof columnsSaid>
type Column = (typeof COLUMNS)[number]

/** What there is to say: columns by their titles or, where no titles are known (`untitled`), by their place. */
export type ColumnsAsked = {
  untitled: Untitled | null
  columns: readonly TitledColumn[]
  said: Said
  /** A print of what stands: who sends the form with another has not seen it. */
  seen: string
}
export type FieldProblem = { name: string; text: string }
/** What was sent, to be shown again beside what is wrong with it. */
export type ColumnsForm = { value: (name: string) => string; problems: readonly FieldProblem[] }

/** `columns`: null where nothing is to be changed; `about`: the field that a problem with the whole is shown by. */
export type Chosen =
  | { ok: true; columns: Said | null; about: string }
  | { ok: false; problems: FieldProblem[] }

const isColumn = (text: string): text is Column => COLUMNS.some((column) => column === text)

/** Takes the form and what was asked. Returns what is said of the columns now, or what is wrong by field. */
export function chosenColumns(form: Pick<Form, 'one'>, asked: ColumnsAsked): Chosen {
  return asked.untitled ? byPlace(form, asked.untitled) : byTitle(form, asked)
}

function byPlace(form: Pick<Form, 'one'>, untitled: Untitled): Chosen {
  const is = FIRST_ROWS.find((each) => each === form.one('first'))
  const sent = untitled.columns.map((_, at) => form.one(`column-${at}`))
  const columns = sent.filter(isColumn)
  const problems = unknownIn(sent.map((column, at) => [`column-${at}`, column]))
  if (!is) problems.unshift({ name: 'first', text: words.columns.first.choose })
  else if (is === 'titles' && hasLongTitle(untitled))
    problems.unshift({ name: 'first', text: words.columns.first.tooLong })
  if (!is || problems.length > 0) return { ok: false, problems }
  return withActions(untitled, is, columns)
}

function withActions(untitled: Untitled, is: FirstRowIs, columns: readonly Column[]): Chosen {
  const titled = columns.map((column, at) =>
    is === 'action' || hasWord(untitled.row.cells[at] ?? '') ? column : 'other',
  )
  return titled.includes('action') || titled.includes('objective')
    ? { ok: true, columns: saidOf(untitled, is, titled) as Said, about: 'first' }
    : { ok: false, problems: [{ name: 'column-0', text: words.columns.noAction }] }
}

const TITLE_MAX = 200
const hasLongTitle = ({ row }: Untitled): boolean =>
  row.cells.some((cell) => titleOf(cell).length > TITLE_MAX)

/** Columns left as they are taken anyway say nothing. */
function byTitle(form: Pick<Form, 'one'>, { columns, said }: ColumnsAsked): Chosen {
  const sent = columns.map((_, at) => [form.one(`title-${at}`), form.one(`column-${at}`)] as const)
  const changed = sent.filter(([key, column]) =>
    columns.some((each) => each.key === key && each.column !== column),
  )
  const problems = unknownIn(
    changed.map(([key, column]) => [`column-${sent.findIndex(([each]) => each === key)}`, column]),
  )
  if (problems.length > 0) return { ok: false, problems }
  if (changed.length === 0) return { ok: true, columns: null, about: '' }
  const at = sent.findIndex(([key]) => key === changed[0]?.[0])
  return { ok: true, columns: { ...said, ...Object.fromEntries(changed) } as Said, about: `column-${at}` }
}

const unknownIn = (sent: readonly (readonly [name: string, column: string])[]): FieldProblem[] =>
  sent.flatMap(([name, column]) => (isColumn(column) ? [] : [{ name, text: words.problems.choose }]))
