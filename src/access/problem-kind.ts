// Which page or answer a fault becomes.
import { Conflict, Forbidden, NotFound } from '../platform/problems.ts'

export type ProblemKind =
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'bad-request'
  | 'too-large'
  | 'too-many'
  | 'broken'

/**
 * Codes of PostgreSQL by which one of two who act at the same moment learns that the other was first: a row that may stand once
 * stands already (looked for before, and not there yet), a transaction that could not be put after the other's, a deadlock that
 * was broken. Each takes back all that the transaction did.
 */
const AT_ONCE: readonly unknown[] = ['23505', '40001', '40P01']

/** Whether the database refused a write because of what somebody else wrote at the same moment. */
export const wasSecond = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && AT_ONCE.includes(fault.code)

/**
 * The status and kind of what was thrown; whatever is not expected is broken. `changing`: somebody signed in sent a change, so
 * that they can look at what the other did and send theirs again. Whoever reads a page, or reports something, has no "other".
 */
export function kindOf(
  fault: unknown,
  { changing = false }: { changing?: boolean } = {},
): { status: number; kind: ProblemKind; who?: string } {
  if (fault instanceof NotFound) return { status: 404, kind: 'not-found' }
  if (fault instanceof Forbidden) return { status: 403, kind: 'forbidden', who: fault.who }
  if (fault instanceof Conflict || (changing && wasSecond(fault))) return { status: 409, kind: 'conflict' }
  const status =
    fault instanceof Error && 'statusCode' in fault && typeof fault.statusCode === 'number'
      ? fault.statusCode
      : 500
  if (status === 413) return { status, kind: 'too-large' }
  if (status === 429) return { status, kind: 'too-many' }
  if (status >= 400 && status < 500) return { status, kind: 'bad-request' }
  return { status: 500, kind: 'broken' }
}
