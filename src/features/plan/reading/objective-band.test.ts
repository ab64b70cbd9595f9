// Objectives that stand over tables with aims of their own.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const title = line('Plan 2026/27', 0)
const head = row(['Ref', 'Aim', 'Action', 'Lead', 'By when'])
const wide = (text: string) => row([text, '', '', '', ''], { merged: [null, 'left', 'left', 'left', 'left'] })
const forums = row(['1.1', 'More reports', 'Hold forums', 'Council', 'June 2026'])
const meetings = row(['', '', 'Hold meetings', 'Council', 'June 2026'])
const staff = row(['1.2', 'Better support', 'Train staff', 'Police', 'July 2026'])

for (const [how, band] of [
  ['as a heading between tables', (text: string) => [line(text), head]],
  ['as a row across the table', (text: string) => [wide(text)]],
] as const)
  test(`each row belongs to the objective above it, ${how}`, () => {
    const plan = readWhole([
      title,
      line('Priority 1: Trust'),
      ...(how.startsWith('as a row') ? [head] : []),
      ...band('Objective: Raise confidence to report'),
      forums,
      meetings,
      ...band('Objective 2 – Support victims'),
      staff,
    ])
    assert.deepEqual(
      rowsOf(plan).map(({ objective, derived }) => [objective, derived.objectives]),
      [
        ['Objective: Raise confidence to report', ['Objective: Raise confidence to report']],
        ['', ['Objective: Raise confidence to report']],
        ['Objective 2 – Support victims', ['Objective 2 – Support victims']],
      ],
    )
    assert.deepEqual(plan.priorities[0]?.coreObjectives, [])
    assert.deepEqual(
      plan.priorities[0]?.aims.map(({ ref }) => ref),
      ['1.1', '1.2'],
    )
  })

test('one without rows, and one over a table that names its objectives, is an objective of the priority', () => {
  const own = row(['Ref', 'Aim', 'Objective', 'Action', 'Lead'])
  const plan = readWhole([
    title,
    line('Priority 1: Trust'),
    line('Objective: Raise confidence'),
    own,
    row(['1.1', 'More reports', 'People know how', 'Hold forums', 'Council']),
    line('Objective: Support victims'),
    head,
    line('Priority 2: Places'),
    head,
    row(['2.1', 'Fewer assaults', 'Walk the parks', 'Police', 'July 2026']),
  ])
  assert.deepEqual(plan.priorities[0]?.coreObjectives, [
    'Objective: Raise confidence',
    'Objective: Support victims',
  ])
  assert.deepEqual(
    rowsOf(plan).map(({ objective }) => objective),
    ['People know how', ''],
  )
})
