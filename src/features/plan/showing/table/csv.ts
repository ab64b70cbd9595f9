// What is shown of a plan's table, as a file for a spreadsheet. Every column and every row that the filters let through.
import { CSV_BOM, csvText } from '../../../../platform/text/csv.ts'
import { confidenceName, ragName, STATUS_WORDS } from '../../running/messages.en.ts'
import { pageWords } from '../../running/page.messages.en.ts'
import { quarterName } from '../../running/quarter-name.ts'
import type { RagRules } from '../../running/rules.ts'
import { tableWords as words } from '../messages.en.ts'
import { type Column, COLUMNS } from './query.ts'
import type { TableRow } from './rows.ts'

/** The rows as CSV; `cols`: the columns chosen. Priority and aim stand before them, since nothing groups the rows here. */
export function tableCsv(rows: readonly TableRow[], cols: readonly Column[], rules: RagRules): string {
  const columns = COLUMNS.filter((column) => cols.includes(column))
  const head = [words.priority, words.aim, ...columns.map((column) => words.columns[column])]
  return (
    CSV_BOM +
    csvText([
      head,
      ...rows.map((row) => [
        row.priority.name,
        row.aim.name,
        ...columns.map((column) => cellText(row, column, rules)),
      ]),
    ])
  )
}

/** What stands in a cell, as text. */
export function cellText(row: TableRow, column: Column, rules: RagRules): string {
  switch (column) {
    case 'action':
      return row.part ? `${row.action} (${row.part})` : row.action
    case 'lead':
      return row.lead ?? ''
    case 'status':
      return STATUS_WORDS[row.status]
    case 'progress':
      return row.progress ? ragName(row.progress, rules) : ''
    case 'confidence':
      return row.confidence ? confidenceName(row.confidence, rules) : ''
    case 'agreed':
      return row.agreed ?? ''
    case 'forecast':
      return row.forecast ?? ''
    case 'overdue':
      return row.overdue > 0 ? String(row.overdue) : ''
    case 'silent':
      return row.silentRound ? quarterName(row.silentRound) : ''
    case 'story':
      return row.forAll ? `${row.story} (${pageWords.parts.fromDocumentForAll})` : row.story
    case 'ref':
    case 'owner':
      return row[column]
  }
}
