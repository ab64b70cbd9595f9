// The demonstration's names of places, loaded as a partnership loads its own: outlines first, then what lies in them.
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { csvText } from '../../platform/text/csv.ts'
import {
  demoDistricts,
  demoOutwards,
  demoPostcodes,
  demoSources as say,
  demoStops,
  demoTowns,
  demoWards,
  outlineOf,
} from './demo-places.en.ts'
import { importPlaces } from './import.ts'

/** Loads them all. Named work; throws where its own files are not as the import wants them. */
export async function addDemoPlaces(tx: Tx, ctx: Pick<Ctx, 'actor' | 'clock' | 'requestId'>): Promise<void> {
  const files: [name: string, text: string][] = [
    [say.districts, collection(demoDistricts.map(([code, name, line]) => feature({ code, name }, line)))],
    [
      say.wards,
      collection(
        demoWards.map(([code, name, lad, line]) =>
          feature({ code, name, lad, ladName: nameOfDistrict(lad) }, line),
        ),
      ),
    ],
    [say.outwards, csvText([['outward', 'lat', 'long'], ...demoOutwards])],
    [say.towns, csvText([['name', 'within', 'kind', 'lat', 'lon'], ...demoTowns])],
    [say.stops, csvText([['atco', 'name', 'locality', 'stop_type', 'lat', 'lon'], ...demoStops])],
    [say.postcodes, csvText([['postcode', 'ladcd', 'wd25cd', 'lat', 'long'], ...demoPostcodes])],
  ]
  for (const [name, text] of files) {
    const { attribution, dated } = say
    const done = await importPlaces(tx, ctx, { name, attribution, dated }, [text], { write: true })
    if (!done.ok) throw new Error(`the demonstration's ${name} cannot be loaded`)
  }
}

const nameOfDistrict = (code: string) => demoDistricts.find(([each]) => each === code)?.[1] ?? ''

const collection = (features: readonly unknown[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features })

const feature = (properties: Readonly<Record<string, string>>, line: string) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [outlineOf(line)] },
})
