// The diary of the public form: for each time, what it asks and what was answered.
import type { Day } from '../../../platform/calendar/london.ts'
import type { Form } from '../../../platform/http/form.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { type DiaryEntry, spokenDay } from '../series/diary-entry.ts'

/** How many times a diary takes; more are told in the follow-up. */
export const DIARY_MAX = 20
/** What is asked of each time. Codes of fields are for ever, because drafts are kept. */
export const DIARY_PARTS = ['When', 'Time', 'What', 'Where', 'Who'] as const
export type DiaryPart = (typeof DIARY_PARTS)[number]

export const diaryField = (part: DiaryPart, at: number): string => `diary${part}${at}`

/** Which times say anything, in order; 1 is the first. */
export const filledTimes = (form: Pick<Form, 'one'>): number[] =>
  Array.from({ length: DIARY_MAX }, (_, at) => at + 1).filter((at) =>
    DIARY_PARTS.some((part) => form.one(diaryField(part, at)) !== ''),
  )

/** Every time that was told. `today`: the day from which "yesterday" is meant. */
export function diaryOf(form: Form, today: Day): DiaryEntry[] {
  return filledTimes(form).map((at) => {
    const line = (part: DiaryPart) => plainLine(form.one(diaryField(part, at)))
    const when = line('When')
    return {
      day: spokenDay(when, today),
      when,
      time: line('Time'),
      what: form.one(diaryField('What', at)),
      where: line('Where'),
      who: line('Who'),
    }
  })
}
