// Plans without a table: lists, definition lists and lines under titles.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { PlanRead, ReadRow } from './read-plan.schema.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const parts = ({ action, owner, timeframe, status, update }: ReadRow) => [
  action,
  owner,
  timeframe,
  status,
  update,
]
const listed = (...texts: string[]): PlanRead =>
  readWhole([line('Hate Crime Plan 2024-25'), line('Theme 1: Awareness'), ...texts.map((text) => line(text))])

describe('an item of a list that tells of an action', () => {
  const items: [item: string, ...parts: string[]][] = [
    [
      '• train all staff (Lead: Housing; by March 2025) – AMBER',
      'train all staff',
      'Housing',
      'by March 2025',
      'AMBER',
      '',
    ],
    [
      '• Recruit 30 envoys (Lead: Youth Forum; by July 2025) – GREEN. 18 so far.',
      'Recruit 30 envoys',
      'Youth Forum',
      'by July 2025',
      'GREEN',
      '18 so far.',
    ],
    [
      '• Ask each school for its charter (Lead: Board of Education and Fenshire Police; ongoing)',
      'Ask each school for its charter',
      'Board of Education and Fenshire Police',
      'ongoing',
      '',
      '',
    ],
    [
      '1) Weekly call – Police, Council, Victim Care – in place – COMPLETE',
      'Weekly call',
      'Police, Council, Victim Care',
      '',
      'COMPLETE',
      'in place',
    ],
    [
      '2. Statement template – CPS / Police – Q3 24/25 – not yet started',
      'Statement template',
      'CPS / Police',
      'Q3 24/25',
      'not yet started',
      '',
    ],
    [
      '– Deliver training (in all schools) [Education Team – July 2025 – Green]',
      'Deliver training (in all schools)',
      'Education Team',
      'July 2025',
      'Green',
      '',
    ],
    [
      '• Hold a conference. Lead: Equality Officer. When: each October. Status: In progress.',
      'Hold a conference.',
      'Equality Officer',
      'each October',
      'In progress.',
      '',
    ],
    ['Hold a vigil (Lead: Faith Forum; by May 2025)', 'Hold a vigil', 'Faith Forum', 'by May 2025', '', ''],
  ]
  for (const [item, ...expected] of items)
    test(`“${item}”`, () => {
      const [read, ...more] = rowsOf(listed('We will:', item))
      assert.ok(read)
      assert.deepEqual([parts(read), more.length], [expected, 0])
      assert.ok(read.flags.includes('from-list'))
    })

  test('stands under its priority, with the lines below it, and its number', () => {
    const plan = listed(
      'We will:',
      '• Work with letting agents',
      'Lead: Housing Options Team',
      'When: by March 2025',
      'Progress: two agents signed',
      'Theme 2: Support',
      '1. Commission a service (Lead: OPCC; by May 2024)',
    )
    assert.deepEqual(
      plan.priorities.map(({ title, aims }) => [title, aims.map(({ ref, rows }) => [ref, rows.map(parts)])]),
      [
        [
          'Awareness',
          [
            [
              '',
              [
                [
                  'Work with letting agents',
                  'Housing Options Team',
                  'by March 2025',
                  '',
                  'two agents signed',
                ],
              ],
            ],
          ],
        ],
        ['Support', [['1', [['Commission a service', 'OPCC', 'by May 2024', '', '']]]]],
      ],
    )
    assert.deepEqual(plan.unplaced, [])
  })
})

test('where nothing says who or when, items under “We will:” are actions, and those under a heading of a plan without any', () => {
  assert.deepEqual(
    rowsOf(listed('Our partnership will:', '• hold four events', '• write a guide')).map(
      ({ action }) => action,
    ),
    ['hold four events', 'write a guide'],
  )
  assert.deepEqual(
    rowsOf(listed('• hold four events', '• write a guide')).map(({ action }) => action),
    ['hold four events', 'write a guide'],
  )
})

test('core objectives stay what they are, and bullets over a table are no actions', () => {
  const plan = readWhole([
    line('Hate Crime Plan 2024-25'),
    line('Priority 1: Awareness'),
    line('Core objectives:'),
    line('• Fewer incidents by March 2025'),
    line('• More trust'),
    row(['Action', 'Lead', 'By when', 'Status']),
    row(['Train staff', 'Housing', 'May 2024', 'Started']),
  ])
  assert.deepEqual(plan.priorities[0]?.coreObjectives, ['Fewer incidents by March 2025', 'More trust'])
  assert.deepEqual(plan.priorities[0]?.objectiveSources, [
    { line: 4, lastLine: 4 },
    { line: 5, lastLine: 5 },
  ])
  assert.deepEqual(
    rowsOf(plan).map(({ action }) => action),
    ['Train staff'],
  )
})

test('a sentence with brackets, dashes and years is no more than that', () => {
  const plan = readWhole([
    line('Hate Crime Plan 2024-25'),
    line('Priority 1: Awareness'),
    row(['Action', 'Lead', 'By when', 'Status']),
    row(['Train staff', 'Housing', 'May 2024', 'Started']),
    line('• Work with schools – primary and secondary – to teach respect (since 2019)'),
  ])
  assert.equal(rowsOf(plan).length, 1)
})

test('definition lists: a term with what is said of it, and titles over what they say', () => {
  const terms = readWhole([
    line('Equality Plan 2024-27', 0),
    line('Priority 1: Listening', 2),
    row(['Hold an event in each ward', 'Lead: Community Team\nBy when: March 2025\nStatus: In progress']),
    row(['Publish what was said', 'Lead: Policy Team. By when: June 2025. Status: Not started']),
  ])
  assert.deepEqual(rowsOf(terms).map(parts), [
    ['Hold an event in each ward', 'Community Team', 'March 2025', 'In progress', ''],
    ['Publish what was said', 'Policy Team', 'June 2025', 'Not started', ''],
  ])
  const titles = [
    'Action',
    'Review the policy',
    'Owner',
    'HR',
    'Timescale',
    'Annually',
    'Progress',
    'Drafted',
  ]
  const lines = readWhole([line('Equality Plan 2024-27', 0), ...titles.map((text) => line(text))])
  assert.deepEqual(rowsOf(lines).map(parts), [['Review the policy', 'HR', 'Annually', '', 'Drafted']])
})
