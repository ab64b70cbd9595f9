import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ownNumber } from '../reading/own-number.ts'
import type { PlanRead } from '../reading/read-plan.schema.ts'
import { readPlan } from '../reading/read-plan.ts'
import { line, readWhole, row } from '../reading/testing/in-blocks.ts'
import { aimPrint, type Edit, rowPrint } from './edit.ts'
import { applyEdits, type ReviewRow } from './edits.ts'
import { mendOf } from './mend.ts'
import { proposalsFor } from './proposals.ts'

const TEXT = `Hate action plan 2026-27
Strategic Priority 1: Answering well
Aim\tObjective\tAction\tOwner\tTime Frame\tStatus\tUpdate
1.1 To answer\tHear people\tAsk everybody. Write it down.\tPolice\tQ2 Action completed\t\t
\tSecond\tOther work\tQ3\tAlder Council\t\t
A sentence that stands alone.
1.2 To learn\tLearn\tMeet each quarter\tAlder Council\tOngoing\tGreen\tBegan`

const plan = (): PlanRead => {
  const read = readPlan(TEXT)
  assert.ok(read.ok)
  return read
}
const rowOf = (read: PlanRead, edits: Edit[], index: number): ReviewRow => {
  const row = applyEdits(read, edits).rows[index]
  assert.ok(row)
  return row
}

describe('one edit', () => {
  test('splits a row: each part has its words and the owner; the time, the status and what is said of it stay with the first', () => {
    const read = plan()
    const { at, row } = rowOf(read, [], 0)
    const cut = row.action.indexOf('Write')
    const { rows } = applyEdits(read, [{ kind: 'split', at, cuts: { action: [cut] } }])
    assert.deepEqual(
      rows.slice(0, 2).map(({ row: { objective, action, owner } }) => [objective, action, owner]),
      [
        ['Hear people', 'Ask everybody.', 'Police'],
        ['', 'Write it down.', ''],
      ],
    )
    assert.deepEqual(rows[1]?.row.derived.owners, ['Police'])
    assert.equal(rows[0]?.row.derived.end, row.derived.end)
    assert.deepEqual(
      [rows[1]?.row.derived.end, rows[1]?.row.derived.status, rows[1]?.row.derived.rag],
      [null, null, null],
    )
    assert.deepEqual(
      [rows[1]?.doubtful, rows[1]?.splitOff, rows[0]?.splitOff],
      [true, true, false],
      'nobody has said yet when the new one is due and how it is',
    )
    assert.deepEqual([rows[0]?.at.part, rows[1]?.at.part], [0, 1])
  })

  test('splits a row so that each part keeps what somebody says, colour and set values with it', () => {
    const read = plan()
    const { at, row } = rowOf(read, [], 2)
    const set: Edit = { kind: 'derive', at, set: { status: 'complete', end: '2026-12-31' } }
    const cut = (keep: NonNullable<Extract<Edit, { kind: 'split' }>['keep']>): Edit => ({
      kind: 'split',
      at,
      cuts: { action: [row.action.indexOf('each')] },
      keep,
    })
    const made = (keep: Parameters<typeof cut>[0], index: number) => {
      const { derived, status, update } = rowOf(read, [set, cut(keep)], 2 + index).row
      return [derived.end, derived.recurring, derived.status, derived.rag, status, update]
    }
    assert.deepEqual(made({}, 0), ['2026-12-31', 'ongoing', 'complete', 'green', 'Green', 'Began'])
    assert.deepEqual(made({}, 1), [null, null, null, null, '', ''])
    const all = { timeframe: 'last', status: 'last', update: 'last', owner: 'last' } as const
    assert.deepEqual(made(all, 0), [null, null, null, null, '', ''])
    assert.deepEqual(made(all, 1), ['2026-12-31', 'ongoing', 'complete', 'green', 'Green', 'Began'])
    assert.deepEqual(rowOf(read, [cut(all)], 2).row.derived.owners, [], 'the owner went with the second')
    assert.deepEqual(made({ timeframe: 'both', status: 'both' }, 1), [
      '2026-12-31',
      'ongoing',
      'complete',
      'green',
      '',
      '',
    ])
    const settled = { kind: 'derive', at: rowOf(read, [cut({})], 3).at, set: { end: '2027-01-31' } } as const
    const later = rowOf(read, [cut({}), settled], 3)
    assert.deepEqual([later.row.derived.end, later.splitOff], ['2027-01-31', false])
  })

  test('never cuts a word in two', () => {
    const read = plan()
    const { at } = rowOf(read, [], 0)
    const edit: Edit = { kind: 'split', at, cuts: { action: [2] } }
    assert.deepEqual(applyEdits(read, [edit]).unfit, [0])
  })

  test('proposes to take whatever says how it goes out of the time frame', () => {
    for (const [timeframe, words] of [
      ['Already in place', 'Already in place'],
      ['In place since April 2024', 'In place'],
      ['On track', 'On track'],
      ['Amber', 'Amber'],
    ] as const) {
      const read = readWhole([
        line('Hate crime plan 2026-27', 0),
        row(['Action', 'Owner', 'By when', 'Status']),
        row(['Train staff', 'Police', timeframe, '']),
      ])
      const [mend] = proposalsFor(rowOf(read, [], 0))
      assert.deepEqual([mend?.code, mend?.words], ['status-out', words])
    }
  })

  test('takes a status out of the time frame and puts it where it belongs', () => {
    const read = plan()
    const { at, row } = rowOf(read, [], 0)
    assert.ok(row.flags.includes('status-in-timeframe'))
    const start = row.timeframe.indexOf('Action')
    const edit: Edit = { kind: 'take', at, from: 'timeframe', start, end: row.timeframe.length, to: 'status' }
    const moved = rowOf(read, [edit], 0)
    assert.deepEqual([moved.row.timeframe, moved.row.status], ['Q2', 'Action completed'])
    assert.equal(moved.row.derived.status, 'complete')
    assert.ok(!moved.row.flags.includes('status-in-timeframe'))
  })

  test('accepting takes the status that was proposed out of the time frame, and undoing it is one step', () => {
    const read = plan()
    const row = rowOf(read, [], 0)
    const mend = mendOf(row)?.mend
    assert.ok(mend)
    const accepted = rowOf(read, [{ kind: 'accept', at: row.at, first: mend }], 0)
    assert.deepEqual([accepted.row.timeframe, accepted.row.status], ['Q2', 'Action completed'])
    assert.deepEqual([accepted.accepted, accepted.again], [true, false])
    const kept = rowOf(read, [{ kind: 'accept', at: row.at }], 0)
    assert.deepEqual([kept.row.timeframe, kept.accepted], ['Q2 Action completed', true])
  })

  test('a row that was looked at says so no longer once another is joined to it, and waits', () => {
    const read = plan()
    const first: Edit = { kind: 'accept', at: rowOf(read, [], 0).at }
    const joined = rowOf(read, [first, { kind: 'merge', at: rowOf(read, [], 1).at }], 0)
    assert.deepEqual([joined.accepted, joined.again, joined.doubtful], [false, true, true])
    const again = rowOf(
      read,
      [first, { kind: 'merge', at: rowOf(read, [], 1).at }, { kind: 'accept', at: joined.at }],
      0,
    )
    assert.deepEqual([again.accepted, again.again], [true, false])
  })

  test('puts two cells that were shifted back in their places, and reads them again', () => {
    const read = plan()
    const { at } = rowOf(read, [], 1)
    const swapped = rowOf(read, [{ kind: 'swap', at, cells: ['owner', 'timeframe'] }], 1)
    assert.deepEqual([swapped.row.owner, swapped.row.timeframe], ['Alder Council', 'Q3'])
    assert.deepEqual(swapped.row.derived.owners, ['Alder Council'])
    assert.notEqual(swapped.row.derived.end, null)
  })

  test('moves cells that stand one column off, and proposes to', () => {
    const read = plan()
    const { at, row } = rowOf(read, [], 2)
    const right = rowOf(read, [{ kind: 'shift', at, from: 'owner', to: 'right' }], 2).row
    assert.deepEqual(
      [right.owner, right.timeframe, right.status, right.update],
      ['', 'Alder Council', 'Ongoing', 'Green Began'],
    )
    const back = rowOf(
      read,
      [
        { kind: 'shift', at, from: 'owner', to: 'right' },
        { kind: 'shift', at: { ...at, saw: rowPrint(right) }, from: 'owner', to: 'left' },
      ],
      2,
    ).row
    assert.deepEqual([back.owner, back.timeframe], [row.owner, row.timeframe])
    const off = {
      ...row,
      owner: 'Q3',
      timeframe: 'In progress',
      status: '',
      update: '',
      flags: ['cells-shifted' as const],
    }
    assert.deepEqual(proposalsFor({ at, row: off })[0]?.edit, {
      kind: 'shift',
      at,
      from: 'owner',
      to: 'right',
    })
  })

  test('joins a row to the one above it, cell by cell', () => {
    const read = plan()
    const { at } = rowOf(read, [], 1)
    const { rows } = applyEdits(read, [{ kind: 'merge', at }])
    assert.equal(rows.length, 2)
    assert.equal(rows[0]?.row.objective, 'Hear people Second')
    assert.equal(rows[0]?.row.source.lastLine, 5)
    assert.equal(applyEdits(read, [{ kind: 'merge', at: rowOf(read, [], 0).at }]).unfit.length, 1)
  })

  test('makes words of a row its number, or its aim', () => {
    const read = plan()
    const { at, row } = rowOf(read, [], 1)
    const take = (to: 'ref' | 'aim'): Edit => ({
      kind: 'take',
      at,
      from: 'objective',
      start: 0,
      end: row.objective.length,
      to,
    })
    const numbered = rowOf(read, [take('ref')], 1).row
    assert.deepEqual([numbered.objective, ownNumber(numbered.other)], ['', 'Second'])
    const { aims } = applyEdits(read, [take('aim')]).read.priorities[0] ?? { aims: [] }
    assert.deepEqual(
      aims.map(({ ref, text, rows }) => [ref, text, rows.length]),
      [
        ['1.1', 'To answer', 1],
        ['', 'Second', 1],
        ['1.2', 'To learn', 1],
      ],
    )
  })

  test('sets what was derived and leaves the words; the doubt that it answers is gone', () => {
    const read = plan()
    const { at, row } = rowOf(read, [], 0)
    const set = rowOf(read, [{ kind: 'derive', at, set: { status: 'in-progress' } }], 0)
    assert.equal(set.row.timeframe, row.timeframe)
    assert.equal(set.row.derived.status, 'in-progress')
    assert.ok(!set.row.flags.includes('status-in-timeframe'))
    const kept = applyEdits(read, [
      { kind: 'derive', at, set: { status: 'in-progress' } },
      { kind: 'period', period: { from: '2030-04-01', to: '2031-03-31', words: '2030/31' } },
    ]).rows[0]
    assert.equal(kept?.row.derived.status, 'in-progress')
    assert.match(kept?.row.derived.end ?? '', /^2030/)
  })

  test('a row keeps the objective and the owner that it shares with the one above when its other cells are mended', () => {
    const read = readWhole(
      [
        line('Plan 2026-27'),
        row(['Objective', 'Action', 'Owner', 'Time frame', 'Status']),
        row(['Hear people', 'Ask everybody', 'Police', 'Q1', '']),
        row(['', 'Write it down', '', 'Q2 Action completed', ''], {
          merged: ['above', null, 'above', null, null],
        }),
      ].map((block, at) => ({ ...block, line: at + 1 })),
    )
    const before = rowOf(read, [], 1)
    const [proposal] = proposalsFor(before)
    assert.equal(proposal?.code, 'status-out')
    const { row: mended } = rowOf(read, [proposal.edit], 1)
    assert.deepEqual([mended.status, mended.derived.status], ['Action completed', 'complete'])
    assert.deepEqual([mended.objective, mended.derived.objectives], ['', ['Hear people']])
    assert.deepEqual([mended.owner, mended.derived.owners], ['', ['Police']])
  })

  test('parts owners that were left whole in doubt by one press, and leaves a body with such a name alone', () => {
    const owners = (owner: string) => {
      const read = readWhole(
        [
          line('Plan 2026-27'),
          row(['Action', 'Owner', 'Time frame', 'Status']),
          row(['Ask everybody', owner, 'Q1', '']),
        ].map((block, at) => ({ ...block, line: at + 1 })),
      )
      const before = rowOf(read, [], 0)
      const proposal = proposalsFor(before).find(({ code }) => code === 'split-owners')
      if (!proposal) return null
      const { row: mended } = rowOf(read, [proposal.edit], 0)
      assert.equal(mended.owner, owner)
      assert.deepEqual([mended.derived.doubtful, mended.flags.includes('doubtful')], [[], false])
      return mended.derived.owners
    }
    assert.deepEqual(owners('Blaby, Charnwood and Harborough'), ['Blaby', 'Charnwood', 'Harborough'])
    assert.deepEqual(owners('Police; Kent and Essex'), ['Police', 'Kent', 'Essex'])
    for (const whole of [
      'Leicester, Leicestershire and Rutland Hate Partnership',
      'Police',
      'Police and Council',
    ])
      assert.equal(owners(whole), null)
  })

  test('sets all lines without a place aside at once, and taking that back is one step', () => {
    const read = readPlan(
      TEXT.replace('A sentence that stands', 'A menu that stands') + '\nAccept all cookies? Yes or no.',
    )
    assert.ok(read.ok)
    const all = applyEdits(read, []).tray.map(({ at }) => at)
    assert.equal(all.length, 2)
    const { tray, unfit } = applyEdits(read, [{ kind: 'leave-all', all }])
    assert.deepEqual(unfit, [])
    assert.deepEqual(
      tray.map(({ accepted, line: { text } }) => [accepted, text]),
      [
        [true, 'A menu that stands alone.'],
        [true, 'Accept all cookies? Yes or no.'],
      ],
      'their words stay',
    )
    const [gone] = all
    assert.ok(gone)
    const other: Edit = { kind: 'leave-all', all: [{ ...gone, saw: 'other words' }] }
    assert.deepEqual(applyEdits(read, [other]).unfit, [0])
  })

  test('moves a row under another aim, and gives a line that had no place one', () => {
    const read = plan()
    const { at } = rowOf(read, [], 1)
    const aim = read.priorities[0]?.aims[1]
    assert.ok(aim)
    const moved = applyEdits(read, [{ kind: 'move', at, aim: { priority: 0, aim: 1, saw: aimPrint(aim) } }])
    assert.deepEqual(
      moved.rows.map(({ aim: under }) => under),
      [0, 1, 1],
    )
    const line = moved.tray[0]
    assert.ok(line)
    const placed = applyEdits(read, [
      { kind: 'place', at: line.at, to: { row: rowOf(read, [], 0).at, cell: 'update' } },
    ])
    assert.equal(placed.tray.length, 0)
    assert.equal(placed.rows[0]?.row.update, 'A sentence that stands alone.')
  })

  test('makes a line that had no place a link, named by what stands before its mark', () => {
    const linked = (text: string) => {
      const read = structuredClone(plan())
      read.unplaced = [{ line: 3, text, near: '' }]
      const at = applyEdits(read, []).tray[0]?.at
      assert.ok(at)
      const done = applyEdits(read, [{ kind: 'place', at, to: { priority: 0, as: 'link' } }])
      assert.deepEqual([done.unfit, done.tray], [[], []])
      return done.read.priorities[0]?.links
    }
    assert.deepEqual(linked('• Police and Crime Plan: Victims first'), [
      { kind: 'Police & Crime Plan', label: 'Police and Crime Plan', text: 'Victims first' },
    ])
    assert.deepEqual(linked('Links to SPB Theme – Safer streets'), [
      { kind: 'SPB Theme', label: 'Links to SPB Theme', text: 'Safer streets' },
    ])
    assert.deepEqual(linked('Theme 3 of the board'), [{ kind: '', label: '', text: 'Theme 3 of the board' }])
  })
})
