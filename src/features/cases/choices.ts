// The value lists that a case shares with the report it came from (domain.md 1.2, 1.3).
const strands: Readonly<Record<string, string>> = {
  race: 'Race or nationality',
  religion: 'Religion or faith',
  sexual_orientation: 'Sexual orientation',
  disability: 'Disability',
  transgender: 'Transgender identity',
  subculture: 'Alternative sub-culture',
  other: 'Another difference',
  not_sure: 'Not sure',
}
const types: Readonly<Record<string, string>> = {
  verbal_abuse: 'Verbal abuse',
  threats: 'Threats',
  harassment: 'Harassment',
  assault: 'Assault',
  damage: 'Damage',
  graffiti: 'Graffiti',
  online: 'Online abuse',
  refused_service: 'Refused a service',
  other: 'Something else',
}
export const STRANDS = Object.keys(strands)
export const TYPES = Object.keys(types)
export const isStrand = (value: string): boolean => value in strands
export const isType = (value: string): boolean => value in types
export const strandName = (value: string): string => strands[value] ?? value
export const typeName = (value: string): string => types[value] ?? value
export const placeName = (value: string): string => value.replaceAll('_', ' ')
