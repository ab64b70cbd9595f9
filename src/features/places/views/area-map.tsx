// The map: numbered areas as a drawing, whose numbers are buttons, beside a list of the same areas as buttons by name.
import { Button } from '../../../ui/govuk/button.tsx'
import { drawAreas, NUMBER } from '../draw-map.ts'
import type { AreaMap, MapArea } from '../map.store.ts'
import { labelOfPlace } from '../place.ts'
import { placeWords as say } from '../public.messages.en.ts'
import { PICK, ZOOM } from '../question.ts'

const pressOf = ({ ref, divided }: Pick<MapArea, 'ref' | 'divided'>) => `${divided ? ZOOM : PICK}${ref}`
/** Comes back to the map and not to the top of the page. */
const HERE = '/report#place-map'

export function AreaMapView({ map: { at, areas } }: { map: AreaMap }) {
  const drawing = drawAreas(areas)
  const place = at ? labelOfPlace(at) : say.mapOfAll
  return (
    <>
      <p class="govuk-body">{say.mapLead}</p>
      {at && (
        <div class="govuk-button-group">
          <Button name="go" value={`${PICK}${at.ref}`} kind="secondary">
            {say.mapAnywhere(at.name)}
          </Button>
          <button class="app-link-button" type="submit" name="go" value={ZOOM} formaction={HERE}>
            {say.mapAll}
          </button>
        </div>
      )}
      <div class="app-map-and-list">
        <figure class="app-map">
          <svg
            class="app-map__svg"
            viewBox={`0 0 ${drawing.width} ${drawing.height}`}
            role="group"
            aria-label={say.mapLabel(areas.length, place)}
          >
            {drawing.areas.map(({ path }) => (
              <path class="app-place-map__area" d={path} />
            ))}
            {drawing.areas.map(({ number, x, y }, index) => {
              const area = areas[index]
              return (
                area && (
                  <foreignObject x={x - NUMBER / 2} y={y - NUMBER / 2} width={NUMBER} height={NUMBER}>
                    <button
                      class="app-place-map__number"
                      type="submit"
                      name="go"
                      value={pressOf(area)}
                      formaction={HERE}
                      aria-label={`${number} ${area.name}`}
                    >
                      {number}
                    </button>
                  </foreignObject>
                )
              )
            })}
          </svg>
        </figure>
        <section aria-label={say.mapList(place)}>
          <ol class="govuk-list govuk-list--number">
            {areas.map((area) => (
              <li>
                <button
                  class="app-link-button"
                  type="submit"
                  name="go"
                  value={pressOf(area)}
                  formaction={HERE}
                >
                  {area.name}
                </button>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  )
}
