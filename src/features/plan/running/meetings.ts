// Where an action was heard: its meetings and papers by their day, the newest first, each with the minutes of that day. Pure.
import type { Day } from '../../../platform/calendar/london.ts'
import type { Evidence } from './evidence.store.ts'
import type { Link } from './extras.store.ts'

export type Heard = {
  day: Day | null
  /** The meeting or the paper; null where only minutes are here. */
  link: Link | null
  minutes: Evidence[]
}

/**
 * Puts minutes to the meeting of their day, where the action has one such meeting; other minutes stand by themselves. The
 * newest first; what has no day comes last.
 */
export function heardAt(links: readonly Link[], evidence: readonly Evidence[]): Heard[] {
  const heard: Heard[] = links
    .filter(({ kind }) => kind === 'meeting' || kind === 'paper')
    .map((link) => ({ day: link.onDate, link, minutes: [] }))
  for (const minutes of evidence.filter(({ kind }) => kind === 'minutes')) {
    const day = minutes.happenedOn
    const that = heard.filter((each) => each.link?.kind === 'meeting' && day !== null && each.day === day)
    const [only] = that
    if (only && that.length === 1) only.minutes.push(minutes)
    else heard.push({ day, link: null, minutes: [minutes] })
  }
  return heard.toSorted((a, b) => (b.day ?? '').localeCompare(a.day ?? ''))
}
