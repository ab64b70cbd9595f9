import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Book, readSheet } from './xlsx-sheet.ts'

const bookWith = (format: string): Book => ({
  strings: [],
  style: () => ({ format, fill: null, font: '', ink: null }),
  from1904: false,
  count: () => {},
  countChars: () => {},
})

test('a number that is too large to be one stays in the words of its cell', () => {
  const cell = (written: string, format: string) => {
    const xml = `<worksheet><sheetData><row r="1"><c r="A1"><v>${written}</v></c></row></sheetData></worksheet>`
    return readSheet(new TextEncoder().encode(xml), bookWith(format)).rows.get(1)?.[0]?.text
  }
  assert.equal(cell('9e999', 'General'), '9e999')
  assert.equal(cell('-9e999', '0.00'), '-9e999')
  assert.equal(cell('1e308', '0%'), '1e308')
  assert.equal(cell('12', 'General'), '12')
})
