// A paper as one table of plain words. A field that a spreadsheet would take for a formula is guarded (platform/text/csv).
import { CSV_BOM, csvText } from '../../../../platform/text/csv.ts'
import type { Paper } from '../paper.ts'

/** The file's text. */
export const toCsv = ({ data }: Paper): string => CSV_BOM + csvText([data.head, ...data.rows])
