// One time of a series, as somebody told it: a day or what they said of it, the time, what happened, where, and who saw. The
// day is a fact; everything that was said is sealed in the vault, as the report's own words are.
import { z } from 'zod'
import { addDays, type Day, isDay } from '../../../platform/calendar/london.ts'

const said = z.object({
  v: z.literal(1),
  when: z.string(),
  time: z.string(),
  what: z.string(),
  where: z.string(),
  who: z.string(),
})
export type SaidOfEntry = Omit<z.infer<typeof said>, 'v'>
export type DiaryEntry = SaidOfEntry & { day: Day | null }

export const sealableEntry = ({ when, time, what, where, who }: SaidOfEntry): string =>
  JSON.stringify({ v: 1, when, time, what, where, who })

/** Reads what `vault.readText` gave back. A text of another shape is shown whole, as what happened. */
export function readEntry(text: string): SaidOfEntry {
  const parsed = said.safeParse(jsonOf(text))
  return parsed.success ? parsed.data : { when: '', time: '', what: text, where: '', who: '' }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const IN_FIGURES = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/
const IN_WORDS = /^(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3})[a-z]*\.?(?:,? (\d{4}))?$/

/**
 * The day that somebody's words name beyond doubt, such as "3/11/2026", "3 November" (the last one) or "yesterday"; null for
 * every other way to say when, and for a day to come. The words are kept beside it either way.
 */
export function spokenDay(words: string, today: Day): Day | null {
  const text = words.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  if (text === 'today') return today
  if (text === 'yesterday') return addDays(today, -1)
  if (isDay(text)) return notAfter(text, today)
  const figures = IN_FIGURES.exec(text)
  if (figures) {
    const [, day = '', month = '', year = ''] = figures
    return notAfter(dayFrom(year.length === 2 ? `20${year}` : year, Number(month), day), today)
  }
  const spoken = IN_WORDS.exec(text)
  if (!spoken) return null
  const [, day = '', name = '', year] = spoken
  const month = MONTHS.indexOf(name) + 1
  if (year) return notAfter(dayFrom(year, month, day), today)
  const thisYear = Number(today.slice(0, 4))
  return notAfter(dayFrom(String(thisYear), month, day), today) ?? dayFrom(String(thisYear - 1), month, day)
}

function dayFrom(year: string, month: number, day: string): Day | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? text : null
}

const notAfter = (day: Day | null, today: Day): Day | null => (day !== null && day <= today ? day : null)
