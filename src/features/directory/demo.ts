// The demonstration's directory: the numbers that every partnership begins with, and invented services and centres.
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { addDays, londonDay } from '../../platform/calendar/london.ts'
import { type DemoEntry, demoCentres, demoSource } from './demo.en.ts'
import { demoServices } from './demo-services.en.ts'
import type { Contact, EntryDraft, Span } from './entry.ts'
import { listAreasServed } from './find-entries.store.ts'
import { readHours } from './hours.ts'
import { addEntry } from './save-entry.ts'
import { emptyEntry, seedDirectory } from './seed.ts'

/** Adds them all. */
export async function addDemoDirectory(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'clock' | 'requestId'>,
): Promise<void> {
  await seedDirectory(tx, ctx)
  const areas = await listAreasServed(tx)
  const idOf = (code: string) => areas.find((area) => area.code === code)?.id ?? null
  const today = londonDay(ctx.clock.now())
  for (const demo of [...demoCentres, ...demoServices])
    await addEntry(tx, ctx, entryOf(demo, idOf, addDays(today, -demo.checkedDaysAgo)))
}

function entryOf(demo: DemoEntry, idOf: (code: string) => string | null, checkedOn: string): EntryDraft {
  const { kind, name, description, needs, languages } = demo
  const [minimumAge, maximumAge] = demo.ages ?? [null, null]
  return emptyEntry({
    kind,
    name,
    description,
    needs,
    languages,
    checkedOn,
    minimumAge,
    maximumAge,
    organization: { name: demo.organization, description: '', url: 'https://www.example.org/' },
    strands: demo.strands ?? [],
    interpreting: demo.interpreting ?? '',
    eligibility: demo.eligibility ?? '',
    whatHappens: demo.whatHappens ?? '',
    privacy: demo.privacy ?? '',
    fees: 'Free',
    contacts: contactsOf(demo),
    areaIds: (demo.areas ?? []).flatMap((code) => idOf(code) ?? []),
    hours: spansOf(demo.hours),
    places: demo.place ? [placeOf(demo.place, idOf)] : [],
    source: demoSource,
  })
}

const contactsOf = ({ phone, text }: DemoEntry): Contact[] => [
  ...(phone ? [{ kind: 'voice' as const, number: phone, note: '' }] : []),
  ...(text ? [{ kind: 'text' as const, number: text, note: '' }] : []),
]

function spansOf(text = ''): Span[] {
  const read = readHours(text)
  if (!read.ok) throw new Error(`the demonstration has hours that cannot be read: ${text}`)
  return read.spans
}

const placeOf = (place: NonNullable<DemoEntry['place']>, idOf: (code: string) => string | null) => ({
  id: null,
  name: place.name ?? '',
  address: place.address,
  city: place.city,
  postcode: place.postcode,
  areaId: idOf(place.area),
  latitude: place.at[0],
  longitude: place.at[1],
  accessibility: place.access,
  accessNote: place.accessNote ?? '',
  directions: place.directions ?? '',
  hours: spansOf(place.hours),
  trained: spansOf(place.trained),
})
