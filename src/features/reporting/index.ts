export {
  INCIDENT_TYPES,
  type IncidentType,
  isIncidentType,
  isPlaceKind,
  isStrand,
  NATIONAL_STRANDS,
  PLACE_KINDS,
  type PlaceKind,
  REPORTER_ROLES,
  type ReporterRole,
  type Strand,
  STRANDS,
} from './incident.ts'
export { incidentWords, labelOf } from './incident.messages.en.ts'
export {
  type Narrative,
  type Occurred,
  type Privacy,
  PURPOSES,
  type Purpose,
  readNarrative,
  REPORT_STATUSES,
  type ReportAnswers,
  type ReportStatus,
  sealableNarrative,
} from './report.ts'
export { type Receipt, submitReport } from './submit-report.ts'
export { publicReportRoutes } from './public-routes.ts'
export { tellReaders } from './submit-report.ts'
export { REPORT_ACTIONS, REPORT_TABLE, type ReportAction, reportActionsFor } from './report-actions.ts'
export { occurredWords } from './queue/report-view.tsx'
export { queueRoutes } from './queue/routes.tsx'
