import { Details } from '../../../../ui/govuk/details.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { linkWords as words } from '../link.messages.en.ts'

type Props = { action: string; part: string; rows: readonly { key: string; value: string }[] }

/** What somebody is to say how it goes: the action's words and their part; whatever else there is, folded. */
export function AboutPart({ action, part, rows }: Props) {
  const shown = rows.filter(({ value }) => value !== '' && value !== action)
  return (
    <>
      <InsetText>
        <p class="govuk-body app-said">{action}</p>
        {part !== '' && (
          <p class="govuk-body">
            <strong>{words.part}:</strong> {part}
          </p>
        )}
      </InsetText>
      {shown.length > 0 && (
        <Details summary={words.about}>
          <SummaryList rows={shown} />
        </Details>
      )}
    </>
  )
}
