// The layouts of plans that partnerships, councils, police and health bodies really have, each small and in words of ours.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Block, Paragraph, TableRow } from './blocks.ts'
import { ragOfFill } from './fill.ts'
import type { PlanRead, ReadRow } from './read-plan.schema.ts'
import { readBlocks, readPlan } from './read-plan.ts'
import { wordBalance } from './words.ts'

let line = 0
const row = (cells: string[], more: Partial<TableRow> = {}): TableRow => ({
  kind: 'row',
  line: ++line,
  table: 1,
  cells,
  ...more,
})
const heading = (text: string, level?: number): Paragraph => ({
  kind: 'paragraph',
  line: ++line,
  text,
  indented: false,
  ...(level === undefined ? {} : { heading: level }),
})

/** Reads blocks, and holds the reader to having lost and invented no word. */
function read(blocks: Block[], columns = {}): PlanRead {
  const plan = readBlocks(blocks, { columns })
  assert.ok(plan.ok)
  const source = blocks
    .map((block) => (block.kind === 'row' ? block.cells.join('\n') : block.text))
    .join('\n')
  assert.deepEqual(wordBalance(source, plan), { lost: [], invented: [] })
  return plan
}
const rowsOf = (plan: PlanRead): ReadRow[] =>
  plan.priorities.flatMap(({ aims }) => aims.flatMap(({ rows }) => rows))
const titlesOf = (plan: PlanRead) => plan.priorities.map(({ title }) => title)

describe('headings of a plan', () => {
  const table = (n: number) => [
    row(['Action', 'Lead', 'By when', 'RAG'], { table: n }),
    row([`Do thing ${n}`, 'Police', 'Q1', 'Green'], { table: n }),
  ]

  test('are priorities by whatever word the plan numbers them with', () => {
    for (const word of [
      'Priority',
      'Outcome',
      'Objective',
      'Pillar',
      'Workstream',
      'Strand',
      'Theme',
      'Aim',
    ]) {
      const plan = read([
        heading('Our plan 2024/25'),
        heading(`${word} 1: Prevent`),
        ...table(1),
        heading(`${word} 2 - Protect`),
        ...table(2),
      ])
      assert.deepEqual(titlesOf(plan), ['Prevent', 'Protect'], word)
      assert.deepEqual(
        plan.priorities.map(({ number }) => number),
        [1, 2],
      )
    }
    const lettered = read([heading('Plan'), heading('Strand A: Prevent'), ...table(1)])
    assert.deepEqual(titlesOf(lettered), ['Prevent'])
  })

  test('stand over one another where a plan has two ranks', () => {
    const plan = read([
      heading('Plan'),
      heading('Theme 1: People'),
      heading('Objective 1: Listen'),
      ...table(1),
      heading('Objective 2: Act'),
      ...table(2),
    ])
    assert.deepEqual(titlesOf(plan), ['People'])
    assert.deepEqual(
      plan.priorities[0]?.aims.map(({ ref, text }) => [ref, text]),
      [
        ['1', 'Listen'],
        ['2', 'Act'],
      ],
    )
  })

  test('without numbers are known by their style, and only over a table', () => {
    const plan = read([
      heading('The plan', 0),
      heading('Background', 1),
      heading('Some words.'),
      heading('Prevention', 1),
      heading('Schools', 2),
      ...table(1),
      heading('Contacts', 1),
    ])
    assert.deepEqual(titlesOf(plan), ['Prevention'])
    assert.deepEqual(
      plan.priorities[0]?.aims.map(({ text }) => text),
      ['Schools'],
    )
    assert.deepEqual(
      plan.unplaced.map(({ text }) => text),
      ['Background', 'Some words.', 'Contacts'],
    )
  })

  test('may be rows as wide as the table', () => {
    const wide = (text: string) => row([text, '', '', ''], { merged: [null, 'left', 'left', 'left'] })
    const [head, first] = table(1)
    assert.ok(head && first)
    const plan = read([
      heading('Plan'),
      head,
      wide('Priority 1 – Report'),
      first,
      wide('Priority 2 – Support'),
      row(['Ring people', 'Service', 'Ongoing', '']),
    ])
    assert.deepEqual(titlesOf(plan), ['Report', 'Support'])
    assert.equal(rowsOf(plan).length, 2)
  })
})

describe('columns', () => {
  test('are known by the titles that many bodies give them', () => {
    for (const [titles, expected] of [
      [
        ['What will we do?', 'Who will lead?', 'When?', 'How will we know?', 'BRAG'],
        ['action', 'owner', 'timeframe', 'other', 'status'],
      ],
      [
        ['Ref', 'Recommendation', 'Agreed action', 'Responsible officer', 'Target date', 'Current position'],
        ['ref', 'objective', 'action', 'owner', 'timeframe', 'update'],
      ],
      [
        [
          'Activity',
          'Delivery lead',
          'Partners',
          'Completion date',
          'Measure of success',
          'Progress to date',
          'RAG rating',
        ],
        ['action', 'owner', 'other', 'timeframe', 'other', 'update', 'status'],
      ],
      [
        ['Objective', 'Key tasks', 'Lead agency', 'Resources', 'Timescales', 'Outcome'],
        ['objective', 'action', 'owner', 'other', 'timeframe', 'other'],
      ],
    ] as const) {
      const cells = titles.map((_, at) =>
        expected[at] === 'timeframe'
          ? 'Q2'
          : expected[at] === 'ref'
            ? '1'
            : expected[at] === 'status'
              ? 'Red'
              : `Cell${at}`,
      )
      const [only] = rowsOf(read([heading('Plan 2024/25'), row([...titles]), row(cells)]))
      assert.ok(only)
      const { objective, action, owner, timeframe, status, update, other } = only
      const found = { objective, action, owner, timeframe, status, update }
      expected.forEach((kind, at) => {
        if (kind === 'other')
          assert.ok(
            other.some(({ column, text }) => column === titles[at] && text === cells[at]),
            titles[at],
          )
        else if (kind !== 'ref') assert.equal(found[kind], cells[at], titles[at])
      })
    }
  })

  test('named Progress are the status in one plan and the update in the next', () => {
    const head = ['Action', 'Owner', 'Due', 'Progress']
    const status = rowsOf(
      read([
        heading('Plan'),
        row(head),
        row(['A', 'Police', 'Q1', 'In progress']),
        row(['B', 'Police', 'Q2', 'Complete']),
      ]),
    )
    assert.deepEqual(
      status.map(({ derived }) => derived.status),
      ['in-progress', 'complete'],
    )
    const story = 'Two meetings were held and the leaflet is with the printer until next month.'
    const update = rowsOf(
      read([
        heading('Plan'),
        row(head),
        row(['A', 'Police', 'Q1', story]),
        row(['B', 'Police', 'Q2', 'Complete']),
      ]),
    )
    assert.deepEqual(
      update.map((each) => each.update),
      [story, 'Complete'],
    )
  })

  test('may be said by a person, who goes before the titles', () => {
    const blocks = [
      heading('Plan'),
      row(['Action', 'Owner', 'Due', 'Sparkle']),
      row(['A', 'Police', 'Q1', 'Green']),
    ]
    assert.equal(rowsOf(read(blocks, { sparkle: 'status' }))[0]?.derived.rag, 'green')
    assert.equal(rowsOf(read(blocks, { due: 'other', sparkle: 'status' }))[0]?.timeframe, '')
  })

  test('of a first and a last day are one time frame', () => {
    const [only] = rowsOf(
      read([
        heading('Plan'),
        row(['Action', 'Lead', 'Start date', 'End date', 'RAG']),
        row(['Go', 'Police', '01/04/2024', '30/06/2025', '']),
      ]),
    )
    assert.equal(only?.timeframe, '01/04/2024 – 30/06/2025')
    assert.deepEqual([only?.derived.start, only?.derived.end], ['2024-04-01', '2025-06-30'])
    assert.deepEqual(only?.flags, [])
  })
})

describe('cells', () => {
  const head = row(['Action', 'Owner', 'Due', 'Status'])

  test('that are merged over rows share their meaning, and their words stand once', () => {
    const rows = rowsOf(
      read([
        heading('Plan'),
        head,
        row(['A', 'Police', 'Q1', '']),
        row(['B', '', 'Q2', ''], { merged: [null, 'above', null, null] }),
        row(['C', '', 'Q3', '']),
      ]),
    )
    assert.deepEqual(
      rows.map(({ owner }) => owner),
      ['Police', '', ''],
    )
    assert.deepEqual(
      rows.map(({ derived }) => derived.owners),
      [['Police'], ['Police'], []],
    )
  })

  test('may say how it goes by their colour alone: proposed and flagged, the status stays not set', () => {
    const fills = (colour: string) => ({ fills: [null, null, null, colour] })
    const rows = rowsOf(
      read([
        heading('Plan'),
        head,
        row(['A', 'Police', 'Q1', ''], fills('#00b050')),
        row(['B', 'Police', 'Q1', ''], fills('#ffc000')),
        row(['C', 'Police', 'Q1', ''], fills('#ffffff')),
      ]),
    )
    assert.deepEqual(
      rows.map(({ derived, status }) => [derived.rag, status]),
      [
        ['green', ''],
        ['amber', ''],
        [null, ''],
      ],
    )
    assert.deepEqual(
      rows.map(({ flags }) => flags.includes('colour-only')),
      [true, true, false],
    )
  })

  test('one column off are proposed from where they should be, and stay where they are', () => {
    const wide = row(['Aim', 'Action', 'Owner', 'Due', 'Status'])
    const left = rowsOf(read([heading('Plan 2024-25'), wide, row(['1.1 Learn', 'Police', 'Q3', 'Red'])]))[0]
    assert.deepEqual(left?.derived.owners, ['Police'])
    assert.deepEqual([left?.derived.end, left?.derived.rag], ['2024-12-31', 'red'])
    assert.equal(left?.owner, 'Q3')
    assert.ok(left?.flags.includes('cells-shifted'))
    assert.equal(left?.derived.sure, 'no')
  })

  test('name a colour by letter, word or sign', () => {
    const rags = ['R', 'Amber', '🟢', 'Green/On track', 'Amber/Green'].map(
      (cell) => rowsOf(read([heading('Plan'), head, row(['A', 'Police', 'Q1', cell])]))[0]?.derived.rag,
    )
    assert.deepEqual(rags, ['red', 'amber', 'green', 'green', null])
  })
})

describe('tables', () => {
  test('that are not the plan give it no rows, and lose no words', () => {
    const plan = read([
      heading('Plan'),
      row(['Action', 'Owner', 'Due', 'Status']),
      row(['A', 'Police', 'Q1', 'Green']),
      heading('Key'),
      row(['Colour', 'Meaning'], { table: 2 }),
      row(['Green', 'On time'], { table: 2 }),
      row(['Risk', 'Likelihood', 'Impact'], { table: 3 }),
      row(['Money ends', '3', '4'], { table: 3 }),
    ])
    assert.equal(rowsOf(plan).length, 1)
    assert.equal(plan.unplaced.length, 5)
  })

  test('with a header of their own are read by it, and without one by the table that a page cut', () => {
    const plan = read([
      heading('Plan'),
      row(['Action', 'Owner', 'Due', 'Status']),
      row(['A', 'Police', 'Q1', 'Green']),
      row(['B', 'Council', 'Q2', 'Red'], { table: 2 }),
      row(['Lead', 'Task', 'Deadline', 'Comments'], { table: 3 }),
      row(['Health', 'C', 'Q3', 'Begun'], { table: 3 }),
    ])
    assert.deepEqual(
      rowsOf(plan).map(({ action, owner }) => [action, owner]),
      [
        ['A', 'Police'],
        ['B', 'Council'],
        ['C', 'Health'],
      ],
    )
  })

  test('may be a form for each action', () => {
    const card = (n: number, action: string) => [
      row(['Action', action], { table: n }),
      row(['Lead', 'Council'], { table: n }),
      row(['Timescale', '2025/26'], { table: n }),
      row(['Status', 'Not started'], { table: n }),
    ]
    const rows = rowsOf(read([heading('Plan'), ...card(1, 'Train drivers'), ...card(2, 'Visit schools')]))
    assert.deepEqual(
      rows.map(({ action, owner, derived }) => [action, owner, derived.status]),
      [
        ['Train drivers', 'Council', 'not-started'],
        ['Visit schools', 'Council', 'not-started'],
      ],
    )
  })
})

test('a time frame as a spreadsheet shows it is a month', () => {
  const plan = readPlan('Plan\nAction,Owner,Due,Status\nA,Police,Mar-25,Red\n', { fileName: 'p.csv' })
  assert.ok(plan.ok)
  assert.deepEqual(
    rowsOf(plan).map(({ derived }) => [derived.start, derived.end]),
    [['2025-03-01', '2025-03-31']],
  )
})

test('a background is a traffic light by its hue', () => {
  for (const [fill, rag] of [
    ['#ff0000', 'red'],
    ['#c00000', 'red'],
    ['#ffc000', 'amber'],
    ['#ffff00', 'amber'],
    ['#ed7d31', 'amber'],
    ['#92d050', 'green'],
    ['#00b050', 'green'],
    ['#0070c0', 'blue'],
    ['#4472c4', 'blue'],
    ['#ffffff', null],
    ['#d9d9d9', null],
    ['#f2f2f2', null],
    [null, null],
  ] as const)
    assert.equal(ragOfFill(fill), rag, String(fill))
})

describe('headings over tables', () => {
  const head = (n: number) => row(['Action', 'Lead', 'By when', 'RAG'], { table: n })
  const one = (n: number) => row([`Do ${n}`, 'Police', 'Q1', 'Green'], { table: n })

  test('with a number in a number are aims, and the numbers in their tables the rows’ own', () => {
    const plan = read([
      heading('Plan 2024/25'),
      heading('Priority 1: Heard'),
      heading('Outcome 1.1: People report'),
      row(['Ref', 'Action', 'Lead', 'By when'], { table: 1 }),
      row(['1.1.1', 'Open a line', 'Police', 'Q1'], { table: 1 }),
      heading('Priority 1: Heard (continued)'),
      heading('Outcome 1.2: People return'),
      row(['1.2.1', 'Ring back', 'Council', 'Q2'], { table: 1 }),
    ])
    assert.deepEqual(
      plan.priorities.map(({ number, title, aims }) => [
        number,
        title,
        aims.map(({ ref, text }) => [ref, text]),
      ]),
      [
        [
          1,
          'Heard',
          [
            ['1.1', 'People report'],
            ['1.2', 'People return'],
          ],
        ],
      ],
    )
    assert.deepEqual(
      rowsOf(plan).map(({ other }) => other),
      [[{ column: 'Ref', text: '1.1.1' }], [{ column: 'Ref', text: '1.2.1' }]],
    )
  })

  test('are known by their place where nothing else says so', () => {
    const plan = read([
      heading('Plan'),
      heading('Leadership'),
      head(1),
      one(1),
      heading('Training'),
      head(2),
      one(2),
    ])
    assert.deepEqual(titlesOf(plan), ['Leadership', 'Training'])
  })

  test('in a list of contents open nothing', () => {
    const plan = read([
      heading('Plan'),
      heading('Priority 1: Heard'),
      heading('Priority 2: Safe'),
      heading('Some words of welcome.'),
      heading('Priority 1: Heard'),
      head(1),
      one(1),
      heading('Priority 2: Safe'),
      head(2),
      one(2),
    ])
    assert.deepEqual(titlesOf(plan), ['Heard', 'Safe'])
  })

  test('may be named by what they are and have no number', () => {
    const plan = read([
      heading('Plan'),
      heading('Objective: Raise trust'),
      head(1),
      one(1),
      heading('Objective: Help'),
      head(2),
      one(2),
    ])
    assert.deepEqual(titlesOf(plan), ['Raise trust', 'Help'])
  })
})

describe('pasted text', () => {
  const rowsIn = (text: string) => {
    const plan = readPlan(text)
    assert.ok(plan.ok)
    assert.deepEqual(wordBalance(text, plan), { lost: [], invented: [] })
    return rowsOf(plan)
  }

  test('with line breaks in its cells has whole rows, where every row then fits', () => {
    const rows = rowsIn(
      'Plan 2024-25\nObjective\tAction\tLead\tWhen\tRAG\nHear\tHold a forum\nWrite it up\tCouncil\tQ1\tGreen\nBe fair\tReview\tHR\tQ3\t\n',
    )
    assert.deepEqual(
      rows.map(({ action, owner, status }) => [action, owner, status]),
      [
        ['Hold a forum\nWrite it up', 'Council', 'Green'],
        ['Review', 'HR', ''],
      ],
    )
    assert.equal(
      rowsIn('Plan\nObjective\tAction\tLead\tWhen\tRAG\nHear\tHold\tUs\nHelp\tAsk\tThem\n').length,
      2,
    )
  })

  test('keeps a sign at the end of a row', () => {
    const rows = rowsIn('Plan\nAction\tLead\tWhen\tStatus\nA\tHR\tQ1\t🟢\nB\tHR\tQ2\t✔\n')
    assert.deepEqual(
      rows.map(({ derived }) => [derived.rag, derived.status]),
      [
        ['green', null],
        [null, 'complete'],
      ],
    )
  })

  test('that is a key, or lists risks or people, gives no rows', () => {
    const rows = rowsIn(
      'Plan\nAction\tLead\tWhen\tRAG\nA\tHR\tQ1\tG\nKey\nR\tLate\nG\tOn time\nRisk\tLikelihood\tImpact\tOwner\nMoney\tHigh\tLow\tUs\n',
    )
    assert.equal(rows.length, 1)
  })
})

test('an objective merged over rows with numbers of their own is shared by them', () => {
  const rows = rowsOf(
    read([
      heading('Plan'),
      row(['Objective', 'No', 'Action', 'Lead', 'Due']),
      row(['Strong board', '1', 'Meet', 'Chair', 'Q1']),
      row(['', '2', 'Report', 'Chair', 'Q2'], { merged: ['above', null, null, null, null] }),
    ]),
  )
  assert.deepEqual(
    rows.map(({ objective, derived }) => [objective, derived.objectives]),
    [
      ['Strong board', ['Strong board']],
      ['', ['Strong board']],
    ],
  )
})

test('what beside how is the objective, and how the action', () => {
  const [only] = rowsOf(
    read([heading('Plan'), row(['What', 'How', 'Who', 'When']), row(['Trust', 'Meet', 'Police', 'Q1'])]),
  )
  assert.deepEqual([only?.objective, only?.action, only?.owner], ['Trust', 'Meet', 'Police'])
})
