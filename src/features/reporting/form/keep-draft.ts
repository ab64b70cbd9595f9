// Answers saved half-way, and who may be shown their code once more: whoever saved them, in the page that followed, or
// opened them by the code. A form that was opened from sealed answers (again.ts) holds the same token and may be another
// person's hand on the same computer; it saves beside what is kept, under a code of its own, and changes nothing of it.
import type { Ctx } from '../../../access/ctx.ts'
import { keyedHash } from '../../../platform/crypto/keyed-hash.ts'
import { randomToken, sameText } from '../../../platform/crypto/tokens.ts'
import { type Form, type FormValues, readForm } from '../../../platform/http/form.ts'
import { codeOfDraft, hasDraft, saveDraft } from '../drafts.ts'
import { answersIn } from './again.ts'

/** The field that carries the right. It travels from page to page and is never sealed. */
export const MAY_SAVE = 'maySave'

/**
 * What a page carries once its writer has the code of what is saved under this token: until when that was to be kept, which tells
 * one saving from the next, and a proof that we said so.
 */
export function rightToSave({ vault }: Pick<Ctx, 'vault'>, token: string, until: Date): string {
  const saved = String(until.getTime())
  const proof = keyedHash(vault.secrets.forms, 'draft right', [token, saved])
  return `${saved}.${proof.toString('base64url')}`
}

/** Which saving a page follows; null: none of this form that we said so of. */
function savingOf(ctx: Pick<Ctx, 'vault'>, sent: Form, token: string): number | null {
  const at = Number(/^\d{1,15}(?=\.)/.exec(sent.one(MAY_SAVE))?.[0] ?? Number.NaN)
  const said = Number.isNaN(at) ? '' : rightToSave(ctx, token, new Date(at))
  return said !== '' && sameText(sent.one(MAY_SAVE), said) ? at : null
}

export type Kept = { code: string; until: Date; sent: Form; token: string }

/**
 * Keeps the answers so far, as the public. Returns the code, until when, and the form as it goes on from here. A page that
 * follows an older saving, in another tab or on another device, saves beside what is kept: it has none of the newer answers.
 */
export async function keepDraft(ctx: Ctx, sent: Form, held: string): Promise<Kept> {
  const before = await codeOfDraft(ctx, held)
  const mine = before ? savingOf(ctx, sent, held) === before.until.getTime() : !(await hasDraft(ctx, held))
  const token = mine ? held : randomToken()
  const saved = await saveDraft(ctx, { token, values: answersIn(sent) })
  return { ...saved, token, sent: withRight(ctx, sent, token, saved.until) }
}

/**
 * What was kept, for the page that showed its code and is shown again: reloaded (`again.ts` sealed which page it was), or in
 * another language, with the right that it carried. Nothing is written: it may have been saved anew elsewhere meanwhile, and
 * then this page gets no right to save over that.
 * null: nothing is kept any more, or whoever asks may not be shown it.
 */
export async function keptBefore(ctx: Ctx, sent: Form, sealedPage: boolean): Promise<Kept | null> {
  const token = sent.one('token')
  if (!sealedPage && savingOf(ctx, sent, token) === null) return null
  const found = await codeOfDraft(ctx, token)
  if (!found) return null
  const { values, ...shown } = found
  const same = sealedPage && sameAnswers(values, answersIn(sent))
  return { ...shown, token, sent: same ? withRight(ctx, sent, token, found.until) : sent }
}

const inOrder = (values: FormValues) =>
  JSON.stringify(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1)))
const sameAnswers = (some: FormValues, others: FormValues): boolean => inOrder(some) === inOrder(others)

const withRight = (ctx: Ctx, sent: Form, token: string, until: Date): Form =>
  readForm({ ...sent.values, [MAY_SAVE]: rightToSave(ctx, token, until) })
