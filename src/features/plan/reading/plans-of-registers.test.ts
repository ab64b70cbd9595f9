// Registers of recommendations, matrices of who is responsible, headers that run over two lines, and papers still in draft.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

describe('a register of recommendations', () => {
  const read = readWhole([
    row(['Audit', 'Rec no', 'Recommendation', 'Agreed management action', 'Responsible officer', 'Status']),
    row(['Safeguarding', '1', 'Training should be recorded', 'Import the records', 'HR', 'Implemented']),
    row(['Safeguarding', '2', 'Checks should be renewed', 'Set reminders', 'HR', 'Open']),
    row(['Hate crime', '1', 'Repeat victims should be flagged', 'Add a marker', 'Police', 'Not started']),
    row(['Total: 3', '', '', '', '', '']),
  ])

  test('what management agreed is the action, and what was recommended its objective', () => {
    assert.deepEqual(
      rowsOf(read).map(({ objective, action }) => [objective, action]),
      [
        ['Training should be recorded', 'Import the records'],
        ['Checks should be renewed', 'Set reminders'],
        ['Repeat victims should be flagged', 'Add a marker'],
      ],
    )
  })

  test('a number that each part counts anew is another row’s, in the order of the register', () => {
    assert.deepEqual(
      read.priorities[0]?.aims.map(({ ref, rows }) => [ref, rows.length]),
      [
        ['1', 1],
        ['2', 1],
        ['1', 1],
      ],
    )
    assert.ok(read.warnings.some(({ code }) => code === 'aim-number-repeated'))
    assert.deepEqual(
      read.unplaced.map(({ text }) => text),
      ['Total: 3'],
    )
  })
})

describe('columns of who is responsible, accountable, consulted and informed', () => {
  const titles = ['Ref', 'Action', 'Police', 'Public Health', 'Probation', 'Housing', 'Deadline']
  const owners = (rows: string[][]) =>
    rowsOf(readWhole([row(titles), ...rows.map((cells) => row(cells))])).map(({ derived }) => derived.owners)

  test('whoever is responsible owns the action, else whoever is accountable', () => {
    assert.deepEqual(
      owners([
        ['1', 'Train the custody staff', 'R', 'A', 'C', 'I', 'June 2026'],
        ['2', 'Write a joint protocol', 'C', 'C', 'A/R', 'R', 'July 2026'],
        ['3', 'Find the money', '', 'A', 'C', '', 'May 2026'],
      ]),
      [['Police'], ['Probation', 'Housing'], ['Public Health']],
    )
  })

  test('colours of each body are none of these', () => {
    assert.deepEqual(
      owners([
        ['1', 'Train the custody staff', 'R', 'A', 'G', 'C', 'June 2026'],
        ['2', 'Write a joint protocol', 'A', 'A', 'C', 'G', 'July 2026'],
      ]),
      [[], []],
    )
  })
})

test('a second line of titles under merged ones is of the header, whatever it says', () => {
  const spans = [null, null, null, 'left', null, 'left'] as const
  const read = readWhole([
    line('Access scheme 2026-2028'),
    row(['Action', 'Lead', 'Timescale', '', 'Progress', ''], { merged: [...spans] }),
    row(['', '', 'Start', 'Finish', '2026/27', '2027/28'], {
      merged: ['above', 'above', null, null, null, null],
    }),
    row(['Audit the stops', 'Transport', 'Apr 26', 'Mar 27', 'Half done', 'All done']),
    row(['Raise the kerbs', 'Highways', 'Apr 27', 'Mar 28', '', '11 raised']),
    row(['Ask passengers', 'Transport', 'May 26', 'June 26', 'Asked 40', '']),
  ])
  assert.deepEqual(
    rowsOf(read).map(({ timeframe, update, other }) => [timeframe, update, other.map(({ text }) => text)]),
    [
      ['Apr 26 – Mar 27', 'All done', ['Half done']],
      ['Apr 27 – Mar 28', '11 raised', []],
      ['May 26 – June 26', 'Asked 40', []],
    ],
  )
  assert.equal(rowsOf(read)[0]?.other[0]?.column, 'Progress 2026/27')
})

test('the newest year’s progress is the update, from left to right and from right to left', () => {
  for (const [years, newest] of [
    [['2025/26', '2026/27'], 1],
    [['2026/27', '2025/26'], 0],
  ] as const) {
    const told = ['First', 'Second']
    const read = readWhole([
      row(['Action', 'Lead', ...years.map((year) => `Progress ${year}`)]),
      row(['Audit the stops', 'Transport', ...told]),
    ])
    assert.deepEqual(
      rowsOf(read).map(({ update }) => update),
      [told[newest]],
    )
  }
})

describe('what is no part of a plan', () => {
  const table = [
    row(['Objective', 'Action', 'Lead']),
    row(['Close the gap', 'Publish the figures', 'Planning']),
  ]
  for (const words of ['Working draft v0.7', 'Draft for consultation', 'Version 2.1', 'FINAL DRAFT'])
    test(`“${words}” above the table opens none`, () => {
      const read = readWhole([line('Race equality action plan', 0), line(words), ...table])
      assert.deepEqual(
        read.unplaced.map(({ text }) => text),
        [words],
      )
    })

  test('a numbered heading over a list is no way of saying what follows', () => {
    const read = readWhole([
      line('Prevention plan 2026/27'),
      line('Commitment 1: Easy reporting', 1),
      line('1. One form for all. (Dean – September 2026 – Complete)'),
      line('Commitment 2: Train everyone', 1),
      line('2. Train new students. (Registrar – October 2026 – On track)'),
    ])
    assert.deepEqual(
      read.priorities.map(({ title, aims }) => [title, aims.flatMap(({ rows }) => rows).length]),
      [
        ['Easy reporting', 1],
        ['Train everyone', 1],
      ],
    )
  })

  test('where things stand now is not what the actions stand under', () => {
    const read = readWhole([
      row(['Current good practice', 'Objectives', 'Actions to be taken', 'Person responsible']),
      row(['We sign', 'All staff sign', 'Teach them', 'SENCo']),
      row(['', 'Books for all', 'Buy books', 'English lead']),
    ])
    assert.deepEqual(
      read.priorities[0]?.aims.map(({ text }) => text),
      [''],
    )
    assert.deepEqual(rowsOf(read)[0]?.other, [{ column: 'Current good practice', text: 'We sign' }])
  })
})

test('what was said and done is told, and what comes next is the action', () => {
  const [read] = rowsOf(
    readWhole([
      row(['You said', 'We did', 'What’s next', 'Who', 'When']),
      row(['The stairs felt unsafe', 'We lit four blocks', 'Light seven more', 'Assets', 'By March 2027']),
    ]),
  )
  assert.deepEqual(
    [read?.objective, read?.action, read?.update, read?.owner],
    ['The stairs felt unsafe', 'Light seven more', 'We lit four blocks', 'Assets'],
  )
})

describe('columns that part what others hold in one', () => {
  test('what is done in each year is read together, and a person must say which is when', () => {
    const [read] = rowsOf(
      readWhole([
        row(['Our ambition', 'What we will do in Year 1', 'What we will do in Year 2', 'Responsible']),
        row(['Know our customers', 'Collect data', 'Publish the data', 'Head of Insight']),
      ]),
    )
    assert.equal(read?.action, 'Collect data')
    assert.deepEqual(read?.derived.actions, ['Collect data', 'Publish the data'])
    assert.deepEqual([read?.derived.doubtful, read?.derived.sure], [['actions'], 'no'])
  })

  test('how it goes with one body is not how it goes, where another’s differs', () => {
    const flags = (health: string) =>
      rowsOf(
        readWhole([
          row(['Action', 'Lead', 'RAG Council', 'RAG Health', 'Confidence RAG']),
          row(['Train the staff', 'Manager', 'Green', health, 'Red']),
        ]),
      ).map((each) => each.flags.includes('status-of-a-part'))
    assert.deepEqual([flags('Red'), flags('Green'), flags('')], [[true], [false], [false]])
  })
})

describe('titles that are no time and no status', () => {
  test('the day of the meeting is not by when an action is to be done', () => {
    const [read] = rowsOf(
      readWhole([
        row(['Date of meeting', 'Action', 'Owner', 'Deadline']),
        row(['12/06/2026', 'Write to the CPS', 'Chair', '30/06/2026']),
      ]),
    )
    assert.equal(read?.timeframe, '30/06/2026')
  })

  test('an action that is specific, measurable, achievable, relevant and time-bound; a yes says no status', () => {
    const read = rowsOf(
      readWhole([
        row(['Specific', 'Measurable', 'Achievable', 'Relevant', 'Time-bound', 'Who']),
        row(['Screen every child', '100% of orders', 'Yes', 'Yes', 'By March 2027', 'Health']),
        row(['Start a group', '8 girls', 'Yes', 'Yes', 'January 2027', 'Seniors']),
      ]),
    )
    assert.deepEqual(
      read.map(({ action, owner, timeframe, derived }) => [action, owner, timeframe, derived.status]),
      [
        ['Screen every child', 'Health', 'By March 2027', null],
        ['Start a group', 'Seniors', 'January 2027', null],
      ],
    )
  })

  test('an annual meeting comes once', () => {
    const [read] = rowsOf(
      readWhole([
        row(['Action', 'Owner', 'By when']),
        row(['Set up a watch', 'Clerk', 'By the annual parish meeting']),
      ]),
    )
    assert.deepEqual([read?.derived.recurring, read?.flags], [null, ['timeframe-unread']])
  })
})
