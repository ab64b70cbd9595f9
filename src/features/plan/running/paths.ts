// Addresses of a plan's actions, deliveries and evidence.
import type { Day } from '../../../platform/calendar/london.ts'

const dated = (path: string, on: Day | undefined) => (on ? `${path}?on=${on}` : path)

/** An action's own page. */
export const actionPath = (planId: string, actionId: string, on?: Day): string =>
  dated(`/plan/${planId}/actions/${actionId}`, on)
/** A delivery's own page. */
export const deliveryPath = (planId: string, deliveryId: string, on?: Day): string =>
  dated(`/plan/${planId}/deliveries/${deliveryId}`, on)
export const evidencePath = (planId: string, evidenceId: string): string =>
  `/plan/${planId}/evidence/${evidenceId}`
export const filePath = (planId: string, fileId: string): string => `/plan/${planId}/files/${fileId}`
