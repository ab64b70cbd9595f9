// One list for a coordinator: every body, how many of its parts nobody leads, and who of it is to lead those.
import { CardTable } from '../../../../ui/card-table.tsx'
import { Empty } from '../../../../ui/empty.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { NotificationBanner } from '../../../../ui/govuk/notification-banner.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import type { BodyParts } from '../leads.ts'
import { words } from '../messages.en.ts'
import type { Leader, OtherParts } from '../other-leads.ts'

const say = words.leads
type Props = {
  planId: string
  bodies: readonly BodyParts[]
  /** Owners that are no agency, and who may lead what is theirs. */
  others: readonly OtherParts[]
  people: readonly Leader[]
  given: number | null
}

export function LeadsPage({ planId, bodies, others, people, given }: Props) {
  return (
    <>
      {given !== null && <NotificationBanner type="success" text={say.given(given)} />}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      {bodies.length + others.length === 0 ? (
        <Empty title={say.none} />
      ) : (
        <form method="post" action={`/plan/${planId}/leads`} novalidate>
          {bodies.length > 0 && (
            <CardTable
              caption={say.title}
              head={[say.head.body, say.head.parts, say.head.unled, say.head.who]}
              firstCellIsHeader
              rows={bodies.map((body) => [body.name, body.parts, body.unled, <Choice body={body} />])}
            />
          )}
          {others.length > 0 && <Others others={others} people={people} />}
          <Button preventDoubleClick>{say.save}</Button>
        </form>
      )}
    </>
  )
}

const OPTIONS_MAX = 20_000

/** Groups, roles and people by their words: one person for all of them, or another for some. */
function Others({ others, people }: Pick<Props, 'others' | 'people'>) {
  // Of very many owners, those with the most parts get a list of their own: each list names everybody.
  const own = Math.floor(OPTIONS_MAX / Math.max(1, people.length))
  const items = people.map(({ id, name, agency }) => ({ value: id, text: `${name} (${agency})` }))
  return (
    <>
      <h2 class="govuk-heading-m">{say.others}</h2>
      <p class="govuk-body">{say.othersLead}</p>
      <Select
        name="all"
        value=""
        label={say.all}
        hint={say.allHint}
        items={[{ value: '', text: say.leave }, ...items]}
      />
      <CardTable
        caption={say.others}
        head={[say.head.owner, say.head.parts, say.head.unled, say.head.who]}
        firstCellIsHeader
        rows={others.map(({ key, name, parts, unled }, at) => [
          <span class="app-written">{name || say.noOwner}</span>,
          parts,
          unled,
          unled === 0 ? (
            say.allLed
          ) : at >= own ? (
            say.asForAll
          ) : (
            <>
              <input type="hidden" name={`owner-${at}`} value={key} />
              <Select
                name={`other-${at}`}
                value=""
                label={<span class="govuk-visually-hidden">{say.choose(name || say.noOwner)}</span>}
                items={[{ value: '', text: say.asForAll }, ...items]}
              />
            </>
          ),
        ])}
      />
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
