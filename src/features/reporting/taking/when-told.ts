// When it happened, as somebody writes it down who listens to another or reads a form on paper: one choice, and one box that
// takes a day as well as words. What was written is always kept; what does not go together is asked about.
import { addDays, type Day } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import type { Problem } from '../../../platform/problems.ts'
import type { Occurred } from '../report.ts'
import { spokenDay } from '../series/diary-entry.ts'
import { takeProblems as say } from './messages.en.ts'

/** The choices on the page, in order. Codes are those of the person's own form. */
export const WHEN_CHOICES = [
  'today',
  'yesterday',
  'date',
  'between',
  'roughly',
  'repeated',
  'unknown',
] as const

/** The coded fact and the words, or what must be asked about it. */
export type WhenTold = { occurred: Occurred; words: string; problems: Problem[] }

/** Reads the choice, the words beside it, and the day on the form. `today`: the day on which it is written down. */
export function whenTold(form: Form, today: Day): WhenTold {
  const words = plainLine(form.one('whenRoughly'))
  const told = toldOn(form, today)
  const base = told ?? today
  const named = spokenDay(inUsualOrder(words), base)
  const last = spokenDay(inUsualOrder(plainLine(form.one('whenLast'))), base)
  const occurred = occurredOf(form.one('when'), { words, named, last, base })
  const time = plainLine(form.one('whenTime'))
  return {
    occurred,
    words: [words, time].filter(Boolean).join('\n'),
    problems: problemsOf(form, { words, named, last, told, base }),
  }
}

/** The day from which "today" is meant: the one on the form where it is given; null where it is not, or cannot be read. */
const toldOn = (form: Form, today: Day): Day | null =>
  spokenDay(inUsualOrder(plainLine(form.one('toldOn'))), today)

// "Thursday 12 November" and "12 11 2026" name a day beyond doubt too.
const inUsualOrder = (words: string): string =>
  words
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?=\d)/i, '')
    .replace(/^(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})$/, '$1/$2/$3')

function occurredOf(choice: string, { words, named, last, base }: Omit<Read, 'told'>): Occurred {
  switch (choice) {
    case 'today':
      return { kind: 'day', day: base }
    case 'yesterday':
      return { kind: 'day', day: addDays(base, -1) }
    case 'between':
      return named ? { kind: 'between', from: named, to: last } : { kind: 'unknown', said: 'repeated' }
    case 'repeated':
      return { kind: 'unknown', said: 'repeated' }
    case 'unknown':
      return { kind: 'unknown', said: 'not_known' }
    case 'roughly':
      return { kind: 'unknown', said: 'roughly' }
    default:
      if (named) return { kind: 'day', day: named }
      return { kind: 'unknown', said: words === '' ? 'not_said' : 'roughly' }
  }
}

type Read = { words: string; named: Day | null; last: Day | null; told: Day | null; base: Day }

function problemsOf(form: Form, { words, named, last, told, base }: Read): Problem[] {
  const choice = form.one('when')
  const near = choice === 'today' || choice === 'yesterday'
  const from = near || ['today', 'yesterday'].includes(words.toLowerCase())
  const problem = (field: string, message: string): Problem[] => [{ field, message }]
  if (form.one('toldOn') !== '' && told === null) return problem('toldOn', say.toldOn)
  if (form.one('channel') === 'paper' && from && told === null) return problem('toldOn', say.toldOnNeeded)
  if (choice === 'date' && named === null) return problem('whenRoughly', say.whenDay)
  if (choice === 'between') return betweenProblems(form.one('whenLast') !== '', named, last)
  if (form.one('whenLast') !== '') return problem('whenLast', say.whenLastUnused)
  const chosen = choice === 'today' ? base : addDays(base, -1)
  if (near && named !== null && named !== chosen) return problem('whenRoughly', say.whenTwoDays)
  return []
}

function betweenProblems(lastGiven: boolean, first: Day | null, last: Day | null): Problem[] {
  if (first === null) return [{ field: 'whenRoughly', message: say.whenFirst }]
  if (lastGiven && last === null) return [{ field: 'whenLast', message: say.whenLast }]
  return last !== null && last < first ? [{ field: 'whenLast', message: say.whenLastBefore }] : []
}
