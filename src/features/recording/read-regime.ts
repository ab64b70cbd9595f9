// The form of a recording regime: from what was typed to a regime, or to what is wrong with it.
import type { Form, FormValues } from '../../platform/http/form.ts'
import { versionOf } from '../../platform/http/form.ts'
import { ok, type Outcome, type Problem, refused } from '../../platform/problems.ts'
import { boundedLine, charCount } from '../../platform/text/plain.ts'
import { regimeTexts as say } from './messages.en.ts'
import { GATE_RULES, type KeptRegime } from './regimes.ts'
import { dayValues, typedDay } from './typed-day.ts'

/** The words of a regime, each a line. */
export const LINES = [
  'name',
  'source',
  'affected',
  'other',
  'nonCrime',
  'crimeAffected',
  'crimeOther',
] as const
const LONG: readonly string[] = ['name', 'source']
const LINE_MAX = 60
const LONG_MAX = 200
const GUIDANCE_MAX = 1_000
export const QUESTIONS_MAX = 5

/** Reads it. `code` and `police` are those of the regime that is changed, or of the new one. */
export function readRegime(form: Form, kept: { code: string; police: boolean | null }): Outcome<KeptRegime> {
  const problems: Problem[] = []
  const line = (field: (typeof LINES)[number]): string => {
    const max = LONG.includes(field) ? LONG_MAX : LINE_MAX
    const { text, ok: fits } = boundedLine(form.one(field), max)
    if (text.length < 2) problems.push({ field, message: say.problem.line(say.lines[field]) })
    else if (!fits) problems.push({ field, message: say.problem.lineLong(say.lines[field], max) })
    return text
  }
  const lines = {
    name: line('name'),
    source: line('source'),
    affected: line('affected'),
    other: line('other'),
    nonCrime: line('nonCrime'),
    crimeAffected: line('crimeAffected'),
    crimeOther: line('crimeOther'),
  }
  const police = kept.police ?? policeOf(form, problems)
  const guidance = form.one('guidance')
  if (guidance.length < 2) problems.push({ field: 'guidance', message: say.problem.guidance })
  if (charCount(guidance) > GUIDANCE_MAX)
    problems.push({ field: 'guidance', message: say.problem.guidanceLong(GUIDANCE_MAX) })
  const days = readDays(form, problems)
  const gate = readGate(form, problems)
  if (problems.length > 0) return refused(...problems)
  return ok({ code: kept.code, ...lines, police, guidance, ...days, ...gate, version: versionOf(form) })
}

function policeOf(form: Form, problems: Problem[]): boolean {
  const who = form.one('who')
  if (who !== 'police' && who !== 'partners') problems.push({ field: 'who', message: say.problem.who })
  return who === 'police'
}

function readDays(form: Form, problems: Problem[]): Pick<KeptRegime, 'from' | 'to'> {
  const [from, to] = [typedDay(form, 'from'), typedDay(form, 'to')]
  if (from === 'wrong') problems.push({ field: 'from', message: say.problem.day })
  if (to === 'wrong') problems.push({ field: 'to', message: say.problem.day })
  if (from === 'wrong' || to === 'wrong') return { from: null, to: null }
  if (from === null && to !== null) problems.push({ field: 'from', message: say.problem.noStart })
  if (from !== null && to !== null && to < from) problems.push({ field: 'to', message: say.problem.order })
  return { from, to }
}

function readGate(form: Form, problems: Problem[]): Pick<KeptRegime, 'gate' | 'gateQuestions' | 'gateRule'> {
  const gate = form.one('gate') === 'on'
  const gateQuestions = form
    .one('gateQuestions')
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
  if (gate && gateQuestions.length === 0)
    problems.push({ field: 'gateQuestions', message: say.problem.noQuestion })
  if (gateQuestions.length > QUESTIONS_MAX || gateQuestions.some((each) => charCount(each) > LONG_MAX))
    problems.push({ field: 'gateQuestions', message: say.problem.questions(QUESTIONS_MAX, LONG_MAX) })
  return {
    gate,
    gateQuestions,
    gateRule: GATE_RULES.find((each) => each === form.one('gateRule')) ?? 'any',
  }
}

/** The form's values for a regime as it stands. */
export const regimeValues = (regime: KeptRegime): FormValues => ({
  ...Object.fromEntries(LINES.map((field) => [field, regime[field]])),
  who: regime.police ? 'police' : 'partners',
  guidance: regime.guidance,
  ...dayValues('from', regime.from),
  ...dayValues('to', regime.to),
  gate: regime.gate ? 'on' : 'off',
  gateQuestions: regime.gateQuestions.join('\n'),
  gateRule: regime.gateRule,
  version: String(regime.version),
})
