// One sub-category: its name from a day on, its place in the list, its end.
import { formatDate } from '../../../platform/calendar/format.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { Conflict } from '../../../ui/conflict.tsx'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import type { KeptCategory } from '../categories.store.ts'
import { categoryTexts as say } from '../messages.en.ts'
import { STRAND_NAMES } from '../strands.ts'
import { FIRST_DAY } from './strands-page.tsx'

type Props = {
  category: KeptCategory
  values: FormValues
  problems: readonly Problem[]
  /** Somebody changed it since the form was opened. */
  stale: boolean
}

export function CategoryPage({ category, values, problems, stale }: Props) {
  // A stale form takes the version that is shown beside it: pressing again is then a decision.
  const form = bindForm({
    values: stale ? { ...values, version: String(category.version) } : values,
    problems,
  })
  const yours = <ChangeForm category={category} form={form} />
  if (stale) return <Conflict theirs={<Facts category={category} />} yours={yours} />
  return (
    <>
      <form.Summary />
      <span class="govuk-caption-l">{STRAND_NAMES[category.strand]}</span>
      <h1 class="govuk-heading-l">{category.label}</h1>
      {yours}
      <h2 class="govuk-heading-m">{say.history}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {category.names.map(({ label, from }) => (
          <li>{say.historyLine(label, formatDate(from), from === FIRST_DAY)}</li>
        ))}
      </ul>
    </>
  )
}

const Facts = ({ category: { label, position, endsOn } }: { category: KeptCategory }) => (
  <SummaryList
    rows={[
      { key: say.label, value: label },
      { key: say.order, value: String(position) },
      { key: say.ends, value: endsOn ? formatDate(endsOn) : '' },
    ]}
  />
)

function ChangeForm({ category, form }: { category: KeptCategory; form: ReturnType<typeof bindForm> }) {
  return (
    <form method="post" action={`/admin/strands/${category.code}`} novalidate>
      <input type="hidden" name="version" value={form.field('version').value} />
      <Input {...form.field('label')} label={say.label} labelSize="s" hint={say.labelHint} />
      <DateInput {...form.date('from')} legend={say.renameFrom} legendSize="s" hint={say.renameHint} />
      <Input
        {...form.field('position')}
        label={say.order}
        labelSize="s"
        hint={say.orderHint}
        inputmode="numeric"
        classes="govuk-input--width-3"
      />
      <DateInput {...form.date('ends')} legend={say.ends} legendSize="s" hint={say.endsHint} />
      <Button preventDoubleClick>{say.save}</Button>
    </form>
  )
}
