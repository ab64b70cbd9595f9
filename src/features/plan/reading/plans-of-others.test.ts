// Plans as bodies of other kinds write them, each with its own columns; all of it made up.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { PlanRead, ReadRow } from './read-plan.schema.ts'
import { readPlan } from './read-plan.ts'
import { statusOf } from './status.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'
import { wordBalance } from './words.ts'

const read = (title: string, ...rows: string[][]): PlanRead =>
  readWhole([line(title), ...rows.map((cells) => row(cells))])
const parts = ({ objective, action, owner, timeframe, status, update }: ReadRow) => [
  objective,
  action,
  owner,
  timeframe,
  status,
  update,
]

describe('delivery plan of a community safety partnership', () => {
  const text = [
    'Northmoor Community Safety Partnership Delivery Plan 2024-27',
    'RAG key,,,,,,',
    'Red = not started,,,,,,',
    'Amber = some delay,,,,,,',
    'Ref,What will we do?,How will we know?,Lead Officer,Resources,By when,BRAGG',
    '1,Tackle hate crime,,,,,',
    '1.1,Review reporting centres,More reports,Safety Manager,Existing,Mar-25,G',
    '2,Tackle nuisance,,,,,',
    '2.1,Launch case review,Within 28 days,ASB Lead,Staff time,Ongoing,Blue',
  ].join('\n')
  const plan = readPlan(text, { fileName: 'plan.csv' })

  test('numbers over numbers are its priorities, and its key is no action', () => {
    assert.ok(plan.ok)
    assert.deepEqual(wordBalance(text, plan), { lost: [], invented: [] })
    assert.deepEqual(
      plan.priorities.map(({ number, title, aims }) => [number, title, aims.map(({ ref }) => ref)]),
      [
        [1, 'Tackle hate crime', ['1.1']],
        [2, 'Tackle nuisance', ['2.1']],
      ],
    )
    assert.deepEqual(
      rowsOf(plan).map(({ derived }) => derived.rag),
      ['green', 'blue'],
    )
    assert.ok(plan.warnings.some(({ code }) => code === 'key-to-colours'))
    assert.deepEqual(
      plan.unplaced.map(({ text }) => text),
      ['RAG key', 'Red = not started', 'Amber = some delay'],
    )
  })
})

test('equality objectives: a column for each quarter, and RAYG', () => {
  const plan = read(
    'Equality Objectives Action Plan 2022-26',
    ['Action', 'Responsible Service', 'Timescale', 'Outcome', 'Q1 update', 'Q2 update', 'Q3 update', 'RAYG'],
    [
      'Extend monitoring',
      'Heads of Service',
      '31st March 2024',
      'Gaps known',
      'Not started',
      'Scoping',
      'Five done',
      'Yellow',
    ],
  )
  const [only] = rowsOf(plan)
  assert.deepEqual(only && parts(only), [
    '',
    'Extend monitoring',
    'Heads of Service',
    '31st March 2024',
    'Yellow',
    'Five done',
  ])
  assert.equal(only?.derived.rag, 'amber')
})

test('scrutiny recommendations: what was not accepted is not complete', () => {
  const [first, last] = rowsOf(
    read(
      'Recommendations Tracker 2024/25',
      [
        'No.',
        'Recommendation',
        'Executive Response',
        'Responsible Officer',
        'Target date',
        'Progress update',
        'Status',
      ],
      [
        'R1',
        'That data is reported every six months',
        'Accepted',
        'Head of Performance',
        'Every six months',
        'First report',
        'Ongoing',
      ],
      [
        'R2',
        'That funding is doubled',
        'Rejected',
        'Cabinet Member',
        'June 2024',
        'None',
        'Closed - not accepted',
      ],
    ),
  )
  assert.deepEqual([first?.derived.recurring, last?.derived.status], ['twice-yearly', 'cancelled'])
  assert.equal(statusOf('Not commenced'), 'not-started')
})

test('a school’s anti-bullying plan: evaluations by term', () => {
  const [only] = rowsOf(
    read(
      'Oakfield Anti-Bullying Action Plan 2024-25',
      [
        'What we will do',
        'Who',
        'When',
        'Cost',
        'How we will monitor',
        'Evaluation (Autumn)',
        'Evaluation (Spring)',
      ],
      ['Train playground leaders', 'Mrs Patel', 'termly', '£300', 'Behaviour log', 'Booked', '12 trained'],
    ),
  )
  assert.deepEqual([only?.update, only?.derived.recurring], ['12 trained', 'termly'])
})

test('a Welsh plan: titles in two languages, and in Welsh alone', () => {
  const cells = ['Mentora', 'Cyfarwyddwr / Director', 'March 2024', 'Deg pâr']
  const both = rowsOf(
    read(
      'Action Plan 2023-28',
      ['Camau / Actions', 'Arweinydd / Lead', 'Amserlen / Timescale', 'Cynnydd / Progress'],
      cells,
    ),
  )
  const welsh = rowsOf(read('Cynllun 2023-28', ['Camau', 'Arweinydd', 'Amserlen', 'Cynnydd'], cells))
  for (const [only] of [both, welsh])
    assert.deepEqual(only && parts(only), [
      '',
      'Mentora',
      'Cyfarwyddwr / Director',
      'March 2024',
      '',
      'Deg pâr',
    ])
})

test('an Irish plan: an action by its number over lines of who, with whom and when', () => {
  const texts = [
    'Objective 1. Being Safe',
    'Action 1.1 Develop a protocol',
    'Lead: An Garda Síochána',
    'Partners: Local Authority',
    'Timeline: Q4 2024',
    'Status: Underway',
  ]
  const plan = readWhole([line('Local Plan Against Racism 2023-27'), ...texts.map((text) => line(text))])
  const [only] = rowsOf(plan)
  assert.deepEqual(only && parts(only), [
    '',
    'Develop a protocol',
    'An Garda Síochána',
    'Q4 2024',
    'Underway',
    '',
  ])
  assert.deepEqual(only?.other, [{ column: 'Partners', text: 'Local Authority' }])
  assert.equal(plan.priorities[0]?.aims[0]?.ref, '1.1')
})

test('a Scottish plan: the statuses that the title offers', () => {
  const [only] = rowsOf(
    read(
      'Equally Safe Plan 2024-27',
      [
        'Long term outcome',
        'Improvement action',
        'Lead partner(s)',
        'Timeframe',
        'Measure',
        'Status (On track/Delayed/Complete)',
      ],
      ['Safe communities', 'Train staff', 'NHS Highland', 'Years 2-3', 'Staff trained', 'Not yet due'],
    ),
  )
  assert.deepEqual(
    [only?.derived.start, only?.derived.end, only?.derived.status],
    ['2025-04-01', '2027-03-31', 'not-started'],
  )
})

test('the key below the last row of a table is no action', () => {
  const plan = read(
    'Race Equality Plan 2024/25',
    ['Action', 'Lead', 'By when', 'Status'],
    ['Publish data', 'HR', 'June 2024', 'Red'],
    ['Key', '', '', ''],
    ['Red', 'Not started', '', ''],
    ['Amber', 'Some delay', '', ''],
  )
  assert.deepEqual(
    rowsOf(plan).map(({ action }) => action),
    ['Publish data'],
  )
  assert.deepEqual(
    plan.unplaced.map(({ text }) => text),
    ['Key', 'Red | Not started', 'Amber | Some delay'],
  )
})

test('a charity’s logframe: results are objectives, and nothing is taken for an owner or a time', () => {
  const [only] = rowsOf(
    read(
      'Project logframe 2024-26',
      ['Result level', 'Indicator', 'Baseline', 'Target', 'Means of verification', 'Assumptions'],
      ['Outcome 1: People trust us', '% who would report', '34%', '50%', 'Survey', 'Funding goes on'],
    ),
  )
  assert.deepEqual(only && parts(only), ['Outcome 1: People trust us', '', '', '', '', ''])
  assert.equal(only?.other.length, 5)
})
