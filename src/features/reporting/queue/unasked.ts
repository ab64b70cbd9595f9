// Silence is no answer: what a short form, or a partner's system, never asked is told apart from what somebody left open.
import { type RawBuilder, sql } from 'kysely'
import { labelOf } from '../incident.messages.en.ts'
import type { Fact } from '../report.ts'
import { queueWords } from './messages.en.ts'

/** What was never asked of a report `r`, as an array of `Fact`. */
export const unaskedOf: RawBuilder<unknown> = sql`array(select jsonb_array_elements_text(
  case when jsonb_typeof(r.details -> 'unasked') = 'array' then r.details -> 'unasked' else '[]' end))`

const NOT_SAID = 'not_said'

/** A coded fact as staff read it: what was said, that it was left open, or that nobody asked. */
export function factWords(
  { unasked }: { unasked: readonly string[] },
  fact: Fact,
  code: string,
  words: Readonly<Record<string, string>>,
): string {
  if (code !== NOT_SAID && code !== '') return labelOf(words, code)
  return unasked.includes(fact) ? queueWords.unasked : queueWords.unsaid
}
