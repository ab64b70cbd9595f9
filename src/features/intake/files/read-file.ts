// A partner's export as bytes, to rows: in UTF-8 with a mark or without, or as older systems write it (Windows-1252);
// between its columns a comma, a semicolon or a tab.
import { createHash } from 'node:crypto'
import { mapGivingWay } from '../../../platform/give-way.ts'
import type { UploadedFile } from '../../../platform/http/form.ts'
import { type Outcome, ok, refused } from '../../../platform/problems.ts'
import { CsvBroken, csvUnguard, readCsv, type Separator } from '../../../platform/text/csv.ts'
import { plainText } from '../../../platform/text/plain.ts'
import { lineOf } from './line-of.ts'
import { fileWords } from './messages.en.ts'

export type Encoding = 'utf-8' | 'windows-1252'
export type CsvFile = {
  encoding: Encoding
  separator: Separator
  titles: readonly string[]
  rows: readonly (readonly string[])[]
  /** The same for files with the same row of titles. */
  shape: Buffer
}

export const ROWS_MAX = 5_000
const COLUMNS_MAX = 200
const CELL_MAX = 20_000
const SEPARATORS: readonly Separator[] = [',', ';', '\t']
const OUR_COLUMN = fileWords.csv.whyRefused
const say = fileWords.problems

/** Reads a file as it was sent, giving way to others. Refuses what is no such table, is empty or is too large. */
export async function readFile(file: UploadedFile | undefined): Promise<Outcome<CsvFile>> {
  if (!file) return refused({ field: 'file', message: say.none })
  if (file.tooLarge) return refused({ field: 'file', message: say.tooLarge })
  if (file.bytes.length === 0) return refused({ field: 'file', message: say.empty })
  const encoding = encodingOf(file.bytes)
  if (!encoding) return refused({ field: 'file', message: say.notText })
  return readBytes(file.bytes, encoding, separatorIn(file.bytes, encoding))
}

/** Reads bytes whose encoding and separator are known, giving way to others. */
export async function readBytes(
  bytes: Buffer,
  encoding: Encoding,
  separator: Separator,
): Promise<Outcome<CsvFile>> {
  const fail = (message: string) => refused({ field: 'file', message })
  try {
    const text = new TextDecoder(encoding).decode(bytes)
    const limits = { separator, fieldsMax: COLUMNS_MAX, fieldCharsMax: CELL_MAX }
    const table = await mapGivingWay(readCsv([text], limits), (row) => row.map(plainText))
    const [titles = [], ...body] = table[0]?.at(-1) === OUR_COLUMN ? table.map(asItCame) : table
    const rows = body.map((row) => titles.map((_, at) => row[at] ?? ''))
    const wide = body.findIndex((row) => row.slice(titles.length).some(Boolean))
    if (wide >= 0) return fail(say.wide(lineOf(wide + 1)))
    if (titles.length < 2) return fail(say.oneColumn)
    if (rows.length === 0) return fail(say.noRows)
    if (rows.length > ROWS_MAX) return fail(say.tooMany(rows.length, ROWS_MAX))
    return ok({ encoding, separator, titles, rows, shape: shapeOf(titles) })
  } catch (fault) {
    if (fault instanceof CsvBroken) return fail(say.broken(fault.line))
    throw fault
  }
}

// Rows that we refused and that come back mended: without the column that we added, and without the guard that we set before
// what a spreadsheet would run. So they are the partner's own file again, and its columns are known.
const asItCame = (
  row: readonly string[],
  _: number,
  [titles = []]: readonly (readonly string[])[],
): string[] => row.filter((_cell, at) => at !== titles.length - 1).map(csvUnguard)

const shapeOf = (titles: readonly string[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(titles.map((each) => each.trim().toLowerCase())))
    .digest()

// What is not UTF-8 is what older Windows programs write; a NUL is in neither, but in pictures and in UTF-16.
function encodingOf(bytes: Buffer): Encoding | null {
  if (bytes.includes(0)) return null
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

// The one that makes the most columns of the row of titles.
function separatorIn(bytes: Buffer, encoding: Encoding): Separator {
  const [line = ''] = new TextDecoder(encoding).decode(bytes).split(/\r\n|\r|\n/, 1)
  const bare = line.replaceAll(/"(?:[^"]|"")*"/g, '')
  const columns = (separator: Separator) => bare.split(separator).length
  return SEPARATORS.toSorted((a, b) => columns(b) - columns(a))[0] ?? ','
}
