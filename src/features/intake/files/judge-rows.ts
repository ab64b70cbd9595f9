// What would become of every row, and what it is known by. The dry run and the run ask the same question of the same code.
import type { Ctx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { mapGivingWay } from '../../../platform/give-way.ts'
import { type Problem, refused } from '../../../platform/problems.ts'
import { type AreaNamed, type PartnerReport, readReport } from '../read-report.ts'
import { saidIn, sentBefore, submissionOf } from '../send-report.ts'
import { KEPT } from './kept.ts'
import { lineOf } from './line-of.ts'
import { fileWords } from './messages.en.ts'
import type { Mapping } from './mapping.ts'
import type { CsvFile } from './read-file.ts'
import { rowSayer } from './say-row.ts'
import { charCount } from '../../../platform/text/plain.ts'

export type RowOutcome = 'taken' | 'before' | 'changed' | 'refused'
export type ReadRow = { number: number; problems: readonly Problem[]; notes: readonly Problem[] } & (
  | { report: PartnerReport; token: string }
  | { report: null; token: '' }
)
export type JudgedRow = ReadRow & { outcome: RowOutcome }

type Sender = { agencyId: string; mapping: Mapping; areas: readonly AreaNamed[]; now: Date }

// As long as an account may be: what is longer is refused, and not cut.
const KEPT_CHARS_MAX = 10_000
const TOO_LONG = refused({ field: KEPT, message: fileWords.problems.keptLong(KEPT_CHARS_MAX) })

/**
 * Each row as a report with the secret that it is kept under, or with what is wrong in it. Rows are numbered from 1. Gives way
 * to others meanwhile.
 */
export async function readRows(
  secrets: Ctx['vault']['secrets'],
  { titles, rows }: Pick<CsvFile, 'titles' | 'rows'>,
  { agencyId, mapping, areas, now }: Sender,
): Promise<ReadRow[]> {
  const say = rowSayer(titles, rows, mapping, areas, londonDay(now))
  const source = { agencyId, whose: mapping.whose }
  return mapGivingWay(rows, (row, at) => {
    const { sent, kept, notes } = say(row)
    const number = at + 1
    const read = charCount(kept) > KEPT_CHARS_MAX ? TOO_LONG : readReport(sent, areas, now)
    if (!read.ok) return { number, notes, report: null, token: '' as const, problems: read.problems }
    const report = kept === '' ? read.value : { ...read.value, kept }
    // By their own reference or, where they have none, by all that it says.
    const name = report.reference === '' ? `said ${saidIn(report)}` : `reference ${report.reference}`
    return { number, notes, report, token: submissionOf(secrets, source, { way: 'row', name }), problems: [] }
  })
}

/** Says of each row whether it would be taken, was taken before, or stands under a reference that said something else. */
export async function judgeRows(
  tx: Tx,
  secrets: Ctx['vault']['secrets'],
  rows: readonly ReadRow[],
): Promise<JudgedRow[]> {
  const readable = rows.flatMap((row) => (row.report ? [row] : []))
  const answers = await sentBefore(tx, secrets, readable)
  const kept = new Map(readable.map((row, at) => [row.number, answers[at] ?? 'no']))
  const inFile = new Map<string, { said: string; number: number }>()
  return mapGivingWay(rows, (row): JudgedRow => {
    if (!row.report) return { ...row, outcome: 'refused' }
    const said = saidIn(row.report)
    const first = inFile.get(row.token)
    if (first) {
      const same = first.said === said
      return { ...row, outcome: same ? 'before' : 'changed', problems: stands(lineOf(first.number), same) }
    }
    inFile.set(row.token, { said, number: row.number })
    const before = kept.get(row.number)
    if (before === 'other') return { ...row, outcome: 'changed', problems: CHANGED }
    if (before === 'same') return { ...row, outcome: 'before', problems: SAME_BEFORE }
    return { ...row, outcome: 'taken' }
  })
}

const CHANGED: readonly Problem[] = [{ field: 'reference', message: fileWords.problems.changed }]
const SAME_BEFORE: readonly Problem[] = [{ field: 'reference', message: fileWords.problems.sameBefore }]
const stands = (line: number, same: boolean): readonly Problem[] => [
  { field: 'reference', message: fileWords.problems[same ? 'sameAbove' : 'otherAbove'](line) },
]

/** How many rows came out how. */
export function countOutcomes(rows: readonly { outcome: RowOutcome }[]): Record<RowOutcome, number> {
  const counts = { taken: 0, before: 0, changed: 0, refused: 0 }
  for (const { outcome } of rows) counts[outcome] += 1
  return counts
}
