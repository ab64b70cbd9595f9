// What would become of the rows of a file, judged once and kept for a while: a trial has many pages, and two downloads, and
// each row costs the same reading every time. Kept in memory only, since it quotes what is in the file. The run itself judges
// anew, so that what changed meanwhile is lost on nobody.
import { createHash } from 'node:crypto'
import type { TriedRow } from './load-import.ts'

const LASTS_MS = 10 * 60_000
/** A file has up to some thousand rows: so many are held at once, whoever brought them. */
const KEPT_MAX = 6

type Kept = { at: number; rows: Promise<readonly TriedRow[]> }
const kept = new Map<string, Kept>()

/**
 * The rows as judged before for the same, or as `judge` finds them now. `of` names everything the answer hangs on: the file,
 * how it is understood, the day, where reports may go, and what was taken since.
 */
export function keptTrial(
  of: readonly unknown[],
  now: Date,
  judge: () => Promise<readonly TriedRow[]>,
): Promise<readonly TriedRow[]> {
  const key = createHash('sha256').update(JSON.stringify(of)).digest('base64')
  const before = kept.get(key)
  if (before && now.getTime() - before.at < LASTS_MS) return before.rows
  const rows = judge()
  kept.delete(key)
  kept.set(key, { at: now.getTime(), rows })
  // What failed is asked again by the next who looks.
  rows.catch(() => kept.delete(key))
  for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT_MAX))) kept.delete(oldest)
  return rows
}
