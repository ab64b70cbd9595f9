// What only the width of a page or a cell broke: titles in large letters, items of lists, words, and rows at the end of a page.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ReadPlan } from '../reading/read-plan.schema.ts'
import { readBlocks } from '../reading/read-plan.ts'
import { isBrokenWord } from './broken-words.ts'
import { pdfBlocks } from './pdf.ts'
import { cellsIn, textsIn } from './testing/blocks-in.ts'
import { drawTable, pdfFile } from './testing/pdf-file.ts'

/** Lines where they are told to stand: from the left, from the top, how large. */
const linesAt =
  (...lines: [x: number, y: number, size: number, text: string][]) =>
  (doc: PDFKit.PDFDocument) => {
    for (const [x, y, size, text] of lines) doc.fontSize(size).text(text, x, y, { lineBreak: false })
    doc.fontSize(10)
  }

describe('a title in large letters', () => {
  const body: [number, number, number, string] = [
    40,
    300,
    10,
    'This plan says what the partnership does, who does it and by when, and how people will know that it is done.',
  ]
  test('is one where its first line had no room for the next word, and keeps its years together', async () => {
    const pdf = await pdfFile(
      linesAt(
        [40, 60, 26, 'Harbourside Health and Wellbeing Board and its partners: Joint'],
        [40, 95, 26, 'Delivery Plan for everybody who lives in the county 2026-'],
        [40, 130, 26, '2029'],
        body,
      ),
    )
    const [title] = textsIn(await pdfBlocks(pdf))
    assert.equal(
      title,
      'Harbourside Health and Wellbeing Board and its partners: Joint Delivery Plan for everybody who lives in the county 2026-2029',
    )
  })

  test('two are two where there was room', async () => {
    const pdf = await pdfFile(linesAt([40, 60, 26, 'Harbourside Board'], [40, 95, 26, 'Delivery Plan'], body))
    assert.deepEqual(textsIn(await pdfBlocks(pdf)).slice(0, 2), ['Harbourside Board', 'Delivery Plan'])
  })
})

test('an item of a list goes on under its own words, and a title there begins a line', async () => {
  const pdf = await pdfFile(
    linesAt(
      [40, 60, 14, 'Pillar 1: Prevention'],
      [40, 90, 10, '•'],
      [58, 90, 10, 'Fund early help in every district by April 2026 (Lead: Head of'],
      [58, 106, 10, 'Commissioning)'],
      [40, 122, 10, '•'],
      [58, 122, 10, 'Train all wardens'],
      [58, 138, 10, 'Owner: Housing'],
    ),
  )
  assert.deepEqual(textsIn(await pdfBlocks(pdf)), [
    'Pillar 1: Prevention',
    '• Fund early help in every district by April 2026 (Lead: Head of Commissioning)',
    '• Train all wardens',
    'Owner: Housing',
  ])
})

describe('a word that is too long for its cell', () => {
  const broken: [string, string][] = [
    ['Weekl', 'y'],
    ['reporti', 'ng'],
    ['Manag', 'er'],
    ['traine', 'd – Sept'],
    ['Milest', 'ones'],
    ['Comm', 'unity Trust'],
    ['12/06/202', '5'],
  ]
  for (const [before, after] of broken)
    test(`“${before}|${after}” is one`, () => {
      assert.ok(isBrokenWord(before, after, new Set(['community'])))
    })
  const whole: [string, string][] = [
    ['schools', 'and colleges'],
    ['Train', 'staff'],
    ['Housing', 'Police'],
    ['Plan', 'a visit'],
    ['Police,', 'ed'],
    ['12/06/2026', '14'],
  ]
  for (const [before, after] of whole)
    test(`“${before}|${after}” are two`, () => {
      assert.ok(!isBrokenWord(before, after, new Set(['community'])))
    })

  test('is whole again where it fills its line, and not where a letter more would have fitted', async () => {
    const titles = ['Action', 'Owner']
    const cells = async (width: number) => {
      const pdf = await pdfFile((doc) => {
        doc.rect(40, 60, 200, 20).stroke().rect(240, 60, width, 20).stroke()
        doc.rect(40, 80, 200, 40).stroke().rect(240, 80, width, 40).stroke()
        titles.forEach((title, at) => {
          doc.text(title, 44 + at * 200, 65, { lineBreak: false })
        })
        doc.text('Run the service', 44, 85, { lineBreak: false })
        doc.text('Manag', 244, 85, { lineBreak: false }).text('er', 244, 100, { lineBreak: false })
      })
      return cellsIn(await pdfBlocks(pdf))[1]?.[1]
    }
    assert.equal(await cells(42), 'Manager')
    assert.equal(await cells(80), 'Manag er')
  })
})

/** What is read of a PDF, whole. */
async function planOf(pdf: Uint8Array): Promise<Extract<ReadPlan, { ok: true }>> {
  const plan = readBlocks((await pdfBlocks(pdf)).map((block, at) => ({ ...block, line: at + 1 })))
  assert.ok(plan.ok)
  return plan
}
const rowsIn = (plan: Extract<ReadPlan, { ok: true }>) =>
  plan.priorities.flatMap(({ aims }) => aims.flatMap(({ rows }) => rows))

test('a row that ends on the next page in mid-sentence is one, and a new sentence there is a row', async () => {
  const widths = [300, 150, 150]
  const read = async (next: string[]) => {
    const pdf = await pdfFile((doc) => {
      drawTable(doc, {
        rows: [
          ['Action', 'Owner', 'By when'],
          ['Walk through Market', 'Police', 'May 2026'],
        ],
        widths,
      })
      doc.addPage()
      drawTable(doc, { rows: [next], widths })
    })
    return rowsIn(await planOf(pdf)).map(({ action, owner, flags }) => [action, owner, flags])
  }
  assert.deepEqual(await read(['and the square', 'Team', '']), [
    ['Walk through Market and the square', 'Police Team', ['joined-across-page']],
  ])
  assert.equal((await read(['Light the square', 'Council', 'June 2026'])).length, 2)
})

test('words of several columns in one cell, where rules are missing, are in doubt', async () => {
  const pdf = await pdfFile((doc) => {
    drawTable(doc, { rows: [['Objective', 'Action', 'Owner', 'By when']], widths: [100, 200, 150, 150] })
    const y = doc.y - 8
    doc.rect(40, y, 100, 30).stroke().rect(140, y, 500, 30).stroke()
    doc.text('Close the gap', 44, y + 5, { lineBreak: false })
    doc.text('Publish the figures', 144, y + 5, { lineBreak: false })
    doc.text('Planning office', 344, y + 5, { lineBreak: false })
    doc.text('May 2026', 494, y + 5, { lineBreak: false })
  })
  const [row] = rowsIn(await planOf(pdf))
  assert.deepEqual([row?.flags.includes('words-run-together'), row?.derived.sure], [true, 'no'])
})
