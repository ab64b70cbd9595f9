import { formatDate } from '../../../../platform/calendar/format.ts'
import { londonDay } from '../../../../platform/calendar/london.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { NotificationBanner } from '../../../../ui/govuk/notification-banner.tsx'
import { Table } from '../../../../ui/govuk/table.tsx'
import { Tag } from '../../../../ui/govuk/tag.tsx'
import { roundName } from '../../running/rhythm.ts'
import type { WantedUpdate } from '../mine.store.ts'
import { mineWords as words } from '../mine.messages.en.ts'

type Props = { wanted: readonly WantedUpdate[]; now: Date; saved: boolean }

/** What is asked of whoever is signed in: theirs, then what colleagues of theirs lead. */
export function WantedPage({ wanted, now, saved }: Props) {
  const mine = wanted.filter((each) => each.mine)
  const others = wanted.filter((each) => !each.mine)
  return (
    <>
      {saved && <NotificationBanner type="success" text={words.saved} />}
      <h1 class="govuk-heading-l">{words.title}</h1>
      {wanted.length === 0 ? (
        <Empty title={words.none}>
          <p class="govuk-body">{words.noneNext}</p>
          <p class="govuk-body">
            <a class="govuk-link" href="/plan">
              {words.toPlan}
            </a>
          </p>
        </Empty>
      ) : (
        <p class="govuk-body">{words.lead}</p>
      )}
      {mine.length > 0 && <WantedTable caption={words.mine} list={mine} now={now} />}
      {others.length > 0 && (
        <WantedTable caption={words.agency} lead={words.agencyLead} list={others} now={now} />
      )}
    </>
  )
}

type TableProps = { caption: string; lead?: string; list: readonly WantedUpdate[]; now: Date }

export function WantedTable({ caption, lead, list, now }: TableProps) {
  const { head } = words
  return (
    <Table
      classes="app-cards"
      caption={
        <>
          {caption}
          {lead && <span class="app-small">{lead}</span>}
        </>
      }
      captionSize="m"
      head={[head.part, head.quarter, head.due, head.state]}
      rows={list.map((each) => [
        cell(head.part, <PartLink {...each} />),
        cell(head.quarter, roundName(each)),
        cell(head.due, <Due due={each.due} now={now} />),
        cell(
          head.state,
          <Tag colour={each.returned ? 'yellow' : 'teal'}>
            {each.returned ? words.returned : words.wanted}
          </Tag>,
        ),
      ])}
    />
  )
}

const cell = (label: string, content: preact.ComponentChildren) => ({
  content,
  attributes: { 'data-label': label },
})

const PartLink = ({ deliveryId, action, owner }: WantedUpdate) => (
  <>
    <a class="govuk-link" href={`/plan/updates/${deliveryId}`}>
      {action.length > SHOWN ? `${action.slice(0, SHOWN)}…` : action}
    </a>
    <span class="app-small">{owner}</span>
  </>
)
const SHOWN = 140

function Due({ due, now }: { due: string; now: Date }) {
  const late = due < londonDay(now)
  return (
    <>
      {formatDate(due)}
      {late && <span class="app-small">{words.late}</span>}
    </>
  )
}
