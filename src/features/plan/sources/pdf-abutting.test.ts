// A spreadsheet printed with columns too narrow for their words: what is left of a cell runs into the next.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBlocks } from '../reading/read-plan.ts'
import { pdfBlocks } from './pdf.ts'
import { pdfFile } from './testing/pdf-file.ts'

const places = [40, 120, 180, 260]
const flagsOf = async (rows: string[][]) => {
  const pdf = await pdfFile((doc) => {
    for (const [line, cells] of [['Action', 'Lead', 'Deadline', 'Status'], ...rows].entries())
      for (const [at, text] of cells.entries())
        doc.text(text, places[at] ?? 0, 80 + line * 18, { lineBreak: false })
  })
  const plan = readBlocks((await pdfBlocks(pdf)).map((block, at) => ({ ...block, line: at + 1 })))
  assert.ok(plan.ok)
  return plan.priorities.flatMap(({ aims }) =>
    aims.flatMap(({ rows: read }) => read.map(({ flags }) => flags.includes('words-run-together'))),
  )
}

test('a row whose words run on where the next column begins is in doubt, and the others are not', async () => {
  assert.deepEqual(
    await flagsOf([
      ['Train staff', 'Police', 'May 2026', 'Green'],
      ['Print new leafCouncil', '', 'June 2026', 'Red'],
      ['Ask again', 'Health', 'July 2026', 'Green'],
    ]),
    [false, true, false],
  )
})

test('where the titles run into one another, every row is in doubt and none is taken for a title', async () => {
  const pdf = await pdfFile((doc) => {
    for (const [line, cells] of [
      ['Ref', 'What we wiWho', '', 'When', 'RAG'],
      ['1a', 'Alley gates', '', 'May 2026', 'G'],
      ['1b', 'Light', 'Police', 'June 2026', 'R'],
    ].entries())
      for (const [at, text] of cells.entries())
        doc.text(text, [40, 90, 150, 230, 310][at] ?? 0, 80 + line * 14, { lineBreak: false })
  })
  const plan = readBlocks((await pdfBlocks(pdf)).map((block, at) => ({ ...block, line: at + 1 })))
  assert.ok(plan.ok)
  assert.deepEqual(
    plan.priorities.flatMap(({ aims }) =>
      aims.flatMap(({ ref, rows }) => rows.map(({ derived }) => [ref, derived.sure])),
    ),
    [
      ['1a', 'no'],
      ['1b', 'no'],
    ],
  )
})
