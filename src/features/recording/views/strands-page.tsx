// Strands with what may be chosen within each, and the form that adds to them.
import { formatDate } from '../../../platform/calendar/format.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Table } from '../../../ui/govuk/table.tsx'
import { Scroll } from '../../../ui/scroll.tsx'
import type { KeptCategory } from '../categories.store.ts'
import { categoryTexts as say } from '../messages.en.ts'
import { STRAND_NAMES, STRANDS } from '../strands.ts'

/** Before this day everything was there already: the list that the partnership started with. */
export const FIRST_DAY = '2000-01-01'

type Props = {
  categories: readonly KeptCategory[]
  today: Day
  /** Who changes them, where the reader does not. */
  changedBy: string | null
  done: boolean
  values: FormValues
  problems: readonly Problem[]
}

export function StrandsPage({ categories, today, changedBy, done, values, problems }: Props) {
  const form = bindForm({ values, problems })
  return (
    <>
      <form.Summary />
      {done && <NotificationBanner type="success">{say.done}</NotificationBanner>}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.intro}</p>
      {changedBy && <p class="govuk-body">{changedBy}</p>}
      {STRANDS.map((strand) => {
        const within = categories.filter((each) => each.strand === strand)
        if (within.length === 0)
          return (
            <>
              <h2 class="govuk-heading-m">{STRAND_NAMES[strand]}</h2>
              <p class="govuk-body">{say.none}</p>
            </>
          )
        return (
          <Scroll label={STRAND_NAMES[strand]}>
            <Table
              caption={<h2 class="govuk-heading-m">{STRAND_NAMES[strand]}</h2>}
              firstCellIsHeader
              head={[say.head.label, say.head.days, say.head.order, ...(changedBy ? [] : [say.head.change])]}
              rows={within.map((each) => [
                each.label,
                offered(each, today),
                each.position,
                ...(changedBy ? [] : [<ChangeLink category={each} />]),
              ])}
            />
          </Scroll>
        )
      })}
      {!changedBy && <AddForm form={form} />}
    </>
  )
}

const ChangeLink = ({ category: { code, label } }: { category: KeptCategory }) => (
  <a class="govuk-link" href={`/admin/strands/${code}`} aria-label={say.changeOf(label)}>
    {say.change}
  </a>
)

/** When it is offered, with a name that it will have. */
function offered({ beginsOn, endsOn, names }: KeptCategory, today: Day): string {
  const until = endsOn ? formatDate(endsOn) : null
  const days =
    endsOn !== null && endsOn <= today
      ? say.ended(formatDate(endsOn))
      : say.offered(formatDate(beginsOn), until, beginsOn === FIRST_DAY)
  const coming = names.filter(({ from }) => from > today && from !== beginsOn)
  return [days, ...coming.map(({ label, from }) => say.coming(label, formatDate(from)))].join('. ')
}

function AddForm({ form }: { form: ReturnType<typeof bindForm> }) {
  return (
    <form method="post" action="/admin/strands" novalidate class="app-no-print">
      <h2 class="govuk-heading-m">{say.add}</h2>
      <Radios
        {...form.field('strand')}
        legend={say.strand}
        legendSize="s"
        small
        items={STRANDS.map((value) => ({ value, text: STRAND_NAMES[value] }))}
      />
      <Input {...form.field('label')} label={say.label} labelSize="s" hint={say.labelHint} />
      <DateInput {...form.date('from')} legend={say.from} legendSize="s" />
      <Button preventDoubleClick>{say.addButton}</Button>
    </form>
  )
}
