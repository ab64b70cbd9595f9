// The railway has a police force of its own. Whoever works on a report from it is told so, and what the person allowed; the
// report stays where its place brought it, since a force is told only with a yes or on a ground that is kept (transfer.ts).
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import type { Decision, ReportAction } from '../report-actions.ts'
import type { ConsentRow } from '../reports.store.ts'
import { queueWords } from '../queue/messages.en.ts'
import { receivingWords } from './messages.en.ts'

const RAIL: readonly string[] = ['train', 'station']
// To a force that takes part here, or to one outside the partnership.
const WAYS: readonly Decision[] = ['transfer', 'pass_on']

type Props = {
  report: { reference: string; placeKind: string }
  consents: readonly Pick<ConsentRow, 'purpose' | 'answer'>[]
  actions: readonly ReportAction[]
}

/** Nothing where it was not on the railway, or where the reader can no longer give it to anybody. */
export function RailNote({ report, consents, actions }: Props) {
  const ways = WAYS.filter((way) => actions.includes(way))
  if (!RAIL.includes(report.placeKind) || ways.length === 0) return null
  const yes = consents.some(({ purpose, answer }) => purpose === 'police' && answer === 'yes')
  const say = receivingWords.rail
  return (
    <InsetText>
      <p class="govuk-body">
        {say.theirs} {yes ? say.yes : say.no}
      </p>
      <ul class="govuk-list govuk-!-margin-bottom-0">
        {ways.map((way) => (
          <li>
            <a class="govuk-link" href={`/reports/${report.reference}/${way}`}>
              {queueWords.action[way]}
            </a>
          </li>
        ))}
      </ul>
    </InsetText>
  )
}
