import { type Actor, hasRole } from '../../../../access/actor.ts'
import { formatDate, formatDateTime } from '../../../../platform/calendar/format.ts'
import type { BoundForm } from '../../../../ui/form.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { Timeline } from '../../../../ui/timeline.tsx'
import { actionWords } from '../acts.messages.en.ts'
import { type DeliveryAction, deliveryActionsFor } from '../delivery-actions.ts'
import { isOngoing, RAGS, STATUSES } from '../delivery.ts'
import type { DeliveryPageData } from '../load-action-page.ts'
import { ragName, reasonText, STATUS_WORDS } from '../messages.en.ts'
import { pageWords } from '../page.messages.en.ts'
import { actionPath, deliveryPath } from '../paths.ts'
import { updateFormWords } from '../update-form.messages.en.ts'
import type { LoggedUpdate } from '../updates.store.ts'
import { mayReleaseFile, mayVerifyEvidence } from './action-page.tsx'
import { Agreed, saidWhen } from './deliveries-table.tsx'
import { AsOf, ChooseDay, EvidenceTable, History } from './parts.tsx'
import { ConfidenceTag, RagTag, StatusTag } from './rag-tag.tsx'
import { UpdateForm } from './update-form.tsx'

const text = pageWords.delivery
type Props = { data: DeliveryPageData; actor: Actor; form: BoundForm }

/** One owner's part: how it goes, the form in which they say so, what was said, and what shows it. */
export function DeliveryPage({ data, actor, form }: Props) {
  const { plan, action, delivery, evidence, history, on, saidBy } = data
  const path = deliveryPath(plan.id, delivery.id)
  const may = (on ? [] : deliveryActionsFor(delivery, actor, saidBy)).filter(
    (each) => each !== 'split' || data.division.length > 0,
  )
  const coordinator = hasRole(actor, 'coordinator')
  return (
    <>
      <form.Summary />
      {on && <AsOf on={on} today={path} />}
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{text.of(action.ref)}</span>
        {text.title(delivery.owner)}
      </h1>
      {data.documentSays && <InsetText>{data.documentSays}</InsetText>}
      <Facts data={data} />
      {data.whyNot && <p class="govuk-body">{actionWords.whyNot[data.whyNot]}</p>}
      <Links path={path} may={may.filter((each) => each !== 'verify' || !data.whyNot)} />
      {may.includes('update') && (
        <section>
          <h2 class="govuk-heading-m" id="update">
            {updateFormWords.title}
          </h2>
          <UpdateForm
            {...{ form, coordinator }}
            delivery={data.suggestion ? { ...delivery, suggestion: data.suggestion } : delivery}
            rules={plan.rules}
            action={`${path}/update`}
            measureName={measureNames(data)}
          />
        </section>
      )}
      <h2 class="govuk-heading-m">{pageWords.evidence.title}</h2>
      <EvidenceTable
        planId={plan.id}
        evidence={evidence}
        mayVerify={(each) => !on && mayVerifyEvidence(actor, each)}
        mayRelease={(each) => !on && mayReleaseFile(actor, each)}
        mayRemove={(each) =>
          !on && (coordinator || (may.includes('evidence') && each.deliveryId !== null && !each.verifiedAt))
        }
      />
      <Log log={data.log} called={data.called} story={delivery.story} />
      <History {...history} />
      <ChooseDay action={path} on={on} />
      <p class="govuk-body app-no-print">
        <a class="govuk-link" href={actionPath(plan.id, action.id, on)}>
          {pageWords.action(action.ref)}
        </a>
      </p>
    </>
  )
}

/** What a measure is called, by its key. */
export const measureNames =
  ({ measures }: Pick<DeliveryPageData, 'measures'>) =>
  (key: string): string =>
    measures.judged.find(({ tie }) => tie.key === key)?.history.measure.name ?? key

function Facts({ data }: { data: DeliveryPageData }) {
  const { plan, action, delivery } = data
  const { parts } = pageWords
  const { verifiedAt, story } = delivery
  return (
    <SummaryList
      rows={[
        { key: text.action, value: <span class="app-written">{action.action || action.objective}</span> },
        { key: text.part, value: delivery.part || text.whole },
        { key: parts.lead, value: parts.leadOf(delivery.postTitle, delivery.leadName ?? parts.nobody) },
        { key: parts.status, value: <StatusTag status={delivery.status} /> },
        {
          key: parts.progress,
          value: <RagTag rag={delivery.shownRag} rules={plan.rules} suggested={delivery.ragIsSuggested} />,
        },
        {
          key: text.why,
          value: delivery.suggestion.reasons
            .map((reason) => reasonText(reason, measureNames(data)))
            .join(' '),
        },
        delivery.progressReason !== null && { key: text.differs, value: delivery.progressReason },
        {
          key: parts.confidence,
          value: (
            <>
              <ConfidenceTag confidence={delivery.confidenceRag} rules={plan.rules} />{' '}
              {delivery.confidenceReason}
            </>
          ),
        },
        { key: parts.due, value: <Agreed action={action} delivery={delivery} format={formatDate} /> },
        delivery.forecastDue !== null && {
          key: isOngoing(delivery) ? parts.backBy : parts.forecast,
          value: formatDate(delivery.forecastDue),
        },
        {
          key: parts.said,
          value: story ? (
            <>
              <span class="app-written">{story}</span>
              <span class="app-small">{saidWhen(action, delivery, formatDate)}</span>
            </>
          ) : (
            parts.silent
          ),
        },
        delivery.cause !== null && { key: text.cause, value: delivery.cause },
        delivery.correctiveAction !== null && { key: text.corrective, value: delivery.correctiveAction },
        delivery.ask !== null && { key: text.ask, value: delivery.ask },
        delivery.evidenceToCome !== null && { key: text.toCome, value: delivery.evidenceToCome },
        verifiedAt !== null && { key: text.verified, value: formatDate(verifiedAt) },
      ]}
    />
  )
}

function Links({ path, may }: { path: string; may: readonly DeliveryAction[] }) {
  if (may.length === 0) return null
  return (
    <nav class="app-no-print" aria-label={text.may}>
      <ul class="govuk-list">
        {may.map((action) => (
          <li>
            <a class="govuk-link" href={action === 'update' ? '#update' : `${path}/${action}`}>
              {actionWords.link[action]}
            </a>
          </li>
        ))}
        {may.includes('edit') && (
          <li>
            <a class="govuk-link" href={`${path}/ask`}>
              {actionWords.ask}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

function Log({ log, called, story }: Pick<DeliveryPageData, 'log' | 'called'> & { story: string }) {
  return (
    <section>
      <h2 class="govuk-heading-m">{text.log}</h2>
      {log.length === 0 && <p class="govuk-body">{story === '' ? text.noLog : text.noLogButDocument}</p>}
      <Timeline
        events={log.map((said) => ({
          title: text.entry(
            STATUS_WORDS[STATUSES.find((status) => status === said.status) ?? 'not_set'],
            called(said.quarter).name,
          ),
          when: formatDateTime(said.at),
          dateTime: said.at.toISOString(),
          by: said.byName ?? pageWords.evidence.somebody,
          detail: <Said said={said} />,
        }))}
      />
    </section>
  )
}

function Said({ said }: { said: LoggedUpdate }) {
  const rag = RAGS.find((each) => each === (said.progressRag ?? said.suggestedRag)) ?? null
  const notes = [
    said.via === 'link' && text.byLink,
    text.states[said.state],
    !said.appliedAt && said.state !== 'replaced' && text.notYet,
  ].filter((note): note is string => Boolean(note))
  const lines = [
    said.progressReason && `${text.differs}: ${said.progressReason}`,
    said.cause && `${text.cause}: ${said.cause}`,
    said.correctiveAction && `${text.corrective}: ${said.correctiveAction}`,
    said.ask && `${text.ask}: ${said.ask}`,
    said.decisionNote,
  ].filter((line): line is string => Boolean(line))
  return (
    <>
      <p class="govuk-body app-written">{said.words}</p>
      <p class="govuk-body-s">
        {ragName(rag)}; {notes.join('; ')}
      </p>
      {lines.map((line) => (
        <p class="govuk-body-s app-written">{line}</p>
      ))}
    </>
  )
}
