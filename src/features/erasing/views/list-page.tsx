import { formatDate } from '../../../platform/calendar/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { type BoundForm, bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import type { Limit, ToDecide } from '../erasures.store.ts'
import { LIMIT_KINDS, type LimitKind } from '../limits.ts'
import { erasingWords as say } from '../messages.en.ts'
import { DecideTable } from './decide-table.tsx'

type Props = {
  rows: readonly ToDecide[]
  /** Times of which a restore did not know who was erased. */
  gaps: readonly { from: Date; to: Date }[]
  limits: readonly Limit[]
  /** Whether the reader sets limits. */
  sets: boolean
  now: Date
  done: string | null
  values: FormValues
  problems: readonly Problem[]
}

/** What waits, a way to any report, and by which limits. */
export function ListPage({ rows, gaps, limits, sets, now, done, values, problems }: Props) {
  const form = bindForm({ values, problems })
  return (
    <>
      <form.Summary />
      {done && <NotificationBanner type="success">{done}</NotificationBanner>}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      {gaps.length > 0 && (
        <>
          <WarningText>{say.gaps.what}</WarningText>
          <ul class="govuk-list govuk-list--bullet">
            {gaps.map(({ from, to }) => (
              <li>{say.gaps.span(from, to)}</li>
            ))}
          </ul>
          <p class="govuk-body">{say.gaps.todo}</p>
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/holds">
          {say.holdsLink}
        </a>
      </p>
      <h2 class="govuk-heading-m">{say.waiting}</h2>
      {rows.length === 0 ? (
        <p class="govuk-body">{say.none}</p>
      ) : (
        <DecideTable rows={rows} now={now} caption={say.waiting} />
      )}
      <form method="post" action="/erasures" novalidate>
        <h2 class="govuk-heading-m">{say.open.title}</h2>
        <Input
          {...form.field('reference')}
          label={say.open.label}
          hint={say.open.hint}
          classes="govuk-input--width-10"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
        <Button kind="secondary">{say.open.button}</Button>
      </form>
      <h2 class="govuk-heading-m">{say.limits.title}</h2>
      <p class="govuk-body">{say.limits.lead}</p>
      <CardTable
        caption={say.limits.title}
        head={say.limits.head}
        rows={limits.map((each) => [
          say.limits.kind[each.kind as LimitKind] ?? each.kind,
          say.limits.amount(each.amount, each.unit),
          formatDate(each.validFrom),
          each.source,
        ])}
      />
      {sets && <SetLimit form={form} />}
    </>
  )
}

const SetLimit = ({ form }: { form: BoundForm }) => (
  <form method="post" action="/erasures/limits" novalidate>
    <h3 class="govuk-heading-s">{say.limits.set}</h3>
    <Select
      {...form.field('kind')}
      label={say.limits.what}
      items={LIMIT_KINDS.map((kind) => ({ value: kind, text: say.limits.kind[kind] }))}
    />
    <Input
      {...form.field('amount')}
      label={say.limits.number}
      hint={say.limits.numberHint}
      inputmode="numeric"
      classes="govuk-input--width-3"
    />
    <DateInput {...form.date('from')} legend={say.limits.from} legendSize="s" />
    <Input {...form.field('source')} label={say.limits.source} hint={say.limits.sourceHint} />
    <Button kind="secondary" preventDoubleClick>
      {say.limits.button}
    </Button>
  </form>
)
