import { formatDateTime } from '../../../platform/calendar/format.ts'
import { shorten } from '../../../platform/text/plain.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { bindForm, type FormProblem, type FormValues } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { FileUpload } from '../../../ui/govuk/file-upload.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { FIELDS } from '../fields.ts'
import { fieldTitle } from '../field-words.en.ts'
import { KEPT } from './kept.ts'
import type { Import } from './imports.store.ts'
import { fileWords as say } from './messages.en.ts'
import type { CsvFile } from './read-file.ts'
import { RemoveLink } from './remove-link.tsx'
import { KEPT_DAYS } from './tidy-imports.ts'

/** Where a file is brought, and those that were. */
export function ImportsPage({
  imports,
  problems,
}: {
  imports: readonly Import[]
  problems: readonly FormProblem[]
}) {
  const form = bindForm({ problems })
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.intro}</p>
      <form method="post" action="/imports" enctype="multipart/form-data" novalidate>
        <FileUpload
          name="file"
          error={form.field('file').error}
          label={say.file}
          hint={say.fileHint}
          accept=".csv,.txt,.tsv,text/csv"
        />
        <p class="govuk-body">{say.limits(KEPT_DAYS)}</p>
        <Button preventDoubleClick>{say.send}</Button>
      </form>
      <h2 class="govuk-heading-m">{say.list.title}</h2>
      {imports.length === 0 ? (
        <Empty title={say.list.empty}>
          <p class="govuk-body">{say.list.emptyNext}</p>
        </Empty>
      ) : (
        <CardTable
          caption={say.list.title}
          head={[say.head.file, say.head.who, say.head.state, say.head.rows]}
          firstCellIsHeader
          rows={imports.map((each) => [
            <a class="govuk-link" href={`/imports/${each.id}`}>
              {each.fileName}
            </a>,
            say.broughtBy(each.madeBy, formatDateTime(each.madeAt)),
            say.states[each.status],
            String(each.rowCount),
          ])}
        />
      )}
    </>
  )
}

const EXAMPLE_CHARS = 60

type ColumnsProps = { id: string; file: CsvFile; values: FormValues; problems: readonly FormProblem[] }

/** Which column is which. */
export function ColumnsPage({ id, file, values, problems }: ColumnsProps) {
  const form = bindForm({ values, problems })
  const items = [
    { value: '', text: say.columns.out },
    { value: KEPT, text: say.columns.kept },
    ...FIELDS.map((field) => ({ value: field.name, text: fieldTitle(field) })).toSorted((a, b) =>
      a.text.localeCompare(b.text, 'en-GB'),
    ),
  ]
  const example = (at: number) => file.rows.find((row) => row[at]?.trim())?.[at] ?? ''
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.columns.title}</h1>
      <p class="govuk-body">{say.columns.intro}</p>
      <form method="post" action={`/imports/${id}/columns`} novalidate>
        {file.titles.map((title, at) => (
          <Select
            {...form.field(`column-${at}`)}
            label={title.trim() === '' ? say.columns.untitled(at + 1) : shorten(title, EXAMPLE_CHARS)}
            hint={say.columns.example(shorten(example(at), EXAMPLE_CHARS))}
            items={items}
          />
        ))}
        <Select
          {...form.field('privacy')}
          label={say.columns.privacy}
          items={(['anonymous', 'contact_only', 'named'] as const).map((value) => ({
            value,
            text: say.columns.privacyOptions[value],
          }))}
        />
        <Input {...form.field('whose')} label={say.columns.whose} hint={say.columns.whoseHint} />
        <Button>{say.columns.go}</Button>
      </form>
      <RemoveLink id={id} />
    </>
  )
}
