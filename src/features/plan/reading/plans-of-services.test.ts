// Habits of universities, prisons and housing bodies: each was read wrongly without a word of doubt once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOwners } from './owners.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'
import { readTimeFrame } from './time-frame.ts'

test('a role, a function or a unit that is responsible is the owner', () => {
  for (const title of [
    'Role responsible',
    'Person/role responsible',
    'Function responsible',
    'Unit responsible',
  ]) {
    const [only] = rowsOf(
      readWhole([
        line('Race equality plan 2025-28', 0),
        row(['Ref', 'Rationale', 'Action', 'Timeframe', title]),
        row(['1.1', 'Few are promoted', 'Publish the criteria', 'Jan 2026', 'HR Director']),
      ]),
    )
    assert.equal(only?.owner, 'HR Director', title)
    assert.deepEqual(only.derived.owners, ['HR Director'])
  }
})

test('beside a recommendation, what was done or is planned is the action', () => {
  for (const title of [
    'Response / action taken or planned',
    'Response – Action Taken/Planned',
    'Action taken or proposed',
  ]) {
    const [only] = rowsOf(
      readWhole([
        line('Action plan', 0),
        row(['Recommendation', 'Accepted?', title, 'Responsible owner', 'Target date', 'Status']),
        row([
          'Scrutiny should be independent',
          'Accepted',
          'A trust reviews every tenth case',
          'Equalities',
          'June 2026',
          '',
        ]),
      ]),
    )
    assert.deepEqual(
      [only?.objective, only?.action],
      ['Scrutiny should be independent', 'A trust reviews every tenth case'],
      title,
    )
  }
})

test('"Quarter" over ticked quarters is no part of the first one, and no heading', () => {
  const blocks = [
    line('Improvement plan 2026-27', 0),
    row(['Standard', 'Action required', 'Owner', 'Quarter', '', '', '', 'RAG'], {
      merged: [null, null, null, null, 'left', 'left', 'left', null],
    }),
    row(['', '', '', 'Q1', 'Q2', 'Q3', 'Q4', '']),
    row(['Training', 'Train all staff', 'HR', 'X', 'X', '', '', 'Green']),
  ]
  const [only] = rowsOf(readWhole(blocks))
  assert.deepEqual([only?.derived.start, only?.derived.end], ['2026-04-01', '2026-09-30'])
  const alone = readWhole([
    line('Improvement plan 2026-27', 0),
    line('Quarter'),
    row(['Standard', 'Action required', 'Owner', 'Q1', 'Q2', 'Q3', 'Q4', 'RAG']),
    row(['Training', 'Train all staff', 'HR', 'X', 'X', '', '', 'Green']),
  ])
  assert.deepEqual(
    alone.priorities.map(({ heading }) => heading),
    [''],
  )
})

test('what stands in brackets behind an owner says whose they are, and parts nothing', () => {
  assert.deepEqual(readOwners('Comms leads (Council & Police)').owners, ['Comms leads (Council & Police)'])
  assert.deepEqual(readOwners('Youth Team (North/South); Police').owners, [
    'Youth Team (North/South)',
    'Police',
  ])
})

test('every other month comes again', () => {
  assert.equal(readTimeFrame('Every other month', null).recurring, 'ongoing')
  assert.equal(readTimeFrame('Alternate months', null).recurring, 'ongoing')
})

test('an objective that only the first of its rows names is lent to those below, which say so', () => {
  const rows = rowsOf(
    readWhole([
      line('Hate crime action plan 2026-28', 0),
      row(['Objective', 'Action', 'Lead', 'By when']),
      row(['Raise awareness', 'Run a campaign each October', 'Comms team', 'October 2026']),
      row(['', 'Train 40 champions', 'Victim First', 'March 2027']),
      row(['Support victims', 'Refer each case', 'Police', 'Ongoing']),
      row(['', 'Ring on a safe number', 'Victim First', 'Quarterly']),
    ]),
  )
  assert.deepEqual(
    rows.map(({ objective, derived }) => [objective, derived.objectives[0]]),
    [
      ['Raise awareness', 'Raise awareness'],
      ['', 'Raise awareness'],
      ['Support victims', 'Support victims'],
      ['', 'Support victims'],
    ],
  )
  assert.deepEqual(
    rows.map(({ flags }) => flags),
    [[], ['objective-above'], [], ['objective-above']],
  )
})

test('no objective is lent to an action whose aim, or whose table, is another', () => {
  const rows = rowsOf(
    readWhole([
      line('Hate crime action plan 2026-28', 0),
      row(['Ref', 'Aim', 'Objective', 'Action', 'Lead']),
      row(['1.1', 'More reports', 'Raise awareness', 'Run a campaign each October', 'Comms team']),
      row(['1.2', 'Better support', '', 'Refer each case', 'Police']),
    ]),
  )
  assert.deepEqual(
    rows.map(({ derived }) => derived.objectives),
    [['Raise awareness'], []],
  )
})
