import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBlocks } from '../reading/read-plan.ts'
import { blocksIn } from './testing/blocks-in.ts'
import { xlsxFile } from './testing/xlsx-file.ts'

test('rows, columns and sheets that a spreadsheet hides are read, and somebody is told which', async () => {
  const blocks = await blocksIn(
    await xlsxFile((book) => {
      const sheet = book.addWorksheet('Tracker')
      sheet.addRow(['Action', 'Lead', 'By when', 'Cost'])
      for (const [at, action] of ['Train staff', 'Print cards', 'Visit schools'].entries())
        sheet.addRow([action, 'Alder Council', `May 202${at + 6}`, '£100'])
      sheet.getRow(3).hidden = true
      sheet.getRow(9).hidden = true
      sheet.getColumn(4).hidden = true
      sheet.getColumn(7).hidden = true
      const old = book.addWorksheet('Last year', { state: 'hidden' })
      old.addRow(['Action', 'Lead', 'By when'])
      old.addRow(['Old action', 'Alder Council', 'May 2025'])
    }),
  )
  const plan = readBlocks(blocks, {})
  assert.ok(plan.ok)
  const actions = plan.priorities.flatMap(({ aims }) =>
    aims.flatMap(({ rows }) => rows.map(({ action }) => action)),
  )
  assert.deepEqual(actions, ['Train staff', 'Print cards', 'Visit schools', 'Old action'])
  assert.deepEqual(
    plan.warnings.flatMap(({ code, about }) => (code.startsWith('hidden') ? [[code, about]] : [])),
    [
      ['hidden-rows', 'sheet “Tracker”, row 3'],
      ['hidden-columns', 'sheet “Tracker”, column D'],
      ['hidden-sheet', 'sheet “Last year”'],
    ],
  )
})
