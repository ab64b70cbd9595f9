// Answers that somebody goes on with later. Nothing is kept until they ask for it; the key is made from the code that
// they alone have, so that the database and the master key together do not open it.
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../access/ctx.ts'
import { open, seal } from '../../platform/crypto/envelope.ts'
import { hashToken } from '../../platform/crypto/tokens.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { deriveFollowUpCode, normaliseFollowUpCode } from '../../platform/ids/follow-up-code.ts'

/** How long a draft waits for its writer. */
export const DRAFT_DAYS = 14
const DAY_MS = 24 * 60 * 60 * 1000
const AAD = 'report draft'

export type Draft = { token: string; values: FormValues }
const kept = z.object({
  token: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  until: z.coerce.date().optional(),
})

/**
 * Keeps the answers so far, as the public. Returns the code that opens them, the same each time for one form, and until
 * when. Saved again, the newer answers take the place of the older.
 */
export async function saveDraft(ctx: Ctx, draft: Draft): Promise<{ code: string; until: Date }> {
  const code = codeOf(ctx, draft.token)
  const at = ctx.clock.now()
  const until = new Date(at.getTime() + DRAFT_DAYS * DAY_MS)
  const sealed = seal(keyOf(ctx, code), JSON.stringify({ ...draft, until }), AAD)
  await ctx.db.transaction((tx) =>
    sql`select app.keep_draft(${hashOf(code)}, ${hashToken(draft.token)}, ${sealed}, ${at}, ${until})`.execute(
      tx,
    ),
  )
  return { code, until }
}

/** Whether answers are kept under a form's token. */
export async function hasDraft(ctx: Ctx, token: string): Promise<boolean> {
  return (await openDraft(ctx, codeOf(ctx, token))) !== null
}

/** What is kept under a form's token, its code and until when; null where nothing is. Only for whoever may be shown it. */
export async function codeOfDraft(
  ctx: Ctx,
  token: string,
): Promise<{ code: string; until: Date; values: FormValues } | null> {
  const code = codeOf(ctx, token)
  const draft = await openDraft(ctx, code)
  return draft?.until ? { code, until: draft.until, values: draft.values } : null
}

/** The answers that a code opens; null where there are none, any more. */
export async function openDraft(
  ctx: Ctx,
  typed: string,
): Promise<(Draft & { until?: Date | undefined }) | null> {
  const code = normaliseFollowUpCode(typed)
  if (!code) return null
  const { rows } = await ctx.db.transaction((tx) =>
    sql<{
      sealed: Buffer | null
    }>`select app.draft_of(${hashOf(code)}, ${ctx.clock.now()}) as sealed`.execute(tx),
  )
  const sealed = rows[0]?.sealed
  return sealed ? kept.parse(JSON.parse(open(keyOf(ctx, code), sealed, AAD).toString('utf8'))) : null
}

/** Removes the answers that a code opens, because their writer asks for it. */
export async function dropDraft(ctx: Ctx, typed: string): Promise<void> {
  const code = normaliseFollowUpCode(typed)
  if (code) await ctx.db.transaction((tx) => sql`select app.drop_draft(${hashOf(code)})`.execute(tx))
}

/** Removes every draft whose time is over. Returns how many. Named work only. */
export async function dropOldDrafts(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.db.transaction((tx) =>
    sql<{ gone: number }>`select app.drop_old_drafts(${ctx.clock.now()}) as gone`.execute(tx),
  )
  return rows[0]?.gone ?? 0
}

const codeOf = ({ vault }: Pick<Ctx, 'vault'>, token: string): string =>
  deriveFollowUpCode(vault.secrets.followUp, `draft\0${token}`)

// The database's key of a draft says nothing of the code, nor of a follow-up code that looks alike.
const hashOf = (code: string): Buffer => hashToken(`draft ${code}`)

function keyOf({ vault }: Pick<Ctx, 'vault'>, code: string): KeyObject {
  const { followUp } = vault.secrets
  return createSecretKey(createHmac('sha256', followUp).update(`draft key\0${code}`, 'utf8').digest())
}
