// "It happened again": a further entry of the same report, sealed like the first words, and unread until whoever holds the
// report, or the case that it became, has read it.
import { londonDay, addDays, type Day, isDay } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { ok, type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { charCount } from '../../../platform/text/plain.ts'
import { MESSAGE_CHARS_MAX, type OwnWords } from '../conversation.ts'
import { comingBackWords as say } from './coming-back.messages.en.ts'

/**
 * What the person told us of it. Refuses an empty text, one that is too long, and a day that is none or yet to come; a
 * day is not needed.
 */
export function readIncident(form: Form, about: 'again' | 'another', now: Date): Outcome<OwnWords> {
  const text = form.one('what')
  const over = charCount(text) - MESSAGE_CHARS_MAX
  const problems: Problem[] = []
  if (text === '') problems.push({ field: 'what', message: say.again.problem.what })
  if (over > 0) problems.push({ field: 'what', message: say.problemLong(over) })
  const day = dayOf(form, londonDay(now))
  if (!day.ok) problems.push(...day.problems)
  if (problems.length > 0 || !day.ok) return refused(...problems)
  return ok({ text, once: form.one('messageId'), about, occurredOn: day.value })
}

function dayOf(form: Form, today: Day): Outcome<Day | null> {
  const when = form.one('when')
  if (when === 'today') return ok(today)
  if (when === 'yesterday') return ok(addDays(today, -1))
  if (when !== 'date') return ok(null)
  const part = (name: string) => form.one(`when-${name}`).trim()
  const year = part('year')
  const text = `${/^\d\d$/.test(year) ? `20${year}` : year}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`
  if (!isDay(text)) return refused({ field: 'when-day', message: say.again.problem.day })
  return text > today ? refused({ field: 'when-day', message: say.again.problem.future }) : ok(text)
}
