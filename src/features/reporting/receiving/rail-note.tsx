// The railway has a police force of its own. Whoever works on a report from it is told so, what the person allowed, and the
// one way by which that force can have it; the report stays where its place brought it, since a force is told only with a
// yes or on a ground that is kept (police-basis.ts).
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { tellerOf, whoseYes } from '../consent/whose-yes.ts'
import type { Decision, ReportAction } from '../report-actions.ts'
import type { ConsentRow } from '../reports.store.ts'
import { receivingWords } from './messages.en.ts'

const RAIL: readonly string[] = ['train', 'station']
const say = receivingWords.rail

/** Whether it was on the railway. */
export const isRail = (report: { placeKind: string }): boolean => RAIL.includes(report.placeKind)

/** The railway's force as it takes part here; null where it does not, or nobody there reads. */
export type RailForce = { id: string; name: string; ours: boolean }

/** Looks for it, among the forces that can be asked today. */
export async function railForce(tx: Tx, now: Date): Promise<RailForce | null> {
  const today: Day = londonDay(now)
  const { rows } = await sql<RailForce>`
    select id, name, id = app.agency_id() as ours from agencies
    where kind = 'police' and name ilike ${`%${say.name}%`} and app.has_caseworkers(id)
      and (valid_from is null or valid_from <= ${today}) and (valid_to is null or valid_to >= ${today})
    order by id limit 1`.execute(tx)
  return rows[0] ?? null
}

type Props = {
  report: { reference: string; placeKind: string; reporterRole: string; details: unknown }
  consents: readonly Pick<ConsentRow, 'purpose' | 'answer'>[]
  actions: readonly ReportAction[]
  force: RailForce | null
}

/** Nothing where it was not on the railway, the railway's force has it, or the reader can no longer give it to them. */
export function RailNote({ report, consents, actions, force }: Props) {
  const way: Decision = force ? 'transfer' : 'pass_on'
  if (!isRail(report) || force?.ours || !actions.includes(way)) return null
  const yes =
    consents.some(({ purpose, answer }) => purpose === 'police' && answer === 'yes') &&
    whoseYes(tellerOf(report.reporterRole, report.details), 'police').counts
  const name = force?.name ?? say.name
  const chosen = new URLSearchParams(
    force
      ? { authority: force.id }
      : { toName: name, whatFor: 'policing' satisfies keyof typeof receivingWords.whatFor },
  )
  return (
    <InsetText>
      <p class="govuk-body">
        {say.theirs} {yes ? say.yes : say.no}
      </p>
      <ul class="govuk-list govuk-!-margin-bottom-0">
        {!yes && actions.includes('reply') && (
          <li>
            <a class="govuk-link" href="#message">
              {say.write}
            </a>
          </li>
        )}
        <li>
          <a class="govuk-link" href={`/reports/${report.reference}/${way}?${chosen}`}>
            {say[way](name)}
          </a>
        </li>
      </ul>
    </InsetText>
  )
}
