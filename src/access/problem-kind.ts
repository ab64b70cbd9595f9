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

/** The status and kind of what was thrown; whatever is not expected is broken. */
export function kindOf(fault: unknown): { status: number; kind: ProblemKind; who?: string } {
  if (fault instanceof NotFound) return { status: 404, kind: 'not-found' }
  if (fault instanceof Forbidden) return { status: 403, kind: 'forbidden', who: fault.who }
  if (fault instanceof Conflict) return { status: 409, kind: 'conflict' }
  const status =
    fault instanceof Error && 'statusCode' in fault && typeof fault.statusCode === 'number'
      ? fault.statusCode
      : 500
  if (status === 413) return { status, kind: 'too-large' }
  if (status === 429) return { status, kind: 'too-many' }
  if (status >= 400 && status < 500) return { status, kind: 'bad-request' }
  return { status: 500, kind: 'broken' }
}
