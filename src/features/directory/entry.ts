// One entry of the directory as a whole: a service, who offers it, where it is and when. The parts have tables of their own.
import type { Day } from '../../platform/calendar/london.ts'
import type { Access, ContactKind, Kind, Language, Need, Strand } from './terms.ts'

/** A stretch of every week: minutes since the midnight before, in London; `closes` above 1440 is on the next day. */
export type Span = { weekday: number; opens: number; closes: number; onHolidays: boolean }

export type Place = {
  id: string
  /** Of the service at this place: what a schedule belongs to in the standard. */
  atId: string
  name: string
  address: string
  city: string
  postcode: string
  areaId: string | null
  latitude: number | null
  longitude: number | null
  accessibility: Access[]
  accessNote: string
  directions: string
  hours: Span[]
  /** When somebody is there who was trained to take a report. */
  trained: Span[]
}

export type Contact = { kind: ContactKind; number: string; note: string }
export type Organization = { id: string; name: string; description: string; url: string }

export type Entry = {
  id: string
  organization: Organization
  kind: Kind
  name: string
  description: string
  url: string
  email: string
  /** None: for everybody. */
  strands: Strand[]
  needs: Need[]
  languages: Language[]
  interpreting: string
  eligibility: string
  minimumAge: number | null
  maximumAge: number | null
  fees: string
  whatHappens: string
  privacy: string
  alwaysOpen: boolean
  /** Hours of the service itself, such as a helpline's. */
  hours: Span[]
  places: Place[]
  contacts: Contact[]
  /** The areas it is for. None: wherever somebody lives. */
  areaIds: string[]
  source: string
  /** null: nobody has made sure of it yet. */
  checkedOn: Day | null
  validFrom: Day | null
  validTo: Day | null
  status: 'active' | 'closed'
  removedAt: Date | null
  changedAt: Date
  version: number
}

/** What somebody enters: an entry without what only the database gives. */
export type EntryDraft = Omit<
  Entry,
  'id' | 'organization' | 'places' | 'removedAt' | 'changedAt' | 'version'
> & {
  organization: Omit<Organization, 'id'>
  places: (Omit<Place, 'id' | 'atId'> & { id: string | null })[]
}
