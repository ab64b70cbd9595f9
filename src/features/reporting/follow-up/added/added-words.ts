// A question that was answered after the report was sent: how its answers are sealed, and how they are read.
import { z } from 'zod'
import type { Day } from '../../../../platform/calendar/london.ts'
import { type Form, type FormValues, readForm } from '../../../../platform/http/form.ts'
import { ageWords, placeWords, roleWords, strandWords, whenWords } from '../../form/said.ts'
import { isMore, isStep, type Step } from '../../form/steps.ts'
import { titleOf } from '../../form/title-of.ts'
import { asLine, toldIn } from '../../form/told-more.ts'
import { wordsFor } from '../../form/voice.ts'

const sealed = z.object({
  v: z.literal(1),
  step: z.string().refine(isStep),
  /** In whose voice it was asked. */
  asked: z.record(z.string(), z.string()),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})
export type Added = { step: Step; asked: Readonly<Record<string, string>>; values: FormValues }

export const sealableAdded = (added: Added): string => JSON.stringify({ v: 1, ...added })

/** The question and its answers, in lines, in the language of whoever reads; `on`: the day on which they were given. */
export function addedInWords(text: string, on: Day): string {
  const read = sealed.safeParse(jsonOf(text))
  if (!read.success) return text
  const { step, asked, values } = read.data
  const form = readForm({ ...asked, ...values })
  return [titleOf(step, form), ...linesOf(step, form, on)].filter(Boolean).join('\n')
}

function linesOf(step: Step, form: Form, on: Day): (string | undefined)[] {
  if (isMore(step)) return toldIn(step, form, wordsFor(step, form)).map(asLine)
  if (step === 'when') return whenWords(form, on)
  if (step === 'where') return [form.one('area')]
  if (step === 'place') return [placeWords(form), form.one('placeWords')]
  if (step === 'why') return [...strandWords(form), form.one('whyWords')]
  return [roleWords(form), ageWords(form)]
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
