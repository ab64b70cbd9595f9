// Words for the coded facts of an incident.
import { translatable } from '../../platform/i18n/index.ts'
import { STRAND_NAMES } from '../recording/index.ts'
import type { IncidentType, PlaceKind, ReporterRole, Strand } from './incident.ts'

type Words<T extends string> = Readonly<Record<T, string>>

const strands: Words<Strand> = STRAND_NAMES

const strandHints: Partial<Words<Strand>> = {
  race: 'Includes Gypsy, Roma and Traveller people, refugees, and people seeking asylum',
  religion: 'Includes having no religion',
  sexual_orientation: 'Such as being lesbian, gay, bisexual or straight',
  disability: 'Includes learning disability, autism, mental health and long-term illness',
  transgender: 'Includes non-binary people',
  subculture: 'How someone dresses or the music they like, such as goth, punk or metal',
  other: 'Such as age, sex, homelessness or the way someone looks',
}

const types: Words<IncidentType> = {
  verbal_abuse: 'Verbal abuse or insults',
  threats: 'Threats',
  harassment: 'Harassment, intimidation or bullying',
  assault: 'Physical assault',
  spitting: 'Spitting',
  robbery_theft: 'Robbery or theft',
  sexual_assault: 'Sexual assault',
  criminal_damage: 'Criminal damage or vandalism',
  arson: 'Arson',
  graffiti: 'Graffiti',
  offensive_mail: 'Offensive mail, leaflets or posters',
  phone_texts: 'Phone calls or texts',
  online_abuse: 'Online abuse',
  gestures: 'Offensive gestures',
  dumping: 'Rubbish or worse left at home or through the letterbox',
  malicious_complaints: 'Malicious complaints',
  refusal_of_service: 'Discrimination or refusal of service',
  place_of_worship: 'Attack on a place of worship or community building',
  domestic: 'Related to domestic abuse',
  extremist_material: 'Extremist material',
  assistance_animal: 'Harm to an assistance animal',
  exploitation: 'Exploitation, or “mate crime”',
  other: 'Something else',
}

const places: Words<PlaceKind> = {
  home: 'At home',
  near_home: 'Near home or in the garden',
  street: 'In the street',
  park: 'Park or open space',
  online: 'Online, by phone or by message',
  shop: 'Shop or shopping centre',
  pub: 'Pub, restaurant or club',
  bus: 'On a bus',
  bus_stop: 'Bus stop or bus station',
  train: 'On a train or tram',
  station: 'Railway station',
  taxi: 'In a taxi or private hire car',
  vehicle: 'In a car or other vehicle',
  car_park: 'Car park',
  school: 'School, college or university',
  workplace: 'At work',
  worship: 'Place of worship',
  health: 'GP, hospital or ambulance',
  care_home: 'Care home or supported housing',
  public_office: 'Council, police or other public office',
  sport: 'Sports ground or leisure centre',
  library: 'Library or community centre',
  sex_environment: 'A place where people meet for sex',
  other: 'Somewhere else',
  not_said: 'I do not know, or would rather not say',
}

const roles: Words<ReporterRole> = {
  affected: 'It happened to me',
  witness: 'I saw or heard it',
  parent: 'I am the parent or carer of the person it happened to',
  friend_or_family: 'I am a friend or relative of the person it happened to',
  professional: 'I am reporting it as part of my work',
  centre: 'I work or volunteer at a reporting centre, or am a champion',
  school: 'I work at a school, college or university',
  employer: 'I am an employer or a manager',
  driver: 'I drive a bus or a taxi, or work on trains',
  not_said: 'I would rather not say',
}

/** As staff read them. */
const rolesForStaff: Words<ReporterRole> = {
  affected: 'The person affected',
  witness: 'A witness',
  parent: 'A parent or carer',
  friend_or_family: 'A friend or relative',
  professional: 'Somebody in their work',
  centre: 'A reporting centre or champion',
  school: 'A school, college or university',
  employer: 'An employer',
  driver: 'A driver or transport staff',
  not_said: 'Did not say',
}

const under18 = 'The person it happened to is under 18'
const atRisk = 'The person it happened to is an adult who needs care or support'

export const incidentWords = translatable(
  'reporting.incident',
  { strands, strandHints, types, places, roles, rolesForStaff, under18, atRisk } as const,
  {
    leave: ['rolesForStaff'],
  },
)

/** The label of a code, or the code itself where a later version wrote one that we do not know. */
export const labelOf = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code
