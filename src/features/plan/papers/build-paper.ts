// Which builder makes which paper. Pure.
import { exceptionReport } from './exception.ts'
import type { PaperFacts } from './facts.ts'
import { fullTable } from './full-table.ts'
import { highlightReport } from './highlight.ts'
import { emptyPaper, isEmpty } from './empty.ts'
import type { Paper, PaperKind } from './paper.ts'

const BUILDERS: Readonly<Record<PaperKind, (facts: PaperFacts) => Paper>> = {
  highlight: highlightReport,
  exception: exceptionReport,
  full: fullTable,
}

/** Builds a paper of `kind`; of whom the plan has no part of, one that says so. */
export const buildPaper = (kind: PaperKind, facts: PaperFacts): Paper =>
  isEmpty(facts) ? emptyPaper(kind, facts) : BUILDERS[kind](facts)
