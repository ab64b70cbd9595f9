import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { PlanRead } from '../reading/read-plan.schema.ts'
import { readPlan } from '../reading/read-plan.ts'
import { carryOver, type Decided, standingOfRead } from './carry-over.ts'
import type { Edit } from './edit.ts'
import { applyEdits, type ReviewRow } from './edits.ts'
import { carriedIn, isWaiting } from './imports.ts'
import { proposalsFor } from './proposals.ts'

const HEAD = 'Aim\tObjective\tAction\tOwner\tTime Frame\tStatus\tUpdate'
const ASK = '1.1 To ask\tHear people\tAsk everybody\tPolice\tQ2 Action completed\t\t'
const TELL = '1.2 To tell\tTell people\tWrite to schools\tCouncil\tQuite soon really\t\t'
const MEET = '\tMeet people\tHold a first event\tCouncil\tQ3 Action completed\t\t'
const plan = (...lines: string[]): PlanRead => {
  const read = readPlan(['Hate plan 2026-29', 'Strategic Priority 1: One', HEAD, ...lines].join('\n'))
  assert.ok(read.ok)
  return read
}
const rowOf = ({ rows }: { rows: readonly ReviewRow[] }, action: string): ReviewRow => {
  const row = rows.find((each) => each.row.action === action)
  assert.ok(row, action)
  return row
}
/** A document in which a stray status was moved by the proposal, a day was set, and the rest was left as it was. */
function decided(read: PlanRead): Decided {
  const [first] = proposalsFor(rowOf(applyEdits(read, []), 'Ask everybody'))
  assert.equal(first?.code, 'status-out')
  const { at } = rowOf(applyEdits(read, []), 'Write to schools')
  const derive = { kind: 'derive', at, set: { end: '2027-03-31', status: 'deferred' } } as const
  return { read, edits: [first.edit, derive] }
}
/** What a newer document of a plan comes to, when all that still holds was taken over. */
function newer(before: Decided, read: PlanRead, own: Edit[] = []) {
  const kept = applyEdits(before.read, before.edits)
  const tray = kept.tray.map(({ line }) => line.text)
  const edits = carryOver({ plan: standingOfRead(kept.read), tray, document: before }, { read, edits: own })
  return applyEdits(read, [...own, { kind: 'carried', edits }])
}
const waiting = (review: { rows: readonly ReviewRow[] }) =>
  review.rows.filter(isWaiting).map(({ row }) => row.action)

describe('a newer version of a document that was looked through', () => {
  test('asks nothing where nothing changed, not even what nobody had accepted', () => {
    const before = decided(plan(ASK, TELL, MEET))
    const review = newer(before, plan(ASK, TELL, MEET))
    assert.deepEqual(waiting(review), [])
    assert.deepEqual(
      applyEdits(before.read, before.edits).rows.map(({ row }) => [
        row.timeframe,
        row.status,
        row.derived.end,
      ]),
      review.rows.map(({ row }) => [row.timeframe, row.status, row.derived.end]),
    )
    assert.equal(carriedIn(review), 3)
  })

  test('keeps a moved status and a day that was set when its rows stand elsewhere and others came', () => {
    const before = decided(plan(ASK, TELL, MEET))
    const review = newer(
      before,
      plan(
        '1.1 To begin\tStart\tFind a chair\tPolice\tQ1\t\t',
        '1.3 To tell\tTell people\tWrite to schools\tCouncil\tQuite soon really\t\t',
        MEET,
        '1.4 To ask\tHear people\tAsk everybody\tPolice\tQ2 Action completed\t\t',
      ),
    )
    const [ask, tell] = [rowOf(review, 'Ask everybody'), rowOf(review, 'Write to schools')]
    assert.deepEqual([ask.row.timeframe, ask.row.status, ask.carried], ['Q2', 'Action completed', true])
    assert.deepEqual([tell.row.derived.end, tell.row.derived.status], ['2027-03-31', 'deferred'])
    assert.deepEqual(waiting(review), [])
  })

  test('asks of what changed, and keeps there what was decided of the words that did not', () => {
    const before = decided(plan(ASK, TELL, MEET))
    const review = newer(
      before,
      plan(
        ASK.replace('everybody', 'everybody twice'),
        TELL.replace('Quite soon really', 'When we can'),
        MEET,
      ),
    )
    const [ask, tell] = [rowOf(review, 'Ask everybody twice'), rowOf(review, 'Write to schools')]
    assert.deepEqual([ask.row.timeframe, ask.row.status, ask.accepted], ['Q2', 'Action completed', false])
    assert.deepEqual([tell.row.derived.end, tell.accepted], [null, false])
    assert.deepEqual(waiting(review), ['Write to schools'])
  })

  test('knows the lines that were set aside together, and asks of one that is new', () => {
    const [menu, cookies] = ['Home. News. Contact.', 'We use cookies. Accept or refuse.']
    const read = plan(ASK, menu, cookies)
    const all = applyEdits(read, []).tray.map(({ at }) => at)
    assert.equal(all.length, 2)
    const before: Decided = { read, edits: [{ kind: 'leave-all', all }] }
    const again = plan(ASK, 'This page was updated.', menu, cookies)
    const edits = carryOver(
      { plan: standingOfRead(read), tray: [], document: before },
      { read: again, edits: [] },
    )
    const { tray } = applyEdits(again, [{ kind: 'carried', edits }])
    assert.deepEqual(
      tray.map(({ accepted }) => accepted),
      [false, true, true],
    )
  })

  test('asks of a row that is new, however doubtful it was elsewhere', () => {
    const before = decided(plan(ASK, TELL))
    assert.deepEqual(waiting(newer(before, plan(ASK, TELL, MEET))), ['Hold a first event'])
  })

  test('takes over what was taken over before', () => {
    const first = decided(plan(ASK, TELL))
    const again = plan(ASK, TELL, MEET)
    const second = newer(first, again)
    const edits = carryOver(
      { plan: standingOfRead(applyEdits(first.read, first.edits).read), tray: [], document: first },
      { read: again, edits: [] },
    )
    const third = newer(
      { read: again, edits: [{ kind: 'carried', edits }] },
      plan(MEET.replace('\t', '1.0 To begin\t'), ASK, TELL),
    )
    assert.deepEqual(waiting(second), ['Hold a first event'])
    assert.deepEqual(waiting(third), [])
    assert.equal(rowOf(third, 'Ask everybody').row.status, 'Action completed')
  })

  test('leaves alone what its reviewer has done already, and a touched row asks again', () => {
    const before = decided(plan(ASK, TELL))
    const read = plan(ASK, TELL)
    const { at } = rowOf(applyEdits(read, []), 'Write to schools')
    const own: Edit[] = [{ kind: 'derive', at, set: { end: '2028-01-31' } }]
    const review = newer(before, read, own)
    assert.deepEqual(review.unfit, [])
    const tell = rowOf(review, 'Write to schools')
    assert.deepEqual([tell.accepted, tell.row.derived.end], [false, '2028-01-31'])
    assert.equal(rowOf(review, 'Ask everybody').carried, true)
  })

  test('a plan that came another way, without a document, still knows its rows', () => {
    const read = plan(ASK, TELL)
    const edits = carryOver({ plan: standingOfRead(read), tray: [], document: null }, { read, edits: [] })
    assert.deepEqual(
      edits.map(({ kind }) => kind),
      ['accept', 'accept'],
    )
  })
})
