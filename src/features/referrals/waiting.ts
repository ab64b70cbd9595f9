// How long something has waited, in the one or two units that matter.
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const many = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`

/** "less than a minute", "12 minutes", "5 hours", "3 days". */
export function waitingWords(since: Date, now: Date): string {
  const ms = Math.max(0, now.getTime() - since.getTime())
  if (ms < MINUTE) return 'less than a minute'
  if (ms < HOUR) return many(Math.floor(ms / MINUTE), 'minute')
  if (ms < 2 * DAY) return many(Math.floor(ms / HOUR), 'hour')
  return many(Math.floor(ms / DAY), 'day')
}
