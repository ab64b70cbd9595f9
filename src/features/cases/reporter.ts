// Who told us, as a person of the case: their details are their own, and are never taken for those of whom it happened to.
import { words } from './messages.en.ts'

/** The role and label in the case of whoever reported. `reporterRole`: as they said it (reporting/incident.ts). */
export function reporterInCase(reporterRole: string): { role: string; label: string } {
  if (reporterRole === 'affected') return { role: 'affected', label: words.personLabel.affected }
  return { role: reporterRole === 'witness' ? 'witness' : 'reporter', label: words.personLabel.told }
}
