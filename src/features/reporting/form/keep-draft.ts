// Answers saved half-way, and who may be shown their code once more: whoever saved them, in the page that followed, or
// opened them by the code. A form that was opened from sealed answers (again.ts) holds the same token and may be another
// person's hand on the same computer; it saves beside what is kept, under a code of its own, and changes nothing of it.
import type { Ctx } from '../../../access/ctx.ts'
import { keyedHash } from '../../../platform/crypto/keyed-hash.ts'
import { randomToken, sameText } from '../../../platform/crypto/tokens.ts'
import { type Form, readForm } from '../../../platform/http/form.ts'
import { codeOfDraft, hasDraft, saveDraft } from '../drafts.ts'
import { answersIn } from './again.ts'

/** The field that carries the right. It travels from page to page and is never sealed. */
export const MAY_SAVE = 'maySave'

/** What a page carries once its writer has the code of what is saved under this token. */
export const rightToSave = ({ vault }: Pick<Ctx, 'vault'>, token: string): string =>
  keyedHash(vault.secrets.forms, 'draft right', [token]).toString('base64url')

export type Kept = { code: string; until: Date; sent: Form; token: string }

/** Keeps the answers so far, as the public. Returns the code, until when, and the form as it goes on from here. */
export async function keepDraft(ctx: Ctx, sent: Form, held: string): Promise<Kept> {
  const mine = sameText(sent.one(MAY_SAVE), rightToSave(ctx, held)) || !(await hasDraft(ctx, held))
  const token = mine ? held : randomToken()
  const saved = await saveDraft(ctx, { token, values: answersIn(sent) })
  return { ...saved, token, sent: withRight(ctx, sent, token) }
}

/**
 * What was kept, for the page that showed its code and is shown again: reloaded (`again.ts` sealed which page it was), or in
 * another language, with the right that it carried. Nothing is written: it may have been saved anew elsewhere meanwhile.
 * null: nothing is kept any more, or whoever asks may not be shown it.
 */
export async function keptBefore(ctx: Ctx, sent: Form, sealedPage: boolean): Promise<Kept | null> {
  const token = sent.one('token')
  if (!sealedPage && !sameText(sent.one(MAY_SAVE), rightToSave(ctx, token))) return null
  const found = await codeOfDraft(ctx, token)
  return found && { ...found, token, sent: withRight(ctx, sent, token) }
}

const withRight = (ctx: Ctx, sent: Form, token: string): Form =>
  readForm({ ...sent.values, [MAY_SAVE]: rightToSave(ctx, token) })
