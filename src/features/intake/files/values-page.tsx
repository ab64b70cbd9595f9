// What the values of a partner's coded columns mean, and in which order its days are written.
import { shorten } from '../../../platform/text/plain.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { fieldWords } from '../field-words.en.ts'
import { optionLabels } from '../labels.ts'
import type { AreaNamed } from '../read-report.ts'
import { fileWords } from './messages.en.ts'
import type { DayOrder, OrderSigns } from './read-date.ts'
import { RemoveLink } from './remove-link.tsx'
import { codesOf, type FoundField, type LeftOut } from './value-choices.ts'

const say = fileWords.values
const SAID_SHOWN = 80

type Props = {
  id: string
  found: readonly FoundField[]
  areas: readonly AreaNamed[]
  days: (OrderSigns & { order: DayOrder }) | null
}

/** One choice for each value, with how many rows have it. Nothing is written but the choices. */
export function ValuesPage({ id, found, areas, days }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.intro}</p>
      <form method="post" action={`/imports/${id}/values`} novalidate>
        {days && days.either + days.dayFirst + days.monthFirst > 0 && <Days {...days} />}
        {found.map((each) => (
          <FieldValues found={each} areas={areas} />
        ))}
        <Button>{fileWords.columns.go}</Button>
      </form>
      <RemoveLink id={id} />
    </>
  )
}

function Days({ either, dayFirst, monthFirst, order }: OrderSigns & { order: DayOrder }) {
  return (
    <Radios
      name="dayOrder"
      value={order}
      legend={say.days}
      legendSize="m"
      hint={say.daysFound(either, dayFirst, monthFirst)}
      items={[
        { value: 'day_first', text: say.dayFirst },
        { value: 'month_first', text: say.monthFirst },
      ]}
    />
  )
}

function FieldValues({
  found: { field, titles, values, over },
  areas,
}: {
  found: FoundField
  areas: readonly AreaNamed[]
}) {
  const labels: Readonly<Record<string, string | undefined>> =
    field.name === 'area'
      ? Object.fromEntries(areas.map(({ id, name }) => [id, name]))
      : { yes: say.yes, no: say.no, ...optionLabels(field) }
  const items = [
    { value: '', text: say.inWords },
    ...codesOf(field, areas).map((value) => ({ value, text: labels[value] ?? value })),
  ]
  return (
    <>
      <h2 class="govuk-heading-m">{titles.map((title) => shorten(title, SAID_SHOWN)).join(', ')}</h2>
      <p class="govuk-hint">{fieldWords(field)}</p>
      {values.map(({ name, said, count, code }) => (
        <Select
          name={name}
          value={code}
          label={shorten(said, SAID_SHOWN)}
          hint={code === '' ? say.unknown(count) : say.rows(count)}
          items={items}
        />
      ))}
      {over > 0 && <p class="govuk-body">{say.over(over)}</p>}
    </>
  )
}

const leftWords = ({ number, title, cells }: LeftOut): string => {
  const called = title === '' ? fileWords.columns.untitled(number) : shorten(title, SAID_SHOWN)
  return cells === 0 ? called : say.keptOut(called, cells)
}

/** In the dry run: what nobody knows the meaning of, with counts, and what is left out. */
export function Unknown({
  id,
  found,
  left,
}: {
  id: string
  found: readonly FoundField[]
  left: readonly LeftOut[]
}) {
  const rows = found.flatMap(({ titles, values }) =>
    values
      .filter(({ code }) => code === '')
      .map(({ said, count }) => [titles.join(', '), shorten(said, SAID_SHOWN), String(count)]),
  )
  return (
    <>
      {rows.length > 0 && (
        <>
          <p class="govuk-body">{say.keptNote}</p>
          <CardTable caption={say.keptTitle} head={[say.column, say.value, say.count]} rows={rows} />
        </>
      )}
      {found.length > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/imports/${id}/values`}>
            {say.change}
          </a>
        </p>
      )}
      {left.length > 0 && <InsetText>{say.leftOut(left.map(leftWords).join('; '))}</InsetText>}
    </>
  )
}
