// Referrals and consents of a case.
import { formatDate } from '../../../platform/calendar/format.ts'
import { Tag, type TagColour } from '../../../ui/govuk/tag.tsx'
import type { CaseConsent, CaseReferral } from '../case-page.store.ts'
import { lastConsent } from '../../reporting/index.ts'
import type { CasePageData } from '../load-case-page.ts'
import { words } from '../messages.en.ts'
import { named } from './parts.tsx'

const statusColours: Readonly<Record<string, TagColour>> = {
  sent: 'orange',
  accepted: 'blue',
  done: 'green',
  withheld: 'grey',
  withdrawn: 'grey',
  stopped: 'grey',
}

export function Referrals({ data: { referrals, facts, actions } }: { data: CasePageData }) {
  return (
    <section aria-labelledby="referrals">
      <h2 class="govuk-heading-m" id="referrals">
        {words.page.referrals}
      </h2>
      {referrals.length === 0 && <p class="govuk-body">{words.page.noReferrals}</p>}
      <ul class="govuk-list govuk-list--spaced">
        {referrals.map((referral) => (
          <li>
            <a class="govuk-link" href={`/referrals/${referral.id}`}>
              {referral.to}
            </a>{' '}
            <Tag colour={statusColours[referral.status]}>{named(words.referralStatus, referral.status)}</Tag>
            <br />
            <span class="govuk-hint">{progress(referral)}</span>
          </li>
        ))}
      </ul>
      {actions.includes('contact') && (
        <p class="govuk-body app-no-print">
          <a class="govuk-link" href={`/refer/${facts.reference}`}>
            {words.page.refer}
          </a>
        </p>
      )}
    </section>
  )
}

function progress(referral: CaseReferral): string {
  const { status, withheldReason, outcome, takenBy, attempts } = referral
  if (status === 'withheld') return sentence(named(words.withheld, withheldReason ?? ''))
  if (status === 'stopped') return words.page.stopped(attempts)
  if (status === 'done')
    return `${named(words.outcome, outcome ?? '')}, ${formatDate(new Date(referral.closedAt ?? 0))}`
  if (status === 'accepted') return words.page.takenBy(takenBy ?? '', attempts)
  return words.page.sentOn(formatDate(new Date(referral.createdAt)))
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** Each person's answers by themselves: what one said is nothing that another did. */
export function Consents({ consents, reports }: Pick<CasePageData, 'consents' | 'reports'>) {
  const said = reports.filter(({ id }) => consents.some(({ reportId }) => reportId === id))
  return (
    <section aria-labelledby="consents">
      <h2 class="govuk-heading-m" id="consents">
        {words.page.consents}
      </h2>
      {said.map(({ id, reference }) => (
        <>
          {reports.length > 1 && <h3 class="govuk-heading-s">{words.page.ofReport(reference)}</h3>}
          <ConsentsOf consents={consents.filter(({ reportId }) => reportId === id)} />
        </>
      ))}
      {said.length === 0 && <p class="govuk-body">{words.page.noConsents}</p>}
    </section>
  )
}

const ConsentsOf = ({ consents }: { consents: readonly CaseConsent[] }) => (
  <ul class="govuk-list">
    {[...new Set(consents.map(({ purpose }) => purpose))].map((purpose) => (
      <li>
        {named(words.consent, purpose)}:{' '}
        <strong>{words.consentAnswer[lastConsent(consents, purpose)]}</strong>
      </li>
    ))}
  </ul>
)
