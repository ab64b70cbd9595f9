// The coded facts that a case shares with the report it came from, in words.
import {
  INCIDENT_TYPES,
  incidentWords,
  isIncidentType,
  isStrand,
  labelOf,
  STRANDS,
} from '../reporting/index.ts'

export { INCIDENT_TYPES, isIncidentType, isStrand, STRANDS }
export const strandName = (code: string): string => labelOf(incidentWords.strands, code)
export const typeName = (code: string): string => labelOf(incidentWords.types, code)
export const placeName = (code: string): string => labelOf(incidentWords.places, code)
export const reporterName = (code: string): string => labelOf(incidentWords.rolesForStaff, code)
