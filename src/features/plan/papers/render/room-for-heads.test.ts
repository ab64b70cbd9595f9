import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { buildPaper } from '../build-paper.ts'
import type { Paper } from '../paper.ts'
import { paperFacts } from '../testing/paper-facts.ts'
import { toDocx } from './docx.ts'
import { toXlsx } from './xlsx.ts'

const NAMES = [
  'Leicestershire County Council',
  'Leicester City Council',
  'Hinckley and Bosworth Borough Council',
  'North West Leicestershire District Council',
  'Charnwood Borough Council',
  'Harborough District Council',
  'Melton Borough Council',
  'Oadby and Wigston Borough Council',
  'Rutland County Council',
  'Blaby District Council',
]

/** The grid of ten councils, each column as wide as the next. */
const grid: Paper = {
  ...buildPaper('full', paperFacts()),
  sections: [
    {
      landscape: true,
      blocks: [
        {
          kind: 'table',
          caption: 'Authorities',
          head: ['Action', ...NAMES],
          widths: [0.2, ...NAMES.map(() => 0.08)],
          rowHeads: true,
          small: true,
          rows: [['1.1 Visit every school', ...NAMES.map(() => 'In progress')].map((text) => ({ text }))],
        },
      ],
    },
  ],
}

/** Of Arial bold, which is what the papers are set in: twentieths of a point for each letter at a size in half points. */
const wide = (word: string, size: number) =>
  [...word].reduce(
    (sum, letter) => sum + (/[mwMW]/.test(letter) ? 0.89 : /[ijlftr]/.test(letter) ? 0.36 : 0.61),
    0,
  ) *
  size *
  10

test('no name in the heads of a grid is broken within a word, in Word and in Excel', async () => {
  const parts = unzipSync(new Uint8Array(await toDocx(grid)))
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const table = xml.slice(xml.indexOf('<w:tbl>'))
  const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
  const size = Number(/<w:sz w:val="(\d+)"/.exec(table)?.[1] ?? 17)
  assert.equal(widths.length, NAMES.length + 1)
  for (const [at, name] of NAMES.entries())
    for (const word of name.split(' '))
      assert.ok((widths[at + 1] ?? 0) >= wide(word, size) + 160, `${word} in ${widths[at + 1]} at ${size}`)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(await toXlsx(grid)).buffer as ArrayBuffer)
  const sheet = book.worksheets.find(({ columnCount }) => columnCount === NAMES.length + 1)
  for (const [at, name] of NAMES.entries())
    for (const word of name.split(' '))
      assert.ok((sheet?.getColumn(at + 2).width ?? 0) >= word.length * 1.1 + 1, `${word} in Excel`)
})
