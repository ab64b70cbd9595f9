import type { PublishedFigures } from '../../insight/index.ts'
import { proofWords as words } from './messages.en.ts'

/** What may be said in public of the measures that prove an action: published figures of a full year, or that they are too small. */
export function publicProof(measures: readonly string[], figures: PublishedFigures): string[] {
  const { yearLabel: year, received, logged, referred } = figures
  return measures.flatMap((key) => {
    if (key === 'hate-cases-referred-to-victim-service' && logged.year === 0) return [words.noneLogged(year)]
    if (key === 'hate-cases-referred-to-victim-service')
      return referred.year === null || logged.year === null
        ? [words.tooFew(year)]
        : [words.referred(referred.year, logged.year, year)]
    if (key === 'reports-received')
      return received.year === null ? [words.tooFew(year)] : [words.received(received.year, year)]
    return []
  })
}
