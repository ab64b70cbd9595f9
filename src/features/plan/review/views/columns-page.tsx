import { Button } from '../../../../ui/govuk/button.tsx'
import { ErrorSummary } from '../../../../ui/govuk/error-summary.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { COLUMNS } from '../edit.ts'
import { words } from '../messages.en.ts'
import type { TitledColumn } from '../read-with.ts'

const say = words.columns

type Props = { id: string; columns: readonly TitledColumn[]; problem?: string | undefined }

/** What each column of the document's tables holds, by its title: said once for the whole document. */
export function ColumnsPage({ id, columns, problem }: Props) {
  const items = COLUMNS.map((column) => ({ value: column, text: say.names[column] }))
  return (
    <>
      {problem && <ErrorSummary errors={[{ text: problem, href: '#column-0' }]} />}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      {columns.length === 0 ? (
        <p class="govuk-body">{say.none}</p>
      ) : (
        <form method="post" action={`/plan/imports/${id}/columns`}>
          {columns.map(({ key, title, column, sample }, at) => (
            <>
              <input type="hidden" name={`title-${at}`} value={key} />
              <Select
                name={`column-${at}`}
                label={title}
                hint={sample === '' ? undefined : say.sample(sample)}
                value={column}
                items={items}
              />
            </>
          ))}
          <Button preventDoubleClick>{say.go}</Button>
        </form>
      )}
    </>
  )
}
