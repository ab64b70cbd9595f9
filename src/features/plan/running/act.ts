// What every act on a delivery shares: a reason with its bound, and its line in the trail.
import { record } from '../../../access/audit.ts'
import type { Tx } from '../../../access/db.ts'
import type { Problem } from '../../../platform/problems.ts'
import { charCount } from '../../../platform/text/plain.ts'
import { actWords } from './act-forms.messages.en.ts'
import type { Delivery } from './delivery.ts'
import type { Doer } from './delivery.store.ts'

const NOTE_MAX = 1_000

/** A reason that must be there and has its bound. */
export const needed = (field: string, text: string, message: string): Problem[] =>
  text === '' ? [{ field, message }] : tooLong(field, text)

/** A text that may be '' and has its bound. */
export const tooLong = (field: string, text: string): Problem[] =>
  charCount(text) > NOTE_MAX ? [{ field, message: actWords.problems.tooLong(NOTE_MAX) }] : []

type Detail = Record<string, number | string | null>

/** Writes an act on a delivery into the trail. */
export async function noteAct(
  tx: Tx,
  ctx: Doer,
  action: string,
  { id }: Pick<Delivery, 'id'>,
  detail: Detail,
): Promise<void> {
  await record(tx, ctx, { action, subjectKind: 'plan-delivery', subjectId: id, detail })
}
