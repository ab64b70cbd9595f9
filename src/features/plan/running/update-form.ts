// Between an update and the form in which it is written.
import { isDay, type Day } from '../../../platform/calendar/london.ts'
import type { Form, FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { plainText } from '../../../platform/text/plain.ts'
import { CONFIDENCES, type Delivery } from './delivery.ts'
import { CHOSEN_RAGS, COORDINATOR_STATUSES, type Update, UPDATE_STATUSES } from './update-rule.ts'
import { updateWords } from './update.messages.en.ts'

const BOXES = ['day', 'month', 'year'] as const

/** A day in three boxes: null where all are empty; a problem where it is none. */
export function readDay(form: Pick<Form, 'one'>, field: string): { day: Day | null; problems: Problem[] } {
  const [day = '', month = '', year = ''] = BOXES.map((box) => form.one(`${field}-${box}`).trim())
  if (day === '' && month === '' && year === '') return { day: null, problems: [] }
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (isDay(text)) return { day: text, problems: [] }
  return { day: null, problems: [{ field, message: updateWords.problems.dateWrong }] }
}

/** The three boxes of a day. */
export function dayValues(field: string, day: Day | null): FormValues {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  const short = (text: string) => text.replace(/^0/, '')
  return { [`${field}-day`]: short(date), [`${field}-month`]: short(month), [`${field}-year`]: year }
}

/** Reads the form of an update. Problems are of its shape only; `checkUpdate` says what else is missing. */
export function readUpdate(form: Pick<Form, 'one'>): { update: Update; problems: Problem[] } {
  const text = (name: string) => plainText(form.one(name))
  const { day, problems } = readDay(form, 'forecastDue')
  const oneOf = <Name extends string>(names: readonly Name[], field: string) =>
    names.find((name) => name === form.one(field)) ?? null
  const update: Update = {
    words: text('words'),
    status: oneOf([...UPDATE_STATUSES, ...COORDINATOR_STATUSES], 'status'),
    progressRag: oneOf(CHOSEN_RAGS, 'progressRag'),
    progressReason: text('progressReason'),
    confidenceRag: oneOf(CONFIDENCES, 'confidenceRag'),
    confidenceReason: text('confidenceReason'),
    cause: text('cause'),
    correctiveAction: text('correctiveAction'),
    forecastDue: day,
    dateStands: form.one('dateStands') === 'yes',
    ask: text('ask'),
    evidenceToCome: text('evidenceToCome'),
  }
  return { update, problems }
}

/** What the form begins with: the last words said. A day that is over by `today` is nobody's forecast any more. */
export function updateValues(delivery: Delivery, today: Day): FormValues {
  const { forecastDue } = delivery
  const chosen = CHOSEN_RAGS.find((rag) => rag === delivery.progressRag)
  return {
    version: String(delivery.version),
    words: delivery.story,
    status: delivery.status === 'not_set' ? '' : delivery.status,
    progressRag: chosen ?? 'suggested',
    progressReason: delivery.progressReason ?? '',
    confidenceRag: delivery.confidenceRag ?? '',
    confidenceReason: delivery.confidenceReason ?? '',
    cause: delivery.cause ?? '',
    correctiveAction: delivery.correctiveAction ?? '',
    ask: delivery.ask ?? '',
    evidenceToCome: delivery.evidenceToCome ?? '',
    ...dayValues('forecastDue', forecastDue !== null && forecastDue >= today ? forecastDue : null),
  }
}
