// A cell merged over rows belongs to each of them, whatever the format; its words stand once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rowsOf } from '../reading/testing/in-blocks.ts'
import { readPlanFile } from './read-source.ts'
import { cell, docxFile, p, row, table } from './testing/docx-file.ts'
import { xlsxFile } from './testing/xlsx-file.ts'

const titles = ['Objective', 'Action', 'Lead', 'By when']
const html = `<h1>Plan 2024/25</h1><table><tr>${titles.map((title) => `<th>${title}</th>`).join('')}</tr>
  <tr><td rowspan="3">Safer spaces</td><td>Run a day</td><td rowspan=2>Council</td><td>May 2024</td></tr>
  <tr><td>Make badges</td><td>June 2024</td></tr>
  <tr><td>Hold an event</td><td colspan="2">To be agreed</td></tr></table>`
const docx = docxFile(
  p('Plan 2024/25') +
    table([
      row(titles),
      row([
        cell('Safer spaces', '<w:vMerge w:val="restart"/>'),
        'Run a day',
        cell('Council', '<w:vMerge w:val="restart"/>'),
        'May 2024',
      ]),
      row([cell('', '<w:vMerge/>'), 'Make badges', cell('', '<w:vMerge/>'), 'June 2024']),
      row([cell('', '<w:vMerge/>'), 'Hold an event', cell('To be agreed', '<w:gridSpan w:val="2"/>')]),
    ]),
)
const xlsx = xlsxFile((book) => {
  const sheet = book.addWorksheet('Plan 2024-25')
  sheet.addRow(titles)
  sheet.addRow(['Safer spaces', 'Run a day', 'Council', 'May 2024'])
  sheet.addRow(['', 'Make badges', '', 'June 2024'])
  sheet.addRow(['', 'Hold an event', 'To be agreed'])
  for (const range of ['A2:A4', 'C2:C3', 'C4:D4']) sheet.mergeCells(range)
})

for (const [format, file] of Object.entries({ html: new TextEncoder().encode(html), docx, xlsx }))
  test(`merged cells carry over the rows that they cover: ${format}`, async () => {
    const read = await readPlanFile(await file)
    assert.ok(read.ok)
    assert.deepEqual(
      rowsOf(read).map(({ objective, action, owner, derived }) => [
        objective,
        derived.objectives,
        action,
        owner,
        derived.owners,
        derived.start,
      ]),
      [
        ['Safer spaces', ['Safer spaces'], 'Run a day', 'Council', ['Council'], '2024-05-01'],
        ['', ['Safer spaces'], 'Make badges', '', ['Council'], '2024-06-01'],
        ['', ['Safer spaces'], 'Hold an event', 'To be agreed', rowsOf(read)[2]?.derived.owners, null],
      ],
    )
  })
