// Referrals that the person stopped, as the agency that had them keeps them.
import { formatDateTime, formatShortDate } from '../../../platform/calendar/format.ts'
import { words } from '../messages.en.ts'
import type { Attempt } from '../referrals.store.ts'
import type { StoppedReferral } from '../stopped.store.ts'
import { AttemptList } from './attempts.tsx'

/** One line of the queue. */
export function StoppedCard({ row }: { row: StoppedReferral }) {
  return (
    <article class="app-card" aria-labelledby={`r-${row.id}`}>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1" id={`r-${row.id}`}>
        <a class="govuk-link app-nowrap" href={`/referrals/${row.id}`}>
          {row.reference}
        </a>
      </h2>
      <p class="govuk-hint govuk-!-margin-bottom-1">
        {words.facts.sent} {formatShortDate(row.createdAt)}. {words.card.attempts}: {row.attempts}.
      </p>
    </article>
  )
}

/** All that is left of one: that there was a referral, and what the agency did. */
export function StoppedPage({
  referral,
  attempts,
}: {
  referral: StoppedReferral
  attempts: readonly Attempt[]
}) {
  return (
    <>
      <h1 class="govuk-heading-l">{words.pageTitle(referral.reference)}</h1>
      <div class="app-done app-done--late" role="status">
        <p class="govuk-body govuk-!-margin-bottom-0">
          <strong>{words.stopped.title}</strong> {words.stopped.text}
        </p>
      </div>
      <p class="govuk-body">
        {words.facts.sent} {formatDateTime(referral.createdAt)}.
      </p>
      <AttemptList attempts={attempts} />
    </>
  )
}
