// Which words of a plan open a priority or an aim, in the ways that partnerships write them.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { PlanRead } from './read-plan.schema.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

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
      const plan = readWhole([
        line('Our plan 2024/25'),
        line(`${word} 1: Prevent`),
        ...table(1),
        line(`${word} 2 - Protect`),
        ...table(2),
      ])
      assert.deepEqual(titlesOf(plan), ['Prevent', 'Protect'], word)
      assert.deepEqual(
        plan.priorities.map(({ number }) => number),
        [1, 2],
      )
    }
    const lettered = readWhole([line('Plan'), line('Strand A: Prevent'), ...table(1)])
    assert.deepEqual(titlesOf(lettered), ['Prevent'])
  })

  test('stand over one another where a plan has two ranks', () => {
    const plan = readWhole([
      line('Plan'),
      line('Theme 1: People'),
      line('Objective 1: Listen'),
      ...table(1),
      line('Objective 2: Act'),
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
    const plan = readWhole([
      line('The plan', 0),
      line('Background', 1),
      line('Some words.'),
      line('Prevention', 1),
      line('Schools', 2),
      ...table(1),
      line('Contacts', 1),
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
    const plan = readWhole([
      line('Plan'),
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

describe('headings over tables', () => {
  const head = (n: number) => row(['Action', 'Lead', 'By when', 'RAG'], { table: n })
  const one = (n: number) => row([`Do ${n}`, 'Police', 'Q1', 'Green'], { table: n })

  test('with a number in a number are aims, and the numbers in their tables the rows’ own', () => {
    const plan = readWhole([
      line('Plan 2024/25'),
      line('Priority 1: Heard'),
      line('Outcome 1.1: People report'),
      row(['Ref', 'Action', 'Lead', 'By when'], { table: 1 }),
      row(['1.1.1', 'Open a line', 'Police', 'Q1'], { table: 1 }),
      line('Priority 1: Heard (continued)'),
      line('Outcome 1.2: People return'),
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
    const plan = readWhole([
      line('Plan'),
      line('Leadership'),
      head(1),
      one(1),
      line('Training'),
      head(2),
      one(2),
    ])
    assert.deepEqual(titlesOf(plan), ['Leadership', 'Training'])
  })

  test('in a list of contents open nothing', () => {
    const plan = readWhole([
      line('Plan'),
      line('Priority 1: Heard'),
      line('Priority 2: Safe'),
      line('Some words of welcome.'),
      line('Priority 1: Heard'),
      head(1),
      one(1),
      line('Priority 2: Safe'),
      head(2),
      one(2),
    ])
    assert.deepEqual(titlesOf(plan), ['Heard', 'Safe'])
  })

  test('may be named by what they are and have no number', () => {
    const plan = readWhole([
      line('Plan'),
      line('Objective: Raise trust'),
      head(1),
      one(1),
      line('Objective: Help'),
      head(2),
      one(2),
    ])
    assert.deepEqual(titlesOf(plan), ['Raise trust', 'Help'])
  })
})

describe('the title of a plan', () => {
  const table = [row(['Action', 'Lead', 'By when', 'Status']), row(['Go', 'Police', 'Q1', ''])]
  const sheet = (text: string) => ({ ...line(text, 1), sheetName: true })
  const titleOf = (...before: ReturnType<typeof line>[]) => readWhole([...before, ...table]).title

  test('is what the format calls so, whatever else names a plan', () => {
    const plan = readWhole([
      line('Standing together', 0),
      line('Version 3 of the plan 2026-27, agreed in May'),
      ...table,
    ])
    assert.equal(plan.title, 'Standing together')
    assert.equal(titleOf(line('Draft', 0), line('Hate crime plan 2026-27', 0)), 'Hate crime plan 2026-27')
  })

  test('stands in the sheet before it is the name of the sheet', () => {
    assert.equal(
      titleOf(sheet('HC plan'), line('Northbrook hate crime action plan')),
      'Northbrook hate crime action plan',
    )
    assert.equal(titleOf(sheet('Hate plan 2026-27')), 'Hate plan 2026-27')
    assert.equal(titleOf(sheet('Northbrook'), line('Standing together')), 'Standing together')
    const plan = readWhole([sheet('HC plan'), line('Northbrook hate crime plan 2026-27'), ...table])
    assert.deepEqual(
      plan.priorities.map(({ heading }) => heading),
      [''],
    )
  })
})

test('a strand that is called as an old marking was is a heading where it is styled as one', () => {
  const plan = readWhole([
    line('Plan 2026', 0),
    line('PREVENT', 1),
    row(['Action', 'Lead', 'By when']),
    row(['Hold a meeting', 'Police', 'May 2026']),
    line('PROTECT', 1),
    row(['Action', 'Lead', 'By when'], { table: 2 }),
    row(['Mend the lights', 'Council', 'June 2026'], { table: 2 }),
    line('Protect'),
  ])
  assert.deepEqual(
    plan.priorities.map(({ title, aims }) => [
      title,
      aims.flatMap(({ rows }) => rows.map(({ action }) => action)),
    ]),
    [
      ['PREVENT', ['Hold a meeting']],
      ['PROTECT', ['Mend the lights']],
    ],
  )
})
