// A day in three boxes.
import { type Day, isDay } from '../../platform/calendar/london.ts'
import type { Form, FormValues } from '../../platform/http/form.ts'

const BOXES = ['day', 'month', 'year'] as const

/** The day typed under a name; null where the boxes are empty, `wrong` where they are no day. */
export function typedDay(form: Form, name: string): Day | null | 'wrong' {
  const [day = '', month = '', year = ''] = BOXES.map((box) => form.one(`${name}-${box}`).trim())
  if (day === '' && month === '' && year === '') return null
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? text : 'wrong'
}

/** The three boxes of a day as it stands. */
export function dayValues(name: string, day: Day | null): FormValues {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  const plain = (text: string) => text.replace(/^0/, '')
  return { [`${name}-day`]: plain(date), [`${name}-month`]: plain(month), [`${name}-year`]: year }
}
