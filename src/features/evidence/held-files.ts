// Files that wait for a scan, as an administrator sees them: never by name, never by content.
import { sql } from 'kysely'
import type { StaffCtx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import type { FileKind } from '../../platform/files/sniff.ts'
import { NotFound, type Outcome, ok, refused } from '../../platform/problems.ts'
import { charCount } from '../../platform/text/plain.ts'
import { fileWords } from './messages.en.ts'

export type HeldFile = {
  id: string
  reference: string
  kind: FileKind
  size: number
  since: Date
  /** What the scanner said when it could not judge it. */
  finding: string | null
}

const REASON_MIN = 3
const REASON_MAX = 500

/** Up to 200 files that wait in the administrator's agency, or in no agency's queue yet; oldest first. */
export async function heldFiles(tx: Tx): Promise<HeldFile[]> {
  const { rows } = await sql<HeldFile>`
    select id, reference, kind, size, claimed_at as since, finding from app.held_files()`.execute(tx)
  return rows
}

/**
 * Lets staff open a file that was not scanned, for a reason that the trail keeps. Refuses, by field, a reason that is
 * none. NotFound where it does not wait (any more), is infected, or is another agency's.
 */
export async function releaseFile(
  ctx: StaffCtx,
  fileId: string,
  reason: string,
): Promise<Outcome<undefined>> {
  const why = reason.trim()
  const held = await ctx.db.transaction(heldFiles)
  if (!held.some(({ id }) => id === fileId)) throw new NotFound('no such file waits')
  if (charCount(why) < REASON_MIN) return refused({ field: 'reason', message: fileWords.held.needed })
  if (charCount(why) > REASON_MAX) return refused({ field: 'reason', message: fileWords.held.long })
  const { rows } = await ctx.db.transaction((tx) =>
    sql<{ released: boolean }>`
      select app.release_file(${fileId}, ${why}, ${ctx.clock.now()}) as released`.execute(tx),
  )
  if (!rows[0]?.released) throw new NotFound('no such file waits')
  return ok(undefined)
}
