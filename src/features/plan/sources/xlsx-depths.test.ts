// Lists of tasks in which rows stand under rows.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlanRead } from '../reading/read-plan.schema.ts'
import { readPlanFile } from './read-source.ts'
import { xlsxFile } from './testing/xlsx-file.ts'

const titles = ['Task Name', 'Assigned To', 'Start', 'Finish', '% Complete', 'Status']
const tasks: [depth: number, ...string[]][] = [
  [0, 'Raise awareness', '', '01/04/2026', '31/03/2027', '40%', 'In Progress'],
  [1, 'Campaigns', '', '01/04/2026', '30/09/2026', '50%', ''],
  [2, 'Launch the campaign', 'Comms Team', '01/04/2026', '30/06/2026', '100%', 'Complete'],
  [2, 'Visit ten schools', 'Youth Team', '01/05/2026', '30/09/2026', '0%', 'Not Started'],
  [0, 'Support victims', '', '01/04/2026', '31/12/2026', '', ''],
  [1, 'Write to everybody', 'Police', '01/04/2026', '31/12/2026', '10%', 'In Progress'],
]

const readRows = async (
  set: (row: { outlineLevel: number; getCell: (at: number) => { alignment: object } }, depth: number) => void,
  all = tasks,
): Promise<PlanRead> => {
  const bytes = await xlsxFile((book) => {
    const sheet = book.addWorksheet('Hate crime plan')
    sheet.addRow(titles)
    for (const [depth, ...cells] of all) set(sheet.addRow(cells) as never, depth)
  })
  const read = await readPlanFile(bytes, 'plan.xlsx')
  assert.ok(read.ok)
  return read
}

const shape = ({ priorities }: PlanRead) =>
  priorities.map(({ title, aims }) => [
    title,
    aims.map(({ text, rows }) => [text, rows.map(({ action }) => action)]),
  ])
const whole = [
  ['Raise awareness', [['Campaigns', ['Launch the campaign', 'Visit ten schools']]]],
  ['Support victims', [['', ['Write to everybody']]]],
]

test('rows whose words are set in stand under the row above them', async () => {
  const read = await readRows((row, depth) => {
    row.getCell(1).alignment = { indent: depth }
  })
  assert.deepEqual(shape(read), whole)
  assert.ok(read.unplaced.some(({ text }) => text === '01/04/2026 | 31/03/2027 | 40% | In Progress'))
})

test('so do grouped rows', async () => {
  const read = await readRows((row, depth) => {
    row.outlineLevel = depth
  })
  assert.deepEqual(shape(read), whole)
})

test('rows that were folded away in the middle of a list stand under nothing', async () => {
  const flat = tasks.map(([, ...cells], at): (typeof tasks)[number] => [
    at === 2 || at === 3 ? 1 : 0,
    ...cells,
  ])
  const read = await readRows((row, depth) => {
    row.outlineLevel = depth
  }, flat)
  assert.equal(read.priorities.flatMap(({ aims }) => aims.flatMap(({ rows }) => rows)).length, tasks.length)
})
