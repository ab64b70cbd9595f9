// Files that came with a form in one go, without JavaScript: the same pieces, the same rules.
import { createHash } from 'node:crypto'
import type { Ctx } from '../../access/ctx.ts'
import type { UploadedFile } from '../../platform/http/form.ts'
import { PIECE_BYTES } from '../../platform/files/sealed-pieces.ts'
import { sniff } from '../../platform/files/sniff.ts'
import type { Problem } from '../../platform/problems.ts'
import { uploadWords as say } from './messages.en.ts'
import { beginUpload, problemOf, takePiece } from './uploads.ts'

/**
 * Keeps the files of a multipart form for the form's token. Returns what is wrong, by file, in words; what is right is
 * kept all the same. A file that came before is the same file.
 */
export async function keepUploads(
  ctx: Pick<Ctx, 'db' | 'clock' | 'vault' | 'files'>,
  token: string,
  files: readonly UploadedFile[],
): Promise<{ problems: Problem[] }> {
  const problems: Problem[] = []
  for (const file of files) problems.push(...(await keepOne(ctx, token, file)))
  return { problems }
}

async function keepOne(
  ctx: Pick<Ctx, 'db' | 'clock' | 'vault' | 'files'>,
  token: string,
  { name, bytes, tooLarge }: UploadedFile,
): Promise<Problem[]> {
  if (tooLarge) return [problemOf(say.problem.largePlain(name))]
  if (bytes.length > 0 && (await sniff(once(bytes))).kind === null) return [problemOf(say.problem.kind(name))]
  const likeness = createHash('sha256').update(bytes).digest('base64url')
  const begun = await beginUpload(ctx, token, { name, size: bytes.length, likeness })
  if (!begun.ok) return begun.problems
  const { id } = begun.value
  for (let at = begun.value.received; at < bytes.length; ) {
    const taken = await takePiece(ctx, token, { id, offset: at, bytes: bytes.subarray(at, at + PIECE_BYTES) })
    if (!taken.ok) return taken.problems
    // Sent twice at once, the other may be ahead; the same form twice holds the same bytes.
    if (taken.value.received <= at) return [problemOf(say.problem.again(name))]
    at = taken.value.received
  }
  return []
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
