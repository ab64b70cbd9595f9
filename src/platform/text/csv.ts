// CSV as RFC 4180 has it, written so that a spreadsheet takes no field for a formula, and read as a stream.

export type CsvValue = string | number | boolean | Date | null | undefined

/** Put first in a file so that Excel reads it as UTF-8. */
export const CSV_BOM = '\ufeff'

/** One line with its CRLF. Dates become ISO 8601 in UTC; null and undefined become an empty field. */
export function csvLine(values: readonly CsvValue[]): string {
  const fields = values.map(csvField)
  // A line with one empty field would be a blank line, which readers skip.
  return `${fields.length === 1 && fields[0] === '' ? '""' : fields.join(',')}\r\n`
}

/** A whole file in one string; for long ones, write `csvLine`s to a stream. */
export function csvText(rows: Iterable<readonly CsvValue[]>): string {
  let text = ''
  for (const row of rows) text += csvLine(row)
  return text
}

/** Takes back the apostrophe that `csvLine` puts before what looks like a formula. */
export function csvUnguard(field: string): string {
  return field.startsWith("'") && LOOKS_LIKE_FORMULA.test(field.slice(1)) ? field.slice(1) : field
}

export type CsvFault =
  | 'unclosed-quote'
  | 'text-after-quote'
  | 'encoding'
  | 'field-too-long'
  | 'too-many-fields'

/** A file that cannot be read as CSV: the fault, and the line (from 1) on which it was found. Holds no content. */
export class CsvBroken extends Error {
  override name = 'CsvBroken'
  readonly fault: CsvFault
  readonly line: number
  constructor(fault: CsvFault, line: number) {
    super(`not CSV: ${fault} on line ${line}`)
    this.fault = fault
    this.line = line
  }
}

export type CsvOptions = {
  encoding?: 'utf-8' | 'windows-1252'
  fieldCharsMax?: number
  fieldsMax?: number
  /** Between fields: a comma where nothing else is said. */
  separator?: Separator
}
/** What stands between fields: Excel writes a semicolon in much of Europe, and a tab where it copies. */
export type Separator = ',' | ';' | '\t'

/**
 * The rows of a CSV file, one by one as they arrive. Takes text or bytes in chunks cut anywhere; a leading BOM and blank
 * lines are skipped; lines may end in CRLF, LF or CR. Throws CsvBroken.
 */
export async function* readCsv(
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  options: CsvOptions = {},
): AsyncGenerator<string[]> {
  const decoder = new TextDecoder(options.encoding ?? 'utf-8', { fatal: true })
  const reader = csvReader(options)
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
    } catch {
      throw new CsvBroken('encoding', reader.line())
    }
  }
  for await (const chunk of chunks) yield* reader.push(typeof chunk === 'string' ? chunk : decode(chunk))
  yield* reader.push(decode())
  yield* reader.end()
}

/** The rows of a CSV text that is already here. */
export function parseCsv(text: string, options: CsvOptions = {}): string[][] {
  const reader = csvReader(options)
  return [...reader.push(text), ...reader.end()]
}

// A field that a spreadsheet would compute, after any spaces and control characters, which some drop; and one that already carries our apostrophe, so that
// taking the guard off gives back exactly what was there.
const LOOKS_LIKE_FORMULA = /^'*[\s\ufeff\p{Cc}]*[=+\-@\t\r\n＝＋－＠]/u

function csvField(value: CsvValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'string') return String(value)
  const safe = LOOKS_LIKE_FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n\ufeff]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

type Where = 'field-start' | 'bare' | 'quoted' | 'quote-in-quoted'

function csvReader({ fieldCharsMax = 100_000, fieldsMax = 1_000, separator = ',' }: CsvOptions) {
  let where: Where = 'field-start'
  let field = ''
  let row: string[] = []
  let line = 1
  let first = true
  let afterCr = false

  function endField(): void {
    row.push(field)
    if (row.length > fieldsMax) throw new CsvBroken('too-many-fields', line)
    field = ''
    where = 'field-start'
  }

  function endRow(): string[] | null {
    const blank = row.length === 0 && where === 'field-start' && field === ''
    endField()
    const done = row
    row = []
    return blank ? null : done
  }

  function add(text: string): void {
    field += text
    if (field.length > fieldCharsMax) throw new CsvBroken('field-too-long', line)
  }

  function quoted(c: string): void {
    if (c === '"') where = 'quote-in-quoted'
    else add(c)
  }

  /** Takes a character outside quotes; returns true where it ends the row. */
  function unquoted(c: string): boolean {
    if (c === separator) endField()
    else if (c === '\n' || c === '\r') return true
    else if (c === '"' && where === 'quote-in-quoted') {
      add('"')
      where = 'quoted'
    } else if (where === 'quote-in-quoted') throw new CsvBroken('text-after-quote', line)
    else if (c === '"' && where === 'field-start') where = 'quoted'
    else {
      add(c)
      where = 'bare'
    }
    return false
  }

  const runs = { bare: new RegExp(`[^${separator}"\\r\\n]+`, 'y'), quoted: /[^"\r\n]+/y }

  /** What comes next and means nothing but itself, at once: character by character a long file takes seconds. */
  function plainRun(text: string, at: number): string {
    if (first || where === 'quote-in-quoted') return ''
    const run = where === 'quoted' ? runs.quoted : runs.bare
    run.lastIndex = at
    return run.exec(text)?.[0] ?? ''
  }

  return {
    line: () => line,
    *push(text: string): Generator<string[]> {
      for (let at = 0; at < text.length; ) {
        const run = plainRun(text, at)
        if (run !== '') {
          add(run)
          if (where === 'field-start') where = 'bare'
          afterCr = false
          at += run.length
          continue
        }
        const c = text.charAt(at)
        at += 1
        const second = afterCr && c === '\n'
        afterCr = c === '\r'
        if ((c === '\n' && !second) || c === '\r') line += 1
        if (first && c === CSV_BOM) first = false
        else if (where === 'quoted') quoted(c)
        else if (!second && unquoted(c)) {
          const done = endRow()
          if (done !== null) yield done
        }
        first = false
      }
    },
    *end(): Generator<string[]> {
      if (where === 'quoted') throw new CsvBroken('unclosed-quote', line)
      const done = endRow()
      if (done !== null) yield done
    },
  }
}
