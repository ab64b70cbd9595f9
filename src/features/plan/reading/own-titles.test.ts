// Plans that call their columns something of their own, and rows that say less than they should.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { untitledIn } from '../review/untitled-columns.ts'
import { textBlocks } from './blocks.ts'
import { deriveRow } from './derive.ts'
import { readOwners } from './owners.ts'
import { readBlocks } from './read-plan.ts'
import { rowsOf } from './testing/in-blocks.ts'

test('a row whose first cell is numbered as a heading is a row all the same', () => {
  for (const delimiter of [',', ';']) {
    const file = [
      ['Aim', 'Action', 'Owner', 'By when', 'Status'],
      ['Aim 1: Trust', 'Repair lights', 'Council', 'June 2026', 'Red'],
      ['Aim 1: Trust', 'Repair paths', 'Police', 'July 2026', ''],
    ]
    const blocks = textBlocks(file.map((row) => row.join(delimiter)).join('\n'), 'plan.csv')
    assert.deepEqual(
      blocks.map(({ kind }) => kind),
      ['row', 'row', 'row'],
    )
  }
})

test('a heading with commas of its own stays a heading', () => {
  const text =
    'Priority 1: Trust, hope and care,,,\nAction,Owner,By when,Status\nRepair lights,Council,June 2026,Red'
  const [heading] = textBlocks(text, 'plan.csv')
  assert.equal(heading?.kind, 'paragraph')
})

test('a promise beside the tasks that keep it is the objective, and who is responsible the owner', () => {
  const text =
    'Commitment;Task;Responsible body;Target date\nSafe journeys;Train staff;Example Buses;30 Nov 2026'
  const read = readBlocks(textBlocks(text, 'plan.csv'))
  assert.ok(read.ok)
  const [row] = rowsOf(read)
  assert.deepEqual(
    [row?.objective, row?.action, row?.owner, row?.timeframe],
    ['Safe journeys', 'Train staff', 'Example Buses', '30 Nov 2026'],
  )
})

test('where no row is known as a header, the first is offered as one', () => {
  const blocks = textBlocks(
    'Zeal;Doing;Hands;Moment\nSafe journeys;Train staff;Example Buses;30 Nov 2026',
    'plan.csv',
  )
  const offered = untitledIn(blocks, [], {})
  assert.equal(offered?.is, 'titles')
  assert.deepEqual(
    offered.columns.map(({ first }) => first),
    ['Zeal', 'Doing', 'Hands', 'Moment'],
  )
  const columns = { zeal: 'objective', doing: 'action', hands: 'owner', moment: 'timeframe' } as const
  const read = readBlocks(blocks, { columns })
  assert.ok(read.ok)
  const rows = rowsOf(read)
  assert.equal(rows.length, 1)
  assert.equal(rows[0]?.action, 'Train staff')
})

test('a row that says nothing to do is doubtful', () => {
  const empty = { objective: '', action: '', owner: 'Police', timeframe: '', status: '', update: 'A remark' }
  const { derived, flags } = deriveRow(empty, null)
  assert.ok(flags.includes('no-action'))
  assert.equal(derived.sure, 'no')
})

test('one team with two subjects is not parted without asking', () => {
  const { owners, doubtful } = readOwners('Housing & Homelessness Team / Youth Justice Service')
  assert.deepEqual(owners, ['Housing & Homelessness Team', 'Youth Justice Service'])
  assert.ok(doubtful)
  assert.deepEqual(readOwners('Police & Prevent Team').owners.length, 2)
})
