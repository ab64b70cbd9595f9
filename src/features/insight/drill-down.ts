// From a figure to the records that it counted, for those who work with them. A link is not a grant: the list behind it
// shows each person only what they already have sight of.
import { type Staff, worksCases } from '../../access/actor.ts'
import { countedCases, REFERRAL_FILTERS } from '../cases/index.ts'
import type { Figure } from './figures.ts'
import type { Measure } from './measure.ts'
import { words } from './messages.en.ts'

/** Where the things counted can be looked at; `hrefOf` for one name of the tally, where there is such a list. */
export type DrillDown = {
  href: string
  text: string
  hrefOf?: (name: string) => string | undefined
}

/** Where the records stand that a measure counted in a period, all of them or those of one name. */
export const recordsPath = (key: string, period: string, name?: string): string =>
  `/insight/${key}/records?${new URLSearchParams({ period, ...(name && { name }) })}`

/** The ways behind a figure; null for what is not in the system, and for who does not work with cases. */
export function drillDownOf(measure: Measure, { period }: Figure, actor: Staff): DrillDown | null {
  const text = words.measure
  if (measure.drillDown === 'plan') return { href: '/plan', text: text.seePlan }
  if (!worksCases(actor) || measure.drillDown === null) return null
  switch (measure.drillDown) {
    case 'reports':
    case 'cases':
      return {
        href: recordsPath(measure.key, period.key),
        text: measure.drillDown === 'reports' ? text.seeReports : text.seeCases,
        hrefOf: (name) => recordsPath(measure.key, period.key, name),
      }
    case 'referrals': {
      const opened = { from: period.firstDay, to: period.lastDay }
      return {
        href: countedCases(opened),
        text: text.seeCases,
        hrefOf: (name) => {
          const referral = REFERRAL_FILTERS.find((each) => each === name)
          return referral && countedCases(opened, referral)
        },
      }
    }
  }
}
