import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pdfBlocks } from './pdf.ts'
import { cellsIn, textsIn, textsOfAll, wordCounts } from './testing/blocks-in.ts'
import { pdfFile } from './testing/pdf-file.ts'

const left = [
  'Priority 1: Encourage reporting',
  'We will make it easier for people to tell us what happened to them, in their own words.',
  '1.1 Open five new reporting centres. Lead: Council. By: March 2027',
  '1.2 Train every front desk in the county to recognise hate and record it. Lead: Police. By: June 2027',
]
const right = [
  'Priority 2: Support people',
  'Nobody should have to ask twice for help, whoever they are and wherever they live in the county.',
  '2.1 Write to everybody who reports within five days. Lead: Victim Support. By: Ongoing',
  '2.2 Commission a helpline that is open at night. Lead: Health. By: 31 March 2028',
]

/** Two columns from the same height, each paragraph by itself. */
const inColumns = (first: readonly string[], second: readonly string[], width = 230) =>
  pdfFile(
    (doc) => {
      doc.text('Westhaven Hate Crime Action Plan 2026-28', 50, 60)
      for (const [x, texts] of [
        [50, first],
        [310, second],
      ] as const) {
        doc.text('', x, 100)
        for (const text of texts) doc.text(text, x, doc.y, { width }).moveDown(0.6)
      }
    },
    { layout: 'portrait' },
  )

test('a page in two columns is read column after column, its broken lines as whole paragraphs', async () => {
  const blocks = await pdfBlocks(await inColumns(left, right))
  assert.deepEqual(textsIn(blocks), ['Westhaven Hate Crime Action Plan 2026-28', ...left, ...right])
})

test('a page in three columns is read column after column', async () => {
  const third = [
    'Priority 3: Learn together',
    'We will ask people what helped them and what did not, and tell all partners what we were told.',
    '3.1 Hold a meeting of all partners in each quarter of the year. Lead: Council. By: March 2028',
    '3.2 Publish what we have learned for everybody to read. Lead: Partnership. By: June 2028',
  ]
  const file = await pdfFile((doc) => {
    doc.text('Westhaven Hate Crime Action Plan 2026-28', 50, 50)
    for (const [at, texts] of [left, right, third].entries()) {
      doc.text('', 50 + at * 250, 90)
      for (const text of texts) doc.text(text, 50 + at * 250, doc.y, { width: 225 }).moveDown(0.6)
    }
  })
  assert.deepEqual(textsIn(await pdfBlocks(file)), [
    'Westhaven Hate Crime Action Plan 2026-28',
    ...left,
    ...right,
    ...third,
  ])
})

test('columns of lists with bullets, where one column is shorter, are read in turn', async () => {
  const lists = [
    [
      '• Open five new reporting centres in the county and in the city',
      '• Train every front desk in the county to recognise and record hate',
      '• Tell everybody where and how they can report, in their own language',
    ],
    [
      '• Write to everybody who reports within five days of their report',
      '• Commission a helpline that is open at night and at the weekend',
      '• Offer mediation where neighbours have fallen out over who they are',
    ],
    [
      '• Ask people what helped them and what did not, in each quarter',
      '• Tell all partners what people told us about their experience here',
    ],
  ]
  const file = await pdfFile((doc) => {
    for (const [at, texts] of lists.entries()) {
      doc.text('', 50 + at * 250, 90)
      for (const text of texts) doc.text(text, 50 + at * 250, doc.y, { width: 210 }).moveDown(0.3)
    }
  })
  assert.deepEqual(textsIn(await pdfBlocks(file)), lists.flat())
})

test('items of a list that the width broke are whole, and short lines under one another stay lines', async () => {
  const texts = [
    'Northbrook plan 2026-29',
    'This plan sets out what we will do together with our communities over the next three years, after a long consultation.',
    '\u2022 Review recruitment so that panels are mixed and questions are shared beforehand, and say so to those who apply (Head of People)',
    '\u2022 Train all front line staff within two years',
    'Action: Refresh the local assessment of risks together with all who know the county and its people, and tell them of it',
    'Lead: Prevent Lead',
    'Timescale: June 2026',
  ]
  const file = await pdfFile(
    (doc) => {
      for (const text of texts) doc.text(text, { width: 400 })
    },
    { layout: 'portrait' },
  )
  assert.deepEqual(textsIn(await pdfBlocks(file)), texts)
})

test('cells that stand side by side stay side by side', async () => {
  const rows = [
    ['Action', 'Owner', 'By when'],
    ['Open five new reporting centres in the county and in the city', 'Council', 'March 2027'],
    ['Train every front desk in the county to recognise hate and record it', 'Police', 'June 2027'],
    ['Write to everybody who reports within five days of their report', 'Health', 'Ongoing'],
  ]
  const file = await pdfFile((doc) => {
    for (const [at, cells] of rows.entries())
      for (const [column, text] of cells.entries())
        doc.text(text, [50, 400, 600][column] ?? 0, 80 + at * 20, { lineBreak: false })
  })
  assert.deepEqual(cellsIn(await pdfBlocks(file)), rows)
})

test('whatever stands in columns, no word is lost and none is doubled', async () => {
  const words = fc
    .array(
      fc.constantFrom('Ask', 'people', 'what', 'they', 'need', '1.1', '•', 'Lead:', 'Police.', 'Priority 1:'),
      {
        minLength: 1,
        maxLength: 25,
      },
    )
    .map((all) => all.join(' '))
  const column = fc.array(words, { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(column, column, fc.integer({ min: 120, max: 255 }), async (first, second, width) => {
      const texts = textsOfAll(await pdfBlocks(await inColumns(first, second, width)))
      const all = ['Westhaven Hate Crime Action Plan 2026-28', ...first, ...second]
      assert.deepEqual(wordCounts(texts), wordCounts(all))
    }),
    { numRuns: 30 },
  )
})
