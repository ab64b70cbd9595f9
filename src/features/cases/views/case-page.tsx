// Everything about one case on one page: what it is and what to do on the left, who and how long on the right.
import { formatDate, formatDateTime } from '../../../platform/calendar/format.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import { CallsAsked, consentWords, ViewsPanel, WhatWeSent } from '../../reporting/index.ts'
import type { CaseClock, CaseHolder, CaseReport, TimelineRow } from '../case-page.store.ts'
import { placeName, reporterName, strandName, typeName } from '../choices.ts'
import { clockState } from '../clock-words.ts'
import { type CasePageData, TIMELINE_ROWS } from '../load-case-page.ts'
import { words } from '../messages.en.ts'
import { reachOf } from '../reach.ts'
import { type Params, sentenceOf } from '../sentences.en.ts'
import { Consents, Referrals } from './case-sections.tsx'
import { Kept } from './kept.tsx'
import { People } from './people.tsx'
import { recordedRows } from './recorded.ts'
import { NewMessages } from './new-messages.tsx'
import { ClockTag, Day, dueWords, named, RiskTag, StatusTag } from './parts.tsx'

export function CasePage({
  data,
  now,
  notice,
}: {
  data: CasePageData
  now: Date
  notice?: string | undefined
}) {
  const { facts, full } = data
  return (
    <>
      {notice && (
        <div class="app-done" role="status">
          <p class="govuk-body govuk-!-margin-bottom-0">{notice}</p>
        </div>
      )}
      <h1 class="govuk-heading-l govuk-!-margin-bottom-2">{facts.reference}</h1>
      <p class="govuk-body app-identity">
        <StatusTag status={facts.status} /> <RiskTag level={facts.riskLevel} />
        <span>
          {words.page.lead}: <strong>{facts.leadName}</strong>
        </span>
        <span>
          {words.page.owner}: <strong>{facts.ownerName ?? words.page.nobody}</strong>
        </span>
        <span>{words.page.opened(formatDateTime(facts.openedAt), facts.openedBy ?? '')}</span>
      </p>
      <p class="govuk-body-l">{facts.summary}</p>
      {facts.status === 'closed' && (
        <InsetText>{words.page.closed(named(words.closure, facts.closure ?? ''))}</InsetText>
      )}
      {!full && <InsetText>{words.page.summaryOnly}</InsetText>}
      {data.reports.map(
        ({ withdrawnAt }) =>
          withdrawnAt && <InsetText>{consentWords.withdrawn(new Date(withdrawnAt))}</InsetText>,
      )}
      {full && <CallsAsked all={data.comingBack} works={data.side === 'lead'} now={now} />}
      {data.unread.length > 0 && <NewMessages data={data} />}
      <Actions data={data} />
      <div class="app-side">
        <div>
          <Happened data={data} />
          {full &&
            data.viewed.map((report) => (
              <ViewsPanel
                report={report}
                oneOfSeveral={data.viewed.length > 1}
                views={report.views}
                regime={report.police}
                may={{ partner: true, police: data.side === 'lead' }}
              />
            ))}
          {full && <People data={data} />}
          <Referrals data={data} />
          <History data={data} />
        </div>
        <div>
          <Clocks data={data} now={now} />
          {full && <Consents {...data} />}
          {full && <WhatWeSent all={data.comingBack} works={data.side === 'lead'} />}
          <Sight holders={data.holders} />
          <Kept data={data} />
        </div>
      </div>
    </>
  )
}

function Actions({ data: { facts, actions, closedBy } }: { data: CasePageData }) {
  if (actions.length === 0) return <p class="govuk-body">{words.page.noActions}</p>
  return (
    <>
      <nav class="app-actions" aria-label={words.page.actions}>
        <ul class="app-actions__list">
          {actions.map((action) => (
            <li>
              <a class="govuk-link" href={`/cases/${facts.reference}/${action}`}>
                {words.action[action]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {closedBy && (
        <p class="govuk-hint app-no-print">{words.page.closedBy(words.risk[facts.riskLevel], closedBy)}</p>
      )}
    </>
  )
}

function Happened({ data: { facts, reports, viewed, full } }: { data: CasePageData }) {
  const when = facts.occurredOn ? formatDate(facts.occurredOn) : words.page.notKnown
  return (
    <section aria-labelledby="happened">
      <h2 class="govuk-heading-m" id="happened">
        {words.page.happened}
      </h2>
      <SummaryList
        classes="govuk-summary-list--no-border app-facts"
        rows={[
          { key: words.page.when, value: when },
          {
            key: words.page.where,
            value: [placeName(facts.placeKind), facts.areaName].filter(Boolean).join(', '),
          },
          { key: words.page.strands, value: facts.strands.map(strandName).join('; ') },
          { key: words.page.types, value: facts.types.map(typeName).join('; ') },
          ...reports.flatMap(reportRows),
          ...viewed.flatMap(recordedRows),
        ]}
      />
      {full && reports.length > 0 && (
        <p class="govuk-body">
          <Button href={`/cases/${facts.reference}/words`} kind="secondary" classes="govuk-!-margin-bottom-1">
            {words.page.readWords}
          </Button>
          <br />
          <span class="govuk-hint">{words.page.readWordsHint}</span>
        </p>
      )}
    </section>
  )
}

const reportRows = (report: CaseReport) => [
  {
    key: words.page.reported,
    value: `${formatDateTime(new Date(report.receivedAt))}. ${named(words.channel, report.channel)}.`,
  },
  {
    key: words.page.reporter,
    value: `${reporterName(report.reporterRole)}. ${named(words.privacy, report.privacy)}.`,
  },
  { key: words.page.before, value: named(words.happenedBefore, report.happenedBefore) },
  { key: words.page.contact, value: named(words.canContact, report.canContact) },
]

const contacts = ['first_contact', 'victim_update']

function clockWords({ metAt, dueAt, stoppedAt, stoppedReason }: CaseClock): string {
  if (metAt) return `${words.page.metAt} ${formatDateTime(metAt)}`
  const why = stoppedAt && words.clockStopped[stoppedReason as keyof typeof words.clockStopped]
  return why ? words.page.stoppedBecause(why) : `${words.page.due} ${dueWords(dueAt)}`
}

function Clocks({ data: { clocks, reports }, now }: { data: CasePageData; now: Date }) {
  const [told] = reports
  const onPage = told !== undefined && reachOf(told) !== 'direct'
  return (
    <section aria-labelledby="clocks">
      <h2 class="govuk-heading-m" id="clocks">
        {words.page.clocks}
      </h2>
      {clocks.length === 0 && <p class="govuk-body">{words.page.noClocks}</p>}
      <ul class="govuk-list app-clocks">
        {clocks.map((clock) => (
          <li>
            <ClockTag state={clockState(clock, now)} /> {named(words.clock, clock.kind)}
            <br />
            <span class="govuk-hint">
              {clockWords(clock)}
              {contacts.includes(clock.kind) && onPage && `, ${words.page.onPage}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sight({ holders }: { holders: readonly CaseHolder[] }) {
  return (
    <section aria-labelledby="sight">
      <Table
        caption={<span id="sight">{words.page.sight}</span>}
        captionSize="m"
        rows={holders.map(({ name, level, basis, from, until }) => [
          <>
            <strong>{name}</strong>
            <br />
            {words.level[level]}. {named(words.basis, basis)}, {words.page.since} <Day at={new Date(from)} />
            {until && (
              <>
                , {words.page.until} <Day at={new Date(until)} />
              </>
            )}
          </>,
        ])}
      />
    </section>
  )
}

function History({ data: { facts, timeline, full } }: { data: CasePageData }) {
  return (
    <section aria-labelledby="timeline">
      <h2 class="govuk-heading-m" id="timeline">
        {words.page.timeline}
      </h2>
      <Timeline
        events={timeline.slice(0, TIMELINE_ROWS).map((row) => ({
          title: sentenceOf(row.kind, paramsOf(row.params)),
          when: formatDateTime(row.at),
          dateTime: row.at.toISOString(),
          by: signature(row),
          detail: row.noteId && full && (
            <p class="govuk-body">
              <a class="govuk-link" href={`/cases/${facts.reference}/notes/${row.noteId}`}>
                {words.page.readNote}
              </a>
            </p>
          ),
        }))}
      />
      {timeline.length > TIMELINE_ROWS && <p class="govuk-hint">{words.page.allTimeline}</p>}
    </section>
  )
}

// What a rule did is nobody's own act, whoever it was that made it run.
function signature({ kind, rule, by, agency }: TimelineRow): string | undefined {
  // It says itself why.
  if (kind === 'referral.ended') return words.page.byRule.staff(null)
  if (rule) return rule === 'consent' ? words.page.byRule.person : words.page.byRule.staff(by)
  return by ? `${by}${agency ? `, ${agency}` : ''}` : undefined
}

/** What a row carries, as texts: whatever is not text is left out. */
export function paramsOf(params: unknown): Params {
  if (typeof params !== 'object' || params === null) return {}
  return Object.fromEntries(
    Object.entries(params).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
}
