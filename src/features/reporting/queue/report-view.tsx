import type { ComponentChildren } from 'preact'
import { formatDateTime } from '../../../platform/calendar/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { newId } from '../../../platform/ids.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import {
  type Adding,
  EVIDENCE_ENCTYPE,
  EvidenceFiles,
  EvidenceQuestion,
  type ReportFile,
} from '../../evidence/index.ts'
import { personSentence } from '../../shell/index.ts'
import type { Message } from '../conversation.ts'
import { comingBackWords } from '../follow-up/coming-back.messages.en.ts'
import { CallsAsked, WhatWeSent } from '../follow-up/holder/coming-back-view.tsx'
import type { ComingBack } from '../follow-up/holder/coming-back.store.ts'
import { labelOf } from '../incident.messages.en.ts'
import type { TranslatedReport } from '../translations/translate-report.ts'
import { Translations } from '../translations/translations-view.tsx'
import type { Narrative } from '../report.ts'
import { Accounts } from '../receiving/accounts.tsx'
import { Decisions } from '../receiving/decided-view.tsx'
import type { Receiving } from '../receiving/load-receiving.ts'
import { receivingWords } from '../receiving/messages.en.ts'
import { WithdrawnFields } from '../consent/withdrawn-fields.tsx'
import { consentWords } from '../consent/messages.en.ts'
import { answerWords } from '../consent/answer-words.ts'
import { RailNote } from '../receiving/rail-note.tsx'
import { wordsFor } from '../receiving/recorded-by.ts'
import { Likenesses, TiesNote } from '../receiving/ties-view.tsx'
import { ViewsPanel } from '../receiving/views-panel.tsx'
import type { ReportAction } from '../report-actions.ts'
import type { ConsentRow, TimelineRow } from '../reports.store.ts'
import { type Reading, ReadsPanel } from '../safeguarding/reads-panel.tsx'
import { otherPersonWords } from '../other-person/messages.en.ts'
import { SeriesPanel } from '../series/series-view.tsx'
import { MarkTags, StatusTag } from './status-tags.tsx'
import { queueWords, reportSentences } from './messages.en.ts'
import { Actions } from './report-choices.tsx'
import { Facts, Words } from './report-facts.tsx'
import { termsRows } from './terms.ts'
import type { ClockRow, StaffReport } from './queue.store.ts'

const say = queueWords.page

export type ReportPageProps = {
  report: StaffReport
  narrative: Narrative | null
  translated: TranslatedReport
  consents: readonly ConsentRow[]
  clocks: readonly ClockRow[]
  timeline: readonly (TimelineRow & { byName: string | null })[]
  messages: readonly ShownMessage[]
  actions: readonly ReportAction[]
  files: readonly ReportFile[]
  /** Files that are being added to an answer. */
  adding: Adding
  comingBack: ComingBack
  receiving: Receiving
  /** Who of those that lead on safeguarding has read it, and whether the reader may say that they have. */
  reading: Reading
  /** Whether the reader is of the police, whose words differ. */
  police: boolean
  /** Whether the caller may say how they see it, and write down what the police decided. */
  mayView: { partner: boolean; police: boolean }
  /** Whether the caller answers for what is kept of it. */
  answersForData: boolean
  now: Date
  done: string | null
  values: FormValues
  problems: readonly Problem[]
}

export function ReportPage(props: ReportPageProps) {
  const { report, narrative, consents, clocks, timeline, messages, actions, receiving, now } = props
  const form = bindForm({ values: props.values, problems: props.problems })
  return (
    <>
      <form.Summary />
      {props.done && <NotificationBanner type="success">{props.done}</NotificationBanner>}
      <h1 class="govuk-heading-l">
        {report.reference} <StatusTag status={report.status} mergedInto={receiving.ties.lead?.reference} />
        <MarkTags marks={report.marks} />
      </h1>
      <CallsAsked all={[props.comingBack]} works={report.inMyQueue} now={now} />
      <div class="app-side">
        <div>
          <TiesNote ties={receiving.ties} reference={report.reference} now={now} />
          {report.withdrawnAt && <InsetText>{consentWords.withdrawn(report.withdrawnAt)}</InsetText>}
          <ReadsPanel report={report} {...props.reading} />
          <RailNote {...{ report, consents, actions }} force={receiving.railForce} />
          <Actions report={report} actions={actions} />
          <Facts report={report} receiving={receiving} police={props.police} />
          {report.prevent && <InsetText>{say.prevent}</InsetText>}
          <h2 class="govuk-heading-m">{say.words}</h2>
          <Words narrative={narrative} />
          <SeriesPanel count={receiving.recorded.series} diary={receiving.diary} />
          <Translations report={report} told={props.translated} form={form} />
          <EvidenceFiles files={props.files.filter(({ messageId }) => messageId === null)} />
          <h2 class="govuk-heading-m">{say.messages}</h2>
          <Messages messages={messages} files={props.files} />
          {actions.includes('reply') && (
            <form
              method="post"
              action={`/reports/${report.reference}/reply`}
              enctype={EVIDENCE_ENCTYPE}
              novalidate
            >
              <input type="hidden" name="token" value={props.adding.token} />
              <input type="hidden" name="messageId" value={form.field('messageId').value || newId()} />
              {messages.map(({ id }) => (
                <input type="hidden" name="seen" value={id} />
              ))}
              <Textarea
                {...form.field('message')}
                label={say.reply}
                labelSize="s"
                hint={say.replyHint}
                rows={4}
              />
              {form.field('translation').value === '' && <WithdrawnFields form={form} />}
              <EvidenceQuestion
                {...props.adding}
                problems={props.problems}
                label={say.replyFiles}
                staff
                labelSize="s"
              />
              <Button kind="secondary" preventDoubleClick>
                {say.send}
              </Button>
            </form>
          )}
          {receiving.standing.leads && report.inMyQueue && (
            <p class="govuk-body app-no-print">{receivingWords.ties.noTransfer}</p>
          )}
          <Followers followers={receiving.followers} />
          <ViewsPanel
            report={report}
            views={receiving.views}
            regime={receiving.recorded.police}
            may={props.mayView}
          />
        </div>
        <div>
          <Likenesses
            likenesses={receiving.likenesses}
            reference={report.reference}
            mayMerge={actions.includes('merge')}
            mayLink={actions.includes('link')}
          />
          <h2 class="govuk-heading-m">{say.person}</h2>
          <p class="govuk-body">{report.personId ? say.personNote : say.anonymous}</p>
          <p class="govuk-body app-no-print">
            <a class="govuk-link" href={`/reports/${report.reference}/people`}>
              {say.otherPeople}
            </a>
          </p>
          <p class="govuk-body app-no-print">
            <a class="govuk-link" href={`/reports/${report.reference}/other-person`}>
              {otherPersonWords.link(wordsFor(receiving.recorded, receiving.views, props.police).other)}
            </a>
          </p>
          {props.answersForData && (
            <p class="govuk-body app-no-print">
              <a class="govuk-link" href={`/erasures/${report.reference}`}>
                {say.erasing}
              </a>
            </p>
          )}
          <h2 class="govuk-heading-m">{say.consents}</h2>
          <SummaryList
            rows={[
              ...consents.map(({ purpose, answer }) => ({
                key: labelOf(say.purposes, purpose),
                value: answerWords(report, purpose, answer),
              })),
              ...termsRows(report.details),
            ]}
          />
          {clocks.length > 0 && <h2 class="govuk-heading-m">{say.clocks}</h2>}
          <SummaryList
            rows={clocks.map((clock) => ({
              key: labelOf(say.clockKinds, clock.kind),
              value: clockWords(clock, now),
            }))}
          />
          <WhatWeSent all={[props.comingBack]} works={report.inMyQueue} />
          <Decisions decisions={receiving.decisions} />
          <h2 class="govuk-heading-m">{say.timeline}</h2>
          <Timeline
            events={timeline.map((entry) => ({
              title: sentenceOf(entry),
              when: formatDateTime(entry.at),
              dateTime: entry.at.toISOString(),
              ...(entry.byName && { by: entry.byName }),
            }))}
          />
        </div>
      </div>
    </>
  )
}

// Whoever wrote one reads nothing of another: each is answered on its own page.
function Followers({ followers }: Pick<Receiving, 'followers'>) {
  if (followers.length === 0) return null
  return (
    <>
      <p class="govuk-body">{receivingWords.ties.followers}</p>
      {followers.map(({ account, messages }) => (
        <>
          <h3 class="govuk-heading-m">
            <a class="govuk-link" href={`/reports/${account.reference}`}>
              {account.reference}
            </a>
          </h3>
          <Accounts accounts={[account]} level="h4" />
          <Messages messages={messages} />
        </>
      ))}
    </>
  )
}

type ShownMessage = Pick<Message, 'id' | 'at' | 'fromPerson' | 'text' | 'about' | 'occurredOn' | 'files'>
type MessagesProps = {
  messages: readonly ShownMessage[]
  /** Shown with their messages; without them, only how many came is said. */
  files?: readonly ReportFile[]
}

/** What the person and we wrote, oldest first, as staff read it. */
export function Messages({ messages, files }: MessagesProps) {
  if (messages.length === 0) return <p class="govuk-body">{say.noMessages}</p>
  return (
    <ol class="app-talk">
      {messages.map((message) => (
        <li class={`app-talk__message${message.fromPerson ? '' : ' app-talk__message--mine'}`}>
          <p class="app-talk__who">
            {message.fromPerson ? say.theyWrote : say.weWrote}, {formatDateTime(message.at)}
          </p>
          {message.about && (
            <p class="govuk-body govuk-!-font-weight-bold">
              {comingBackWords.again.entry[message.about](message.occurredOn)}
            </p>
          )}
          <p class="govuk-body app-said" dir="auto">
            {message.text ?? say.erased}
          </p>
          {files ? (
            <EvidenceFiles
              files={files.filter(({ messageId }) => messageId === message.id)}
              heading={false}
            />
          ) : (
            message.files > 0 && <p class="govuk-hint">{say.withFiles(message.files)}</p>
          )}
        </li>
      ))}
    </ol>
  )
}

function clockWords({ dueAt, metAt, stoppedAt }: ClockRow, now: Date): ComponentChildren {
  if (metAt || stoppedAt) return metAt ? say.met(formatDateTime(metAt)) : say.stopped
  return dueAt < now ? say.late(formatDateTime(dueAt)) : say.due(formatDateTime(dueAt))
}

// What the person was told by another part of the system is said in the words they read.
function sentenceOf({ kind, params }: TimelineRow): string {
  const told = personSentence(kind, params)
  return (
    reportSentences[kind]?.(params) ??
    (told ? queueWords.toldPerson(told.title) : queueWords.otherSentence(kind))
  )
}
