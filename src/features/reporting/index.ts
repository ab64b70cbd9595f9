export {
  INCIDENT_TYPES,
  isIncidentType,
  isStrand,
  STRANDS,
} from './incident.ts'
export { incidentWords, labelOf } from './incident.messages.en.ts'
export {
  PARTNER_REFERENCE,
  PARTNER_WORDS,
  readNarrative,
  type ReportAnswers,
  sealableNarrative,
} from './report.ts'
export {
  lastConsent,
  type ReferralByRule,
  VICTIM_SERVICE_RULE,
  victimReferral,
  WITHHELD_REASONS,
} from './victim-referral.ts'
export { tellerOf, whoseYes } from './consent/whose-yes.ts'
export {
  isUnread,
  type Message,
  MESSAGE_CHARS_MAX,
  type Recipient,
  readMessages,
  sayToPerson,
} from './conversation.ts'
export { unsaidFacts } from './unasked.ts'
export { reportSentences } from './queue/messages.en.ts'
export { type OpenedWords, openWords, SaidBeside } from './queue/said-beside.tsx'
export { Messages } from './queue/report-view.tsx'
export { markRead } from './reports.store.ts'
export { type Receipt, submitReport } from './submit-report.ts'
export { PLACE_KINDS, REPORTER_ROLES } from './incident.ts'
export { CONCERNS, type Control, CONTROLS, isBranch, type MoreStep } from './form/more.ts'
export { METHODS, SAFE_TIMES, SPOKEN } from './form/reach.ts'
export { allProblems, readAnswers, VIA } from './form/read-answers.ts'
export { AGES } from './form/read-more.ts'
export { formWords } from './form/messages.en.ts'
export { moreWords } from './form/more.messages.en.ts'
export { reportingJobs } from './jobs.ts'
export { watchWaiting } from './receiving/watch-waiting.ts'
export { publicReportRoutes } from './public-routes.ts'
export { ToldMore } from './told-more-view.tsx'

export { bears, type Mark, marksOf } from './queue/marks.ts'
export { MarkTags } from './queue/status-tags.tsx'
export { waitingForTriage } from './queue/list.store.ts'
export { queueRoutes } from './queue/routes.tsx'
export { takingRoutes } from './taking/routes.tsx'
export { otherPersonRoutes } from './other-person/routes.tsx'
export { holderRoutes } from './follow-up/holder/routes.tsx'
export { type CallPart, callOfPerson, type CallTime } from './follow-up/calls.store.ts'
export { callTimeWords } from './follow-up/holder/messages.en.ts'
export { CallsAsked, WhatWeSent } from './follow-up/holder/coming-back-view.tsx'
export {
  asComingBack,
  type ComingBack,
  comingBackOfCase,
  type ComingBackRow,
} from './follow-up/holder/coming-back.store.ts'
export { addDemoReports, type DemoTaker } from './demo-reports.ts'
export { keepReport } from './keep-report.ts'
export { keepDecision } from './receiving/decisions.store.ts'
export { PoliceFields } from './consent/police-fields.tsx'
export { consentWords } from './consent/messages.en.ts'
export { policeToldRoutes } from './consent/review.routes.tsx'
export { callHoursRoutes } from './calls/routes.tsx'
export { consentListRoutes } from './consent/lists.routes.tsx'
export { changedRoutes } from './consent/changed.routes.tsx'
export { countWithdrawn } from './consent/changed.store.ts'
export { countToView } from './consent/review.store.ts'
export { WithdrawnFields } from './consent/withdrawn-fields.tsx'
export {
  askWithdrawn,
  isAnyWithdrawn,
  moreWithCase,
  moreWithWithdrawn,
  workOnCase,
} from './consent/withdrawn-ground.ts'
export { NO_ASK, type PoliceAsk, readPoliceAsk } from './consent/police-told.ts'
export { policeYesUntold } from './consent/police-yes.ts'
export { toPoliceOfCase } from './receiving/police-basis.ts'
export { logReasons, receivingWords } from './receiving/messages.en.ts'
export { refusesService, whoRefuse, whoRefuseService } from './receiving/against-answer.ts'
export { isHeld } from './receiving/standing.ts'
export { bringFollowers, broughtBy, followersWhoRefuse } from './receiving/link-case.ts'
export { ViewsPanel } from './receiving/views-panel.tsx'
export { recordedWords, wordsFor } from './receiving/recorded-by.ts'
export { type OpenedEntry, readDiary } from './series/series.store.ts'
export { readTranslations, type TranslatedReport } from './translations/translate-report.ts'
export { Translated } from './translations/translations-view.tsx'
export { Diary, seriesSentence } from './series/series-view.tsx'
export { seriesWords } from './series/messages.en.ts'
export { asViewed, type ViewedReport, type ViewedRow, viewsOfCase } from './receiving/views.store.ts'
export type { Ways } from './receipt/ways.ts'
