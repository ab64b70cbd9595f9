// The form of a target: people type 90 for 90%, and the target is kept in the measure's own scale.
import { isDay } from '../../../platform/calendar/london.ts'
import type { Form, FormValues } from '../../../platform/http/form.ts'
import { type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { charCount, plainLine } from '../../../platform/text/plain.ts'
import { type Measure, readNumber, type Target, TARGET_DIRECTIONS } from '../../insight/index.ts'
import { targetWords } from './messages.en.ts'

const say = targetWords.problem
const PERCENT = 100
const BOXES = ['day', 'month', 'year'] as const

/** Reads the form; null is a target taken away. Problems name their field. */
export function readTargetForm(form: Form, measure: Measure): Outcome<Target | null> {
  if (form.one('remove') === 'yes') return ok(null)
  const problems: Problem[] = []
  const value = readAmount(form.one('value'), measure)
  if (value === null)
    problems.push({ field: 'value', message: measure.shape === 'share' ? say.percent : say.value })
  const direction = TARGET_DIRECTIONS.find((each) => each === form.one('direction'))
  if (!direction) problems.push({ field: 'direction', message: say.direction })
  const [day = '', month = '', year = ''] = BOXES.map((box) => form.one(`by-${box}`).trim())
  const given = day !== '' || month !== '' || year !== ''
  const by = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (given && !isDay(by)) problems.push({ field: 'by', message: say.by })
  const typed = form.one('baseline').trim()
  const baseline = typed === '' ? null : readAmount(typed, measure)
  if (typed !== '' && baseline === null) problems.push({ field: 'baseline', message: say.baseline })
  const note = plainLine(form.one('note'))
  if (charCount(note) > 1000) problems.push({ field: 'note', message: say.note })
  if (problems.length > 0 || value === null || !direction) return refused(...problems)
  return ok({ value, direction, by: given ? by : null, baseline, note })
}

function readAmount(typed: string, { shape }: Measure): number | null {
  const isShare = shape === 'share'
  const read = readNumber(
    isShare ? typed.replace(/\s*%\s*$/, '') : typed,
    shape === 'count',
    shape !== 'number',
  )
  if (typeof read !== 'number' || (isShare && read > PERCENT)) return null
  return isShare ? read / PERCENT : read
}

/** The form's values for a target as it stands; `now` is the figure that becomes the baseline of a new one. */
export function targetFormValues(
  measure: Measure,
  target: Target | null,
  version: number,
  now: number | null,
): FormValues {
  const usual = { more: 'at_least', fewer: 'at_most', neither: '' }[measure.better]
  const [year = '', month = '', day = ''] = target?.by?.split('-') ?? []
  const baseline = target ? target.baseline : now
  return {
    value: amountText(measure, target?.value ?? null),
    direction: target?.direction ?? usual,
    'by-day': day.replace(/^0/, ''),
    'by-month': month.replace(/^0/, ''),
    'by-year': year,
    baseline: amountText(measure, baseline),
    note: target?.note ?? '',
    version: String(version),
  }
}

const amountText = ({ shape }: Measure, value: number | null): string =>
  value === null ? '' : String(shape === 'share' ? Math.floor(value * PERCENT * 10 + 1e-6) / 10 : value)
