// What each first-run page asks.
import type { JSX } from 'preact'
import type { Form } from '../../../platform/http/form.ts'
import type { BoundForm } from '../../../ui/form.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { PasswordInput } from '../../../ui/govuk/password-input.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { agencyNames, authoritiesWithDuty } from '../answers.ts'
import { words } from '../messages.en.ts'
import { suggestShortCode } from '../short-code.ts'
import type { Question, Step } from '../steps.ts'

type Asked = { form: BoundForm; sent: Form; hasPassword: boolean }

/** The page of each step that asks. */
export const QUESTIONS: Readonly<Record<Question | 'code', (asked: Asked) => JSX.Element>> = {
  code: Code,
  name: Name,
  short: Short,
  contact: Contact,
  authorities: Authorities,
  duties: Duties,
  members: Members,
  administrator: Administrator,
  plan: Plan,
}
export const asks = (step: Step): step is Question | 'code' => step in QUESTIONS

function Code({ form }: Asked) {
  const say = words.code
  return (
    <>
      <InsetText>{say.visitor}</InsetText>
      <p class="govuk-body">{say.lead}</p>
      <p class="govuk-body">{say.kept}</p>
      <Input
        {...form.field('setupCode')}
        label={say.label}
        labelSize="m"
        hint={say.hint}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        classes="govuk-input--width-20"
      />
    </>
  )
}

function Name({ form }: Asked) {
  const say = words.name
  return (
    <>
      <Input {...form.field('name')} label={say.name} hint={say.nameHint} autocomplete="off" />
      <Input {...form.field('area')} label={say.area} hint={say.areaHint} autocomplete="off" />
    </>
  )
}

function Short({ form, sent }: Asked) {
  const suggested = suggestShortCode(sent.one('area'), sent.one('name'))
  const field = form.field('short')
  return (
    <Input
      {...field}
      value={field.value || (sent.values['short'] === undefined ? suggested : '')}
      label={words.short.title}
      groupClasses="app-label-hidden"
      hint={words.short.hint(suggested)}
      autocomplete="off"
      autocapitalize="characters"
      spellcheck={false}
      classes="govuk-input--width-5"
    />
  )
}

function Contact({ form }: Asked) {
  const say = words.contact
  return (
    <>
      <p class="govuk-body">{say.lead}</p>
      <Input
        {...form.field('phone')}
        label={say.phone}
        type="tel"
        autocomplete="off"
        classes="govuk-input--width-20"
      />
      <Input
        {...form.field('publicEmail')}
        label={say.email}
        type="email"
        autocomplete="off"
        spellcheck={false}
      />
    </>
  )
}

function Authorities({ form }: Asked) {
  const say = words.authorities
  return (
    <>
      <p class="govuk-body">{say.hint}</p>
      <InsetText>{say.example}</InsetText>
      <Textarea {...form.field('authorities')} label={say.label} labelSize="m" rows={12} spellcheck={false} />
    </>
  )
}

function Duties({ form, sent }: Asked) {
  const say = words.duties
  const authorities = authoritiesWithDuty(sent)
  return (
    <>
      <p class="govuk-body">{say.lead}</p>
      <input type="hidden" name="dutiesSeen" value="yes" />
      <Checkboxes
        {...form.choices('takes')}
        values={authorities.filter(({ takesReports }) => takesReports).map(({ name }) => name)}
        legend={say.legend}
        legendSize="m"
        small
        items={authorities.map(({ name, area }) => ({ value: name, text: say.item(name, area) }))}
      />
    </>
  )
}

function Members({ form }: Asked) {
  const say = words.members
  return (
    <>
      <Input {...form.field('victim')} label={say.victim} hint={say.victimHint} autocomplete="off" />
      <Input {...form.field('police')} label={say.police} hint={say.policeHint} autocomplete="off" />
      <Textarea
        {...form.field('others')}
        label={say.others}
        hint={say.othersHint}
        rows={8}
        spellcheck={false}
      />
    </>
  )
}

function Administrator({ form, sent, hasPassword }: Asked) {
  const say = words.administrator
  return (
    <>
      <p class="govuk-body">{say.lead}</p>
      <Input {...form.field('adminName')} label={say.name} autocomplete="name" spellcheck={false} />
      <Input
        {...form.field('email')}
        label={say.email}
        hint={say.emailHint}
        type="email"
        autocomplete="email"
        spellcheck={false}
      />
      <Radios
        {...form.field('agency')}
        legend={say.agency}
        legendSize="s"
        small
        items={agencyNames(sent).map((name) => ({ value: name, text: name }))}
      />
      <Checkboxes
        {...form.choices('also')}
        legend={say.also}
        legendSize="s"
        hint={say.alsoHint}
        small
        items={[{ value: 'coordinator', text: say.coordinator }]}
      />
      <PasswordInput
        {...form.field('password')}
        value=""
        label={say.password}
        hint={hasPassword ? say.kept : say.passwordHint}
        autocomplete="new-password"
      />
    </>
  )
}

function Plan({ form }: Asked) {
  const say = words.plan
  return (
    <>
      <p class="govuk-body">{say.lead}</p>
      <Textarea {...form.field('plan')} label={say.label} labelSize="m" rows={14} spellcheck={false} />
    </>
  )
}
