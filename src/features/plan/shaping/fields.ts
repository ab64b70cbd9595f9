// What is asked about a thing of the plan, as data: one list draws its form, reads what was sent and fills it in again.
import { isDay } from '../../../platform/calendar/london.ts'
import type { Form, FormValues } from '../../../platform/http/form.ts'
import { isUuid } from '../../../platform/ids.ts'
import { type Outcome, ok, type Problem, refused } from '../../../platform/problems.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { words } from './messages.en.ts'

type Base = { name: string; label: string; hint?: string; needed?: string; max?: number }
export type Field = Base &
  (
    | { kind: 'line' | 'text' | 'lines' | 'day' | 'pounds' | 'url' }
    | { kind: 'number'; least: number; most: number }
    | { kind: 'choice'; options: readonly { value: string; text: string }[]; empty?: string }
    | { kind: 'id'; options: readonly { value: string; text: string }[]; empty: string }
  )

/** What a field holds once read: text, a number, lines, or null where nothing was said. */
export type Value = string | number | string[] | null
export type Values = Readonly<Record<string, Value>>

const LINE_MAX = 300
const TEXT_MAX = 4000

/** Reads what was sent for `fields`. Every fault has its field; what is not needed and empty is null ('' for text). */
export function readFields(form: Form, fields: readonly Field[]): Outcome<Values> {
  const problems: Problem[] = []
  const read = fields.map((field) => [field.name, readField(form, field, problems)] as const)
  return problems.length > 0 ? refused(...problems) : ok(Object.fromEntries(read))
}

function readField(form: Form, field: Field, problems: Problem[]): Value {
  const fault = (message: string) => {
    problems.push({ field: field.name, message })
    return null
  }
  if (field.kind === 'day') return readDay(form, field, fault)
  const sent =
    field.kind === 'text' || field.kind === 'lines'
      ? form.one(field.name).trim()
      : plainLine(form.one(field.name))
  if (sent === '' && field.needed) return fault(field.needed)
  const most = field.max ?? (field.kind === 'text' || field.kind === 'lines' ? TEXT_MAX : LINE_MAX)
  if (sent.length > most) return fault(words.problems.tooLong(field.label, most))
  switch (field.kind) {
    case 'line':
    case 'text':
      return sent
    case 'lines':
      return sent
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    case 'url':
      return sent === '' ? null : /^https?:\/\/\S+$/i.test(sent) ? sent : fault(words.problems.url)
    case 'number':
      return sent === ''
        ? null
        : (readNumber(sent, field.least, field.most) ??
            fault(words.problems.number(field.label, field.least, field.most)))
    case 'pounds':
      return sent === '' ? null : (readPence(sent) ?? fault(words.problems.pounds))
    case 'choice':
      return field.options.some(({ value }) => value === sent)
        ? sent
        : fault(words.problems.choose(field.label))
    case 'id':
      if (sent === '') return null
      return isUuid(sent) && field.options.some(({ value }) => value === sent)
        ? sent
        : fault(words.problems.choose(field.label))
  }
}

function readNumber(text: string, least: number, most: number): number | null {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  return number >= least && number <= most ? number : null
}

/** "£1,234.50" and its like, as pence. */
function readPence(text: string): number | null {
  const found = /^£?\s?(\d{1,3}(?:,?\d{3}){0,3})(?:\.(\d{2}))?$/.exec(text)
  return found ? Number(found[1]?.replaceAll(',', '')) * 100 + Number(found[2] ?? 0) : null
}

function readDay(form: Form, field: Field, fault: (message: string) => null): string | null {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
    form.one(`${field.name}-${part}`).trim(),
  )
  if (day === '' && month === '' && year === '') return field.needed ? fault(field.needed) : null
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? text : fault(words.problems.day(field.label))
}

/** The values of a form for a thing as it stands. */
export function formValues(fields: readonly Field[], values: Values): FormValues {
  return Object.fromEntries(fields.flatMap((field) => shown(field, values[field.name] ?? null)))
}

function shown({ name, kind }: Field, value: Value): [string, string][] {
  if (kind === 'day') {
    const [year = '', month = '', day = ''] = typeof value === 'string' ? value.split('-') : []
    return [
      [`${name}-day`, day.replace(/^0/, '')],
      [`${name}-month`, month.replace(/^0/, '')],
      [`${name}-year`, year],
    ]
  }
  if (kind === 'pounds') return [[name, typeof value === 'number' ? (value / 100).toFixed(2) : '']]
  return [[name, Array.isArray(value) ? value.join('\n') : value === null ? '' : String(value)]]
}
