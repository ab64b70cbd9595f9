import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CSV_BOM, CsvBroken, csvLine, csvText, csvUnguard, parseCsv, readCsv } from './csv.ts'

const field = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      ',',
      '\r',
      '\n',
      "'",
      '=',
      '+',
      '-',
      '@',
      ' ',
      '\t',
      'a',
      '\ufeff',
      '＝',
      '\u0000',
      '\u001f',
    ),
  }),
)
const table = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { maxLength: 6 })

async function read(chunks: Iterable<string | Uint8Array>, options = {}): Promise<string[][]> {
  const rows: string[][] = []
  for await (const row of readCsv(chunks, options)) rows.push(row)
  return rows
}

test('whatever is written is read back, once the guard is taken off', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const back = parseCsv(csvText(rows)).map((row) => row.map(csvUnguard))
      assert.deepEqual(back, rows)
    }),
  )
})

test('a stream cut anywhere gives the same rows as the whole, in text and in bytes', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (rows, size) => {
      const text = csvText(rows)
      const bytes = new TextEncoder().encode(text)
      const cut = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      )
      assert.deepEqual(await read(cut), parseCsv(text.toWellFormed()))
    }),
  )
})

test('no field that a spreadsheet would compute is written bare', () => {
  for (const value of [
    '=1+1',
    '+44',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    '\u0000=1',
    '\u0001 \u001f@SUM(A1)',
    "'=1",
    '=HYPERLINK("http://x")',
  ]) {
    const [[first] = []] = parseCsv(csvLine([value, 'x']))
    assert.equal(first, `'${value}`)
  }
  assert.equal(
    csvLine([-1, 2.5, true, null, undefined, new Date(0)]),
    '-1,2.5,true,,,1970-01-01T00:00:00.000Z\r\n',
  )
  assert.equal(csvLine(['plain', 'O’Brien', 'a, b', 'say "hi"']), 'plain,O’Brien,"a, b","say ""hi"""\r\n')
})

test('a BOM and blank lines are skipped, every kind of line end is taken, empty fields are kept', () => {
  assert.deepEqual(parseCsv(`${CSV_BOM}a,b\n\nc,\r\n\r,d\r"",x`), [
    ['a', 'b'],
    ['c', ''],
    ['', 'd'],
    ['', 'x'],
  ])
  assert.deepEqual(parseCsv('"line\r\none","say ""hi"""'), [['line\r\none', 'say "hi"']])
  assert.deepEqual(parseCsv('6" nail,x'), [['6" nail', 'x']])
  assert.deepEqual(parseCsv(''), [])
  assert.deepEqual(parseCsv('""\r\n'), [['']])
})

test('a broken file is refused with its fault and line', async () => {
  const at = (fault: string, line: number) => (error: unknown) =>
    error instanceof CsvBroken && error.fault === fault && error.line === line
  assert.throws(() => parseCsv('a\r\nb,"c\r\nd'), at('unclosed-quote', 3))
  assert.throws(() => parseCsv('a\n"b"c'), at('text-after-quote', 2))
  assert.throws(() => parseCsv('abcdef', { fieldCharsMax: 5 }), at('field-too-long', 1))
  assert.throws(() => parseCsv('a,b,c', { fieldsMax: 2 }), at('too-many-fields', 1))
  await assert.rejects(read([Uint8Array.of(0x61, 0x0a, 0xff, 0xfe)]), at('encoding', 1))
  await assert.rejects(read([Uint8Array.of(0xc3)]), at('encoding', 1))
  assert.deepEqual(await read([Uint8Array.of(0x5a, 0x6f, 0xeb)], { encoding: 'windows-1252' }), [['Zoë']])
})

test('any text at all is read or refused as broken', () => {
  fc.assert(
    fc.property(field, (text) => {
      try {
        parseCsv(text)
      } catch (error) {
        assert.ok(error instanceof CsvBroken)
      }
    }),
  )
})
