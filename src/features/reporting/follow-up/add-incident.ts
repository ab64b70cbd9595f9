// "It happened again": a further entry of the same report, sealed like the first words, and unread until whoever holds the
// report, or the case that it became, has read it.
import { londonDay, addDays, type Day, isDay } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { ok, type Outcome, type Problem, refused } from '../../../platform/problems.ts'
import { charCount, plainLine } from '../../../platform/text/plain.ts'
import { MESSAGE_CHARS_MAX, type OwnWords } from '../conversation.ts'
import { LIMITS } from '../form/read-answers.ts'
import { sealableAgain } from './again-words.ts'
import { comingBackWords as say } from './coming-back.messages.en.ts'

/**
 * What the person told us of it. Refuses an empty text, one that is too long, and a day that is none or yet to come; a
 * day is not needed.
 */
export function readIncident(form: Form, about: 'again' | 'another', now: Date): Outcome<OwnWords> {
  const what = form.one('what')
  const time = plainLine(form.one('whenTime'))
  const over = charCount(what) - MESSAGE_CHARS_MAX
  const overTime = charCount(time) - LIMITS.line
  const problems: Problem[] = []
  if (what === '') problems.push({ field: 'what', message: say.again.problem.what })
  if (over > 0) problems.push({ field: 'what', message: say.problemLong(over) })
  if (overTime > 0) problems.push({ field: 'whenTime', message: say.problemLong(overTime) })
  const day = dayOf(form, londonDay(now))
  if (!day.ok) problems.push(...day.problems)
  if (problems.length > 0 || !day.ok) return refused(...problems)
  const text = sealableAgain({ time, what })
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
