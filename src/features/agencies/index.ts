export {
  type Agency,
  AGENCY_KINDS,
  type AgencyKind,
  type AreaKind,
  type Duty,
  standsOn,
} from './agencies.ts'
export {
  areasTakingReports,
  findAgency,
  insertAgency,
  listAgencies,
  listDuties,
  setDuty,
  victimService,
} from './agencies.store.ts'
export { leadsPartnership, refuseUnlessLead, whoChanges } from './lead.ts'
export { importPostcodes } from './import-postcodes.ts'
export { layoutOf as postcodeLayout } from './postcode-layouts.ts'
export { normalisePostcode, type PlaceAsked, type Route, routePlace } from './route-place.ts'
export { agencyRoutes } from './routes.tsx'
