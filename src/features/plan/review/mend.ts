// What accepting a row takes with it: a proposal that only puts words where they belong. Cutting a row into several stays a
// choice of its own, as there may be several ways. Pure.
import type { Edit, Mend } from './edit.ts'
import type { ReviewRow } from './edits.ts'
import { type Proposal, proposalsFor } from './proposals.ts'

const isMend = (edit: Edit): edit is Mend =>
  edit.kind === 'take' || edit.kind === 'swap' || edit.kind === 'shift'

/** The proposal that accepting this row takes, the likeliest where there are several; null where there is none. */
export function mendOf(row: Pick<ReviewRow, 'at' | 'row'>): { proposal: Proposal; mend: Mend } | null {
  for (const proposal of proposalsFor(row)) {
    const { edit } = proposal
    if (isMend(edit)) return { proposal, mend: edit }
  }
  return null
}
