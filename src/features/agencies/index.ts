export {
  type Agency,
  AGENCY_KINDS,
  type AgencyKind,
  type Area,
  AREA_KINDS,
  type AreaKind,
  type Dated,
  DUTIES,
  type Duty,
  standsOn,
} from './agencies.ts'
export {
  agencyWithDuty,
  areasTakingReports,
  findAgency,
  insertAgency,
  listAgencies,
  listAreas,
  listDuties,
  setDuty,
  victimService,
} from './agencies.store.ts'
export { importPostcodes, type PostcodeImport } from './import-postcodes.ts'
export { normalisePostcode, type PlaceAsked, type Route, routePlace } from './route-place.ts'
export { agencyRoutes } from './routes.tsx'
