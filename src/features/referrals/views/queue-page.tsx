// The queue of the agency that referrals go to: a card for each, the clock and the consent where the eye goes first.
import { formatShortDate } from '../../../platform/calendar/format.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Pagination } from '../../../ui/govuk/pagination.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { caseWords, dueWords, named, RiskTag } from '../../cases/index.ts'
import { whoseDetails } from '../../people/index.ts'
import { words } from '../messages.en.ts'
import { type After, type QueueRow, type Tab, TABS } from '../referrals.store.ts'
import type { StoppedReferral } from '../stopped.store.ts'
import { waitingWords } from '../waiting.ts'
import { StoppedCard } from './stopped.tsx'

type Props = {
  tab: Tab
  rows: readonly QueueRow[]
  stopped: readonly StoppedReferral[]
  counts: Readonly<Record<Tab, number>>
  withheld: number
  next: After | undefined
  isFirst: boolean
  now: Date
}

export const queuePath = (tab: Tab, after?: After): string =>
  `/referrals?tab=${tab}${after ? `&after=${after.atMicros}.${after.id}` : ''}`

export function QueuePage({ tab, rows, stopped, counts, withheld, next, isFirst, now }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <nav class="app-tabs" aria-label={words.tabsLabel}>
        {TABS.map((each) => (
          <a
            class="govuk-link app-tabs__tab"
            href={queuePath(each)}
            aria-current={each === tab ? 'page' : undefined}
          >
            {words.tab[each]} ({counts[each] >= 1000 ? '1,000+' : counts[each]})
          </a>
        ))}
      </nav>
      {rows.length + stopped.length === 0 ? (
        <Empty title={words.empty[tab]} />
      ) : (
        <>
          {rows.map((row) => (
            <Card row={row} now={now} />
          ))}
          {stopped.map((row) => (
            <StoppedCard row={row} />
          ))}
        </>
      )}
      {(next || !isFirst) && (
        <Pagination
          {...(isFirst ? {} : { previous: { href: queuePath(tab), text: words.newest } })}
          {...(next ? { next: { href: queuePath(tab, next), text: words.next } } : {})}
        />
      )}
      <p class="govuk-hint">{words.withheld(withheld)}</p>
    </>
  )
}

function Card({ row, now }: { row: QueueRow; now: Date }) {
  const whose = whoseDetails(row.reporterRole)
  return (
    <article class="app-card" aria-labelledby={`r-${row.id}`}>
      <div class="app-card__head">
        <h2 class="govuk-heading-s govuk-!-margin-bottom-1" id={`r-${row.id}`}>
          <a class="govuk-link app-nowrap" href={`/referrals/${row.id}`}>
            {row.reference}
          </a>
        </h2>
        <RiskTag level={row.riskLevel} /> <Wait row={row} now={now} />
      </div>
      <p class="govuk-body govuk-!-margin-bottom-1">{row.summary}</p>
      {whose && (
        <p class="govuk-body govuk-!-margin-bottom-1">
          <strong>{whose}</strong>
        </p>
      )}
      <p class="govuk-hint govuk-!-margin-bottom-1">
        {words.card.consent}: {consentOf(row)}. {words.card.from} {row.from}.
        {row.takenBy && ` ${words.card.takenBy} ${row.takenBy}.`}
        {row.attempts > 0 && ` ${words.card.attempts}: ${row.attempts}.`}
      </p>
      {row.status === 'sent' && (
        <form method="post" action={`/referrals/${row.id}/accept`}>
          <input type="hidden" name="version" value={row.version} />
          <Button kind="secondary" classes="govuk-!-margin-bottom-1" preventDoubleClick>
            {words.accept.button}
            <span class="govuk-visually-hidden"> {row.reference}</span>
          </Button>
        </form>
      )}
    </article>
  )
}

function consentOf({ consentAt, byHand }: QueueRow): string {
  if (consentAt) return words.card.consentYes(formatShortDate(consentAt))
  return byHand ? words.card.consentOfEach : words.card.consentNone
}

function Wait({ row, now }: { row: QueueRow; now: Date }) {
  if (row.status === 'done')
    return (
      <span>
        {named(caseWords.outcome, row.outcome ?? '')}, {row.closedAt && formatShortDate(row.closedAt)}
      </span>
    )
  if (row.status === 'accepted') return null
  const late = row.dueAt !== null && row.dueAt < now
  return (
    <span>
      {words.card.waiting(waitingWords(row.createdAt, now))}.{' '}
      {row.dueAt &&
        (late ? (
          <Tag colour="red">{words.card.overdue(dueWords(row.dueAt))}</Tag>
        ) : (
          `${words.card.due(dueWords(row.dueAt))}.`
        ))}
    </span>
  )
}
