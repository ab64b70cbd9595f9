// How the person may be reached from now on. Nothing that is kept is shown. It asks in the words of the form: both keep the
// same answers, and whoever calls reads them without seeing which page asked.
import type { BoundForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { labelOf } from '../incident.messages.en.ts'
import { formWords } from '../form/messages.en.ts'
import { Asked } from '../form/more-question.tsx'
import { moreWords } from '../form/more.messages.en.ts'
import { CONTROLS } from '../form/more.ts'
import {
  type Method,
  METHODS,
  OFFERED,
  SAFE_TIMES,
  SPOKEN,
  WAY_FIELDS,
  BY_WAY_FIELDS,
} from '../form/reach.ts'
import { OnWhich, WayDetails } from '../form/safe-question.tsx'
import { GOES_OUT } from '../form/steps.ts'
import { goesOut, type Ways } from '../receipt/ways.ts'
import { comingBackWords } from './coming-back.messages.en.ts'
import type { Key } from './open-report.ts'
import { HeldForm } from './parts.tsx'

const say = comingBackWords.contact

type ContactProps = { held: Key; form: BoundForm; canContact: string; ways: Ways }

export function ContactForm({ held, form, canContact, ways }: ContactProps) {
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{labelOf(say.now, canContact)}</p>
      <p class="govuk-body">{say.hidden}</p>
      <HeldForm held={held} here="contact">
        <Radios
          {...form.field('reach')}
          legend={say.reach}
          legendSize="m"
          items={[
            { value: 'reachable', text: say.reachable, conditional: <Reached {...{ form, ways }} /> },
            { value: 'page', text: say.page, hint: say.pageHint },
            { value: 'anonymous', text: say.anonymous, hint: say.anonymousHint },
          ]}
        />
        <Button name="do" value="contact" preventDoubleClick>
          {say.send}
        </Button>
      </HeldForm>
    </>
  )
}

const TRUSTED = CONTROLS.trusted.map(({ name }) => name)
const onSome = (name: 'messageOn' | 'sayOn') => ({
  name,
  legend: formWords.safe[name],
  hint: formWords.safe.onlySome,
})

function Reached({ form, ways }: { form: BoundForm; ways: Ways }) {
  // Open where something was typed, or is wrong.
  const has = (fields: readonly string[]) =>
    fields.some((field) => form.field(field).value !== '' || form.field(field).error !== undefined)
  const none = goesOut(ways).includes('none')
  const goes: Partial<Record<Method, boolean>> = { text: ways.texts, email: ways.email, letter: ways.letters }
  return (
    <>
      {goesOut(ways).map((value) => (
        <input type="hidden" name={GOES_OUT} value={value} />
      ))}
      {METHODS.map((value) => (
        <input type="hidden" name={OFFERED} value={value} />
      ))}
      <Checkboxes
        {...form.choices('methods')}
        legend={say.methods}
        legendSize="s"
        hint={none ? formWords.contact.allByHand : undefined}
        items={METHODS.map((value) => ({
          value,
          text: formWords.contact[value],
          ...(goes[value] === false && !none && { hint: formWords.contact.byHand }),
        }))}
      />
      <Given form={form} />
      <YesNo {...form.field('mayMessage')} legend={formWords.safe.mayMessage} />
      <YesNo {...form.field('maySay')} legend={formWords.safe.maySay} />
      <Details summary={say.moreWays} open={has([...WAY_FIELDS, ...BY_WAY_FIELDS])}>
        <WayDetails form={form} />
        <OnWhich {...{ form, ways: SPOKEN }} {...onSome('messageOn')} />
        <OnWhich {...{ form, ways: SPOKEN }} {...onSome('sayOn')} />
      </Details>
      <Checkboxes
        {...form.choices('times')}
        legend={formWords.safe.times}
        legendSize="s"
        items={SAFE_TIMES.map((value) => ({ value, text: formWords.safe[value] }))}
      />
      <Input
        {...form.field('otherTimes')}
        label={formWords.safe.otherTimes}
        labelSize="s"
        hint={formWords.safe.otherTimesHint}
        autocomplete="off"
      />
      <Input
        {...form.field('unsafeTimes')}
        label={formWords.safe.never}
        labelSize="s"
        hint={formWords.safe.neverHint}
        autocomplete="off"
      />
      <Textarea {...form.field('safetyNote')} label={say.note} labelSize="s" rows={3} />
      <Details summary={moreWords.trusted.title} open={has(TRUSTED)}>
        <p class="govuk-body">{moreWords.trusted.hint}</p>
        {CONTROLS.trusted.map((control) => (
          <Asked
            control={control}
            words={moreWords.trusted.controls[control.name] ?? { label: control.name }}
            form={form}
          />
        ))}
      </Details>
    </>
  )
}

const Given = ({ form }: { form: BoundForm }) => (
  <>
    <Input
      {...form.field('phone')}
      label={formWords.contact.phone}
      labelSize="s"
      type="tel"
      autocomplete="off"
      classes="govuk-input--width-20"
    />
    <Input
      {...form.field('email')}
      label={formWords.contact.emailLabel}
      labelSize="s"
      type="email"
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
    />
    <Textarea {...form.field('address')} label={formWords.contact.address} labelSize="s" rows={3} />
    <Input
      {...form.field('addressPostcode')}
      label={formWords.contact.postcode}
      labelSize="s"
      autocomplete="off"
      autocapitalize="characters"
      classes="govuk-input--width-10"
    />
  </>
)

type YesNoProps = {
  name: string
  value: string
  error: string | undefined
  legend: string
  hint?: string
}

const YesNo = (props: YesNoProps) => (
  <Radios
    {...props}
    legendSize="s"
    inline
    items={[
      { value: 'yes', text: say.yes },
      { value: 'no', text: say.no },
    ]}
  />
)
