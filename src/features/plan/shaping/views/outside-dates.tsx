// What becomes of the dates that would lie outside a new plan: decided once for all that come too early, and once for all
// that come too late, with the actions that they are of behind a line.
import type { Day } from '../../../../platform/calendar/london.ts'
import { formatDate } from '../../../../platform/calendar/format.ts'
import type { BoundForm } from '../../../../ui/form.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import type { NewPlan } from '../copy-plan.ts'
import { markOf, type Outside, type Outsides } from '../dates-outside.ts'
import { words } from '../messages.en.ts'

const say = words.copy.outside

export type OutsideOf = Outsides & { plan: NewPlan }

/** The questions, where there is anything to ask. */
export function OutsideDates({ form, outside }: { form: BoundForm; outside: OutsideOf }) {
  const { early, late, plan } = outside
  return (
    <>
      {early.parts > 0 && <Side side="early" of={early} edge={plan.from ?? ''} form={form} />}
      {late.parts > 0 && <Side side="late" of={late} edge={plan.to ?? ''} form={form} />}
    </>
  )
}

type SideProps = { side: 'early' | 'late'; of: Outside; edge: Day; form: BoundForm }

function Side({ side, of, edge, form }: SideProps) {
  const answers = say.answers[side]
  const day = formatDate(edge)
  return (
    <>
      {/* Of what it was asked: where it is of anything else, it is asked again. */}
      <input type="hidden" name={`${side}-shown`} value={markOf(of)} />
      <Radios
        {...form.field(side)}
        legend={say[side](of.parts, day)}
        hint={say.hint}
        items={[
          { value: 'bring', text: answers.bring(day) },
          { value: 'empty', text: answers.empty },
          { value: 'keep', text: answers.keep },
        ]}
      />
      <Details summary={say.which(of.actions.length)}>
        <ul class="govuk-list">
          {of.actions.map(({ ref, parts, first, last }) => (
            <li>{say.action(ref, parts, say.between(formatDate(first), formatDate(last)))}</li>
          ))}
        </ul>
      </Details>
    </>
  )
}
