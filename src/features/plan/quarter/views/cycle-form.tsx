import type { FormValues } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import type { PlanState } from '../../running/plan-state.ts'
import { rhythmOf } from '../../running/rhythm.ts'
import type { CycleRules } from '../../running/rules.ts'
import { CYCLE_NUMBERS, cycleValues, QUARTERS, RHYTHMS } from '../cycle-form.ts'
import { cycleWords as words } from '../cycle.messages.en.ts'

type Props = {
  plan: Pick<PlanState, 'id'>
  version: number
  values: FormValues
  problems: readonly Problem[]
  /** Whether it is the page, and not half of one that shows two versions. */
  titled: boolean
}

export function CycleForm({ plan, version, values, problems, titled }: Props) {
  const form = bindForm({ values, problems })
  return (
    <form method="post" action={`/plan/${plan.id}/cycle`} novalidate>
      <form.Summary />
      {titled && <h1 class="govuk-heading-l">{words.title}</h1>}
      <input type="hidden" name="version" value={String(version)} />
      <Radios
        {...form.field('rhythm')}
        legend={words.rhythm}
        legendSize="m"
        hint={words.rhythmHint}
        items={RHYTHMS.map((value) => ({
          value,
          text: words.rhythms[value],
          ...(value === 'chosen' && {
            conditional: (
              <Checkboxes
                {...form.choices('asks')}
                legend={words.asks}
                legendSize="s"
                small
                items={QUARTERS.map((each) => ({ value: String(each), text: words.quarters[each] }))}
              />
            ),
          }),
        }))}
      />
      <h2 class="govuk-heading-m">{words.days}</h2>
      <p class="govuk-body">{words.lead}</p>
      {CYCLE_NUMBERS.map(({ name }) => (
        <Input {...form.field(name)} label={words[name]} inputmode="numeric" classes="govuk-input--width-3" />
      ))}
      <Input
        {...form.field('reminders')}
        label={words.reminders}
        hint={words.remindersHint}
        classes="govuk-input--width-20"
      />
      <Checkboxes
        {...form.choices('mailWords')}
        legend={words.mail}
        legendSize="s"
        small
        items={[{ value: 'yes', text: words.mailWords, hint: words.mailWordsHint }]}
      />
      <Button preventDoubleClick>{words.save}</Button>
    </form>
  )
}

/** The rules as they are saved. */
export function CycleSummary({ rules }: { rules: CycleRules }) {
  const values = cycleValues(rules)
  const rhythm = rhythmOf(rules)
  const names = [...CYCLE_NUMBERS.map(({ name }) => name), 'reminders'] as const
  return (
    <SummaryList
      rows={[
        { key: words.rhythm, value: words.rhythms[rhythm] },
        ...(rhythm === 'chosen'
          ? [{ key: words.asks, value: rules.asks.map((each) => words.quarters[each]).join('; ') }]
          : []),
        ...names.map((name) => ({ key: words[name], value: String(values[name]) })),
        { key: words.mailWords, value: rules.mailWords ? words.yes : words.no },
      ]}
    />
  )
}
