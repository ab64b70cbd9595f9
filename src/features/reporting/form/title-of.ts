// What a question is called: on its own page, and in the list of answers.
import type { Form } from '../../../platform/http/form.ts'
import { kindsWords } from './kinds.ts'
import { formWords } from './messages.en.ts'
import { MORE_STEPS, type MoreStep } from './more.ts'
import type { Step } from './steps.ts'
import { wordsFor } from './voice.ts'

const isMore = (step: Step): step is MoreStep => MORE_STEPS.some((each) => each === step)

/** The question, as whoever answers is asked it. */
export function titleOf(step: Step, sent: Pick<Form, 'one'>): string {
  if (isMore(step)) return wordsFor(step, sent).title
  if (step === 'kinds') return kindsWords.title
  return step === 'now' ? formWords.title : formWords[step].title
}

/** Where a recording of a question is found (features/languages): of the first one, under the address itself. */
export const recordedOf = (page: Step | 'receipt' | 'saved'): string =>
  page === 'now' ? '/report' : `/report/${page}`
