import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBlocks } from '../reading/read-plan.ts'
import { blocksIn, cellsIn, paragraphsIn, problemOf, rowsIn, textsIn } from './testing/blocks-in.ts'
import { drawTable, pdfFile } from './testing/pdf-file.ts'

const rows = [
  ['Aim', 'Action', 'Owner', 'Status'],
  [
    '1.1 To be heard by everybody who lives here',
    'Ask people what they need and write down what they say.',
    'Police & Fire',
    '',
  ],
  ['1.2 To be safe', 'Tell everybody what was found.\nThen ask again.', 'Task & Finish Group', ''],
]
const widths = [150, 200, 120, 80]

for (const ruled of [true, false])
  test(`a table ${ruled ? 'with' : 'without'} rules is rows of whole cells`, async () => {
    const file = await pdfFile((doc) => {
      doc.text('Northbrook action plan 2023-26')
      drawTable(doc, { rows, widths, ruled })
      doc.text('After the table')
    })
    const blocks = await blocksIn(file)
    const joined = ruled ? rows : rows.map((cells) => cells.map((cell) => cell.replace('\n', ' ')))
    assert.deepEqual(cellsIn(blocks), joined)
    assert.deepEqual(textsIn(blocks), ['Northbrook action plan 2023-26', 'After the table'])
    assert.equal(blocks.at(-1)?.kind, 'paragraph')
  })

test('cells that rules leave whole are merged to the right', async () => {
  const file = await pdfFile((doc) =>
    drawTable(doc, {
      rows: [['Strategic Priority 1: Heard'], ['1.1', 'Ask', 'Fire']],
      widths: [60, 200, 100],
      spans: { '0 0': 3 },
    }),
  )
  assert.deepEqual(
    rowsIn(await blocksIn(file)).map(({ cells, merged }) => [cells, merged]),
    [
      [
        ['Strategic Priority 1: Heard', '', ''],
        [null, 'left', 'left'],
      ],
      [['1.1', 'Ask', 'Fire'], undefined],
    ],
  )
})

test('a cell that goes down over several rows keeps its words in the first', async () => {
  const file = await pdfFile((doc) => {
    doc.rect(40, 100, 100, 60).stroke()
    for (const [at, words] of ['Ask', 'Tell'].entries()) {
      doc.rect(140, 100 + at * 30, 100, 30).stroke()
      doc.text(words, 144, 104 + at * 30)
    }
    doc.text('1.1 Heard', 44, 120)
  })
  assert.deepEqual(
    rowsIn(await blocksIn(file)).map(({ cells, merged }) => [cells, merged]),
    [
      [['1.1 Heard', 'Ask'], undefined],
      [
        ['', 'Tell'],
        ['above', null],
      ],
    ],
  )
})

test('a table drawn with thin boxes for borders, as Word draws it, and open at its sides, is a table', async () => {
  const file = await pdfFile((doc) => {
    for (const y of [100, 130, 160]) doc.rect(40, y, 300, 0.5).fill('black')
    for (const x of [140, 240]) doc.rect(x, 100, 0.5, 60).fill('black')
    for (const [at, words] of ['1.1', 'Ask', 'Fire', '1.2', 'Tell', 'NHS'].entries())
      doc.text(words, 45 + (at % 3) * 100, 105 + Math.floor(at / 3) * 30)
  })
  assert.deepEqual(cellsIn(await blocksIn(file)), [
    ['1.1', 'Ask', 'Fire'],
    ['1.2', 'Tell', 'NHS'],
  ])
})

test('a colour behind a cell is its fill', async () => {
  const fills = { '1 3': '#ff0000', '2 3': '#92d050' }
  const blocks = await blocksIn(await pdfFile((doc) => drawTable(doc, { rows, widths, fills })))
  assert.deepEqual(
    rowsIn(blocks).map((row) => row.fills?.[3] ?? null),
    [null, '#ff0000', '#92d050'],
  )
})

test('a table over several pages is one table, its rows in order, what stands on every page told apart', async () => {
  const many = [
    rows[0] ?? [],
    ...Array.from({ length: 30 }, (_, at) => [
      `1.${at + 1} Aim`,
      `Action number ${at + 1} that goes on until the line is full and wraps.`,
      'Fire',
      'Open',
    ]),
  ]
  for (const ruled of [true, false]) {
    const file = await pdfFile((doc) => {
      let page = 0
      const furniture = () => {
        const { x, y } = doc
        page += 1
        doc.page.margins.bottom = 0
        doc
          .text('OFFICIAL', 40, 20, { lineBreak: false })
          .text(`Page ${page} of 2`, 40, doc.page.height - 30, { lineBreak: false })
        doc.page.margins.bottom = 60
        doc.x = x
        doc.y = y
      }
      furniture()
      doc.on('pageAdded', furniture)
      doc.text('Plan', 40, 60)
      drawTable(doc, { rows: many, widths, ruled }, true)
    })
    const blocks = await blocksIn(file)
    const tables = new Set(rowsIn(blocks).map(({ table }) => table))
    assert.equal(tables.size, 1, `ruled ${ruled}`)
    const cells = cellsIn(blocks).filter(([first]) => first !== 'Aim')
    assert.deepEqual(cells, many.slice(1), `ruled ${ruled}`)
    const heads = paragraphsIn(blocks).filter(({ where }) => where === 'page header')
    const pages = new Set(rowsIn(blocks).map(({ where }) => where))
    assert.ok(pages.size > 1 && heads.every(({ text }) => text === 'OFFICIAL'))
    assert.equal(heads.length, pages.size, 'one head on each page')
    assert.ok(
      paragraphsIn(blocks).some(({ text, where }) => text === 'Page 2 of 2' && where === 'page footer'),
    )
  }
})

test('a file without words is refused as scanned, a locked one as locked', async () => {
  assert.equal(await problemOf(await pdfFile((doc) => doc.rect(40, 40, 200, 200).fill('grey'))), 'scanned')
  const locked = await pdfFile((doc) => doc.text('Secret'), {
    userPassword: 'open sesame',
    pdfVersion: '1.7',
  })
  assert.equal(await problemOf(locked), 'encrypted')
})

test('words in fields that were filled in are read', async () => {
  const file = await pdfFile((doc) => {
    doc.initForm()
    doc.text('Name of the plan')
    doc.formText('title', 40, 100, 200, 20, { value: 'Northbrook plan' })
  })
  assert.ok(textsIn(await blocksIn(file)).includes('Northbrook plan'))
})

test('a marking at the head of every page opens nothing, and a row that the page cut goes on under it', async () => {
  const file = await pdfFile((doc) => {
    const head = ['Aim', 'Action', 'Owner', 'Status']
    const page = (row: readonly string[]) => {
      doc.text('OFFICIAL – SENSITIVE', 40, 20, { lineBreak: false })
      doc.text('Northbrook partnership, working copy', 40, 34, { lineBreak: false })
      doc.text('', 40, 70)
      drawTable(doc, { rows: [head, row], widths })
    }
    page(['1.1 To be heard by', 'Ask people what they', 'Police', 'Started'])
    doc.addPage()
    page(['', 'need and write it down', '', ''])
  })
  const plan = readBlocks(await blocksIn(file))
  assert.ok(plan.ok)
  const rows = plan.priorities.flatMap(({ aims }) => aims.flatMap((aim) => aim.rows))
  assert.deepEqual(
    rows.map(({ action, flags }) => [action, flags]),
    [['Ask people what they need and write it down', ['joined-across-page']]],
  )
  assert.equal(plan.unplaced.filter(({ text }) => text === 'OFFICIAL – SENSITIVE').length, 2)
})
