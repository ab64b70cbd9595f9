// When something is to be done, as whoever reads the public page says it.
import { datesIn, formatDate } from '../../../platform/calendar/format.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { currentLanguage, inEnglish, inSource } from '../../../platform/i18n/index.ts'
import { joinList } from '../../../platform/text/join.ts'
import { daySpan } from '../../insight/index.ts'
import { ourWords } from './messages.en.ts'

const LONG = { day: 'numeric', month: 'long', year: 'numeric' } as const

/** From a day to another: "1 July to 30 September 2026", and as other languages write it. */
export function saidSpan(first: Day, last: Day): string {
  const { lang } = currentLanguage()
  if (lang === 'en') return daySpan(first, last)
  const days = new Intl.DateTimeFormat(datesIn(lang), { ...LONG, timeZone: 'UTC' })
  return days.formatRange(new Date(first), new Date(last))
}

type Recurring = keyof typeof ourWords.recurring
const english = inSource(ourWords).recurring
const recurring = new Map(
  (Object.keys(english) as Recurring[]).map((name): [string, Recurring] => [english[name], name]),
)

/** The words that are kept in English for when (`timeWordsOf`): ours, or days. Undefined where they are the plan's own. */
export function saidWhen(kept: string): string | undefined {
  const often = recurring.get(kept)
  if (often) return ourWords.recurring[often]
  const days = kept.split(', ').map(dayOf)
  if (days.some((day) => day === undefined)) return undefined
  const said = days.flatMap((day) => (day ? [formatDate(day)] : []))
  return joinList(said, 'and', datesIn(currentLanguage().lang))
}

// A day as we write it in English: "31 March 2027".
function dayOf(text: string): Day | undefined {
  const instant = new Date(`${text} 12:00 UTC`)
  if (!/^\d{1,2} [A-Z][a-z]+ \d{4}$/.test(text) || Number.isNaN(instant.getTime())) return undefined
  const day = instant.toISOString().slice(0, 10)
  return inEnglish(() => formatDate(day)) === text ? day : undefined
}
