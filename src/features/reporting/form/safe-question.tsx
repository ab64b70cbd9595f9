// What keeps somebody safe when we contact them: first what the ways that they chose need, then what may be said on them, and
// when. Only what goes with their ways is asked; the parts stand on the pages of whoever takes it down, or comes back, too.
import type { Form } from '../../../platform/http/form.ts'
import type { BoundForm } from '../../../ui/form.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Fieldset } from '../../../ui/govuk/fieldset.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { goesOut, noneGoesOut } from '../receipt/ways.ts'
import { kindsWords } from './kinds.messages.en.ts'
import { formWords } from './messages.en.ts'
import { moreWords } from './more.messages.en.ts'
import { NOT_SAID } from './more.ts'
import { ASKED_ON, asksOfWay, KNOWS, methodsOf, SAFE_TIMES, type Spoken, spokenOf } from './reach.ts'
import type { Question } from './step-page.tsx'
import { YesNo } from './yes-no.tsx'

export function Safe({ form, sent, ways }: Pick<Question, 'form' | 'sent' | 'ways'>) {
  const say = formWords.safe
  const spoken = spokenOf(methodsOf(sent))
  // Where nothing goes out at all, the page before said it of every way.
  const out = goesOut(ways)
  const byHand = !out.includes('none') && noneGoesOut(methodsOf(sent), out)
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      {byHand && <p class="govuk-body">{formWords.contact.byHand}</p>}
      <WayDetails form={form} sent={sent} />
      {spoken.map((way) => (
        <input type="hidden" name={ASKED_ON} value={way} />
      ))}
      {spoken.length > 1 ? (
        <>
          <OnWhich {...{ form, ways: spoken }} name="messageOn" legend={say.messageOn} hint={say.saysNo} />
          <OnWhich {...{ form, ways: spoken }} name="sayOn" legend={say.sayOn} hint={say.saysNo} />
        </>
      ) : (
        <>
          <YesNo {...form.field('mayMessage')} orNot legend={say.mayMessage} hint={say.saysNo} />
          <YesNo {...form.field('maySay')} orNot legend={say.maySay} hint={say.saysNo} />
        </>
      )}
      <Checkboxes
        {...form.choices('times')}
        legend={say.times}
        legendSize="s"
        items={[
          ...SAFE_TIMES.map((value) => ({ value, text: say[value] })),
          { value: NOT_SAID, text: kindsWords.notSaid, behaviour: 'exclusive' as const },
        ]}
      />
      <Input {...form.field('otherTimes')} label={say.otherTimes} labelSize="s" hint={say.otherTimesHint} />
      <Input {...form.field('unsafeTimes')} label={say.never} labelSize="s" hint={say.neverHint} />
      <Textarea {...form.field('safetyNote')} label={say.note} labelSize="s" hint={say.noteHint} rows={3} />
    </>
  )
}

type DetailsProps = {
  form: BoundForm
  /** Only of the ways that were chosen here, or of which something was said; absent: of all. */
  sent?: Form
}

/** What a landline, a relay service, a meeting and somebody in between each need. */
export function WayDetails({ form, sent }: DetailsProps) {
  const say = formWords.safe
  const asks = (way: Parameters<typeof asksOfWay>[1]) => !sent || asksOfWay(sent, way)
  return (
    <>
      {asks('landline') && (
        <Input
          {...form.field('landline')}
          label={say.landline}
          labelSize="s"
          type="tel"
          autocomplete="off"
          classes="govuk-input--width-20"
        />
      )}
      {asks('relay') && (
        <Input
          {...form.field('relay')}
          label={say.relay}
          labelSize="s"
          hint={say.relayHint}
          autocomplete="off"
          spellcheck={false}
        />
      )}
      {asks('in_person') && (
        <Input
          {...form.field('meetAt')}
          label={say.meetAt}
          labelSize="s"
          hint={say.meetAtHint}
          autocomplete="off"
        />
      )}
      {asks('through') && <Through form={form} />}
    </>
  )
}

function Through({ form }: { form: BoundForm }) {
  const say = formWords.safe
  const { trustedName, trustedKnows } = moreWords.trusted.controls
  return (
    <Fieldset legend={say.through} legendSize="s">
      <p class="govuk-hint">{say.throughLead}</p>
      <Input
        {...form.field('throughName')}
        label={trustedName?.label ?? ''}
        autocomplete="off"
        spellcheck={false}
      />
      <Input
        {...form.field('throughReach')}
        label={say.throughReach}
        hint={say.throughReachHint}
        autocomplete="off"
        spellcheck={false}
      />
      <Radios
        {...form.field('throughKnows')}
        legend={trustedKnows?.label}
        small
        items={KNOWS.map((value) => ({ value, text: trustedKnows?.options?.[value] ?? value }))}
      />
    </Fieldset>
  )
}

type WhichProps = {
  form: BoundForm
  ways: readonly Spoken[]
  name: 'messageOn' | 'sayOn'
  legend: string
  hint: string
}

/** On which of several ways something may be done. */
export const OnWhich = ({ form, ways, name, legend, hint }: WhichProps) => (
  <Checkboxes
    {...form.choices(name)}
    legend={legend}
    legendSize="s"
    hint={hint}
    small
    items={[
      ...ways.map((value) => ({ value, text: formWords.contact[value] })),
      { value: 'none', text: formWords.safe.noneOfThem, behaviour: 'exclusive' as const },
    ]}
  />
)
