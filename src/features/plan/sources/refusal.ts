// Why a file cannot be read. Deep in a reader it is thrown; `blocksOf` is the door where it becomes a value.
import type { PlanRefused, ProblemCode } from '../reading/read-plan.schema.ts'

export type SourceProblem = PlanRefused['problem']

export class SourceRefused extends Error {
  readonly problem: SourceProblem

  constructor(code: ProblemCode, limit: number | null = null, found: number | null = null) {
    super(code)
    this.problem = { code, line: null, limit, found }
  }
}

/** Stops a reader when `found` is beyond `limit`. */
export function refuseBeyond(code: ProblemCode, limit: number, found: number): void {
  if (found > limit) throw new SourceRefused(code, limit, found)
}
