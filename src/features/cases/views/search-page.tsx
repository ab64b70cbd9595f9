import { Empty } from '../../../ui/empty.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import type { CaseListRow } from '../case-list.store.ts'
import { words } from '../messages.en.ts'
import { CaseTable } from './list-page.tsx'

/** One box over everything that one may see. `rows` is undefined before anything was asked. */
export function SearchPage(props: { asked: string; rows: readonly CaseListRow[] | undefined; now: Date }) {
  const { asked, rows, now } = props
  return (
    <>
      <h1 class="govuk-heading-l">{words.search.title}</h1>
      <form method="post" action="/search" role="search">
        <Input
          name="q"
          type="search"
          value={asked}
          label={words.search.label}
          hint={words.search.hint}
          classes="govuk-!-width-two-thirds"
          autocomplete="off"
          spellcheck={false}
        />
        <Button>{words.search.button}</Button>
      </form>
      {rows?.length === 0 && <Empty title={words.search.none} />}
      {rows && rows.length > 0 && (
        <CaseTable caption={words.search.found(rows.length)} rows={rows} now={now} />
      )}
    </>
  )
}
