import assert from 'node:assert/strict'
import { test } from 'node:test'
import type ExcelJS from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readBlocks } from '../reading/read-plan.ts'
import { rowsOf } from '../reading/testing/in-blocks.ts'
import { blocksIn, rowsIn } from './testing/blocks-in.ts'
import { painted, xlsxFile } from './testing/xlsx-file.ts'

const paint = (argb: string): Partial<ExcelJS.Style> => ({
  fill: { type: 'pattern', pattern: 'solid', bgColor: { argb } },
})
const [red, amber, green] = [paint('FFFF0000'), paint('FFFFC000'), paint('FF00B050')]

/** A sheet "Plan" of one status column F (and a word column G beside it), with these rows and rules. */
async function planWith(
  rows: readonly (readonly [status: string | number | null, beside?: string])[],
  rule: (sheet: ExcelJS.Worksheet) => void,
  altered: (xml: string) => string = (xml) => xml,
) {
  const plain = await xlsxFile((book) => {
    const sheet = book.addWorksheet('Plan')
    sheet.addRow(['Aim', 'Action', 'Lead', 'By when', 'Update', 'RAG', 'Board says'])
    for (const [at, [status, beside]] of rows.entries())
      sheet.addRow([`1.${at + 1} Hear people`, 'Hold a meeting', 'Police', 'May 2026', '', status, beside])
    rule(sheet)
  })
  const files = unzipSync(plain)
  const path = 'xl/worksheets/sheet1.xml'
  files[path] = strToU8(altered(strFromU8(files[path] ?? new Uint8Array())))
  const blocks = await blocksIn(zipSync(files))
  const plan = readBlocks(blocks)
  assert.ok(plan.ok)
  return {
    fills: rowsIn(blocks)
      .slice(1)
      .map(({ fills }) => fills?.[5] ?? null),
    read: rowsOf(plan).map(({ status, derived, flags }) => [
      status,
      derived.status,
      derived.rag,
      flags.includes('colour-only'),
    ]),
  }
}

test('a code that a rule paints is read by its colour, and says that only the colour tells it', async () => {
  const { read } = await planWith([[1], [2], [3], [9]], (sheet) =>
    sheet.addConditionalFormatting({
      ref: 'F2:F20',
      rules: [
        { type: 'cellIs', operator: 'equal', formulae: [1], style: red, priority: 1 },
        { type: 'cellIs', operator: 'between', formulae: [2, 2], style: amber, priority: 2 },
        { type: 'cellIs', operator: 'greaterThan', formulae: [2], style: green, priority: 9 },
        { type: 'cellIs', operator: 'equal', formulae: [9], style: paint('FFFFFFFF'), priority: 3 },
      ],
    }),
  )
  assert.deepEqual(read, [
    ['1', null, 'red', true],
    ['2', null, 'amber', true],
    ['3', null, 'green', true],
    ['9', null, null, false],
  ])
})

test('a rule on the words of a cell, or of another cell of the row, paints it', async () => {
  const { fills } = await planWith(
    [
      ['Code R1', ''],
      ['', 'Late'],
      [null, 'going well'],
      ['', 'Blue: done'],
      ['', 'nothing'],
    ],
    (sheet) =>
      sheet.addConditionalFormatting({
        ref: 'F2:F20',
        rules: [
          { type: 'containsText', operator: 'containsText', text: 'r1', style: red, priority: 1 },
          { type: 'expression', formulae: ['$G2="late"'], style: red, priority: 2 },
          { type: 'expression', formulae: ['ISNUMBER(SEARCH("WELL",$G2))'], style: green, priority: 3 },
          {
            type: 'expression',
            formulae: ['AND(LEFT($G2,4)="Blue",NOT(ISBLANK($A2)))'],
            style: paint('FF0070C0'),
            priority: 4,
          },
        ],
      }),
  )
  assert.deepEqual(fills, ['#ff0000', '#ff0000', '#00b050', '#0070c0', null])
})

test('what depends on the day, on sums or on emptiness paints nothing, and an empty cell is not nought', async () => {
  const { fills, read } = await planWith([[null], [''], [5]], (sheet) =>
    sheet.addConditionalFormatting({
      ref: 'F2:F20',
      rules: [
        { type: 'expression', formulae: ['$D2<TODAY()'], style: red, priority: 1 },
        { type: 'expression', formulae: ['SUM($F$2:$F$9)>3'], style: red, priority: 2 },
        { type: 'containsText', operator: 'containsBlanks', style: red, priority: 3 },
        { type: 'cellIs', operator: 'lessThan', formulae: [3], style: red, priority: 4 },
        { type: 'cellIs', operator: 'equal', formulae: ['Lists!$A$1'], style: red, priority: 5 },
      ],
    }),
  )
  assert.deepEqual(fills, [null, null, null])
  assert.deepEqual(
    read.map(([, , rag]) => rag),
    [null, null, null],
  )
})

test('a traffic light beside a number is its colour, by the thresholds of its rule', async () => {
  const lights = (more: object) => (sheet: ExcelJS.Worksheet) => {
    const starts = [
      { type: 'percent', value: 0 },
      { type: 'num', value: 2 },
      { type: 'num', value: 3 },
    ]
    const rule: unknown = { type: 'iconSet', iconSet: '3TrafficLights', priority: 1, cfvo: starts, ...more }
    sheet.addConditionalFormatting({ ref: 'F2:F20', rules: [rule as ExcelJS.IconSetRuleType] })
  }
  const rows = [[1], [2], [3], ['words']] as const
  const plain = await planWith(rows, lights({}))
  assert.deepEqual(
    plain.read.map(([status, , rag]) => [status, rag]),
    [
      ['1', 'red'],
      ['2', 'amber'],
      ['3', 'green'],
      ['words', null],
    ],
  )
  const turned = await planWith(rows, lights({ reverse: true }))
  assert.deepEqual(
    turned.read.map(([, , rag]) => rag),
    ['green', 'amber', 'red', null],
  )
  const arrows = await planWith(rows, lights({ iconSet: '3Arrows' }))
  assert.deepEqual(arrows.fills, [null, null, null, null])
})

test('a rule goes before the colour that the cell has of its own', async () => {
  const { fills } = await planWith([['R1'], ['R2']], (sheet) => {
    sheet.getCell('F2').fill = painted('FF00B050')
    sheet.getCell('F3').fill = painted('FF00B050')
    sheet.addConditionalFormatting({
      ref: 'F2 F4:F9',
      rules: [{ type: 'containsText', operator: 'containsText', text: 'R', style: red, priority: 1 }],
    })
  })
  assert.deepEqual(fills, ['#ff0000', '#00b050'])
})

test('a blob says as much by its own colour as a cell by its background, and a tick of a font of signs is a tick', async () => {
  const file = await xlsxFile((book) => {
    const sheet = book.addWorksheet('Plan')
    sheet.addRow(['Aim', 'Action', 'Lead', 'By when', 'RAG'])
    for (const [sign, font, argb] of [
      ['l', 'Wingdings', 'FFFF0000'],
      ['●', 'Calibri', 'FF00B050'],
      ['ü', 'Wingdings', 'FF000000'],
      ['Late', 'Calibri', 'FFFF0000'],
    ] as const) {
      const row = sheet.addRow(['1.1 Hear', 'Meet', 'Police', 'May 2026', sign])
      row.getCell(5).font = { name: font, color: { argb } }
    }
  })
  assert.deepEqual(
    rowsIn(await blocksIn(file))
      .slice(1)
      .map(({ cells, fills }) => [cells[4], fills?.[4] ?? null]),
    [
      ['●', '#ff0000'],
      ['●', '#00b050'],
      ['✓', '#000000'],
      ['Late', null],
    ],
  )
})

test('a rule that stops at what it finds lets no later rule paint it, though it paints nothing itself', async () => {
  const rules = (first: object) => (sheet: ExcelJS.Worksheet) => {
    const stop: unknown = { priority: 1, style: {}, ...first }
    const late = { type: 'expression' as const, formulae: ['$F2<3'], style: red, priority: 2 }
    sheet.addConditionalFormatting({ ref: 'F2:F20', rules: [stop as ExcelJS.ExpressionRuleType, late] })
  }
  for (const first of [
    { type: 'expression', formulae: ['ISBLANK($F2)'] },
    { type: 'containsText', operator: 'containsBlanks' },
  ]) {
    const stopping = (xml: string) => xml.replace(/ priority="1"/, ' priority="1" stopIfTrue="1"')
    const { fills } = await planWith([[null], [1], [5]], rules(first), stopping)
    assert.deepEqual(fills, [null, '#ff0000', null])
    const going = await planWith([[null], [1], [5]], rules(first))
    assert.deepEqual(going.fills, ['#ff0000', '#ff0000', null])
  }
})

test('rules that would be worked at for minutes are given up in time, and the plan is read without them', async () => {
  const story = 'x'.repeat(15_000)
  const joined = (at: number) => `LOWER(${Array(60).fill('$G1').join('&')})="y${at}"`
  const icons: unknown = {
    type: 'iconSet',
    iconSet: '3Signs',
    priority: 1,
    cfvo: [0, 33, 66].map((value) => ({ type: 'percent', value })),
  }
  const began = performance.now()
  const { read } = await planWith(
    Array.from({ length: 100 }, (_, at) => [at, story] as const),
    (sheet) => {
      sheet.addConditionalFormatting({
        ref: 'A1:G100',
        rules: Array.from({ length: 90 }, (_, at) => ({
          type: 'expression' as const,
          formulae: [joined(at)],
          style: red,
          priority: at + 1,
        })),
      })
      for (let at = 0; at < 60; at += 1)
        sheet.addConditionalFormatting({
          ref: Array(900).fill('Z1:Z2').join(' '),
          rules: Array(20).fill(icons) as ExcelJS.IconSetRuleType[],
        })
    },
  )
  assert.equal(read.length, 100)
  assert.ok(performance.now() - began < 20_000)
})
