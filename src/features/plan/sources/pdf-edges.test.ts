// Tables as programs print web pages: no rules, and hardly more than a space between the words of two columns.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readBlocks } from '../reading/read-plan.ts'
import { pdfBlocks } from './pdf.ts'
import { pdfFile } from './testing/pdf-file.ts'

type Cell = readonly string[]
const gap = 3
const spacing = 12

/** A table whose columns are as wide as their longest line and stand `gap` apart; titles and cells stand in the middle of their rows. */
function drawTight(doc: PDFKit.PDFDocument, rows: readonly (readonly Cell[])[], top: number, centred = true) {
  const width = (text: string) => doc.widthOfString(text)
  const widths = titles.map((_, at) =>
    Math.max(...[titles, ...rows].flatMap((cells) => (cells[at] ?? []).map(width))),
  )
  let y = top
  for (const [index, cells] of rows.entries()) {
    const height = Math.max(1, ...cells.map((lines) => lines.length)) * spacing
    let x = 40
    for (const [at, lines] of cells.entries()) {
      const column = widths[at] ?? 0
      const first = y + (height - lines.length * spacing) / 2
      for (const [line, text] of lines.entries())
        doc.text(text, index === 0 && centred ? x + (column - width(text)) / 2 : x, first + line * spacing, {
          lineBreak: false,
        })
      x += column + gap
    }
    y += height + 14
  }
  return y
}

const cellsIn = async (pdf: Uint8Array) =>
  (await pdfBlocks(pdf)).flatMap((block) =>
    block.kind === 'row' ? [block.cells.map((cell) => cell.replaceAll('\n', ' '))] : [],
  )
const whole = (rows: readonly (readonly Cell[])[]) =>
  rows.map((cells) => cells.map((lines) => lines.join(' ')))

const titles: Cell[] = [['Outcome'], ['Action'], ['Resources'], ['Lead'], ['By when'], ['RAG']]
const rows: Cell[][] = [
  [
    ['Staff are like those', 'whom they serve'],
    ['Publish pay gap data'],
    ['Existing'],
    ['HR'],
    ['March', '2026'],
    ['Green'],
  ],
  [
    ['Buildings are open', 'to disabled people', 'in every town'],
    ['Audit all of the', 'reception areas'],
    ['£12,000'],
    ['Property', 'Services'],
    ['Sept', '2026'],
    ['Amber'],
  ],
  [
    ['Hate is reported'],
    ['Train all reception', 'staff by the spring'],
    ['£800'],
    ['Learning'],
    ['May', '2027'],
    ['Red'],
  ],
]

describe('tables without rules whose columns stand close', () => {
  for (const centred of [true, false])
    test(`each cell keeps its own words, with titles ${centred ? 'in the middle' : 'at the left'} of their columns`, async () => {
      const pdf = await pdfFile((doc) => {
        drawTight(doc, [titles, ...rows], 80, centred)
      })
      assert.deepEqual(await cellsIn(pdf), whole([titles, ...rows]))
    })

  test('two tables have columns of their own, though one has a column of one cell only', async () => {
    const second: Cell[][] = [
      titles,
      [['Places are safe'], ['Walk the parks with', 'young people'], [], ['Police'], ['Ongoing'], []],
      [['Taxis are safe'], ['Change the licence', 'conditions'], ['None'], ['Licensing', 'team'], ['Q3'], []],
    ]
    const pdf = await pdfFile((doc) => {
      const y = drawTight(doc, [titles, ...rows], 80)
      doc.text('Priority 2: Places', 40, y)
      drawTight(doc, second, y + 30)
    })
    assert.deepEqual(await cellsIn(pdf), whole([titles, ...rows, ...second]))
  })

  test('a table goes on without its titles on the next page', async () => {
    const pdf = await pdfFile((doc) => {
      drawTight(doc, [titles, ...rows], 80)
      doc.addPage()
      drawTight(doc, [...rows], 60, false)
    })
    assert.deepEqual(await cellsIn(pdf), whole([titles, ...rows, ...rows]))
  })

  test('prose above and below is parted nowhere', async () => {
    const above =
      'Audit all of what we said in the plan that we agreed in March 2026 with Property Services and others.'
    const below =
      'Publish what is left of the plan by the summer of next year, and tell those who asked for it how it went.'
    const pdf = await pdfFile((doc) => {
      doc.text(above, 40, 60, { lineBreak: false })
      const y = drawTight(doc, [titles, ...rows], 90)
      doc.text(below, 40, y + 20, { lineBreak: false })
    })
    const blocks = await pdfBlocks(pdf)
    assert.deepEqual(
      blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])),
      [above, below],
    )
    assert.deepEqual(await cellsIn(pdf), whole([titles, ...rows]))
  })

  test('rows that cannot be told apart, for cells run over several of them in their middle, are in doubt', async () => {
    const at = (doc: PDFKit.PDFDocument, x: number, y: number, ...texts: string[]) => {
      for (const [line, text] of texts.entries()) doc.text(text, x, y + line * spacing, { lineBreak: false })
    }
    const pdf = await pdfFile((doc) => {
      const places = [40, 130, 220, 300, 370]
      for (const [index, title] of ['Objective', 'Activity', 'Lead', 'By when', 'RAG'].entries())
        at(doc, places[index] ?? 0, 60, title)
      at(doc, 130, 84, 'Mentoring', 'in schools', 'and colleges')
      at(doc, 300, 96, 'Jul 26')
      at(doc, 370, 96, 'Green')
      at(doc, 40, 105, 'Keep young', 'people in')
      at(doc, 220, 117, 'Education')
      at(doc, 130, 124, 'Exclusion', 'hub')
      at(doc, 300, 130, 'Mar 27')
      at(doc, 370, 131, 'Amber')
      at(doc, 40, 148, 'Support', 'families')
      at(doc, 130, 151, 'Parenting')
      at(doc, 220, 148, 'Early', 'Help')
      at(doc, 300, 157, 'TBC')
    })
    const plan = readBlocks(await pdfBlocks(pdf))
    assert.ok(plan.ok)
    const rows = plan.priorities.flatMap((priority) => priority.aims.flatMap((aim) => aim.rows))
    assert.ok(rows.length > 1)
    assert.deepEqual(
      rows.filter(({ derived }) => derived.sure !== 'no').map(({ action }) => action),
      [],
    )
  })
})
