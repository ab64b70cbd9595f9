// The document's own key to its colours, offered as the plan's: what it says, and what is read by it.
import { Button } from '../../../../ui/govuk/button.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { meantBy } from '../../reading/colour-key.ts'
import { RAG_WORDS } from '../../running/messages.en.ts'
import { colourOf } from '../document-key.ts'
import type { Reviewed } from '../edits.ts'
import type { PlanImport } from '../imports.ts'
import { keySaid } from '../key-said.ts'
import { words } from '../messages.en.ts'

const say = words.key

export function KeyOffer({ found, review }: { found: PlanImport; review: Reviewed }) {
  const { key } = review.read
  if (key.length === 0) return null
  const said = keySaid(found.edits)
  const heads = [say.sign, say.meaning, say.readAs, say.called, say.rows]
  return (
    <section aria-labelledby="key">
      <h2 class="govuk-heading-m" id="key">
        {say.title}
      </h2>
      <p class="govuk-body">{say.lead}</p>
      <table class="govuk-table app-cards">
        <caption class="govuk-visually-hidden">{say.title}</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {heads.map((head) => (
              <th scope="col" class="govuk-table__header">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {key.map((entry) => {
            const { status } = meantBy(entry)
            const rag = colourOf(entry)
            const own = meantBy(entry).rag
            const readAs = [status && words.statuses[status], own && words.rags[own]].filter(Boolean)
            return (
              <tr class="govuk-table__row">
                <td class="govuk-table__cell app-written" data-label={say.sign}>
                  {entry.sign}
                  {say.where(entry.line)}
                </td>
                <td class="govuk-table__cell app-written" data-label={say.meaning}>
                  {entry.meaning}
                </td>
                <td class="govuk-table__cell" data-label={say.readAs}>
                  {readAs.join(', ') || say.nothing}
                </td>
                <td class="govuk-table__cell" data-label={say.called}>
                  {rag ? RAG_WORDS[rag].name : say.noColour}
                </td>
                <td class="govuk-table__cell" data-label={say.rows}>
                  {review.keyRows.filter(({ sign }) => sign === entry.sign).length}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {said !== null && <InsetText>{said ? say.used : say.declined}</InsetText>}
      <form method="post" action={`/plan/imports/${found.id}/edit`}>
        <div class="govuk-button-group">
          {said !== true && (
            <Button kind="secondary" name="key" value="use" preventDoubleClick>
              {say.use}
            </Button>
          )}
          {said !== false && (
            <Button kind="secondary" name="key" value="decline" preventDoubleClick>
              {say.decline}
            </Button>
          )}
        </div>
      </form>
    </section>
  )
}
