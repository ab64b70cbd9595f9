// Words of a PDF's table that stand further apart than words do, and nearer than columns: nobody can tell, so a person is asked.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBlocks } from '../reading/read-plan.ts'
import { pdfBlocks } from './pdf.ts'
import { pdfFile } from './testing/pdf-file.ts'

const read = async (lines: readonly (readonly [x: number, text: string][])[]) => {
  const plan = readBlocks(
    await pdfBlocks(
      await pdfFile((doc) => {
        lines.forEach((line, at) => {
          for (const [x, text] of line) doc.text(text, x, 80 + at * 40, { lineBreak: false })
        })
      }),
    ),
  )
  assert.ok(plan.ok)
  return plan.priorities.flatMap(({ aims }) => aims.flatMap(({ rows }) => rows))
}

const titles: [number, string][] = [
  [40, 'Action'],
  [240, 'Lead'],
  [400, 'By when'],
  [500, 'Status'],
]

test('a row whose words may be of two columns is in doubt, and one with ordinary spaces is not', async () => {
  const rows = await read([
    titles,
    [
      [40, 'Train all of the'],
      // Eight points after the words before: more than a space, and no column that other rows show.
      [110, 'Council'],
      [400, 'June 2026'],
      [500, 'Green'],
    ],
  ])
  assert.deepEqual(
    rows.map(({ flags, derived }) => [flags.includes('words-run-together'), derived.sure]),
    [[true, 'no']],
  )
  const plain = await read([
    titles,
    [
      [40, 'Train all of the wardens'],
      [240, 'Council'],
      [400, 'June 2026'],
      [500, 'Green'],
    ],
  ])
  assert.deepEqual(
    plain.map(({ flags }) => flags),
    [[]],
  )
})
