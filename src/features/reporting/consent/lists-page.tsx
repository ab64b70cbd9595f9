import { formatDate } from '../../../platform/calendar/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { type BoundForm, bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { labelOf } from '../incident.messages.en.ts'
import { queueWords } from '../queue/messages.en.ts'
import { mayEnd, type Purpose, type YoungAge } from './lists.store.ts'
import { listWords as say } from './lists.messages.en.ts'

type Props = {
  purposes: readonly Purpose[]
  ages: readonly YoungAge[]
  /** Who changes them, where the reader does not. */
  changedBy: string | null
  done: boolean
  values: FormValues
  problems: readonly Problem[]
}

/** Both lists, and for whoever keeps them the forms that change them. */
export function ListsPage({ purposes, ages, changedBy, done, values, problems }: Props) {
  const form = bindForm({ values, problems })
  return (
    <>
      <form.Summary />
      {done && <NotificationBanner type="success">{say.saved}</NotificationBanner>}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.intro}</p>
      {changedBy && <p class="govuk-body">{changedBy}</p>}
      <CardTable
        caption={say.title}
        head={changedBy ? say.headRead : say.head}
        rows={purposes.map((each) => [
          nameOf(each),
          labelOf(say.stops, each.stops),
          formatDate(each.from),
          each.to ? formatDate(each.to) : '',
          ...(changedBy ? [] : [mayEnd(each) ? <End purpose={each} /> : say.always]),
        ])}
      />
      {!changedBy && <Add form={form} />}
      {!changedBy && <EndOn form={form} purposes={purposes.filter(mayEnd)} />}
      <h2 class="govuk-heading-m">{say.ages}</h2>
      <CardTable
        caption={say.ages}
        head={say.agesHead}
        rows={ages.map(({ from, age, source, by }) => [formatDate(from), age, source, by ?? say.program])}
      />
      {!changedBy && <SetAge form={form} />}
    </>
  )
}

const nameOf = ({ code, name }: Purpose): string => name ?? labelOf(queueWords.page.purposes, code)

const Add = ({ form }: { form: BoundForm }) => (
  <form method="post" action="/admin/purposes" novalidate>
    <h2 class="govuk-heading-m">{say.add}</h2>
    <Input {...form.field('name')} label={say.name} hint={say.nameHint} autocomplete="off" />
    <Button kind="secondary" name="do" value="add" preventDoubleClick>
      {say.addButton}
    </Button>
  </form>
)

// One press: it is asked until today, or, where it has an end, without one.
const End = ({ purpose }: { purpose: Purpose }) => (
  <form method="post" action="/admin/purposes" novalidate>
    <input type="hidden" name="code" value={purpose.code} />
    <input type="hidden" name="version" value={purpose.version} />
    <Button kind="secondary" name="do" value={purpose.to ? 'again' : 'end'} preventDoubleClick>
      {purpose.to ? say.askAgain : say.endToday}
      <span class="govuk-visually-hidden">{say.about(nameOf(purpose))}</span>
    </Button>
  </form>
)

// The day is asked for here, so that the table stays one press a row.
const EndOn = ({ form, purposes }: { form: BoundForm; purposes: readonly Purpose[] }) => (
  <form method="post" action="/admin/purposes" novalidate>
    <h2 class="govuk-heading-m">{say.endOn}</h2>
    <Select
      {...form.field('code')}
      label={say.whom}
      items={purposes.map((each) => ({ value: `${each.code}.${each.version}`, text: nameOf(each) }))}
    />
    <DateInput {...form.date('last')} legend={say.last} legendSize="s" hint={say.lastHint} />
    <Button kind="secondary" name="do" value="end" preventDoubleClick>
      {say.endButton}
    </Button>
  </form>
)

const SetAge = ({ form }: { form: BoundForm }) => (
  <form method="post" action="/admin/purposes" novalidate>
    <h2 class="govuk-heading-m">{say.setAge}</h2>
    <Input
      {...form.field('age')}
      label={say.age}
      hint={say.ageHint}
      inputmode="numeric"
      classes="govuk-input--width-2"
    />
    <DateInput {...form.date('from')} legend={say.from} legendSize="s" />
    <Input {...form.field('source')} label={say.source} />
    <Button kind="secondary" name="do" value="age" preventDoubleClick>
      {say.setButton}
    </Button>
  </form>
)
