import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { blocksOf } from './read-source.ts'
import { blocksIn, cellsIn, paragraphsIn, rowsIn, textsIn } from './testing/blocks-in.ts'
import { painted, xlsxFile } from './testing/xlsx-file.ts'

test('every sheet is read in order, hidden ones too, under its name unless the program gave it', async () => {
  const blocks = await blocksIn(
    await xlsxFile((book) => {
      book.addWorksheet('Priority 1').addRow(['Aim', 'Action'])
      book.addWorksheet('Sheet2', { state: 'hidden' }).addRow(['Old', 'Words'])
      book.addWorksheet('Empty')
    }),
  )
  assert.deepEqual(
    paragraphsIn(blocks).map(({ text, heading, where }) => [text, heading, where]),
    [['Priority 1', 1, 'name of the sheet']],
  )
  assert.deepEqual(
    rowsIn(blocks).map(({ cells, table, where }) => [cells, table, where]),
    [
      [['Aim', 'Action'], 1, 'sheet “Priority 1”, row 1'],
      [['Old', 'Words'], 2, 'sheet “Sheet2”, row 1'],
    ],
  )
})

test('dates, percentages and money read as the sheet shows them, the day before the month', async () => {
  const day = new Date(Date.UTC(2026, 3, 5))
  const shown: [unknown, string, string][] = [
    [day, 'dd/mm/yyyy', '05/04/2026'],
    [day, 'mm/dd/yyyy', '05/04/2026'],
    [day, 'm/d/yy', '5/4/26'],
    [day, 'd mmmm yyyy', '5 April 2026'],
    [day, 'mmm-yy', 'Apr-26'],
    [day, 'dddd d mmm', 'Sunday 5 Apr'],
    [new Date(Date.UTC(2026, 3, 5, 14, 30)), 'dd/mm/yyyy hh:mm', '05/04/2026 14:30'],
    [new Date(Date.UTC(2026, 3, 5, 14, 5)), 'h:mm AM/PM', '2:05 PM'],
    [0.256, '0%', '26%'],
    [0.256, '0.0%', '25.6%'],
    [1234.5, '"£"#,##0.00', '£1,234.50'],
    [-12, '0;[Red]-0', '-12'],
    [7, '000', '007'],
    [1.1, 'General', '1.1'],
    [0.1 + 0.2, 'General', '0.3'],
    [3, '0" days"', '3 days'],
    [2026, '0', '2026'],
    [0, '_-[$£-809]* #,##0.00_-;-[$£-809]* #,##0.00_-;_-[$£-809]* "-"??_-;_-@_-', '£ -'],
    ['One_x000D_\nTwo _x0041_', 'General', 'One\nTwo A'],
  ]
  const blocks = await blocksIn(
    await xlsxFile((book) => {
      const sheet = book.addWorksheet('Sheet1')
      for (const [value, format] of shown) {
        const cell = sheet.addRow(['x', value]).getCell(2)
        cell.numFmt = format
      }
    }),
  )
  assert.deepEqual(
    cellsIn(blocks).map((cells, at) => [shown[at]?.[1], cells[1]]),
    shown.map(([, format, text]) => [format, text]),
  )
})

test('a formula is not worked out: the result stored with it counts', async () => {
  const blocks = await blocksIn(
    await xlsxFile((book) => {
      const sheet = book.addWorksheet('Sheet1')
      sheet.addRow(['Total', { formula: '1+1', result: 7 }])
      sheet.addRow(['Words', { formula: 'CONCAT("a","b")', result: 'Police' }])
      sheet.addRow(['None', { formula: 'WEBSERVICE("http://127.0.0.1/")' }])
      sheet.addRow(['Link', { text: 'Our page', hyperlink: 'https://example.org/' }])
      sheet.addRow(['Rich', { richText: [{ text: 'Task ' }, { text: '& Finish', font: { bold: true } }] }])
      sheet.addRow(['Yes', true])
    }),
  )
  assert.deepEqual(
    cellsIn(blocks).map((cells) => cells[1] ?? ''),
    ['7', 'Police', '', 'Our page', 'Task & Finish', 'TRUE'],
  )
})

test('merged ranges go on below and to the right, and keep their words once', async () => {
  const blocks = await blocksIn(
    await xlsxFile((book) => {
      const sheet = book.addWorksheet('Sheet1')
      sheet.addRows([['Our plan'], ['1.1 Heard', 'Ask', 'Fire'], ['', 'Tell', 'NHS']])
      sheet.mergeCells('A1:C1')
      sheet.mergeCells('A2:A3')
    }),
  )
  assert.deepEqual(
    rowsIn(blocks).map(({ cells, merged }) => [cells, merged]),
    [
      [
        ['Our plan', '', ''],
        [null, 'left', 'left'],
      ],
      [['1.1 Heard', 'Ask', 'Fire'], undefined],
      [
        ['', 'Tell', 'NHS'],
        ['above', null, null],
      ],
    ],
  )
})

test('a cell with only a colour keeps it, from the file, its theme or the old palette', async () => {
  const blocks = await blocksIn(
    await xlsxFile((book) => {
      const sheet = book.addWorksheet('Sheet1')
      const row = sheet.addRow(['Ask', '', '', '', 'x'])
      row.getCell(2).fill = painted('FFFF0000')
      row.getCell(3).fill = { type: 'pattern', pattern: 'solid', fgColor: { theme: 9 } }
      row.getCell(4).fill = { type: 'pattern', pattern: 'solid', fgColor: JSON.parse('{"indexed":13}') }
    }),
  )
  assert.deepEqual(rowsIn(blocks)[0]?.fills, [null, '#ff0000', '#f79646', '#ffff00', null])
})

test('rows that the sheet repeats on every page are headers; empty rows and padding are left out', async () => {
  const blocks = await blocksIn(
    await xlsxFile((book) => {
      const sheet = book.addWorksheet('Sheet1')
      sheet.addRows([['Aim', 'Action'], [], ['1.1', 'Ask']])
      sheet.pageSetup.printTitlesRow = '1:1'
      for (let column = 1; column <= 300; column += 1) sheet.getCell(3, column).fill = painted('FFEEEEEE')
    }),
  )
  assert.deepEqual(
    rowsIn(blocks).map(({ header, cells }) => [header, cells]),
    [
      [true, ['Aim', 'Action']],
      [undefined, ['1.1', 'Ask']],
    ],
  )
})

test('notes on cells and the printed head and foot of a sheet are not lost', async () => {
  const blocks = await blocksIn(
    await xlsxFile((book) => {
      const sheet = book.addWorksheet('Sheet1')
      sheet.addRow(['Ask', 'Fire'])
      sheet.getCell('B1').note = 'Not yet agreed'
      sheet.headerFooter.oddHeader = '&L&"Arial,Bold"&12Official&RPage &P of &N'
    }),
  )
  assert.deepEqual(textsIn(blocks), ['Official', 'Page of', 'Not yet agreed'])
})

test('notes on cells stand after the rows that they are pinned to, each in its own sheet', async () => {
  const blocks = await blocksIn(
    await xlsxFile((book) => {
      for (const name of ['One', 'Two']) {
        const sheet = book.addWorksheet(name)
        sheet.addRow(['Action', 'Lead', 'Due'])
        sheet.addRow(['Ask', 'Fire', 'May'])
        sheet.addRow(['Tell', 'Police', 'June'])
        sheet.getCell('D3').note = `Not agreed in ${name}`
        sheet.getCell('A2').note = `Draft in ${name}`
        sheet.getCell('A9').note = `Below ${name}`
      }
    }),
  )
  assert.deepEqual(
    blocks.map((block) => (block.kind === 'row' ? block.cells[0] : [block.text, block.beside, block.where])),
    ['One', 'Two'].flatMap((name) => [
      [name, undefined, 'name of the sheet'],
      'Action',
      'Ask',
      [`Draft in ${name}`, true, `comment on sheet “${name}”, cell A2`],
      'Tell',
      [`Not agreed in ${name}`, true, `comment on sheet “${name}”, cell D3`],
      [`Below ${name}`, true, `comment on sheet “${name}”, cell A9`],
    ]),
  )
})

test('a thread of comments is read once, in order, without the words of the program', async () => {
  const plain = await xlsxFile((book) => {
    const sheet = book.addWorksheet('Plan')
    sheet.addRow(['Action', 'Lead', 'Due'])
    sheet.addRow(['Ask', 'Fire', 'May'])
    sheet.getCell('A2').note =
      '[Threaded comment]\n\nYour version of the program allows you to read this comment.\n\nComment:\n    Is this funded?\nReply:\n    Yes'
  })
  const copy = await blocksIn(plain)
  assert.deepEqual(textsIn(copy).slice(1), ['Is this funded?', 'Reply:', 'Yes'])

  const files = unzipSync(plain)
  const list = 'xl/worksheets/_rels/sheet1.xml.rels'
  files[list] = strToU8(
    strFromU8(files[list] ?? new Uint8Array()).replace(
      '</Relationships>',
      '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>',
    ),
  )
  files['xl/threadedComments/threadedComment1.xml'] = strToU8(
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A2" id="{1}"><text>Is this funded?</text></threadedComment><threadedComment ref="A2" id="{2}" parentId="{1}"><text>Yes, by the grant</text></threadedComment></ThreadedComments>',
  )
  const thread = await blocksIn(zipSync(files))
  assert.deepEqual(textsIn(thread).slice(1), ['Is this funded?', 'Yes, by the grant'])
})

test('one long text that thousands of cells share is refused before it is written out for each', async () => {
  const file = await xlsxFile((book) => {
    const sheet = book.addWorksheet('Sheet1')
    for (let row = 0; row < 1_000; row += 1) sheet.addRow(['abc def. '.repeat(3_600)])
  })
  assert.ok(file.length < 200_000)
  const read = await blocksOf(file)
  assert.equal(!read.ok && read.problem.code, 'inflates-too-much')
})
