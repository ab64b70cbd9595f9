import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { formatDate } from '../../../platform/calendar/format.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { type BoundForm, bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { HOLD_REASONS, type Hold, type HoldKind } from '../holds.store.ts'
import { erasingWords } from '../messages.en.ts'

const say = erasingWords.hold

/** What the agency holds, the next to be looked at first. */
export function HoldsPage({
  holds,
  today,
  done,
}: {
  holds: readonly Hold[]
  today: Day
  done: string | null
}) {
  return (
    <>
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      {holds.length === 0 ? <p class="govuk-body">{say.none}</p> : <HoldsTable holds={holds} today={today} />}
    </>
  )
}

/** Holds with why, who set them and when they are looked at again. */
const HoldsTable = ({ holds, today }: { holds: readonly Hold[]; today: Day }) => (
  <CardTable
    caption={say.title}
    head={say.head}
    rows={holds.map((hold) => [
      `${say.kind[hold.kind]} ${hold.reference}`,
      <>
        {say.reasons[hold.reason]}
        {hold.note && <span class="app-small">{hold.note}</span>}
      </>,
      say.by(hold.setBy, hold.setAt),
      <>
        {formatDate(hold.reviewOn)} {hold.reviewOn <= today && <Tag colour="red">{say.due}</Tag>}
      </>,
      <a class="govuk-link" href={`/holds/${hold.id}`}>
        {say.change}
        <span class="govuk-visually-hidden">: {hold.reference}</span>
      </a>,
    ])}
  />
)

type SetProps = {
  kind: HoldKind
  reference: string
  /** What the agency holds it for already. */
  standing: readonly Hold[]
  today: Day
  values: FormValues
  problems: readonly Problem[]
}

export function SetHoldPage({ kind, reference, standing, today, values, problems }: SetProps) {
  const form = bindForm({ values, problems })
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.setOn(kind, reference)}</h1>
      <p class="govuk-body">{say.setLead[kind]}</p>
      {standing.length > 0 && (
        <>
          <p class="govuk-body">{say.standing(standing.length)}</p>
          <HoldsTable holds={standing} today={today} />
          <h2 class="govuk-heading-m">{say.another}</h2>
        </>
      )}
      <form method="post" action={`/holds/${kind}/${reference}`} novalidate>
        <Radios
          {...form.field('reason')}
          legend={say.why}
          legendSize="s"
          items={HOLD_REASONS.map((value) => ({ value, text: say.reasons[value] }))}
        />
        <Input
          {...form.field('note')}
          label={say.note}
          labelSize="s"
          hint={say.noteHint}
          autocomplete="off"
        />
        <Review form={form} />
        <Button preventDoubleClick>{say.button}</Button>
      </form>
    </>
  )
}

const Review = ({ form }: { form: BoundForm }) => (
  <DateInput {...form.date('review')} legend={say.review} legendSize="s" />
)

export function HoldPage({
  hold,
  values,
  problems,
}: {
  hold: Hold
  values: FormValues
  problems: readonly Problem[]
}) {
  const form = bindForm({ values, problems })
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.changeTitle(hold.reference)}</h1>
      <p class="govuk-body">
        {[say.reasons[hold.reason], hold.note].filter(Boolean).join(': ')}. {say.by(hold.setBy, hold.setAt)}.
      </p>
      <form method="post" action={`/holds/${hold.id}`} novalidate>
        <h2 class="govuk-heading-m">{say.keep}</h2>
        <Review form={form} />
        <Button kind="secondary" name="do" value="review" preventDoubleClick>
          {say.keepButton}
        </Button>
      </form>
      <form method="post" action={`/holds/${hold.id}`} novalidate>
        <h2 class="govuk-heading-m">{say.lift}</h2>
        <Input
          {...form.field('lifted')}
          label={say.lifted}
          labelSize="s"
          hint={say.liftedHint}
          autocomplete="off"
        />
        <Button kind="warning" name="do" value="lift" preventDoubleClick>
          {say.liftButton}
        </Button>
      </form>
    </>
  )
}
