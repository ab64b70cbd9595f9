// Files that come with a message: what was chosen is kept under the form's token until the message is sent, and what is
// wrong is said on the form with everything that was typed.
import type { Ctx } from '../../access/ctx.ts'
import { randomToken } from '../../platform/crypto/tokens.ts'
import type { Form } from '../../platform/http/form.ts'
import type { Problem } from '../../platform/problems.ts'
import { ADD_FILES, removedBy } from './evidence-question.tsx'
import { keepUploads } from './keep-uploads.ts'
import { FILES_FIELD, isUploadToken, listUploads, removeUpload, type Upload } from './uploads.ts'

type UploadCtx = Pick<Ctx, 'db' | 'clock' | 'vault' | 'files'>

/** A form that files are being added to: its token, and what is under it. */
export type Adding = { token: string; files: readonly Upload[] }

/**
 * Keeps the files that came with a form under its field `token`, and takes away the one whose button was pressed. `only`:
 * a button of the files was pressed, and the form is to be shown again.
 */
export async function takeUploads(
  ctx: UploadCtx,
  form: Form,
): Promise<{ problems: Problem[]; only: boolean }> {
  const token = form.one('token')
  const gone = removedBy(form.one('go'))
  const only = gone !== null || form.one('go') === ADD_FILES
  if (!isUploadToken(token)) return { problems: [], only }
  if (gone) await removeUpload(ctx, token, gone)
  const { problems } = await keepUploads(ctx, token, form.files(FILES_FIELD))
  return { problems, only }
}

/** What is under a form's token; a new token where the form is new. */
export async function uploadsUnder(ctx: UploadCtx, token: string): Promise<Adding> {
  return isUploadToken(token)
    ? { token, files: await listUploads(ctx, token) }
    : { token: randomToken(), files: [] }
}
