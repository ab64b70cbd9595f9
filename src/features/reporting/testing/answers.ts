// Answers of reports, for tests that are about something else than the form.
import type { ReportAnswers } from '../report.ts'

/** What somebody anonymous told us of a place. */
export const anonymousReport = (areaId: string): ReportAnswers => ({
  narrative: { v: 1, what: 'They shouted', when: '', place: '', postcode: '', why: '' },
  occurred: { kind: 'day', day: '2026-11-17' },
  happenedBefore: 'not_said',
  place: { postcode: '', areaId },
  placeKind: 'street',
  strands: ['race'],
  role: 'affected',
  privacy: 'anonymous',
  canContact: 'follow_up_only',
  person: null,
  consents: { victim_service: 'not_asked', police: 'no', council_partners: 'no' },
})
