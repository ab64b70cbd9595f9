// Finding the place: by a name, from what was found, or on the map with its list. Every press is a button of the form.
import { formatShortDate } from '../../../platform/calendar/format.ts'
import { asItIs } from '../../../platform/i18n/index.ts'
import { EnglishWithin } from '../../../ui/english-within.tsx'
import type { BoundForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { labelOfPlace } from '../place.ts'
import { placeWords as say } from '../public.messages.en.ts'
import { FIND, type PlaceQuestion } from '../question.ts'
import { AreaMapView } from './area-map.tsx'

type Props = {
  form: BoundForm
  question: PlaceQuestion
  /** The areas that take reports, by name. */
  areas: readonly { id: string; name: string }[]
}

export function PlacePicker({ form, question, areas }: Props) {
  const { matches, chosen, map } = question
  return (
    <>
      {(['looked', 'mapAt', 'proposed', 'homeAsked'] as const).map((name) => (
        <input type="hidden" name={name} value={form.field(name).value} />
      ))}
      {matches === null && chosen && (
        <InsetText>
          <p>
            {say.chosen} <strong>{labelOfPlace(chosen)}</strong>
          </p>
          <Proposed areaId={chosen.areaId} areas={areas} />
          <input type="hidden" name="found" value={chosen.ref} />
        </InsetText>
      )}
      <Input {...form.field('postcode')} label={say.label} labelSize="s" hint={say.hint} spellcheck={false} />
      <Button name="go" value={FIND} kind="secondary">
        {say.find}
      </Button>
      {matches !== null && <Matches form={form} question={question} areas={areas} />}
      {map && (
        <div id="place-map">
          <Details summary={say.map} open={form.field('mapAt').value !== ''}>
            <AreaMapView map={map} />
          </Details>
        </div>
      )}
    </>
  )
}

function Matches({ form, question, areas }: Props) {
  const { matches, matchesMax, chosen } = question
  if (!matches || matches.length === 0) {
    return (
      <div role="status">
        <h2 class="govuk-heading-s">{say.noneTitle}</h2>
        <p class="govuk-body">{say.none}</p>
      </div>
    )
  }
  const field = form.field('found')
  return (
    <div role="status">
      <Radios
        {...field}
        value={field.value === '' && matches.length === 1 ? (matches[0]?.ref ?? '') : field.value}
        legend={say.matches(matches.length)}
        legendSize="s"
        small
        hint={matches.length === matchesMax ? say.matchesMore(matchesMax) : undefined}
        items={[
          ...matches.map((place) => ({
            value: place.ref,
            text: labelOfPlace(place),
            hint: say.kinds[place.kind],
          })),
          { value: 'none', text: say.neither },
        ]}
      />
      {chosen && <Proposed areaId={chosen.areaId} areas={areas} />}
    </div>
  )
}

function Proposed({ areaId, areas }: { areaId: string | null } & Pick<Props, 'areas'>) {
  const area = areas.find(({ id }) => id === areaId)
  return area ? <p class="govuk-body">{say.proposes(area.name)}</p> : null
}

/** Whose data the names are. */
export const PlaceSources = ({ sources }: Pick<PlaceQuestion, 'sources'>) =>
  sources.map(({ attribution, dated }) => (
    // The words of whoever's data it is are theirs, and printed as they are.
    <p class="govuk-body-s">
      <EnglishWithin
        text={say.source(say.sourceOf(asItIs(attribution), formatShortDate(dated)))}
        english={attribution}
      />
    </p>
  ))
