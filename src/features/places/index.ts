import type { Route } from '../../access/route.ts'
import { placesStaffRoutes } from './staff.routes.tsx'

export { addDemoPlaces } from './demo.ts'
export { placesReportLine } from './report-line.ts'
export { asExactness, type KeptPlace } from './exactness.ts'
export { importPlaces, readSource } from './import.ts'
export { keptWords, placeWords } from './public.messages.en.ts'
export {
  keptPlace,
  loadPlaceQuestion,
  PLACE_FIELDS,
  type PlaceQuestion,
  turnPlace,
} from './question.ts'
export { type Found, type GazetteerKind, labelOfPlace } from './place.ts'
export { findPlace, hasPlaces, MATCHES_MAX, searchNames } from './places.store.ts'
export { ExactnessChoice } from './views/exactness-choice.tsx'
export { PlacePicker, PlaceSources } from './views/place-picker.tsx'
export const placesRoutes: readonly Route[] = placesStaffRoutes
