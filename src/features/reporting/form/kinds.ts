// The sub-categories on the public form: which fields they are, and what was chosen of them.
import { type Category, categoryName, type Strand, STRANDS } from '../../recording/index.ts'
import type { Form } from '../../../platform/http/form.ts'
import { isStrand } from '../incident.ts'
import { kindsWords } from './kinds.messages.en.ts'

export { kindsWords } from './kinds.messages.en.ts'

/** "I do not know, or would rather not say": an answer, and nothing that is kept. */
export const KINDS_NOT_SAID = 'not_said'
export const kindsField = (strand: Strand): string => `kinds-${strand}`
export const KINDS_FIELDS: readonly string[] = STRANDS.map(kindsField)

/** Whether the question has anything to ask: some strand was chosen. */
export const choseStrand = (form: Form): boolean => form.many('strands').some(isStrand)

/** The codes chosen within strands that are chosen still. Whether each is offered, the database decides. */
export const kindsOf = (form: Form): string[] =>
  form
    .many('strands')
    .filter(isStrand)
    .flatMap((strand) => form.many(kindsField(strand)))
    .filter((code) => code !== KINDS_NOT_SAID)

/** Whether any of what is offered is of a strand that was chosen. */
export const asksKinds = (form: Form, offered: readonly Category[]): boolean =>
  offered.some(({ strand }) => form.many('strands').includes(strand))

/** What was chosen, in words. */
export function kindsSaid(form: Form, offered: readonly Category[]): string[] {
  const chosen = kindsOf(form)
  const said = offered.filter(({ code }) => chosen.includes(code)).map(categoryName)
  const declined = KINDS_FIELDS.some((field) => form.one(field) === KINDS_NOT_SAID)
  return said.length === 0 && declined ? [kindsWords.notSaid] : said
}
