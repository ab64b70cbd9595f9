// Headers of several lines, and tables that have a header and are no plan.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ColumnsSaid } from './columns.ts'
import { readBlocks } from './read-plan.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const title = line('Our hate crime plan 2024-25', 0)
const head = row(['Action', 'Lead', 'Timescale', 'Measure of success', 'RAG'])
const first = row(['Run a campaign', 'Police', 'Q2', 'Views', 'Green'])

describe('a header', () => {
  test('of two lines takes what the second says under a wide title', () => {
    const plan = readWhole([
      title,
      row(['Action', 'Lead', 'Timescale', 'Progress', ''], { header: true }),
      row(['', '', '', 'Update', 'BRAG'], { header: true }),
      row(['Meet groups', 'Police', 'Q1', 'Two held', 'Blue']),
    ])
    const [only] = rowsOf(plan)
    assert.deepEqual([only?.action, only?.update, only?.status], ['Meet groups', 'Two held', 'Blue'])
  })

  test('of two lines has a first and a last day, and a colour, under wide titles', () => {
    const [only] = rowsOf(
      readWhole([
        title,
        row(['Objective', 'Action', 'Responsibility', '', 'Timescales', '', 'Progress', '']),
        row(['', '', 'Lead', 'Support', 'Start', 'End', 'RAG', 'Comments']),
        row(['Access', 'Audit letters', 'Comms', 'IT', 'Apr-25', 'Sep-25', 'Green', 'Begun']),
      ]),
    )
    assert.deepEqual(
      [only?.owner, only?.timeframe, only?.status, only?.update],
      ['Comms', 'Apr-25 – Sep-25', 'Green', 'Begun'],
    )
  })

  test('of quarters under one title says how it went in each, and no time by when', () => {
    const [only] = rowsOf(
      readWhole([
        title,
        row(['Action', 'Lead', 'Quarter', '', 'Status'], { header: true }),
        row(['', '', 'Q1', 'Q2', ''], { header: true }),
        row(['Print cards', 'Comms', 'Designed', 'Printed', 'Complete']),
      ]),
    )
    assert.deepEqual([only?.timeframe, only?.update, only?.flags], ['', 'Printed', []])
  })

  test('that begins with a year says how it went in that year', () => {
    const [only] = rowsOf(
      readWhole([
        title,
        row(['Action', 'Lead', 'Status', '2024/25 Progress']),
        row(['Print cards', 'Comms', 'Complete', 'All are out']),
      ]),
    )
    assert.equal(only?.update, 'All are out')
  })

  test('is no row that begins as titles do and says when or how it goes', () => {
    const begun: [string, string, string, string, string][] = [
      ['Actions of the review are taken', 'Police', 'End of 2024', 'All', ''],
      ['Activity days at schools', 'Partners', 'By March 2025', 'Pupils', 'Completed'],
      ['Tasks go to each team', 'Teams', 'Completed', 'Notes kept', 'Green'],
    ]
    const plan = readWhole([title, head, first, ...begun.map((cells) => row(cells))])
    assert.deepEqual(
      rowsOf(plan).map(({ action, owner }) => [action, owner]),
      [['Run a campaign', 'Police'], ...begun.map(([action, owner]) => [action, owner])],
    )
  })

  test('inside a table is the same once more, or nothing but titles', () => {
    const plan = readWhole([
      title,
      head,
      first,
      row(['Key actions are reviewed', 'Lead officer', 'Dates to be set', 'Measures kept', '']),
      head,
      row(['Train staff', 'Trust', 'Q3', 'Numbers', 'Amber']),
      row(['Action', 'Lead officer', 'By when', 'Progress', 'RAG status']),
      row(['Meet groups', 'Council', 'Q4', 'Held', 'Green']),
    ])
    assert.deepEqual(
      rowsOf(plan).map(({ action, owner, update }) => [action, owner, update]),
      [
        ['Run a campaign', 'Police', ''],
        ['Key actions are reviewed', 'Lead officer', ''],
        ['Train staff', 'Trust', ''],
        ['Meet groups', 'Council', 'Held'],
      ],
    )
  })

  test('may have a year or "Completed" among titles that leave no doubt', () => {
    const [only] = rowsOf(
      readWhole([
        title,
        row(['Action', 'Lead', 'Deadline', 'Completed', '2024/25']),
        row(['Meet groups', 'Police', 'Q1', 'Yes', 'Two held']),
      ]),
    )
    assert.deepEqual([only?.action, only?.owner, only?.timeframe], ['Meet groups', 'Police', 'Q1'])
  })

  test('may have a band of wide titles over it that is no row', () => {
    const plan = readWhole([title, row(['Delivery', '', 'Reporting', '', '']), head, first])
    assert.deepEqual(
      rowsOf(plan).map(({ action }) => action),
      ['Run a campaign'],
    )
  })

  test('with a target to reach leaves the time to the column that holds times', () => {
    const [only] = rowsOf(
      readWhole([
        title,
        row(['Lead', 'What we will do', 'Target', 'By']),
        row(['Police', 'Raids', '10', 'Q2']),
      ]),
    )
    assert.equal(only?.timeframe, 'Q2')
  })

  test('asks what is wanted and then what is done', () => {
    const plan = readWhole([
      title,
      row(['What do we want to achieve?', 'What action will we take?', 'Who is leading?', 'When?']),
      row(['Children are safe', 'Commission a play', 'Schools', 'Q2']),
    ])
    assert.equal(rowsOf(plan)[0]?.action, 'Commission a play')
    assert.equal(plan.priorities[0]?.aims[0]?.text, 'Children are safe')
  })
})

describe('a table that is no plan', () => {
  for (const [kind, cells, under] of [
    [
      'of risks',
      ['Risk', 'Likelihood', 'Impact', 'Action', 'Owner'],
      ['Money ends', 'High', 'High', 'Seek', 'Us'],
    ],
    [
      'of versions',
      ['Version', 'Date', 'Owner', 'Status', 'Comments'],
      ['1.0', 'May 2024', 'Us', 'Final', 'Ok'],
    ],
    [
      'of members',
      ['Name', 'Organisation', 'Role', 'Email', 'Telephone'],
      ['A', 'Police', 'Chair', 'a@b', '1'],
    ],
  ] as const)
    test(`${kind} gives no rows before or after it, though as wide`, () => {
      const other = [row([...cells], { table: 2 }), row([...under], { table: 2 })]
      for (const blocks of [
        [title, head, first, ...other],
        [title, ...other, head, first],
      ])
        assert.deepEqual(
          rowsOf(readWhole(blocks)).map(({ action }) => action),
          ['Run a campaign'],
        )
    })
})

describe('bands', () => {
  test('of one colour over rows are headings, without being merged', () => {
    const band = (text: string) => row([text, '', '', '', ''], { fills: Array<string>(5).fill('#1f4e79') })
    const plan = readWhole([title, head, band('Leadership'), first, band('Patients'), first])
    assert.deepEqual(
      plan.priorities.map((each) => each.title),
      ['Leadership', 'Patients'],
    )
  })

  test('without colour are words alone over full rows', () => {
    const plan = readWhole([title, head, row(['Leadership']), first, row(['Patients']), first])
    assert.deepEqual(
      plan.priorities.map((each) => each.title),
      ['Leadership', 'Patients'],
    )
  })
})

test('a sheet called Plan does not name the plan', () => {
  const plan = readWhole([line('Plan', 1), line('Brookvale Action Tracker 2025/26'), head, first])
  assert.equal(plan.title, 'Brookvale Action Tracker 2025/26')
})

test('a first row that becomes titles because somebody said so is named, as it may be an action', () => {
  const rows = [
    ['Meet the college', 'Police', 'July 2025'],
    ['Write to landlords', 'Housing', 'Aug 2025'],
    ['Print it', 'Comms', 'May 2026'],
  ]
  const columns = { 'meet the college': 'action', police: 'owner', 'july 2025': 'timeframe' } as const
  const named = (cells: string[][], said: ColumnsSaid = columns) => {
    const read = readBlocks(
      cells.map((each) => row(each)),
      { columns: said },
    )
    return read.ok
      ? read.warnings.filter(({ code }) => code === 'titles-by-choice').map(({ about }) => about)
      : null
  }
  assert.deepEqual(named(rows), ['Meet the college | Police | July 2025'])
  assert.deepEqual(named(rows, {}), [])
  assert.deepEqual(named([['Action', 'Owner', 'Time frame'], ...rows.slice(1)]), [])
})
