// Asking for a call, and what stands of one that was asked for.
import { formatLongDate } from '../../../platform/calendar/format.ts'
import type { BoundForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { dayTimes } from '../../directory/index.ts'
import { type CallHours, callDays, partsIn, spansOn } from '../calls/hours.ts'
import type { WaitingCall } from './calls.store.ts'
import { comingBackWords } from './coming-back.messages.en.ts'
import type { Key } from './open-report.ts'
import { HeldForm } from './parts.tsx'

const say = comingBackWords.call

type Props = { held: Key; form: BoundForm; now: Date; numberEnds: string | null; hours: readonly CallHours[] }

export function CallForm({ held, form, now, numberEnds, hours }: Props) {
  const days = callDays(hours, now)
  const parts = partsIn(days.flatMap((day) => spansOn(hours, day)))
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <HeldForm held={held} once here="call">
        <Radios
          {...form.field('day')}
          legend={say.day}
          legendSize="s"
          items={days.map((day) => ({
            value: day,
            text: formatLongDate(day),
            hint: dayTimes(spansOn(hours, day)),
          }))}
        />
        <Radios
          {...form.field('part')}
          legend={say.part}
          legendSize="s"
          items={parts.map((part) => ({ value: part, text: capital(say.parts[part]) }))}
        />
        {numberEnds === null ? (
          <Phone form={form} />
        ) : (
          <Radios
            {...form.field('number')}
            legend={say.which}
            legendSize="s"
            items={[
              { value: 'kept', text: say.kept(numberEnds) },
              { value: 'another', text: say.another, conditional: <Phone form={form} /> },
            ]}
          />
        )}
        <Textarea {...form.field('note')} label={say.note} labelSize="s" hint={say.noteHint} rows={3} />
        <Button name="do" value="call" preventDoubleClick>
          {say.send}
        </Button>
      </HeldForm>
    </>
  )
}

const Phone = ({ form }: { form: BoundForm }) => (
  <Input
    {...form.field('phone')}
    label={say.numberLabel}
    labelSize="s"
    hint={say.number}
    type="tel"
    autocomplete="off"
    classes="govuk-input--width-20"
  />
)

/** The call that waits, with the two things to do about it. */
export function CallWaiting({ held, call, now }: { held: Key; call: WaitingCall; now: Date }) {
  return (
    <section class="app-welcome" aria-label={say.title}>
      <p class="govuk-body">{say.waiting(call.on, say.parts[call.part])}</p>
      {call.dueAt < now && <p class="govuk-body">{say.late}</p>}
      <HeldForm held={held}>
        <div class="govuk-button-group">
          <Button kind="secondary" name="view" value="call">
            {say.change}
          </Button>
          <Button kind="secondary" name="do" value="call-withdraw">
            {say.withdraw}
          </Button>
        </div>
      </HeldForm>
    </section>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
