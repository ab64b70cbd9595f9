import type { ComponentChildren } from 'preact'
import { type BoundForm, bindForm, type FormProblem, type FormValues } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { editWords } from '../edit.messages.en.ts'
import type { District } from '../find-entries.store.ts'
import { accessWords, kindWords, languageWords, needWords, strandWords } from '../terms.en.ts'
import { ACCESS, KINDS, LANGUAGES, NEEDS, STRANDS } from '../terms.ts'

const words = editWords.form
type Props = {
  action: string
  /** null on a page that has a heading of its own. */
  title: string | null
  values: FormValues
  problems: readonly FormProblem[]
  areas: readonly District[]
  /** How many places the form has boxes for. */
  places: number
}

const named = <T extends string>(list: readonly T[], names: Readonly<Record<T, string>>) =>
  list.map((value) => ({ value, text: names[value] }))

/** One entry with all its parts. Works without a script: another place is a press of a button that keeps what was typed. */
export function EntryForm({ action, title, values, problems, areas, places }: Props) {
  const form = bindForm({ values, problems })
  return (
    <form method="post" action={action} novalidate>
      <form.Summary />
      {title && <h1 class="govuk-heading-l">{title}</h1>}
      <input type="hidden" name="version" value={form.field('version').value} />
      <What form={form} />
      <Whom form={form} areas={areas} />
      <Part title={words.expect}>
        <Textarea {...form.field('whatHappens')} label={words.whatHappens} />
        <Textarea {...form.field('privacy')} label={words.privacy} rows={3} />
      </Part>
      <Part title={words.hoursTitle}>
        <Textarea {...form.field('hours')} label={words.hours} hint={words.hoursHint} rows={3} />
        <Checkboxes
          {...form.choices('alwaysOpen')}
          items={[{ value: 'yes', text: words.alwaysOpen }]}
          small
        />
      </Part>
      {Array.from({ length: places }, (_, at) => (
        <PlacePart form={form} at={at} areas={areas} />
      ))}
      <Keeping form={form} />
      <div class="govuk-button-group">
        <Button preventDoubleClick>{words.save}</Button>
        <Button kind="secondary" name="more" value="place">
          {words.anotherPlace}
        </Button>
      </div>
    </form>
  )
}

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <fieldset class="govuk-fieldset">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
      <h2 class="govuk-fieldset__heading">{title}</h2>
    </legend>
    {children}
  </fieldset>
)

const What = ({ form }: { form: BoundForm }) => (
  <>
    <Part title={words.what}>
      <Radios {...form.field('kind')} legend={words.kind} items={named(KINDS, kindWords)} small />
      <Input {...form.field('name')} label={words.name} />
      <Textarea {...form.field('description')} label={words.description} hint={words.descriptionHint} />
      <Input {...form.field('organization')} label={words.organization} hint={words.organizationHint} />
      <Input {...form.field('organizationUrl')} label={words.organizationUrl} type="url" />
      <input
        type="hidden"
        name="organizationDescription"
        value={form.field('organizationDescription').value}
      />
    </Part>
    <Part title={words.reach}>
      <Textarea {...form.field('contacts')} label={words.contacts} hint={words.contactsHint} rows={3} />
      <Input {...form.field('email')} label={words.email} type="email" />
      <Input {...form.field('url')} label={words.url} type="url" />
    </Part>
  </>
)

const Whom = ({ form, areas }: { form: BoundForm; areas: readonly District[] }) => (
  <Part title={words.whom}>
    <Checkboxes
      {...form.choices('strands')}
      legend={words.strands}
      hint={words.strandsHint}
      items={named(STRANDS, strandWords)}
      small
    />
    <Checkboxes {...form.choices('needs')} legend={words.needs} items={named(NEEDS, needWords)} small />
    <Checkboxes
      {...form.choices('languages')}
      legend={words.languages}
      items={named(LANGUAGES, languageWords)}
      small
    />
    <Input {...form.field('interpreting')} label={words.interpreting} />
    <Input {...form.field('eligibility')} label={words.eligibility} />
    <Input
      {...form.field('minimumAge')}
      label={words.minimumAge}
      classes="govuk-input--width-3"
      inputmode="numeric"
    />
    <Input
      {...form.field('maximumAge')}
      label={words.maximumAge}
      classes="govuk-input--width-3"
      inputmode="numeric"
    />
    <Input {...form.field('fees')} label={words.fees} />
    <Checkboxes
      {...form.choices('areaIds')}
      legend={words.areas}
      hint={words.areasHint}
      items={areas.map(({ id, name }) => ({ value: id, text: name }))}
      small
    />
  </Part>
)

function PlacePart({ form, at, areas }: { form: BoundForm; at: number; areas: readonly District[] }) {
  const name = (field: string) => `place-${at}-${field}`
  return (
    <Part title={words.place(at + 1)}>
      <input type="hidden" name={name('id')} value={form.field(name('id')).value} />
      <Input {...form.field(name('name'))} label={words.placeName} />
      <Input {...form.field(name('address'))} label={words.address} />
      <Input {...form.field(name('city'))} label={words.city} classes="govuk-input--width-20" />
      <Input {...form.field(name('postcode'))} label={words.postcode} classes="govuk-input--width-10" />
      <Select
        {...form.field(name('areaId'))}
        label={words.district}
        items={[
          { value: '', text: words.noDistrict },
          ...areas.map((area) => ({ value: area.id, text: area.name })),
        ]}
      />
      <Input
        {...form.field(name('latitude'))}
        label={words.latitude}
        hint={words.positionHint}
        classes="govuk-input--width-10"
      />
      <Input {...form.field(name('longitude'))} label={words.longitude} classes="govuk-input--width-10" />
      <Checkboxes
        {...form.choices(name('accessibility'))}
        legend={words.accessibility}
        items={named(ACCESS, accessWords)}
        small
      />
      <Input {...form.field(name('accessNote'))} label={words.accessNote} />
      <Input {...form.field(name('directions'))} label={words.directions} />
      <Textarea {...form.field(name('hours'))} label={words.placeHours} hint={words.hoursHint} rows={3} />
      <Textarea {...form.field(name('trained'))} label={words.trained} hint={words.hoursHint} rows={3} />
    </Part>
  )
}

const Keeping = ({ form }: { form: BoundForm }) => (
  <Part title={words.keeping}>
    <Input {...form.field('source')} label={words.source} hint={words.sourceHint} />
    <DateInput {...form.date('checkedOn')} legend={words.checkedOn} hint={words.checkedHint} />
    <DateInput {...form.date('validFrom')} legend={words.validFrom} />
    <DateInput {...form.date('validTo')} legend={words.validTo} />
    <Radios
      {...form.field('status')}
      legend={words.status}
      items={[
        { value: 'active', text: words.statuses.active },
        { value: 'closed', text: words.statuses.closed },
      ]}
      inline
    />
  </Part>
)
