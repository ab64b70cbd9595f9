import type { Route } from '../../access/route.ts'
import { placesStaffRoutes } from './staff.routes.tsx'

export { addDemoPlaces } from './demo.ts'
export { placesReportLine } from './report-line.ts'
export { asExactness, EXACTNESS, type Exactness, type KeptPlace } from './exactness.ts'
export { importPlaces, type PlacesImport, readSource, type RowReport } from './import.ts'
export { type Found, labelOfPlace, type Position } from './place.ts'
export { findPlace, hasPlaces, searchPlaces } from './places.store.ts'
export { keptWords, placeWords } from './public.messages.en.ts'
export {
  isPlacePress,
  keptPlace,
  loadPlaceQuestion,
  PLACE_FIELDS,
  type PlaceQuestion,
  turnPlace,
} from './question.ts'
export { ExactnessChoice } from './views/exactness-choice.tsx'
export { PlacePicker, PlaceSources } from './views/place-picker.tsx'
export const placesRoutes: readonly Route[] = placesStaffRoutes
