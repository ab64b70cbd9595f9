// How long somebody has waited, in the roughest words that are true.
import { receivingWords } from './messages.en.ts'

const HOUR_MS = 3_600_000
const say = receivingWords.waits

/** The time between two instants in words: hours in the first two days, days in the first two weeks, then weeks. */
export function waitWords(since: Date, now: Date): string {
  const hours = Math.floor((now.getTime() - since.getTime()) / HOUR_MS)
  if (hours < 1) return say.minutes
  if (hours < 48) return say.hours(hours)
  const days = Math.floor(hours / 24)
  return days < 14 ? say.days(days) : say.weeks(Math.floor(days / 7))
}
