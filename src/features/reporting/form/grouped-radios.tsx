// One answer out of many that stand under headings, as the ethnic groups of the census do: each group says its heading to
// whoever listens, and all are one question.
import type { ComponentChildren } from 'preact'
import { ChoiceItem } from '../../../ui/govuk/choice-item.tsx'
import { LegendGroup } from '../../../ui/govuk/form-group.tsx'

type Item = { value: string; text: string }
type Props = {
  name: string
  legend: string
  hint?: string | undefined
  error?: ComponentChildren
  value?: string | undefined
  groups: readonly { heading: string; items: readonly Item[] }[]
  /** Answers of no group, last. */
  rest: readonly Item[]
}

export function GroupedRadios({ name, legend, hint, error, value = '', groups, rest }: Props) {
  const within = groups.filter(({ items }) => items.length > 0)
  const first = within[0]?.items[0]?.value ?? rest[0]?.value
  // The first answer carries the bare id, to which the summary of problems leads.
  const radio = (item: Item) => (
    <ChoiceItem
      block="govuk-radios"
      type="radio"
      choice={item}
      id={item.value === first ? name : `${name}-${item.value}`}
      name={name}
      checked={value !== '' && item.value === value}
    />
  )
  return (
    <LegendGroup id={name} legend={legend} legendSize="s" hint={hint} error={error}>
      <div class="govuk-radios govuk-radios--small" data-module="govuk-radios">
        {within.map(({ heading, items }, at) => (
          <div role="group" aria-labelledby={`${name}-heading-${at}`} class="govuk-!-margin-bottom-3">
            <p class="govuk-body govuk-!-margin-bottom-1" id={`${name}-heading-${at}`}>
              {heading}
            </p>
            {items.map(radio)}
          </div>
        ))}
        {rest.map(radio)}
      </div>
    </LegendGroup>
  )
}
