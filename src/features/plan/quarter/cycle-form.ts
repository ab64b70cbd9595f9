// Between a plan's rules for its quarters and the form that changes them. Pure.
import type { Form, FormValues } from '../../../platform/http/form.ts'
import { type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { RHYTHM_QUARTERS, rhythmOf } from '../running/rhythm.ts'
import type { CycleRules } from '../running/rules.ts'
import { cycleRulesSchema } from '../running/rules.ts'
import { cycleWords as words } from './cycle.messages.en.ts'

export const RHYTHMS = ['every', 'twice', 'yearly', 'chosen'] as const
export const QUARTERS = [1, 2, 3, 4] as const

/** The numbers that are asked, in order, with their bounds (those of cycleRulesSchema). */
export const CYCLE_NUMBERS = [
  { name: 'requestAfter', least: 0, most: 60 },
  { name: 'dueAfter', least: 1, most: 90 },
  { name: 'moderateAfter', least: 1, most: 120 },
  { name: 'managerAfter', least: 0, most: 90 },
  { name: 'linkDays', least: 1, most: 30 },
] as const

/** Reads the form. Every fault has its field. */
export function readCycle(form: Pick<Form, 'one' | 'many'>): Outcome<CycleRules> {
  const problems: Problem[] = []
  const asks = readAsks(form)
  if (typeof asks === 'string') problems.push({ field: asks, message: words.problems[asks] })
  const numbers = CYCLE_NUMBERS.map(({ name, least, most }) => {
    const text = form.one(name).trim()
    const number = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
    if (!(number >= least && number <= most))
      problems.push({ field: name, message: words.problems.number(least, most) })
    return [name, number] as const
  })
  const reminders = form
    .one('reminders')
    .split(/[\s,;]+/)
    .filter((each) => each !== '')
  const days = reminders.map((each) =>
    /^[-−+]?\d{1,2}$/.test(each) ? Number(each.replace('−', '-')) : Number.NaN,
  )
  if (days.length > 6 || !days.every((day) => day >= -60 && day <= 60))
    problems.push({ field: 'reminders', message: words.problems.reminders })
  if (problems.length > 0) return refused(...problems)
  const rules = cycleRulesSchema.parse({
    asks,
    ...Object.fromEntries(numbers),
    reminders: days,
    mailWords: form.one('mailWords') === 'yes',
  })
  if (rules.dueAfter <= rules.requestAfter) problems.push({ field: 'dueAfter', message: words.problems.due })
  if (rules.moderateAfter < rules.dueAfter)
    problems.push({ field: 'moderateAfter', message: words.problems.moderate })
  return problems.length > 0 ? refused(...problems) : ok(rules)
}

/** The quarters that a rhythm asks after; the field at fault where none is chosen. */
function readAsks(form: Pick<Form, 'one' | 'many'>): CycleRules['asks'] | 'rhythm' | 'asks' {
  const rhythm = RHYTHMS.find((each) => each === form.one('rhythm'))
  if (!rhythm) return 'rhythm'
  if (rhythm !== 'chosen') return RHYTHM_QUARTERS[rhythm]
  const chosen = QUARTERS.filter((each) => form.many('asks').includes(String(each)))
  return chosen.length > 0 ? chosen : 'asks'
}

/** The form for rules as they stand. */
export const cycleValues = (rules: CycleRules): FormValues => ({
  rhythm: rhythmOf(rules),
  asks: rules.asks.map(String),
  ...Object.fromEntries(CYCLE_NUMBERS.map(({ name }) => [name, String(rules[name])])),
  reminders: rules.reminders.join(', '),
  mailWords: rules.mailWords ? 'yes' : '',
})
