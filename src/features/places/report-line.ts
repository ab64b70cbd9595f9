import { csvLine } from '../../platform/text/csv.ts'
import type { RowReport } from './import.ts'
import { placesWords as words } from './messages.en.ts'

/** What became of one row, as a line of CSV. What is no longer in the file has no row. */
export const placesReportLine = ({ row, name, result, why }: RowReport): string =>
  csvLine([row === 0 ? '' : row, name, words.results[result], why ? words.whys[why] : ''])
