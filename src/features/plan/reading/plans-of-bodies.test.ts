// Titles that health bodies, forces and safeguarding boards give their columns; all of it made up.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWhole, row, rowsOf } from './testing/in-blocks.ts'

const first = (titles: string[], cells: string[]) => {
  const [read] = rowsOf(readWhole([row(titles), row(cells)]))
  return [read?.objective, read?.action, read?.owner, read?.timeframe, read?.status, read?.update]
}

test('a health trust’s plan: high impact actions with sub-actions, and a narrative', () => {
  assert.deepEqual(
    first(
      [
        'High Impact Action',
        'Sub-action',
        'SRO',
        'Operational lead',
        'Target completion',
        'RAG',
        'Narrative update',
      ],
      ['Fair recruitment', 'Train all panels', 'Chair', 'Head of People', 'May 2026', 'G', 'Two held'],
    ),
    ['Fair recruitment', 'Train all panels', 'Head of People', 'May 2026', 'G', 'Two held'],
  )
})

test('a force’s plan with two leads, and a board’s that asks which group leads', () => {
  assert.deepEqual(
    first(
      ['Ref.', 'Deliverable', 'SLT Lead', 'Workstream Lead', 'Due by', 'Current position (Sept 25)'],
      [
        '1.1',
        'Hold exit interviews',
        'ACC Local Policing',
        'Supt Diversity',
        'May 2026',
        'Funding was agreed with the unit',
      ],
    ),
    ['', 'Hold exit interviews', 'ACC Local Policing', 'May 2026', '', 'Funding was agreed with the unit'],
  )
  assert.deepEqual(
    first(
      ['What do we need to do?', 'Which subgroup leads?', 'When will it be done?', 'BRAG'],
      ['Form a panel of adults', 'Engagement Subgroup', 'May 2026', 'G'],
    ),
    ['', 'Form a panel of adults', 'Engagement Subgroup', 'May 2026', 'G', ''],
  )
})
