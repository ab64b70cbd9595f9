// The questions about what happened.
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { ExactnessChoice, PlacePicker, PlaceSources } from '../../places/index.ts'
import { incidentWords } from '../incident.messages.en.ts'
import { PLACE_KINDS, type PlaceKind, STRANDS } from '../incident.ts'
import { HowToLeave, InDanger, WhoListens } from './help-now.tsx'
import { formWords } from './messages.en.ts'
import type { Question } from './step-page.tsx'
import { isQuick } from './steps.ts'

export function Now({ form, sent }: Question) {
  const say = formWords.now
  const via = sent.one('via')
  return (
    <>
      <h1 class="govuk-heading-l">{formWords.title}</h1>
      <InDanger />
      <h2 class="govuk-heading-m">{say.about}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {say.points.map((point) => (
          <li>{point}</li>
        ))}
      </ul>
      <p class="govuk-body">
        <span>{say.short}</span>{' '}
        <a class="govuk-link" href={`/report/quick${via && `?via=${encodeURIComponent(via)}`}`}>
          {say.quick}
        </a>
      </p>
      <HowToLeave />
      <Radios
        {...form.field('now')}
        legend={say.legend}
        legendSize="m"
        inline
        items={[
          { value: 'yes', text: say.yes },
          { value: 'no', text: say.no },
        ]}
      />
      <Details summary={say.other}>
        <ul class="govuk-list">
          {otherWays().map(([href, text]) => (
            <li>
              <a class="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </Details>
    </>
  )
}

const otherWays = (): [href: string, text: string][] => [
  ['/report/resume', formWords.now.resume],
  ['/report/paper', formWords.now.paper],
]

/** Shown once to somebody who says that they are in danger. */
export function Danger() {
  const say = formWords.danger
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body-l">{say.lead}</p>
      <Button href={say.call999} kind="warning">
        {say.call}
      </Button>
      <p class="govuk-body">{formWords.now.silent}</p>
      <p class="govuk-body">{formWords.now.textphone}</p>
      <p class="govuk-body">{formWords.now.text}</p>
    </>
  )
}

export function What({ form, sent }: Question) {
  const say = formWords.what
  return (
    <>
      {/* The short way does not ask about danger first, so it says what to do. */}
      {isQuick(sent) && (
        <>
          <InDanger />
          <HowToLeave />
        </>
      )}
      <Textarea
        {...form.field('what')}
        label={say.title}
        labelSize="l"
        labelIsHeading
        hint={say.hint}
        rows={10}
      />
      <p class="govuk-body">{say.who}</p>
      <WhoListens sent={sent} />
    </>
  )
}

export function When({ form }: Question) {
  const say = formWords.when
  const choice = form.field('when')
  return (
    <>
      <Radios
        {...choice}
        error={undefined}
        idPrefix="whenChoice"
        legend={say.title}
        legendSize="l"
        legendIsHeading
        items={[
          { value: 'today', text: say.today },
          { value: 'yesterday', text: say.yesterday },
          {
            value: 'date',
            text: say.date,
            conditional: <DateInput {...form.date('when')} hint={say.dateHint} />,
          },
          {
            value: 'between',
            text: say.between,
            conditional: (
              <>
                <DateInput {...form.date('from')} legend={say.from} legendSize="s" />
                <DateInput {...form.date('to')} legend={say.to} legendSize="s" hint={say.toHint} />
              </>
            ),
          },
          {
            value: 'roughly',
            text: say.roughly,
            conditional: (
              <Input {...form.field('whenRoughly')} label={say.roughlyLabel} hint={say.roughlyHint} />
            ),
          },
          {
            value: 'repeated',
            text: say.repeated,
            conditional: <Textarea {...form.field('whenRepeated')} label={say.repeatedLabel} rows={3} />,
          },
          { divider: 'or' },
          { value: 'unknown', text: say.unknown },
        ]}
      />
      {/* By which cameras, drivers and witnesses are found. */}
      <Input
        {...form.field('whenTime')}
        label={say.time}
        labelSize="s"
        hint={say.timeHint}
        classes="govuk-input--width-20"
      />
    </>
  )
}

export function Where({ form, areas, places, sent }: Question) {
  const say = formWords.where
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      {places ? (
        <>
          <PlacePicker {...{ form, areas }} question={places} />
          <ExactnessChoice form={form} warned={sent.one('homeAsked') !== ''} />
        </>
      ) : (
        <Input
          {...form.field('postcode')}
          label={say.postcode}
          labelSize="s"
          hint={say.postcodeHint}
          classes="govuk-input--width-10"
          autocapitalize="characters"
          spellcheck={false}
        />
      )}
      <Select
        {...form.field('area')}
        label={say.area}
        labelSize="s"
        hint={say.areaHint}
        items={[{ value: '', text: say.noArea }, ...areas.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      {places && <PlaceSources sources={places.sources} />}
    </>
  )
}

// Said to be of age, or it is not offered: a child may be reading. Whoever says so later finds it when they change the place.
const GROWN_ONLY: readonly PlaceKind[] = ['sex_environment']

export function Place({ form, sent }: Question) {
  const say = formWords.place
  const grown = ['adult', 'adult_at_risk'].includes(sent.one('age'))
  const chosen = sent.one('place')
  const kinds = PLACE_KINDS.filter((kind) => grown || kind === chosen || !GROWN_ONLY.includes(kind))
  return (
    <>
      <Radios
        {...form.field('place')}
        legend={say.title}
        legendSize="l"
        legendIsHeading
        small
        items={kinds.map((kind) => ({ value: kind, text: incidentWords.places[kind] }))}
      />
      <Textarea {...form.field('placeWords')} label={say.more} labelSize="s" hint={say.moreHint} rows={3} />
    </>
  )
}

export function Why({ form }: Question) {
  const say = formWords.why
  return (
    <>
      <Checkboxes
        {...form.choices('strands')}
        legend={say.title}
        legendSize="l"
        legendIsHeading
        hint={say.hint}
        items={[
          ...STRANDS.map((strand) => ({
            value: strand,
            text: incidentWords.strands[strand],
            hint: incidentWords.strandHints[strand],
          })),
          { divider: 'or' },
          { value: 'not_sure', text: say.notSure, behaviour: 'exclusive' },
          { value: 'not_said', text: incidentWords.places.not_said, behaviour: 'exclusive' },
        ]}
      />
      <Textarea {...form.field('whyWords')} label={say.more} labelSize="s" hint={say.moreHint} rows={3} />
    </>
  )
}
