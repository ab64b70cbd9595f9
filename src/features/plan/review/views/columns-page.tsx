import { Button } from '../../../../ui/govuk/button.tsx'
import { Conflict } from '../../../../ui/conflict.tsx'
import { ErrorSummary } from '../../../../ui/govuk/error-summary.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { hasWord } from '../../reading/columns.ts'
import type { ColumnsAsked, ColumnsForm } from '../columns-form.ts'
import { COLUMNS } from '../edit.ts'
import { words } from '../messages.en.ts'
import type { TitledColumn } from '../read-with.ts'
import type { Untitled } from '../untitled-columns.ts'

const say = words.columns
const items = COLUMNS.map((column) => ({ value: column, text: say.names[column] }))

type Props = { id: string; asked: ColumnsAsked; form?: ColumnsForm | undefined }

/** What each column of the document's tables holds, said once for the whole document; and what a first row without known titles is. */
export function ColumnsPage({ id, asked, form }: Props) {
  const problems = form?.problems ?? []
  return (
    <>
      {problems.length > 0 && (
        <ErrorSummary
          errors={problems.map(({ name, text }) => ({
            text,
            href: `#${name}`,
          }))}
        />
      )}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <TheForm {...{ id, asked, form }} />
    </>
  )
}

function TheForm({ id, asked: { untitled, columns, seen }, form }: Props) {
  if (!untitled && columns.length === 0) return <p class="govuk-body">{say.none}</p>
  return (
    <form method="post" action={`/plan/imports/${id}/columns`}>
      <input type="hidden" name="seen" value={seen} />
      {untitled ? <ByPlace {...{ untitled, form }} /> : <ByTitle {...{ columns, form }} />}
      <Button preventDoubleClick>{say.go}</Button>
    </form>
  )
}

/** Somebody said first what the columns are: how they are read now, and what was about to be said. */
export function StaleColumns({ id, asked, form }: Props) {
  return (
    <Conflict theirs={<SummaryList rows={asRead(asked)} />} yours={<TheForm {...{ id, asked, form }} />} />
  )
}

const asRead = ({ untitled, columns }: ColumnsAsked) =>
  untitled
    ? [
        { key: say.first.is, value: say.first[untitled.is] },
        ...untitled.columns.map(({ column }, at) => ({
          key: say.column('', at + 1),
          value: say.names[column],
        })),
      ]
    : columns.map(({ title, column }) => ({ key: title, value: say.names[column] }))

const problemOf = (form: ColumnsForm | undefined, name: string): string | undefined =>
  form?.problems.find((problem) => problem.name === name)?.text

function ByTitle({ columns, form }: { columns: readonly TitledColumn[]; form?: ColumnsForm | undefined }) {
  return columns.map(({ key, title, column, sample }, at) => (
    <>
      <input type="hidden" name={`title-${at}`} value={key} />
      <Select
        name={`column-${at}`}
        label={title}
        hint={sample === '' ? undefined : say.sample(sample)}
        value={sentOf(form, key) || column}
        error={problemOf(form, `column-${at}`)}
        items={items}
      />
    </>
  ))
}

/** What was sent of a title: its place in the form may be another since somebody else said what columns are. */
function sentOf(form: ColumnsForm | undefined, key: string): string {
  for (let at = 0; form && form.value(`title-${at}`) !== ''; at += 1)
    if (form.value(`title-${at}`) === key) return form.value(`column-${at}`)
  return ''
}

const ROW_LETTERS_MAX = 300

function ByPlace({ untitled, form }: { untitled: Untitled; form?: ColumnsForm | undefined }) {
  const { row, is, columns } = untitled
  const text = row.cells.filter(hasWord).join(' | ')
  const shown = text.length > ROW_LETTERS_MAX ? `${text.slice(0, ROW_LETTERS_MAX - 1).trimEnd()}…` : text
  return (
    <>
      <Radios
        name="first"
        legend={say.first.ask}
        legendSize="m"
        hint={say.first.hint(shown)}
        value={form ? form.value('first') : is}
        error={problemOf(form, 'first')}
        items={[
          { value: 'titles', text: say.first.titles, hint: say.first.titlesHint },
          { value: 'action', text: say.first.action, hint: say.first.actionHint },
        ]}
      />
      {columns.map(({ first, column, samples }, at) => (
        <Select
          name={`column-${at}`}
          label={say.column(is === 'titles' && hasWord(first) ? first : '', at + 1)}
          hint={samples.length === 0 ? undefined : say.samples(samples)}
          value={form?.value(`column-${at}`) || column}
          error={problemOf(form, `column-${at}`)}
          items={items}
        />
      ))}
    </>
  )
}
