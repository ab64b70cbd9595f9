// What somebody shows us before their report or message is sent: taken in pieces, each durable before it is counted, so
// that a lost network costs one piece. The form's token is the only way to it.
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { open, seal } from '../../platform/crypto/envelope.ts'
import { keyedHash } from '../../platform/crypto/keyed-hash.ts'
import { hashToken } from '../../platform/crypto/tokens.ts'
import { PIECE_BYTES, putPiece, readPieces } from '../../platform/files/sealed-pieces.ts'
import { mayBeTaken, sniff } from '../../platform/files/sniff.ts'
import { newId } from '../../platform/ids.ts'
import { NotFound, type Outcome, ok, type Problem, refused } from '../../platform/problems.ts'
import { plainLine, shorten } from '../../platform/text/plain.ts'
import { FILE_BYTES_MAX, UNSENT_HOURS } from './limits.ts'
import { uploadWords as say } from './messages.en.ts'
import * as store from './uploads.store.ts'

export type UploadState = store.UploadRow['state']
/** A file of a form that was not sent yet, as its sender sees it. */
export type Upload = { id: string; name: string; size: number; received: number; state: UploadState }

type UploadCtx = Pick<Ctx, 'db' | 'clock' | 'vault' | 'files'>

const TOKEN = /^[A-Za-z0-9_-]{43}$/
const NAME_MAX = 200
const HOUR_MS = 3_600_000
/** The field that problems with files are about. */
export const FILES_FIELD = 'files'

export const problemOf = (message: string): Problem => ({ field: FILES_FIELD, message })
const nameAad = (fileId: string) => `file name:${fileId}`

/** The hash by which the database knows a form. NotFound for what could not be a form's token. */
export function submissionOf(token: string): Buffer {
  if (!TOKEN.test(token)) throw new NotFound('no form of ours')
  return hashToken(token)
}

/** Whether a text could be a form's token. */
export const isUploadToken = (token: string): boolean => TOKEN.test(token)

export type NewFile = { name: string; size: number; likeness: string }

/**
 * Begins a file, or finds the one that was begun before and broke off: `likeness` is what tells two files of one name
 * apart (a date, a hash). Refuses, in words, an empty or too large file, one too many, and all when the store is full.
 */
export async function beginUpload(ctx: UploadCtx, token: string, file: NewFile): Promise<Outcome<Upload>> {
  const submission = submissionOf(token)
  const name = shorten(plainLine(file.name), NAME_MAX) || say.unnamed
  if (!Number.isInteger(file.size) || file.size < 1) return refused(problemOf(say.problem.empty(name)))
  if (file.size > FILE_BYTES_MAX) return refused(problemOf(say.problem.large(name)))
  const likeness = keyedHash(ctx.vault.secrets.forms, 'file', [token, name, String(file.size), file.likeness])
  const at = ctx.clock.now()
  return ctx.db.transaction(async (tx) => {
    const known = (await store.filesOfForm(tx, submission)).find((each) => each.likeness.equals(likeness))
    if (known) return ok(uploadOf(ctx, known))
    const id = newId()
    const { keyId, key, wrapped } = ctx.vault.newKey()
    const said = await store.startFile(tx, {
      id,
      keyId,
      wrapped,
      submission,
      likeness,
      at,
      name: seal(key, name, nameAad(id)),
      size: file.size,
      until: new Date(at.getTime() + UNSENT_HOURS * HOUR_MS),
    })
    if (said !== 'started') return refused(problemOf(say.problem[said]))
    return ok({ id, name, size: file.size, received: 0, state: 'receiving' as const })
  })
}

/**
 * Takes a piece that begins at `offset`. Returns where the file stands now, also when that was not the offset: whoever
 * sends goes on from there. Refuses, in words, a file that turns out to be of a kind that is not taken, and any piece while the
 * store is full; the file stays where it is.
 */
export async function takePiece(
  ctx: UploadCtx,
  token: string,
  { id, offset, bytes }: { id: string; offset: number; bytes: Buffer },
): Promise<Outcome<Upload>> {
  const submission = submissionOf(token)
  const row = await findUpload(ctx, submission, id)
  const fits = bytes.length > 0 && bytes.length <= PIECE_BYTES && offset + bytes.length <= row.size
  if (row.state !== 'receiving' || row.received !== offset || !fits) return settle(ctx, submission, row)
  if (!(await ctx.db.transaction((tx) => store.roomFor(tx, bytes.length))))
    return refused(problemOf(say.problem.full))
  if (offset === 0 && !(await mayBeTaken(bytes))) return refuseKind(ctx, submission, row)
  const piece = await putPiece(ctx.files.store, id, ctx.vault.openKey(row.keyId, row.wrapped), bytes)
  await ctx.db.transaction((tx) => store.addPiece(tx, submission, id, offset, piece))
  return settle(ctx, submission, await findUpload(ctx, submission, id))
}

/** Where a file stands; one that was whole when its sender was cut off is sealed now. NotFound: not of this form. */
export async function uploadState(ctx: UploadCtx, token: string, id: string): Promise<Outcome<Upload>> {
  const submission = submissionOf(token)
  return settle(ctx, submission, await findUpload(ctx, submission, id))
}

// Whole: its kind is looked at and its hash taken, both from what stands in the store and not from what was in memory.
async function settle(ctx: UploadCtx, submission: Buffer, row: store.UploadRow): Promise<Outcome<Upload>> {
  if (row.state !== 'receiving' || row.received < row.size) return ok(uploadOf(ctx, row))
  const key = ctx.vault.openKey(row.keyId, row.wrapped)
  const found = await sniff(readPieces(ctx.files.store, { fileId: row.id, key, pieces: row.pieces }))
  if (found.kind === null) return refuseKind(ctx, submission, row)
  await ctx.db.transaction((tx) => store.finishFile(tx, submission, row.id, found))
  return ok({ ...uploadOf(ctx, row), state: 'quarantined' })
}

async function refuseKind(ctx: UploadCtx, submission: Buffer, row: store.UploadRow): Promise<Outcome<never>> {
  await dropBytes(ctx, submission, row.id)
  return refused(problemOf(say.problem.kind(nameOf(ctx, row))))
}

// The row and its key first: bytes that outlive a crash here cannot be opened, and the job that tidies up finds them.
async function dropBytes(ctx: UploadCtx, submission: Buffer, id: string): Promise<void> {
  const at = ctx.clock.now()
  const dropped = await ctx.db.transaction((tx) => store.dropFile(tx, submission, id, at))
  if (dropped) await ctx.files.store.removeAll(id)
}

/** The files of a form, in the order in which they came. */
export async function listUploads(ctx: UploadCtx, token: string): Promise<Upload[]> {
  const submission = submissionOf(token)
  const uploads: Upload[] = []
  for (const row of await ctx.db.transaction((tx) => store.filesOfForm(tx, submission))) {
    const settled = await settle(ctx, submission, row)
    if (settled.ok) uploads.push(settled.value)
  }
  return uploads
}

/** Takes a file away again, with its bytes. One that is not of this form, or was sent, stays. */
export async function removeUpload(ctx: UploadCtx, token: string, id: string): Promise<void> {
  const submission = submissionOf(token)
  const rows = await ctx.db.transaction((tx) => store.filesOfForm(tx, submission))
  if (rows.some((row) => row.id === id)) await dropBytes(ctx, submission, id)
}

export type Claim = { submissionToken: string; reportId: string; messageId?: string | null }

/**
 * Makes the files of a form part of a report (and of a message about it), in the transaction that keeps it. The caller
 * sent that form, holds the report's code or works on it: otherwise the transaction fails. Files that are not whole stay
 * behind. Returns how many came along. Done twice, the second finds none.
 */
export function claimUploads(
  tx: Tx,
  ctx: Pick<Ctx, 'clock'>,
  { submissionToken, reportId, messageId = null }: Claim,
): Promise<number> {
  // Reports that no form of ours sent (the telephone, a partner) have no token, and no files.
  if (!TOKEN.test(submissionToken)) return Promise.resolve(0)
  return store.claimFiles(tx, {
    submission: hashToken(submissionToken),
    reportId,
    messageId,
    at: ctx.clock.now(),
  })
}

async function findUpload(ctx: UploadCtx, submission: Buffer, id: string): Promise<store.UploadRow> {
  const rows = await ctx.db.transaction((tx) => store.filesOfForm(tx, submission))
  const row = rows.find((each) => each.id === id)
  if (!row) throw new NotFound('no such file of this form')
  return row
}

/** The name of a file, which is sealed under the file's own key. */
export const openName = (
  ctx: Pick<Ctx, 'vault'>,
  file: { id: string; keyId: string; wrapped: Buffer; name: Buffer },
): string => open(ctx.vault.openKey(file.keyId, file.wrapped), file.name, nameAad(file.id)).toString('utf8')

const nameOf = (ctx: UploadCtx, row: store.UploadRow): string => openName(ctx, row)

const uploadOf = (ctx: UploadCtx, row: store.UploadRow): Upload => ({
  id: row.id,
  name: nameOf(ctx, row),
  size: row.size,
  received: row.received,
  state: row.state,
})
