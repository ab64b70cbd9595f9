import type { ComponentChildren } from 'preact'
import { Conflict } from '../../../../ui/conflict.tsx'
import type { BoundForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { formWords as text } from '../forms.messages.en.ts'
import { pageWords } from '../page.messages.en.ts'
import type { ActionState, DeliveryState, PlanState } from '../plan-state.ts'
import { Agreed } from './deliveries-table.tsx'
import { RagTag, StatusTag } from './rag-tag.tsx'

export type ActName = keyof typeof text.title

type Props = {
  act: ActName
  action: string
  /** Where it was chosen: whoever does not want it after all goes back there. */
  back: string
  about: string
  form: BoundForm
  /** Set where somebody else was first: what it says now. */
  now?: ComponentChildren
  upload?: boolean
  warning?: boolean
  /** There is nothing to do, as its fields say. */
  idle?: boolean
  children?: ComponentChildren
}

/** The page of one act: its form; or, where somebody was first, what it is now beside what was typed. */
export function ActPage({ act, action, back, about, form, now, upload, warning, idle, children }: Props) {
  const fields = (
    <form method="post" action={action} novalidate enctype={upload ? 'multipart/form-data' : undefined}>
      <input type="hidden" name="version" value={form.field('version').value} />
      {children}
      <div class="govuk-button-group">
        {!idle && (
          <Button kind={warning ? 'warning' : undefined} preventDoubleClick>
            {text.button[act]}
          </Button>
        )}
        <a class="govuk-link" href={back}>
          {text.leave}
        </a>
      </div>
    </form>
  )
  if (now) return <Conflict changed={text.conflict} theirs={now} yours={fields} />
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <form.Summary />
        <h1 class="govuk-heading-l">
          <span class="govuk-caption-l">{about}</span>
          {text.title[act]}
        </h1>
        {fields}
      </div>
    </div>
  )
}

type Now = { action: ActionState; delivery: DeliveryState; rules: PlanState['rules'] }

/** A delivery as it stands now, for who was second. */
export function NowList({ action, delivery, rules }: Now) {
  const { parts } = pageWords
  return (
    <SummaryList
      rows={[
        { key: parts.owner, value: delivery.owner || parts.noOwner },
        { key: parts.lead, value: parts.leadOf(delivery.postTitle, delivery.leadName ?? parts.nobody) },
        { key: parts.status, value: <StatusTag status={delivery.status} /> },
        {
          key: parts.progress,
          value: <RagTag rag={delivery.shownRag} rules={rules} suggested={delivery.ragIsSuggested} />,
        },
        { key: parts.due, value: <Agreed action={action} delivery={delivery} /> },
        { key: parts.said, value: <span class="app-written">{delivery.story || parts.silent}</span> },
      ]}
    />
  )
}
