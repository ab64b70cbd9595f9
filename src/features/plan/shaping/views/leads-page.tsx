// One list for a coordinator: every body, how many of its parts nobody leads, and who of it is to lead those.
import { CardTable } from '../../../../ui/card-table.tsx'
import { Empty } from '../../../../ui/empty.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { NotificationBanner } from '../../../../ui/govuk/notification-banner.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import type { BodyParts } from '../leads.ts'
import { words } from '../messages.en.ts'

const say = words.leads
type Props = { planId: string; bodies: readonly BodyParts[]; given: number | null }

export function LeadsPage({ planId, bodies, given }: Props) {
  return (
    <>
      {given !== null && <NotificationBanner type="success" text={say.given(given)} />}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      {bodies.length === 0 ? (
        <Empty title={say.none} />
      ) : (
        <form method="post" action={`/plan/${planId}/leads`} novalidate>
          <CardTable
            caption={say.title}
            head={[say.head.body, say.head.parts, say.head.unled, say.head.who]}
            firstCellIsHeader
            rows={bodies.map((body) => [body.name, body.parts, body.unled, <Choice body={body} />])}
          />
          <Button preventDoubleClick>{say.save}</Button>
        </form>
      )}
    </>
  )
}

function Choice({ body: { agencyId, name, unled, people } }: { body: BodyParts }) {
  if (unled === 0) return <>{say.allLed}</>
  if (people.length === 0) return <>{say.nobody}</>
  return (
    <Select
      name={`lead-${agencyId}`}
      value=""
      label={<span class="govuk-visually-hidden">{say.choose(name)}</span>}
      items={[{ value: '', text: say.leave }, ...people.map(({ id, name: text }) => ({ value: id, text }))]}
    />
  )
}
