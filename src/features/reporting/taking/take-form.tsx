// One page for a whole report, in the order of a conversation, to be filled in with the keyboard alone while somebody speaks.
import type { Form } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { type BoundForm, bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { ExactnessChoice } from '../../places/index.ts'
import type { Category } from '../../recording/index.ts'
import { formWords } from '../form/messages.en.ts'
import { asksOfAnyWay, BY_WAY_FIELDS, METHODS, OFFERED, SAFE_TIMES, SPOKEN } from '../form/reach.ts'
import { AGES } from '../form/read-more.ts'
import { OnWhich, WayDetails } from '../form/safe-question.tsx'
import { incidentWords } from '../incident.messages.en.ts'
import { PLACE_KINDS, REPORTER_ROLES, STRANDS } from '../incident.ts'
import { PURPOSES, TAKEN_CHANNELS } from '../report.ts'
import { Despair } from './despair-question.tsx'
import { Folded } from './folded.tsx'
import { LanguageAsked } from './language-asked.tsx'
import { takeWords as say } from './messages.en.ts'
import { Part } from './part.tsx'
import { NO_WAY } from './read-taken.ts'
import { WHEN_CHOICES } from './when-told.ts'

type Area = { id: string; name: string }
type Props = {
  sent: Form
  token: string
  /** Those that take reports: of the officer's own agency, which come first, and of others. */
  areas: { own: readonly Area[]; others: readonly Area[] }
  problems: readonly Problem[]
  /** Whether names of places are loaded, so that a place can be kept less exactly than it was said. */
  choose: boolean
  /** What within the strands is offered. */
  kinds: readonly Category[]
}

export function TakeForm({ sent, token, areas, problems, choose, kinds }: Props) {
  const form = bindForm({ values: sent.values, problems })
  return (
    <form method="post" action="/take-report" novalidate autocomplete="off">
      <form.Summary />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      <p class="govuk-hint app-no-print">{say.keys}</p>
      <input type="hidden" name="token" value={token} />
      {sent.one('via') && <input type="hidden" name="via" value={sent.one('via')} />}
      <InsetText>{say.danger}</InsetText>
      <Radios
        {...form.field('channel')}
        legend={say.channel.legend}
        legendSize="s"
        inline
        items={TAKEN_CHANNELS.map((value) => ({ value, text: say.channel[value] }))}
      />
      <Input
        {...form.field('toldOn')}
        label={say.toldOn.label}
        hint={say.toldOn.hint}
        classes="govuk-input--width-20"
      />
      <LanguageAsked form={form} />
      <Part title={say.happened.title} aloud={say.happened.say}>
        <Textarea {...form.field('what')} label={say.happened.what} hint={say.happened.hint} rows={8} />
      </Part>
      <Despair form={form} />
      <WhenAndWhere form={form} areas={areas} choose={choose} />
      <Part title={say.why.title} aloud={say.why.say}>
        <Checkboxes
          {...form.choices('strands')}
          legend={<span class="govuk-visually-hidden">{say.why.title}</span>}
          small
          items={STRANDS.map((value) => ({ value, text: incidentWords.strands[value] }))}
        />
        <Input {...form.field('whyWords')} label={say.why.words} />
      </Part>
      <Part title={say.person.title} aloud={say.person.say}>
        <Select
          {...form.field('who')}
          label={say.person.who}
          items={[
            { value: '', text: say.where.none },
            ...REPORTER_ROLES.map((value) => ({ value, text: incidentWords.rolesForStaff[value] })),
          ]}
        />
        <Radios
          {...form.field('age')}
          legend={say.person.age}
          inline
          small
          items={AGES.map((value) => ({ value, text: formWords.who.ages[value] }))}
        />
      </Part>
      <Reach {...{ form, sent }} />
      <Folded {...{ form, sent, kinds }} />
      <Button preventDoubleClick>{say.send}</Button>
    </form>
  )
}

type WhereProps = Pick<Props, 'areas' | 'choose'> & { form: BoundForm }

function WhenAndWhere({ form, areas, choose }: WhereProps) {
  const { where } = say
  const warned = form.field('homeAsked').value === 'yes'
  return (
    <Part title={where.title} aloud={where.say}>
      <Radios
        {...form.field('when')}
        legend={where.when}
        inline
        small
        items={WHEN_CHOICES.map((value) => ({ value, text: where.whens[value] }))}
      />
      <Input {...form.field('whenRoughly')} label={where.roughly} hint={where.roughlyHint} />
      <Input {...form.field('whenLast')} label={where.last} hint={where.lastHint} />
      <Input {...form.field('whenTime')} label={where.time} hint={where.timeHint} />
      <Select
        {...form.field('area')}
        label={where.area}
        hint={areas.own.length > 1 ? `${where.areaHint} ${where.several}` : where.areaHint}
        items={[
          { value: '', text: where.none },
          ...[...areas.own, ...areas.others].map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Input {...form.field('postcode')} label={where.postcode} classes="govuk-input--width-10" />
      {choose && (
        <>
          {warned && <input type="hidden" name="homeAsked" value="yes" />}
          <ExactnessChoice form={form} warned={warned} />
        </>
      )}
      <Select
        {...form.field('place')}
        label={where.place}
        items={[
          { value: '', text: where.none },
          ...PLACE_KINDS.map((value) => ({ value, text: incidentWords.places[value] })),
        ]}
      />
      <Input {...form.field('placeWords')} label={where.placeWords} />
    </Part>
  )
}

// A way that was ticked without what it needs opens it too: the fault stands there.
const usesMoreWays = (sent: Form): boolean =>
  asksOfAnyWay(sent) || BY_WAY_FIELDS.some((field) => sent.many(field).some(Boolean))

function Reach({ form, sent }: { form: BoundForm; sent: Form }) {
  const { contact, safe, share, privacy } = formWords
  const yesNo = [
    { value: 'yes', text: share.yes },
    { value: 'no', text: share.no },
  ]
  return (
    <>
      <Part title={say.privacy.title} aloud={say.privacy.say}>
        <Radios
          {...form.field('privacy')}
          legend={privacy.title}
          small
          items={(['named', 'contact_only', 'anonymous'] as const).map((value) => ({
            value,
            text: privacy[value],
          }))}
        />
        <Input {...form.field('name')} label={contact.name} />
        {METHODS.map((value) => (
          <input type="hidden" name={OFFERED} value={value} />
        ))}
        <Checkboxes
          {...form.choices('methods')}
          legend={contact.methods}
          small
          items={[
            ...METHODS.map((value) => ({ value, text: contact[value] })),
            { value: NO_WAY, text: say.noWay },
          ]}
        />
        <Input {...form.field('phone')} label={contact.phone} type="tel" classes="govuk-input--width-20" />
        <Input {...form.field('email')} label={contact.emailLabel} type="email" />
        <Textarea {...form.field('address')} label={contact.address} rows={3} />
        <Input {...form.field('addressPostcode')} label={contact.postcode} classes="govuk-input--width-10" />
        <Radios {...form.field('mayMessage')} legend={safe.mayMessage} inline small items={yesNo} />
        <Radios {...form.field('maySay')} legend={safe.maySay} inline small items={yesNo} />
        <Checkboxes
          {...form.choices('times')}
          legend={safe.times}
          small
          items={SAFE_TIMES.map((value) => ({ value, text: safe[value] }))}
        />
        <Input {...form.field('otherTimes')} label={safe.otherTimes} />
        <Input {...form.field('unsafeTimes')} label={safe.never} />
        <Textarea {...form.field('safetyNote')} label={safe.note} rows={2} />
        <Details summary={say.moreWays} open={usesMoreWays(sent)}>
          <WayDetails form={form} />
          <OnWhich
            {...{ form, ways: SPOKEN }}
            name="messageOn"
            legend={safe.messageOn}
            hint={safe.onlySome}
          />
          <OnWhich {...{ form, ways: SPOKEN }} name="sayOn" legend={safe.sayOn} hint={safe.onlySome} />
        </Details>
      </Part>
      <Part title={say.share.title} aloud={say.share.say}>
        {PURPOSES.map((purpose) => (
          <Radios
            {...form.field(`share-${purpose}`)}
            legend={say.share[purpose]}
            inline
            small
            items={yesNo}
          />
        ))}
      </Part>
    </>
  )
}
