// Text of every kind, any plan at all: as spreadsheets and other systems export it, as it is pasted, and damaged.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readBlocks } from '../reading/read-plan.ts'
import { wordBalance, wordsOf } from '../reading/words.ts'
import { decodeText } from './decode-text.ts'
import { anySheet, anyWriting, written } from './testing/any-sheet.ts'
import { textSource } from './text.ts'

const fileName = fc.constantFrom('plan.csv', 'plan.txt', undefined)

test('a sheet that is written as text reads back cell for cell, however it is parted, quoted and encoded', () => {
  fc.assert(
    fc.property(anySheet, anyWriting, fileName, (sheet, writing, name) => {
      const bytes = written(sheet, writing)
      const { blocks } = textSource(bytes, name)
      const rows = blocks.flatMap((block) => (block.kind === 'row' ? [block.cells] : []))
      const width = sheet.titles.length
      const full = rows.map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? ''))
      assert.deepEqual(full, [sheet.titles, ...sheet.rows])
      const plan = readBlocks(blocks)
      assert.ok(plan.ok)
      const text = decodeText(bytes).replace(/^\uFEFF?sep=./, '')
      assert.deepEqual(wordBalance(text, plan), { lost: [], invented: [] })
      const read = plan.priorities.flatMap(({ aims }) => aims.flatMap((aim) => aim.rows))
      const deeds = read.flatMap(({ action }) => wordsOf(action).filter((word) => word === 'Deed'))
      assert.equal(deeds.length, sheet.rows.length)
      assert.equal(read.length, sheet.rows.length)
      assert.deepEqual(readBlocks(textSource(bytes, name).blocks), plan)
    }),
    { numRuns: 600 },
  )
})
