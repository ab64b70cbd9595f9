// Forms of an action: two titles in a row, titles under a heading, and a heading that is only its number.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

describe('a form with two titles in a row', () => {
  const form = (at: number, [ref, lead, action, from, to, rag, update]: string[]) => [
    row(['Action ref', ref ?? '', 'Lead', lead ?? ''], { table: at }),
    row(['Action', action ?? '', '', ''], { table: at, merged: [null, null, 'left', 'left'] }),
    row(['Start date', from ?? '', 'End date', to ?? ''], { table: at }),
    row(['RAG status', rag ?? '', 'Last review', '1 May 2026'], { table: at }),
    row(['Update', update ?? ''], { table: at }),
  ]

  test('each is one action, with its number, and what has no field keeps its title', () => {
    const read = readWhole([
      line('Action sheets of the fire plan'),
      ...form(1, ['CR01', 'Prevention', 'Visit 40 homes', '1 April 2026', '31 March 2027', 'Green', 'Begun']),
      line('Reviewed by the board'),
      ...form(2, ['CR02', 'Safeguarding', 'Agree a protocol', '1 June 2026', '1 July 2026', 'Red', 'Late']),
    ])
    assert.deepEqual(
      rowsOf(read).map(({ action, owner, timeframe, status, update, other }) => [
        action,
        owner,
        timeframe,
        status,
        update,
        other,
      ]),
      [
        [
          'Visit 40 homes',
          'Prevention',
          '1 April 2026 – 31 March 2027',
          'Green',
          'Begun',
          [{ column: 'Last review', text: '1 May 2026' }],
        ],
        [
          'Agree a protocol',
          'Safeguarding',
          '1 June 2026 – 1 July 2026',
          'Red',
          'Late',
          [{ column: 'Last review', text: '1 May 2026' }],
        ],
      ],
    )
    assert.deepEqual(
      read.priorities[0]?.aims.map(({ ref }) => ref),
      ['CR01', 'CR02'],
    )
    assert.ok(!read.warnings.some(({ code }) => code === 'no-header'))
  })

  test('a table with titles over its columns stands as it is', () => {
    const read = readWhole([
      row(['Lead', 'Action', 'Deadline', 'Status']),
      row(['Police', 'Print a leaflet', 'June 2026', 'Complete']),
      row(['Housing', 'Meet the college', 'July 2026', 'In progress']),
    ])
    assert.deepEqual(
      rowsOf(read).map(({ action, owner }) => [action, owner]),
      [
        ['Print a leaflet', 'Police'],
        ['Meet the college', 'Housing'],
      ],
    )
  })
})

describe('titles and what they say under the heading of an action', () => {
  const said = (lead: string, when: string, status: string): [string, string][] => [
    ['Lead', lead],
    ['Completion date', when],
    ['Status', status],
  ]
  const actions: [string, [string, string][]][] = [
    ['Action 1.1 Offer interviews to care leavers', said('Head of HR', 'December 2026', 'In progress')],
    ['Action 1.2 Mentor all directors', said('OD Team', 'March 2027', 'Complete')],
  ]
  const expected = [
    ['Offer interviews to care leavers', 'Head of HR', 'December 2026', 'In progress'],
    ['Mentor all directors', 'OD Team', 'March 2027', 'Complete'],
  ]
  const cells = (read: ReturnType<typeof readWhole>) =>
    rowsOf(read).map(({ action, owner, timeframe, status }) => [action, owner, timeframe, status])

  test('as a table of two columns for each', () => {
    const read = readWhole([
      line('Equality plan 2026/27'),
      line('Objective 1: Our people', 2),
      ...actions.flatMap(([head, pairs], at) => [
        line(head),
        ...pairs.map((pair) => row(pair, { table: at + 1 })),
      ]),
    ])
    assert.deepEqual(cells(read), expected)
    assert.deepEqual(
      read.priorities[0]?.aims.map(({ ref }) => ref),
      ['1.1', '1.2'],
    )
    assert.deepEqual(
      rowsOf(read).flatMap(({ flags }) => flags),
      [],
    )
    assert.ok(!read.warnings.some(({ code }) => code === 'no-header'))
  })

  test('as titles with what they say on the line below, and the next objective is none of them', () => {
    const read = readWhole([
      line('Equality plan 2026/27'),
      line('Objective 1: Our people'),
      ...actions.flatMap(([head, pairs]) => [line(head), ...pairs.flat().map((text) => line(text))]),
      line('Objective 2: Our services'),
      line('Action 2.1 Translate ten pages'),
      line('Lead'),
      line('Digital'),
      line('Status'),
      line('Not started'),
    ])
    assert.deepEqual(cells(read), [...expected, ['Translate ten pages', 'Digital', '', 'Not started']])
    assert.deepEqual(
      read.priorities.map(({ title }) => title),
      ['Our people', 'Our services'],
    )
  })

  test('a colour alone says how it goes', () => {
    const read = readWhole([
      line('Equality plan 2026/27'),
      ...actions.flatMap(([head, pairs], at) => [
        line(head, 2),
        ...pairs.map(([title, words], index) =>
          row([title, index === 2 ? '' : words], {
            table: at + 1,
            fills: [null, index === 2 ? '#00b050' : null],
          }),
        ),
      ]),
    ])
    assert.deepEqual(
      rowsOf(read).map(({ derived, flags }) => [derived.rag, flags]),
      [
        ['green', ['colour-only']],
        ['green', ['colour-only']],
      ],
    )
  })
})

test('a heading that is only an action’s number is the number of what stands under it', () => {
  const read = readWhole([
    line('Health plan 2026/27'),
    line('Priority 1 - Minds', 1),
    line('Action 1.1', 2),
    row(['What we will do', 'Start a group'], { table: 1 }),
    row(['Who will lead', 'Public Health'], { table: 1 }),
    row(['By when', 'March 2027'], { table: 1 }),
    line('Action 1.2', 2),
    row(['What we will do', 'Train 40 people'], { table: 2 }),
    row(['Who will lead', 'CVS'], { table: 2 }),
    row(['By when', 'June 2026'], { table: 2 }),
  ])
  assert.deepEqual(
    read.priorities[0]?.aims.map(({ ref, text, rows }) => [ref, text, rows.map(({ action }) => action)]),
    [
      ['1.1', '', ['Start a group']],
      ['1.2', '', ['Train 40 people']],
    ],
  )
})

test('one heading that calls itself an action is enough, and one that does not is none', () => {
  const read = (head: string) =>
    rowsOf(
      readWhole([
        line('Equality plan 2026/27'),
        line('Objective 1: Our people'),
        line(head, 3),
        line('Lead: Head of HR'),
        line('Status: In progress'),
      ]),
    ).map(({ action, owner }) => [action, owner])
  assert.deepEqual(read('Action 1.1 Offer interviews'), [['Offer interviews', 'Head of HR']])
  assert.deepEqual(read('Who sees to it'), [])
})
