import { Button } from '../../../../ui/govuk/button.tsx'
import { ErrorSummary } from '../../../../ui/govuk/error-summary.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
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
export function ColumnsPage({ id, asked: { untitled, columns }, form }: Props) {
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
      {untitled || columns.length > 0 ? (
        <form method="post" action={`/plan/imports/${id}/columns`}>
          {untitled ? <ByPlace {...{ untitled, form }} /> : <ByTitle {...{ columns, form }} />}
          <Button preventDoubleClick>{say.go}</Button>
        </form>
      ) : (
        <p class="govuk-body">{say.none}</p>
      )}
    </>
  )
}

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
        value={form?.value(`column-${at}`) || column}
        error={problemOf(form, `column-${at}`)}
        items={items}
      />
    </>
  ))
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
