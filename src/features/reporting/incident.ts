// What can be said of an incident in coded facts: the lists that forms, cases and figures share (domain.md 1.2, 1.3,
// 2.2 B and G). Codes are for ever; their words are in incident.messages.en.ts.

/** Why: the monitored strands, from the one list of them. */
export { isStrand, type Strand, STRANDS } from '../recording/index.ts'

/** What: the behaviour, several at once. */
export const INCIDENT_TYPES = [
  'verbal_abuse',
  'threats',
  'harassment',
  'assault',
  'spitting',
  'robbery_theft',
  'sexual_assault',
  'criminal_damage',
  'arson',
  'graffiti',
  'offensive_mail',
  'phone_texts',
  'online_abuse',
  'gestures',
  'dumping',
  'malicious_complaints',
  'refusal_of_service',
  'place_of_worship',
  'domestic',
  'extremist_material',
  'assistance_animal',
  'exploitation',
  'other',
] as const
export type IncidentType = (typeof INCIDENT_TYPES)[number]

/** Where: the kind of place. */
export const PLACE_KINDS = [
  'home',
  'near_home',
  'street',
  'park',
  'online',
  'shop',
  'pub',
  'bus',
  'bus_stop',
  'train',
  'station',
  'taxi',
  'vehicle',
  'car_park',
  'school',
  'workplace',
  'worship',
  'health',
  'care_home',
  'public_office',
  'sport',
  'library',
  'sex_environment',
  'other',
  'not_said',
] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

export const REPORTER_ROLES = [
  'affected',
  'witness',
  'parent',
  'friend_or_family',
  'professional',
  'centre',
  'school',
  'employer',
  'driver',
  'not_said',
] as const
export type ReporterRole = (typeof REPORTER_ROLES)[number]

export const isIncidentType = (text: string): text is IncidentType =>
  INCIDENT_TYPES.some((each) => each === text)
export const isPlaceKind = (text: string): text is PlaceKind => PLACE_KINDS.some((each) => each === text)
