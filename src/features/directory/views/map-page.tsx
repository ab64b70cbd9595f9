import { Empty } from '../../../ui/empty.tsx'
import type { Entry, Place } from '../entry.ts'
import { addressOf } from '../filter.ts'
import type { District, Wanted } from '../find-entries.store.ts'
import { drawMap, type MapDrawing } from '../map.ts'
import { words as all } from '../messages.en.ts'
import type { Near } from '../near.ts'
import type { Found } from '../../places/index.ts'
import { FilterForm } from './filter-form.tsx'
import { NearWords, WhichPlace } from './near.tsx'
import { Named, OpenState } from './parts.tsx'

const words = all.map
export const MAP_MAX = 60

type Props = {
  wanted: Wanted
  districts: readonly District[]
  names: boolean
  near: Near | null
  /** The district that was chosen as well, and that the place came before; or ''. */
  instead: string
  typed: string
  unknown: boolean
  matches: readonly Found[]
  listed: readonly { entry: Entry; miles: number | null }[]
  now: Date
}
type Spot = {
  number: number
  entry: Entry
  place: Place
  miles: number | null
  latitude: number
  longitude: number
}

/** Places as a drawing with their list beside it, which says all that the drawing shows. */
export function MapPage(props: Props) {
  const { wanted, districts, names, near, instead, typed, unknown, matches, listed, now } = props
  const spots = spotsOf(listed)
  const shown = spots.slice(0, MAP_MAX)
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.lead}</p>
      <WhichPlace action="/help/map" {...{ wanted, matches }} />
      <p class="govuk-body app-no-print">
        <a class="govuk-link" href={addressOf('/help', wanted)}>
          {all.showList}
        </a>
      </p>
      <FilterForm action="/help/map" {...{ wanted, districts, names, typed, unknown }} />
      <NearWords near={near} instead={instead} />
      {shown.length === 0 ? (
        <Empty title={words.none}>
          <p class="govuk-body">{words.noneNext}</p>
        </Empty>
      ) : (
        <div class="app-map-and-list">
          <Drawing drawing={drawMap(shown, near?.place?.middle ?? null)} />
          <section aria-labelledby="map-list">
            <h2 class="govuk-heading-m" id="map-list">
              {words.list}
            </h2>
            {spots.length > MAP_MAX && <p class="govuk-body">{words.more(MAP_MAX)}</p>}
            <ol class="govuk-list govuk-list--number govuk-list--spaced">
              {shown.map(({ entry, place, miles }) => (
                <li>
                  <a class="govuk-link" href={`/help/${entry.id}`}>
                    <Named>{entry.name}</Named>
                  </a>
                  <div class="govuk-body-s">
                    <Named>{[place.address, place.city].filter(Boolean).join(', ')}</Named>
                    {miles !== null && <>. {all.miles(miles)}</>} <OpenState entry={entry} now={now} />
                  </div>
                </li>
              ))}
            </ol>
          </section>
        </div>
      )}
    </>
  )
}

function spotsOf(listed: Props['listed']): Spot[] {
  const spots = listed.flatMap(({ entry, miles }) =>
    entry.places.flatMap((place) =>
      place.latitude !== null && place.longitude !== null
        ? [
            {
              entry,
              place,
              miles: entry.places.length === 1 ? miles : null,
              latitude: place.latitude,
              longitude: place.longitude,
            },
          ]
        : [],
    ),
  )
  return spots.map((spot, at) => ({ ...spot, number: at + 1 }))
}

function Drawing({ drawing }: { drawing: MapDrawing }) {
  const { width, height, pins, columns, rows, gridMiles, here } = drawing
  const [first = 0] = columns
  return (
    <figure class="app-map">
      <svg
        class="app-map__svg"
        viewBox={`0 0 ${width} ${height + 30}`}
        role="img"
        aria-label={words.drawing(pins.length)}
      >
        <rect class="app-map__ground" width={width} height={height} />
        {columns.map((x) => (
          <line class="app-map__grid" x1={x} x2={x} y1={0} y2={height} />
        ))}
        {rows.map((y) => (
          <line class="app-map__grid" x1={0} x2={width} y1={y} y2={y} />
        ))}
        <text class="app-map__label" x={width - 14} y={22} text-anchor="end">
          ↑ {words.north}
        </text>
        <line class="app-map__scale" x1={0} x2={first} y1={height + 8} y2={height + 8} />
        <text class="app-map__label" x={0} y={height + 26}>
          {words.scale(gridMiles)}
        </text>
        {here && <Here {...here} />}
        {pins.map(({ number, x, y }) => (
          <>
            <circle class="app-map__pin" cx={x} cy={y} r={13} />
            <text class="app-map__number" x={x} y={y + 5} text-anchor="middle">
              {number}
            </text>
          </>
        ))}
      </svg>
      {here && (
        <figcaption class="app-map__caption">
          <svg class="app-map__key" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
            <Here x={20} y={20} />
          </svg>{' '}
          {words.here}
        </figcaption>
      )}
    </figure>
  )
}

// A ring and a cross: told from a pin without colour, and seen around one that stands on it.
const Here = ({ x, y }: { x: number; y: number }) => (
  <g class="app-map__here">
    <circle cx={x} cy={y} r={17} />
    <path d={`M${x - 6} ${y}h12M${x} ${y - 6}v12`} />
  </g>
)
