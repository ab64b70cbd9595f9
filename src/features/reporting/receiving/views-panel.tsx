// The three views of a report side by side: the person's, the partners', the police's. Each says who said it and when.
import { formatDate, formatDateTime } from '../../../platform/calendar/format.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { incidentWords, labelOf } from '../incident.messages.en.ts'
import { receivingWords } from './messages.en.ts'
import type { Regime } from '../../recording/index.ts'
import type { ViewRow } from './views.store.ts'

const say = receivingWords.views

type Props = {
  /** Whether others stand beside it, so that its heading has to say which it is. */
  oneOfSeveral?: boolean
  report: { reference: string; receivedAt: Date; strands: readonly string[]; reporterRole: string }
  views: readonly ViewRow[]
  regime: Regime | null
  /** Whether the caller may add to each. */
  may: { partner: boolean; police: boolean }
}

/** How each side sees it. Heads of level two and three, so that it stands on the pages of reports and of cases. */
export function ViewsPanel({ oneOfSeveral = false, report, views, regime, may }: Props) {
  const partners = views.filter(({ kind }) => kind === 'partner')
  const police = views.filter(({ kind }) => kind === 'police')
  const newest = [...Map.groupBy(partners, ({ agencyId }) => agencyId).values()].flatMap((of) =>
    of.slice(0, 1),
  )
  const [standing, ...before] = police
  const earlier = [...partners.filter((view) => !newest.includes(view)), ...before]
  const path = `/reports/${report.reference}/views`
  return (
    <section aria-label={`${say.title}: ${report.reference}`}>
      <h2 class="govuk-heading-m">{oneOfSeveral ? `${say.title}: ${report.reference}` : say.title}</h2>
      <p class="govuk-hint">{say.lead}</p>
      <h3 class="govuk-heading-s">{say.reporter}</h3>
      <p class="govuk-body">
        {say.reporterSays(strandWords(report.strands))}
        <br />
        <span class="govuk-hint">
          {say.said(
            labelOf(incidentWords.rolesForStaff, report.reporterRole),
            formatDateTime(report.receivedAt),
          )}
        </span>
      </p>
      <h3 class="govuk-heading-s">{say.partner}</h3>
      {newest.length === 0 && <p class="govuk-body">{say.none}</p>}
      {newest.map((view) => (
        <Said view={view} regime={regime} />
      ))}
      {may.partner && (
        <p class="govuk-body app-no-print">
          <a class="govuk-link" href={`${path}/partner`}>
            {say.addPartner}
          </a>
        </p>
      )}
      <h3 class="govuk-heading-s">{say.police}</h3>
      {standing ? <Said view={standing} regime={regime} /> : <p class="govuk-body">{say.none}</p>}
      {may.police && (
        <p class="govuk-body app-no-print">
          <a class="govuk-link" href={`${path}/police`}>
            {say.addPolice}
          </a>
        </p>
      )}
      {earlier.length > 0 && (
        <Details summary={say.earlier}>
          {earlier.map((view) => (
            <Said view={view} regime={regime} />
          ))}
        </Details>
      )}
    </section>
  )
}

function Said({ view, regime }: { view: ViewRow; regime: Regime | null }) {
  const { by, agency, at, saidBy, saidOn, policeReference } = view
  const who = by ? `${by}, ${agency}` : agency
  return (
    <p class="govuk-body">
      <strong>
        {view.kind === 'police' ? classified(view, regime) : labelOf(say.perceives, view.perceives ?? '')}
      </strong>
      {view.strands.length > 0 && <>. {say.reporterSays(strandWords(view.strands))}</>}
      {view.reasons.length > 0 && <>. {view.reasons.map((code) => labelOf(say.reasons, code)).join('; ')}</>}
      {policeReference && <>. {say.reference(policeReference)}</>}
      <br />
      <span class="govuk-hint">
        {saidBy && saidOn && <>{say.decidedBy(saidBy, formatDate(saidOn))}. </>}
        {view.kind === 'police' ? say.wroteDown(who, formatDateTime(at)) : say.said(who, formatDateTime(at))}
      </span>
    </p>
  )
}

function classified({ classification }: ViewRow, regime: Regime | null): string {
  if (classification === 'non_crime_incident')
    return say.classification.non_crime_incident(regime?.nonCrime ?? receivingWords.views.police)
  return classification ? say.classification[classification] : ''
}

const strandWords = (strands: readonly string[]): string =>
  strands.map((code) => labelOf(incidentWords.strands, code)).join('; ')
