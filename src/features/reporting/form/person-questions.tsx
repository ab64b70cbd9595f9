// The questions about who is reporting, how to reach them, and who may be told. What each choice means is said first.
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { incidentWords } from '../incident.messages.en.ts'
import { REPORTER_ROLES } from '../incident.ts'
import { goesOut } from '../receipt/ways.ts'
import { kindsWords } from './kinds.messages.en.ts'
import { NOT_SAID } from './more.ts'
import { formWords } from './messages.en.ts'
import { isAnonymous, privacyOf } from './read-person.ts'
import { AGES } from './read-more.ts'
import { type Method, METHODS, OFFERED } from './reach.ts'
import type { Question } from './step-page.tsx'
import { isChild, tellsForAnother } from './voice.ts'
import { GOES_OUT } from './steps.ts'
import { childWords } from './voices.messages.en.ts'
import { YesNo } from './yes-no.tsx'

export function Who({ form }: Question) {
  const say = formWords.who
  return (
    <>
      <Radios
        {...form.field('who')}
        legend={say.title}
        legendSize="l"
        legendIsHeading
        hint={say.hint}
        items={REPORTER_ROLES.map((role) => ({ value: role, text: incidentWords.roles[role] }))}
      />
      <Radios
        {...form.field('age')}
        legend={say.age}
        legendSize="s"
        small
        items={AGES.map((age) => ({ value: age, text: say.ages[age] }))}
      />
    </>
  )
}

export function PrivacyChoice({ form, sent }: Question) {
  const say = { ...formWords.privacy, ...(isChild(sent) && childWords.privacy) }
  return (
    <Radios
      {...form.field('privacy')}
      legend={say.title}
      legendSize="l"
      legendIsHeading
      hint={say.lead}
      items={[
        { value: 'named', text: say.named, hint: say.namedHint },
        { value: 'contact_only', text: say.contact_only, hint: say.contactOnlyHint },
        { value: 'anonymous', text: say.anonymous, hint: say.anonymousHint },
      ]}
    />
  )
}

export function Contact({ form, sent, ways }: Question) {
  const say = formWords.contact
  // Where nothing goes out at all it is said once, and not beside each way.
  const byHand = goesOut(ways).includes('none') ? undefined : say.byHand
  const hints: Partial<Record<Method, string | undefined>> = {
    text: ways.texts ? undefined : byHand,
    email: ways.email ? say.emailHint : byHand,
    letter: ways.letters ? say.letterHint : byHand,
    through: say.throughHint,
  }
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      {privacyOf(sent) === 'named' ? (
        <Input
          {...form.field('name')}
          label={say.name}
          labelSize="s"
          hint={say.nameHint}
          spellcheck={false}
        />
      ) : (
        <Kept sent={sent} name="name" />
      )}
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
        hint={byHand ? undefined : say.allByHand}
        items={[
          ...METHODS.map((value) => ({ value, text: say[value], hint: hints[value] })),
          { value: NOT_SAID, text: kindsWords.notSaid, behaviour: 'exclusive' as const },
        ]}
      />
      <Input
        {...form.field('phone')}
        label={say.phone}
        labelSize="s"
        type="tel"
        classes="govuk-input--width-20"
      />
      <Input
        {...form.field('email')}
        label={say.emailLabel}
        labelSize="s"
        type="email"
        spellcheck={false}
        autocapitalize="none"
      />
      <Textarea {...form.field('address')} label={say.address} labelSize="s" rows={3} />
      <Input
        {...form.field('addressPostcode')}
        label={say.postcode}
        labelSize="s"
        classes="govuk-input--width-10"
        autocapitalize="characters"
      />
    </>
  )
}

export function Share({ form, sent, names }: Question) {
  const child = isChild(sent)
  const say = {
    ...formWords.share,
    ...(tellsForAnother(sent) && formWords.share.ofAnother),
    ...(child && childWords.share),
  }
  const anonymous = isAnonymous(sent)
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead(names.receiver ?? say.unplaced)}</p>
      {anonymous && <InsetText>{say.anonymous}</InsetText>}
      {(anonymous || !names.victimService) && <Kept sent={sent} name="share-victim_service" />}
      {!anonymous && names.victimService && (
        <YesNo
          {...form.field('share-victim_service')}
          legend={say.victim_service(names.victimService)}
          orNot
          hint={say.victimServiceHint}
        />
      )}
      <YesNo
        {...form.field('share-police')}
        legend={say.police}
        orNot
        hint={child ? childWords.share.policeHint : formWords.share.policeHint(anonymous)}
      />
      <YesNo
        {...form.field('share-council_partners')}
        legend={say.council_partners}
        orNot
        hint={say.partnersHint}
      />
      {!child && <p class="govuk-body">{formWords.share.worried}</p>}
      <p class="govuk-body">{say.exception}</p>
    </>
  )
}

// An answer that is not asked for just now is kept all the same, in case they change their mind back.
const Kept = ({ sent, name }: { sent: Question['sent']; name: string }) =>
  sent.one(name) === '' ? null : <input type="hidden" name={name} value={sent.one(name)} />
