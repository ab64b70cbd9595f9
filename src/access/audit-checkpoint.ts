// Checkpoints of the audit trail: the heads of all lanes at a moment, signed with a key that the database does not
// hold. Somebody who rewrites the chain from end to end makes every hash fit again, and still cannot make the signed
// heads fit. Each is also added to a file outside the database, so that removing the newest from there is seen as well.
import { createHmac, type KeyObject } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { z } from 'zod'
import { newId } from '../platform/ids.ts'
import { sameBytes } from '../platform/crypto/tokens.ts'
import type { JobHandlers } from '../platform/jobs/index.ts'
import type { Ctx } from './ctx.ts'

/** A lane, how many entries it had, and the hash of the last of them as hex. */
export type Head = [lane: number, length: number, hash: string]
export type Checkpoint = { id: string; at: string; heads: Head[]; signature: string }

export const checkpointSchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  heads: z.array(z.tuple([z.int(), z.int(), z.string().regex(/^[0-9a-f]*$/)])),
  signature: z.string().regex(/^[0-9a-f]+$/),
})

/** Where an installation keeps the copies that stand outside the database. */
export const checkpointFile = (dataDir: string): string => join(dataDir, 'audit-checkpoints.jsonl')

/**
 * Takes a checkpoint as the system and adds it to the file in `dataDir`. Returns it, or null where nothing was
 * recorded since the one before. Safe to run in several processes at once.
 */
export async function takeCheckpoint(ctx: Ctx, dataDir: string): Promise<Checkpoint | null> {
  const checkpoint = await ctx.db.transaction(async (tx) => {
    const lanes = await sql<{ lane: number; length: number; head: string }>`
      select lane, length, encode(head, 'hex') as head from audit.lanes where length > 0 order by lane`.execute(
      tx,
    )
    const heads = lanes.rows.map(({ lane, length, head }): Head => [lane, length, head])
    const last = await sql<{ same: boolean }>`
      select heads = ${JSON.stringify(heads)}::jsonb as same from audit.checkpoints order by at desc, id desc limit 1`.execute(
      tx,
    )
    if (heads.length === 0 || last.rows[0]?.same) return null
    const unsigned = { id: newId(), at: ctx.clock.now().toISOString(), heads }
    const signature = signCheckpoint(ctx.vault.secrets.audit, unsigned)
    await sql`insert into audit.checkpoints (id, at, heads, signature)
      values (${unsigned.id}, ${unsigned.at}, ${JSON.stringify(heads)}, decode(${signature}, 'hex'))`.execute(
      tx,
    )
    return { ...unsigned, signature }
  })
  if (checkpoint) appendDurably(checkpointFile(dataDir), `${JSON.stringify(checkpoint)}\n`)
  return checkpoint
}

/** One is taken every ten minutes: an entry that none covers after this long was not waiting for its turn. */
export const CHECKPOINT_MINUTES_MAX = 30

/** The job that takes one, every ten minutes. The type holds it to a queue that there is. */
export const auditJobs = (dataDir: string): Pick<JobHandlers<Ctx>, 'audit-checkpoint'> => ({
  'audit-checkpoint': async (ctx: Ctx) => void (await takeCheckpoint(ctx, dataDir)),
})

/** The signature of a checkpoint, as hex. */
export function signCheckpoint(key: KeyObject, checkpoint: Omit<Checkpoint, 'signature'>): string {
  const lines = checkpoint.heads.map((head) => head.join(' '))
  const text = ['upstander audit checkpoint', checkpoint.id, checkpoint.at, ...lines].join('\n')
  return createHmac('sha256', key).update(text, 'utf8').digest('hex')
}

export function isSigned(key: KeyObject, checkpoint: Checkpoint): boolean {
  const wanted = Buffer.from(signCheckpoint(key, checkpoint), 'hex')
  return sameBytes(wanted, Buffer.from(checkpoint.signature, 'hex'))
}

/**
 * The checkpoints of the file, line by line; null for a line that is none. No file is no checkpoints. A last line
 * without its end was cut off by a crash while it was written, and does not count.
 */
export async function* readCheckpointFile(
  dataDir: string,
): AsyncGenerator<{ line: number; checkpoint: Checkpoint | null }> {
  const path = checkpointFile(dataDir)
  if (!existsSync(path)) return
  const ended = endsWithLine(path)
  let line = 0
  let held: string | undefined
  for await (const text of createInterface({ input: createReadStream(path, 'utf8') })) {
    if (held !== undefined) yield { line: ++line, checkpoint: parseLine(held) }
    held = text
  }
  if (held !== undefined && ended) yield { line: ++line, checkpoint: parseLine(held) }
}

function parseLine(line: string): Checkpoint | null {
  try {
    return checkpointSchema.parse(JSON.parse(line))
  } catch {
    return null
  }
}

function appendDurably(path: string, line: string): void {
  if (existsSync(path) && !endsWithLine(path)) cutUnfinishedLine(path)
  const file = openSync(path, 'a', 0o600)
  try {
    writeSync(file, line)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function endsWithLine(path: string): boolean {
  const { size } = statSync(path)
  if (size === 0) return true
  const last = Buffer.alloc(1)
  const file = openSync(path, 'r')
  try {
    readSync(file, last, 0, 1, size - 1)
  } finally {
    closeSync(file)
  }
  return last.toString() === '\n'
}

function cutUnfinishedLine(path: string): void {
  truncateSync(path, readFileSync(path).lastIndexOf('\n') + 1)
}
