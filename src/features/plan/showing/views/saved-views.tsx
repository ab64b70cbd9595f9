// The views of a table that were saved, and the form that saves the one on the page.
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { tableWords } from '../messages.en.ts'
import { queryText, type TableQuery } from '../table/query.ts'
import type { SavedView } from '../table/views.store.ts'

const words = tableWords.views

type Props = {
  planId: string
  query: TableQuery
  views: readonly SavedView[]
  /** Whether the reader may clear away what others shared. */
  mayTidy: boolean
  problem?: string | undefined
  typed?: string | undefined
}

export function SavedViews({ planId, query, views, mayTidy, problem, typed }: Props) {
  const path = `/plan/${planId}/table`
  return (
    <div class="app-no-print">
      <ul class="app-choices">
        <li>
          <a class="govuk-link" href={`${path}?all=1`}>
            {words.everything}
          </a>
        </li>
        {views.map((view) => (
          <li>
            <a class="govuk-link" href={`${path}?${view.query}`}>
              {view.name}
            </a>
            {note(view) && ` (${note(view)})`}
          </li>
        ))}
      </ul>
      <Details summary={words.save} open={problem !== undefined}>
        <form method="post" action={`/plan/${planId}/views`}>
          <input type="hidden" name="query" value={queryText(query)} />
          <Input
            name="name"
            label={words.name}
            value={typed}
            error={problem}
            classes="govuk-input--width-20"
          />
          <Checkboxes
            name="wishes"
            small
            items={[
              { value: 'shared', text: words.share },
              { value: 'default', text: words.isDefault },
            ]}
          />
          <Button kind="secondary">{words.saveButton}</Button>
        </form>
        {views
          .filter(({ own }) => own || mayTidy)
          .map((view) => (
            <form class="app-inline-form" method="post" action={`/plan/${planId}/views/${view.id}/remove`}>
              <span>{view.name}</span>
              <Button kind="secondary">
                {words.remove}
                <span class="govuk-visually-hidden">{` ${words.removeFor(view.name)}`}</span>
              </Button>
            </form>
          ))}
      </Details>
    </div>
  )
}

const note = ({ own, shared, isDefault }: SavedView): string =>
  [!own && words.shared, own && shared && words.shared, isDefault && words.opensWith]
    .filter(Boolean)
    .join(', ')
