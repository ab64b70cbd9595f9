// Tables whose cells stand in the middle of their rows; the property of PDFs draws many more of them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pdfBlocks } from './pdf.ts'
import { drawTable, pdfFile } from './testing/pdf-file.ts'

const titles = ['Ref', 'Action', 'Lead', 'Progress']
const rows = [
  [
    '1.1',
    'Visit every secondary school and college in the borough to talk about hate crime and how to report it',
    'Education lead',
    'Eleven of fourteen schools visited so far, the rest are booked for the spring term',
  ],
  ['1.2', 'Train front line staff', 'HR', 'Begun'],
  [
    '1.3',
    'Publish an annual report',
    'Communications and engagement team of the county council',
    'Late: the figures of the courts are not in',
  ],
]
const widths = [40, 170, 110, 150]

const cellsIn = async (pdf: Uint8Array) =>
  (await pdfBlocks(pdf)).flatMap((block) =>
    block.kind === 'row' ? [block.cells.map((cell) => cell.replaceAll('\n', ' '))] : [],
  )

test('cells in the middle of their rows keep their own words, and prose above and below stays out', async () => {
  const pdf = await pdfFile((doc) => {
    doc.text('Wexborough hate crime plan 2025/26').text('It was agreed by the board in May.')
    drawTable(doc, { rows: [titles, ...rows], widths, ruled: false, middle: true })
    doc.text('Contact the community safety team with any question about what is said here.')
  })
  assert.deepEqual(await cellsIn(pdf), [titles, ...rows])
})

test('rules across part rows that stand as close as the lines in them', async () => {
  const pdf = await pdfFile((doc) => {
    const lines = (x: number, y: number, ...texts: string[]) => {
      for (const [at, text] of texts.entries()) doc.text(text, x, y + at * 12, { lineBreak: false })
    }
    for (const [x, title] of [
      [40, 'Ref'],
      [90, 'Action'],
      [300, 'Lead'],
    ] as const)
      lines(x, 80, title)
    for (const y of [92, 128, 164]) doc.moveTo(40, y).lineTo(500, y).stroke()
    lines(40, 105, '1.1')
    lines(90, 93, 'Visit every school', 'in the borough', 'by the summer')
    lines(300, 105, 'Education')
    lines(40, 141, '1.2')
    lines(90, 141, 'Train staff')
    lines(300, 129, 'People and', 'organisation', 'development')
  })
  assert.deepEqual(await cellsIn(pdf), [
    ['Ref', 'Action', 'Lead'],
    ['1.1', 'Visit every school in the borough by the summer', 'Education'],
    ['1.2', 'Train staff', 'People and organisation development'],
  ])
})

test('a cell that runs over several rows is of all of them, ruled between rows or not', async () => {
  for (const ruled of [false, true]) {
    const pdf = await pdfFile((doc) => {
      const words = (x: number, middle: number, ...texts: string[]) => {
        for (const [at, text] of texts.entries())
          doc.text(text, x, middle + (at - (texts.length - 1) / 2) * 12, { lineBreak: false })
      }
      const places = [40, 200, 450, 560]
      for (const [at, title] of ['Objective', 'Action', 'Lead', 'By when'].entries())
        words(places[at] ?? 0, 80, title)
      // Middles of the five rows: the first objective is of three rows, the second of two; so is the second lead.
      words(200, 110, 'Visit every school and college', 'of the borough each year')
      words(450, 110, 'Education')
      words(560, 110, 'June 2026')
      words(200, 140, 'Train staff')
      words(450, 140, 'People team')
      words(560, 140, 'Sept 2026')
      words(200, 170, 'Publish a report', 'in every language')
      words(560, 170, 'March 2027')
      words(200, 200, 'Open two centres')
      words(560, 200, 'Q3 2026/27')
      words(200, 230, 'Write to landlords of', 'the larger estates')
      words(450, 230, 'Housing')
      words(560, 230, 'Q4 2026/27')
      words(40, 140, 'Raise awareness', 'in every school')
      words(40, 215, 'Make reporting easier')
      words(450, 185, 'Engagement and', 'equality office')
      if (ruled)
        for (const y of [125, 155, 185, 215]) {
          if (y === 185) doc.moveTo(38, y).lineTo(440, y).moveTo(550, y).lineTo(650, y).stroke()
          else doc.moveTo(190, y).lineTo(650, y).stroke()
        }
    })
    assert.deepEqual(
      await cellsIn(pdf),
      [
        ['Objective', 'Action', 'Lead', 'By when'],
        [
          'Raise awareness in every school',
          'Visit every school and college of the borough each year',
          'Education',
          'June 2026',
        ],
        ['', 'Train staff', 'People team', 'Sept 2026'],
        ['', 'Publish a report in every language', 'Engagement and equality office', 'March 2027'],
        ['Make reporting easier', 'Open two centres', '', 'Q3 2026/27'],
        ['', 'Write to landlords of the larger estates', 'Housing', 'Q4 2026/27'],
      ],
      `ruled ${ruled}`,
    )
    const merged = (await pdfBlocks(pdf)).flatMap((block) =>
      block.kind === 'row' ? [(block.merged ?? []).flatMap((is, at) => (is === 'above' ? [at] : []))] : [],
    )
    assert.deepEqual(merged, [[], [], [0], [0], [2], [0]])
  }
})

test('a row that a page break cuts spoils no other, and goes on under the repeated header', async () => {
  const pdf = await pdfFile((doc) => {
    const words = (x: number, middle: number, ...texts: string[]) => {
      for (const [at, text] of texts.entries())
        doc.text(text, x, middle + (at - (texts.length - 1) / 2) * 12, { lineBreak: false })
    }
    const head = (middle: number) => {
      words(40, middle, 'Ref')
      words(90, middle, 'Action')
      words(300, middle, 'Lead officer and', 'partners')
      // In the middle of its column from side to side as well.
      words(470, middle - 12, 'Progress to date and any')
      words(480, middle, 'risks to the plan')
      words(500, middle + 12, 'that matter')
    }
    head(90)
    words(40, 140, '1.1')
    words(90, 140, 'Visit every school', 'and every college', 'of the borough')
    words(300, 140, 'Education')
    words(470, 140, 'Eleven of fourteen', 'visited')
    words(40, 190, '1.2')
    words(90, 190, 'Train staff')
    words(300, 190, 'People and', 'organisation')
    words(470, 190, 'Begun')
    // The last row: two of its four lines are on this page.
    words(40, 252, '1.3')
    words(300, 252, 'Police')
    words(470, 252, 'Late')
    words(90, 246, 'Publish a report with figures from', 'the police and the')
    doc.addPage()
    head(90)
    words(90, 140, 'council and from', 'the courts')
    words(40, 180, '1.4')
    words(90, 180, 'Open a centre', 'in the library')
    words(300, 180, 'Council')
    words(470, 180, 'Begun')
    words(40, 220, '1.5')
    words(90, 220, 'Review the pages')
    words(300, 220, 'Digital team', 'of the county')
    words(470, 220, 'Done')
  })
  const titles = [
    'Ref',
    'Action',
    'Lead officer and partners',
    'Progress to date and any risks to the plan that matter',
  ]
  assert.deepEqual(await cellsIn(pdf), [
    titles,
    ['1.1', 'Visit every school and every college of the borough', 'Education', 'Eleven of fourteen visited'],
    ['1.2', 'Train staff', 'People and organisation', 'Begun'],
    ['1.3', 'Publish a report with figures from the police and the', 'Police', 'Late'],
    titles,
    ['', 'council and from the courts', '', ''],
    ['1.4', 'Open a centre in the library', 'Council', 'Begun'],
    ['1.5', 'Review the pages', 'Digital team of the county', 'Done'],
  ])
})
