import { formatDate } from '../../../platform/calendar/format.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { type Agency, type Area, standsOn } from '../agencies.ts'
import { words } from '../messages.en.ts'

export type AgencyRow = { agency: Agency; takes: readonly string[]; attended: boolean }
type Props = {
  rows: readonly AgencyRow[]
  untaken: readonly Area[]
  today: Day
  mayAdd: boolean
  /** Which agencies have a page that this reader may change something on. */
  mayOpen: (id: string) => boolean
  /** Who changes members and areas, where the reader does not. */
  changedBy: string | null
}

/** The members, and whose reports arrive where; what has no taker is said first. */
export function AgencyList({ rows, untaken, today, mayAdd, mayOpen, changedBy }: Props) {
  const say = words.list
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.intro}</p>
      {untaken.length > 0 && (
        <InsetText>
          {say.nobodyTakes} {untaken.map((area) => area.name).join(', ')}
        </InsetText>
      )}
      {changedBy && <p class="govuk-body">{changedBy}</p>}
      {mayAdd && <Button href="/admin/agencies/add">{say.add}</Button>}
      <div class="app-scroll" role="region" aria-label={say.title} tabindex={0}>
        <table class="govuk-table">
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {[say.name, say.kind, say.takes, say.dates].map((title) => (
                <th scope="col" class="govuk-table__header">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {rows.map((row) => (
              <Row row={row} today={today} mayOpen={mayOpen(row.agency.id)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Row({ row, today, mayOpen }: { row: AgencyRow; today: Day; mayOpen: boolean }) {
  const { agency, takes, attended } = row
  const say = words.list
  return (
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        {mayOpen ? (
          <a class="govuk-link" href={`/admin/agencies/${agency.id}`}>
            {agency.name}
          </a>
        ) : (
          agency.name
        )}
      </th>
      <td class="govuk-table__cell">{words.kinds[agency.kind]}</td>
      <td class="govuk-table__cell">
        {takes.length > 0 ? takes.join(', ') : say.none}
        {takes.length > 0 && !attended && (
          <>
            {' '}
            <Tag classes="govuk-tag--yellow">{say.unattended}</Tag>
          </>
        )}
      </td>
      <td class="govuk-table__cell">
        {[
          agency.validFrom && agency.validFrom > today && say.since(formatDate(agency.validFrom)),
          agency.validTo && say.until(formatDate(agency.validTo)),
        ]
          .filter(Boolean)
          .join(', ') || (standsOn(agency, today) ? say.always : say.none)}
      </td>
    </tr>
  )
}
