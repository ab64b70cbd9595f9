// What happened again, with its time of day where one was given: how it is sealed, and how it is read.
import { z } from 'zod'
import { formWords } from '../form/messages.en.ts'
import { asLine } from '../form/told-more.ts'

const sealed = z.strictObject({ v: z.literal(1), time: z.string(), what: z.string() })

/** The words alone, where no time was given. */
export const sealableAgain = ({ time, what }: { time: string; what: string }): string =>
  time === '' ? what : JSON.stringify({ v: 1, time, what })

/** Time and words, in the language of whoever reads; a text of another shape as it stands. */
export function againInWords(text: string): string {
  const read = sealed.safeParse(jsonOf(text))
  if (!read.success) return text
  const { time, what } = read.data
  return `${asLine({ label: formWords.when.time, said: time })}\n${what}`
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
