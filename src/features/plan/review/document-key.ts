// What a document's own key to its colours makes of the plan's, and keeping it.
import { sql } from 'kysely'
import { record } from '../../../access/audit.ts'
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { meantBy } from '../reading/colour-key.ts'
import type { KeyEntry } from '../reading/read-plan.schema.ts'
import { type Rag, RAGS } from '../running/delivery.ts'
import { type RagRules, ragRulesOf, ragRulesSchema } from '../running/rules.ts'
import { stampOf } from '../stamp.ts'

const wordsMax = 300

/**
 * Which of the plan's colours a sign becomes the name of, by what it means here: blue is complete, grey is not begun or no
 * longer asked for. Null where it is no colour of progress ("Amber: in progress").
 */
export function colourOf(entry: Pick<KeyEntry, 'sign' | 'meaning'>): Rag | null {
  const { status, rag } = meantBy(entry)
  if (rag) return rag
  return status !== null && status !== 'in-progress' ? 'grey' : null
}

/** The plan's key that a document's comes to: the first sign of each colour. */
export function planKeyOf(key: readonly KeyEntry[]): RagRules['key'] {
  const named = RAGS.flatMap((rag) => {
    const entry = key.find((each) => colourOf(each) === rag)
    if (!entry) return []
    // A letter is short for the colour and no name of it.
    const name = entry.sign.length > 1 ? entry.sign.slice(0, wordsMax) : ''
    return [[rag, { name, meaning: entry.meaning.slice(0, wordsMax) }] as const]
  })
  return ragRulesSchema.shape.key.parse(Object.fromEntries(named))
}

/** Makes the document's key that of a plan, in place of the one it had. Coordinators only (the database holds to it). */
export async function useKey(tx: Tx, ctx: StaffCtx, planId: string, key: readonly KeyEntry[]): Promise<void> {
  const own = planKeyOf(key)
  if (Object.keys(own).length === 0) return
  const plan = await tx.selectFrom('plans').select('rules').where('id', '=', planId).executeTakeFirstOrThrow()
  const rules: RagRules = { ...ragRulesOf(plan.rules), key: own }
  await tx
    .updateTable('plans')
    .set({ rules: JSON.stringify(rules), version: sql`version + 1`, ...stampOf(ctx) })
    .where('id', '=', planId)
    .execute()
  await record(tx, ctx, { action: 'plan.settings', subjectKind: 'plan', subjectId: planId })
}
