import { formatDate } from '../../../platform/calendar/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { hoursLines } from '../../directory/index.ts'
import type { CallHours } from './hours.ts'
import { callHoursWords as say } from './messages.en.ts'

type Props = {
  hours: readonly CallHours[]
  /** Who changes them, where the reader does not. */
  changedBy: string | null
  done: boolean
  values: FormValues
  problems: readonly Problem[]
}

/** The hours of calls as they hold from day to day, and for whoever keeps them the form that adds to them. */
export function CallHoursPage({ hours, changedBy, done, values, problems }: Props) {
  const newest = hours[0] ? hoursLines(hours[0].spans).join('\n') : ''
  const form = bindForm({ values: { hours: newest, ...values }, problems })
  return (
    <>
      <form.Summary />
      {done && <NotificationBanner type="success">{say.saved}</NotificationBanner>}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.intro}</p>
      {changedBy && <p class="govuk-body">{changedBy}</p>}
      <CardTable
        caption={say.title}
        head={say.head}
        rows={hours.map(({ from, spans, by }) => [
          formatDate(from),
          hoursLines(spans).map((line) => (
            <>
              {line}
              <br />
            </>
          )),
          by ?? say.program,
        ])}
      />
      {!changedBy && (
        <form method="post" action="/admin/calls" novalidate>
          <h2 class="govuk-heading-m">{say.change}</h2>
          <Textarea {...form.field('hours')} label={say.hours} labelSize="s" hint={say.hoursHint} rows={4} />
          <DateInput {...form.date('from')} legend={say.from} legendSize="s" />
          <Button preventDoubleClick>{say.button}</Button>
        </form>
      )}
    </>
  )
}
