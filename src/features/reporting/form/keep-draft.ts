// Answers saved half-way, and who may be shown their code once more: whoever saved them, in the page that followed, or
// opened them by the code. A form that was opened from sealed answers (again.ts) holds the same token and may be another
// person's hand on the same computer; it saves beside what is kept, under a code of its own, and changes nothing of it.
import type { Ctx } from '../../../access/ctx.ts'
import { keyedHash } from '../../../platform/crypto/keyed-hash.ts'
import { randomToken, sameText } from '../../../platform/crypto/tokens.ts'
import { type Form, readForm } from '../../../platform/http/form.ts'
import { hasDraft, saveDraft } from '../drafts.ts'
import { answersIn } from './again.ts'

/** The field that carries the right. It travels from page to page and is never sealed. */
export const MAY_SAVE = 'maySave'

/** What a page carries once its writer has the code of what is saved under this token. */
export const rightToSave = ({ vault }: Pick<Ctx, 'vault'>, token: string): string =>
  keyedHash(vault.secrets.forms, 'draft right', [token]).toString('base64url')

/** Keeps the answers so far, as the public. Returns the code, until when, and the form as it goes on from here. */
export async function keepDraft(
  ctx: Ctx,
  sent: Form,
  held: string,
): Promise<{ code: string; until: Date; sent: Form; token: string }> {
  const mine = sameText(sent.one(MAY_SAVE), rightToSave(ctx, held)) || !(await hasDraft(ctx, held))
  const token = mine ? held : randomToken()
  const saved = await saveDraft(ctx, { token, values: answersIn(sent) })
  return { ...saved, token, sent: readForm({ ...sent.values, [MAY_SAVE]: rightToSave(ctx, token) }) }
}
