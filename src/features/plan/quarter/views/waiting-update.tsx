import { formatDate, formatDateTime } from '../../../../platform/calendar/format.ts'
import type { BoundForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { CONFIDENCES, RAGS, STATUSES } from '../../running/delivery.ts'
import { confidenceName, reasonText, STATUS_WORDS } from '../../running/messages.en.ts'
import type { PlanState } from '../../running/plan-state.ts'
import { RagTag } from '../../running/views/rag-tag.tsx'
import { deliveryPath } from '../../running/paths.ts'
import { moderationWords as words } from '../moderation.messages.en.ts'
import type { SaidUpdate } from '../moderation.store.ts'
import type { PartProgress } from '../progress.ts'

type Props = PartProgress & {
  said: SaidUpdate
  plan: PlanState
  path: string
  form: BoundForm
  priority?: string | undefined
}

/** One update that waits: what stood there before beside what is said now, and the two answers to it. */
export function WaitingUpdate({ action, delivery, said, plan, path, form, priority }: Props) {
  const of = `${path}/updates/${said.id}`
  // Before the first update stand the document's own words.
  const before = said.previousWords || (said.applied ? action.update : delivery.story)
  const about = <span class="govuk-visually-hidden">{words.aboutPart(action.ref, delivery.owner)}</span>
  // Afterwards the page opens where they were.
  const from = priority && <input type="hidden" name="open" value={priority} />
  const note = form.field(`note-${said.id}`)
  return (
    <section class="app-update" aria-labelledby={`update-${said.id}`}>
      <h3 class="govuk-heading-s" id={`update-${said.id}`}>
        <a class="govuk-link" href={deliveryPath(plan.id, delivery.id)}>
          {action.ref}: {delivery.owner}
        </a>
      </h3>
      <p class="govuk-body app-said">{action.action}</p>
      {delivery.part !== '' && <p class="govuk-body app-said">{delivery.part}</p>}
      <p class="govuk-body">
        {said.via === 'link'
          ? words.byLink(formatDateTime(said.at))
          : words.saidBy(said.byName ?? words.somebody, formatDateTime(said.at))}{' '}
        {said.applied ? words.inPlan : words.waits}
      </p>
      <div class="app-versions">
        <section>
          <h4 class="govuk-heading-s">{words.before}</h4>
          <p class="govuk-body app-said">{before || words.nothingBefore}</p>
        </section>
        <section>
          <h4 class="govuk-heading-s">{words.now}</h4>
          <p class="govuk-body app-said">{said.words}</p>
        </section>
      </div>
      <SummaryList rows={rowsOf(said, plan)} />
      {said.opened ? (
        <p class="govuk-body app-no-print">{words.opened}</p>
      ) : (
        <form method="post" action={`${of}/accept`} class="app-no-print">
          {from}
          <Button preventDoubleClick>
            {words.accept}
            {about}
          </Button>
        </form>
      )}
      <form method="post" action={`${of}/return`} class="app-no-print" novalidate>
        {from}
        <Textarea {...note} label={words.noteLabel} hint={words.noteHint} rows={2} />
        <Button kind="secondary" preventDoubleClick>
          {words.return}
          {about}
        </Button>
      </form>
    </section>
  )
}

function rowsOf(said: SaidUpdate, { rules }: PlanState) {
  const { fields } = words
  const oneOf = <Name extends string>(names: readonly Name[], text: string | null) =>
    names.find((name) => name === text) ?? null
  const row = (key: string, value: string | null) =>
    value ? { key, value: <span class="app-said">{value}</span> } : undefined
  const status = oneOf(STATUSES, said.status)
  const confidence = oneOf(CONFIDENCES, said.confidenceRag)
  return [
    row(fields.status, status && STATUS_WORDS[status]),
    {
      key: words.suggested,
      value: (
        <>
          <RagTag rag={oneOf(RAGS, said.suggestedRag)} rules={rules} />{' '}
          {said.suggestedReasons.map((reason) => reasonText(reason)).join(' ')}
        </>
      ),
    },
    said.progressRag
      ? { key: words.chosen, value: <RagTag rag={oneOf(RAGS, said.progressRag)} rules={rules} /> }
      : undefined,
    row(fields.differs, said.progressReason),
    row(fields.cause, said.cause),
    row(fields.corrective, said.correctiveAction),
    row(fields.forecast, said.forecastDue && formatDate(said.forecastDue)),
    row(fields.confidence, confidence && confidenceName(confidence, rules)),
    row(fields.confidenceReason, said.confidenceReason),
    row(fields.ask, said.ask),
    row(fields.toCome, said.evidenceToCome),
  ]
}
