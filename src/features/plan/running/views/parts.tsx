// What the pages of an action and of a delivery share: evidence, history, what hangs on it, and the choice of a day.
import { formatDate, formatDateTime } from '../../../../platform/calendar/format.ts'
import type { Day } from '../../../../platform/calendar/london.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { CardTable } from '../../../../ui/card-table.tsx'
import { Scroll } from '../../../../ui/scroll.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import { type Evidence, isOpenable } from '../evidence.store.ts'
import { historyWords } from '../history.messages.en.ts'
import { VERSIONS_MAX } from '../history.store.ts'
import type { HistoryEntry } from '../history.ts'
import { pageWords } from '../page.messages.en.ts'
import { evidencePath, filePath } from '../paths.ts'

/** That a page shows a day that is over, with the way back to today. */
export function AsOf({ on, today }: { on: Day; today: string }) {
  return (
    <InsetText>
      {pageWords.dated(formatDate(on))}{' '}
      <a class="govuk-link" href={today}>
        {pageWords.today}
      </a>
    </InsetText>
  )
}

/** Where another day is chosen. */
export function ChooseDay({ action, on }: { action: string; on: Day | undefined }) {
  const text = pageWords.day
  return (
    <Details summary={text.title} classes="app-no-print">
      <form class="app-inline-form" method="get" action={action}>
        <Input name="on" type="date" label={text.label} value={on ?? ''} classes="govuk-input--width-10" />
        <Button kind="secondary">{text.go}</Button>
      </form>
    </Details>
  )
}

type EvidenceProps = {
  planId: string
  evidence: readonly Evidence[]
  /** Which of it this person may verify, and take away. */
  mayVerify: (evidence: Evidence) => boolean
  mayRemove: (evidence: Evidence) => boolean
  /** Whose file, which nothing scanned, this person may answer for. */
  mayRelease: (evidence: Evidence) => boolean
}

/** Evidence as a table. */
export function EvidenceTable({ planId, evidence, mayVerify, mayRemove, mayRelease }: EvidenceProps) {
  const text = pageWords.evidence
  if (evidence.length === 0)
    return (
      <Empty title={text.none}>
        <p class="govuk-body">{text.noneNext}</p>
      </Empty>
    )
  return (
    <Scroll label={text.caption}>
      <CardTable
        caption={text.caption}
        head={[text.what, text.kind, text.when, text.by, text.verified]}
        rows={evidence.map((each) => [
          <What planId={planId} evidence={each} />,
          text.kinds[each.kind],
          formatDate(each.happenedOn ?? each.addedAt),
          each.addedByName ?? text.somebody,
          <>
            {each.verifiedAt
              ? text.verifiedBy(each.verifiedByName ?? text.somebody, formatDate(each.verifiedAt))
              : text.notVerified}
            {mayVerify(each) && (
              <form class="app-no-print" method="post" action={`${evidencePath(planId, each.id)}/verify`}>
                <Button kind="secondary" classes="app-small-button">
                  {text.verify}
                  <span class="govuk-visually-hidden">{text.about(each.title)}</span>
                </Button>
              </form>
            )}
            {mayRelease(each) && (
              <p class="govuk-body-s app-no-print">
                <a class="govuk-link" href={`${evidencePath(planId, each.id)}/release`}>
                  {text.release}
                  <span class="govuk-visually-hidden">{text.about(each.title)}</span>
                </a>
              </p>
            )}
            {mayRemove(each) && (
              <p class="govuk-body-s app-no-print">
                <a class="govuk-link" href={`${evidencePath(planId, each.id)}/remove`}>
                  {text.remove}
                  <span class="govuk-visually-hidden">{text.about(each.title)}</span>
                </a>
              </p>
            )}
          </>,
        ])}
      />
    </Scroll>
  )
}

/** What one piece of evidence is called, with the way to it where anybody may look. */
export function What({ planId, evidence }: { planId: string; evidence: Evidence }) {
  const text = pageWords.evidence
  const { title, url, fileId, fileName, fileSize, fileState } = evidence
  const href = url ?? (fileId && isOpenable(evidence) && filePath(planId, fileId))
  const standing =
    fileState &&
    { quarantined: text.waits, infected: text.infected, released: text.released, clean: '' }[fileState]
  const name = href ? (
    <a class="govuk-link" href={href} rel={url ? 'noopener noreferrer' : undefined}>
      {title}
    </a>
  ) : (
    <span class="app-written">{title}</span>
  )
  return (
    <>
      {name}
      {fileName && (
        <span class="app-small">
          {fileName === title ? '' : `${fileName}, `}
          {text.size(fileSize ?? 0)}
        </span>
      )}
      {standing && <span class="app-small">{standing}</span>}
    </>
  )
}

const SHOWN_AT_ONCE = 6

/** Who changed what and why, newest first; what is older behind a click. */
export function History({ entries, limited }: { entries: readonly HistoryEntry[]; limited: boolean }) {
  const text = pageWords.history
  return (
    <section>
      <h2 class="govuk-heading-m">{text.title}</h2>
      {entries.length === 0 && <p class="govuk-body">{text.none}</p>}
      <Timeline events={entries.slice(0, SHOWN_AT_ONCE).map(eventOf)} />
      {entries.length > SHOWN_AT_ONCE && (
        <Details summary={text.more(entries.length)}>
          <Timeline events={entries.slice(SHOWN_AT_ONCE).map(eventOf)} />
        </Details>
      )}
      {limited && <p class="govuk-body">{historyWords.limited(VERSIONS_MAX)}</p>}
    </section>
  )
}

type HistoryListProps = { entries: readonly HistoryEntry[]; headingLevel?: 2 | 3 }

/** Every entry, newest first. */
export const HistoryList = ({ entries, headingLevel = 3 }: HistoryListProps) => (
  <Timeline events={entries.map(eventOf)} headingLevel={headingLevel} />
)

const eventOf = (entry: HistoryEntry) => ({
  title: entry.title,
  when: formatDateTime(entry.at),
  dateTime: entry.at.toISOString(),
  by: entry.by ?? pageWords.history.system,
  detail: (
    <>
      {entry.changes.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {entry.changes.map(({ field, from, to }) => (
            <li class="app-written">{pageWords.history.was(field, from, to)}</li>
          ))}
        </ul>
      )}
      {entry.reason && <p class="govuk-body">{pageWords.history.why(entry.reason)}</p>}
    </>
  ),
})
