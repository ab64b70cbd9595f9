import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBlocks } from '../reading/read-plan.ts'
import { rowsOf } from '../reading/testing/in-blocks.ts'
import { blocksIn } from './testing/blocks-in.ts'
import { xlsxFile } from './testing/xlsx-file.ts'

/** A plan whose status is chosen by that formula, and a sheet of lists that looks like a plan. */
async function readWith(formula: string, { name = 'Lists', state = 'hidden' as 'hidden' | 'visible' } = {}) {
  const file = await xlsxFile((book) => {
    const plan = book.addWorksheet('Plan')
    plan.addRow(['Action', 'Lead', 'By when', 'Status'])
    plan.addRow(['Hold a meeting', 'Police', 'May 2026', 'On track'])
    plan.getCell('D2').dataValidation = { type: 'list', formulae: [formula] }
    const lists = book.addWorksheet(name, { state })
    lists.addRow(['Action', 'Lead', 'By when', 'Status'])
    lists.addRow(['Prevent', 'Police', 'Monthly', 'On track'])
    lists.addRow(['Protect', 'Council', 'Quarterly', 'Late'])
    book.definedNames.add(`'${name}'!$D$2:$D$3`, 'Statuses')
  })
  const plan = readBlocks(await blocksIn(file))
  assert.ok(plan.ok)
  return {
    actions: rowsOf(plan).map(({ action }) => action),
    unplaced: plan.unplaced.map(({ text }) => text),
    warnings: plan.warnings.flatMap(({ code, about }) => (code === 'lookup-sheet' ? [about] : [])),
  }
}

test('a hidden sheet that cells choose from is no plan: its words are beside it, and it is said', async () => {
  for (const formula of ['Lists!$D$2:$D$3', "'Lists'!$D$2:$D$3", 'Statuses']) {
    const { actions, unplaced, warnings } = await readWith(formula)
    assert.deepEqual(actions, ['Hold a meeting'], formula)
    assert.deepEqual(unplaced.slice(-3), [
      'Action | Lead | By when | Status',
      'Prevent | Police | Monthly | On track',
      'Protect | Council | Quarterly | Late',
    ])
    assert.deepEqual(warnings, ['Lists'])
  }
})

test('one that can be seen is, where it is called so; a sheet that others choose from may be a plan itself', async () => {
  assert.deepEqual(
    (await readWith("'Drop downs'!$D$2:$D$3", { name: 'Drop downs', state: 'visible' })).warnings,
    ['Drop downs'],
  )
  for (const other of [
    await readWith("'Strategy'!$D$2:$D$3", { name: 'Strategy', state: 'visible' }),
    await readWith('"Late,On track"'),
  ]) {
    assert.deepEqual(other.actions, ['Hold a meeting', 'Prevent', 'Protect'])
    assert.deepEqual(other.warnings, [])
  }
})
