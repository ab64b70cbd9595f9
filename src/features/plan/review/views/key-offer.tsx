// The document's own key to its colours, offered as the plan's: what it says, and what is read by it.
import { CardTable } from '../../../../ui/card-table.tsx'
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
  return (
    <section aria-labelledby="key">
      <h2 class="govuk-heading-m" id="key">
        {say.title}
      </h2>
      <p class="govuk-body">{say.lead}</p>
      <CardTable
        caption={say.title}
        head={[say.sign, say.meaning, say.readAs, say.called, say.rows]}
        rows={key.map((entry) => {
          const { status, rag: own } = meantBy(entry)
          const rag = colourOf(entry)
          const readAs = [status && words.statuses[status], own && words.rags[own]].filter(Boolean)
          return [
            { content: [entry.sign, say.where(entry.line)], classes: 'app-written' },
            { content: entry.meaning, classes: 'app-written' },
            readAs.join(', ') || say.nothing,
            rag ? RAG_WORDS[rag].name : say.noColour,
            review.keyRows.filter(({ sign }) => sign === entry.sign).length,
          ]
        })}
      />
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
