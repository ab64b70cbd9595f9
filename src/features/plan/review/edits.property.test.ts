// Whatever a reviewer does, and however often: every word of what was read is still there, once.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { demoPlanFrom } from '../demo/demo-plan.ts'
import { planSchema, type PlanRead } from '../reading/read-plan.schema.ts'
import { readPlan } from '../reading/read-plan.ts'
import { piecesOf, wordsOf } from '../reading/words.ts'
import { smallPlan } from '../testing/small-plan.ts'
import { aimPrint, CELLS, type Edit, editSchema } from './edit.ts'
import { applyEdits, type Reviewed } from './edits.ts'

const read = (text: string): PlanRead => {
  const plan = readPlan(text)
  assert.ok(plan.ok)
  return plan
}
const plans = [read(smallPlan), read(demoPlanFrom(2025))]
const wordsOfPlan = (plan: PlanRead) => piecesOf(plan).flatMap(wordsOf).toSorted()

/** What an edit is made from: numbers that are turned into an address of the plan as it then stands. */
const wish = fc.record({
  kind: fc.constantFrom(
    'accept',
    'split',
    'merge',
    'move',
    'take',
    'swap',
    'shift',
    'derive',
    'place',
    'leave',
    'period',
  ),
  row: fc.nat(400),
  other: fc.nat(400),
  cell: fc.constantFrom(...CELLS),
  to: fc.constantFrom(...CELLS),
  start: fc.nat(160),
  length: fc.nat(80),
  target: fc.constantFrom('cell', 'words', 'action', 'objective', 'link', 'aim', 'title', 'tray', 'ref'),
})
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never

/** Mostly the beginning of a word, sometimes the middle of one. */
function snapped(text: string, near: number): number {
  const starts = [...text.matchAll(/(?<=\s)\S/g)].map(({ index }) => index)
  return near % 7 === 0 ? near : (starts[near % Math.max(1, starts.length)] ?? near)
}

function editFrom(now: Reviewed, wished: Wish): Edit | null {
  const row = now.rows[wished.row % Math.max(1, now.rows.length)]
  const second = now.rows[wished.other % Math.max(1, now.rows.length)]
  const line = now.tray[wished.row % Math.max(1, now.tray.length)]
  const priority = wished.other % now.read.priorities.length
  const aims = now.read.priorities[priority]?.aims ?? []
  const index = wished.start % Math.max(1, aims.length)
  const found = aims[index]
  const aim = found && { priority, aim: index, saw: aimPrint(found) }
  const end = wished.start + wished.length
  switch (wished.kind) {
    case 'accept':
    case 'merge':
      return row ? { kind: wished.kind, at: row.at } : null
    case 'split': {
      if (!row) return null
      const cut = (cell: Wish['cell']) => [snapped(row.row[cell], wished.start)]
      const cuts = {
        [wished.cell]: cut(wished.cell),
        ...(wished.length % 3 === 0 ? { [wished.to]: cut(wished.to) } : {}),
      }
      const keeps = (['first', 'last', 'both'] as const)[wished.other % 3] ?? 'first'
      return { kind: 'split', at: row.at, cuts, keep: { [wished.to]: keeps, timeframe: keeps } }
    }
    case 'move':
      return row && aim ? { kind: 'move', at: row.at, aim } : null
    case 'take': {
      if (!row) return null
      const from = wished.other % 5 === 0 ? { other: 0 } : wished.cell
      const { target } = wished
      const to = target === 'tray' || target === 'ref' || target === 'aim' ? target : wished.to
      // Often the whole cell, which always may be moved.
      const text = typeof from === 'object' ? (row.row.other[0]?.text ?? '') : row.row[from]
      const whole = wished.row % 2 === 0
      return {
        kind: 'take',
        at: row.at,
        from,
        start: whole ? 0 : wished.start,
        end: whole ? text.length : end,
        to,
      }
    }
    case 'swap':
      return row ? { kind: 'swap', at: row.at, cells: [wished.cell, wished.to] } : null
    case 'shift':
      return row
        ? { kind: 'shift', at: row.at, from: wished.cell, to: wished.start % 2 === 0 ? 'left' : 'right' }
        : null
    case 'derive':
      return row
        ? { kind: 'derive', at: row.at, set: { status: 'complete', owners: ['Somebody else'] } }
        : null
    case 'period':
      return { kind: 'period', period: { from: '2030-04-01', to: '2031-03-31', words: '2030/31' } }
    case 'leave':
      return line ? { kind: 'leave', at: line.at } : null
    default:
      if (!line) return null
      if (wished.target === 'title') return { kind: 'place', at: line.at, to: 'title' }
      if (wished.target === 'objective' || wished.target === 'link' || wished.target === 'aim')
        return { kind: 'place', at: line.at, to: { priority, as: wished.target } }
      if (wished.target === 'words' || wished.target === 'action')
        return aim ? { kind: 'place', at: line.at, to: { aim, as: wished.target } } : null
      return second ? { kind: 'place', at: line.at, to: { row: second.at, cell: wished.cell } } : null
  }
}

/** The edits that the wishes come to, one after another. */
function editsFrom(plan: PlanRead, wishes: readonly Wish[]): Edit[] {
  return wishes.reduce<Edit[]>((edits, wished) => {
    const edit = editFrom(applyEdits(plan, edits), wished)
    return edit ? [...edits, edit] : edits
  }, [])
}

describe('edits of a plan that is being looked through', () => {
  test('lose no word and make none up, whatever their order', () => {
    const did = new Set<string>()
    fc.assert(
      fc.property(fc.constantFrom(...plans), fc.array(wish, { maxLength: 25 }), (plan, wishes) => {
        const before = structuredClone(plan)
        const edits = editsFrom(plan, wishes)
        for (const edit of edits) assert.ok(editSchema.safeParse(edit).success)
        const { read: after, unfit } = applyEdits(plan, edits)
        for (const [at, { kind }] of edits.entries()) if (!unfit.includes(at)) did.add(kind)
        assert.deepEqual(wordsOfPlan(after), wordsOfPlan(plan))
        assert.ok(planSchema.safeParse(after).success)
        assert.deepEqual(plan, before, 'what was read stays as it is')
      }),
      { numRuns: 150 },
    )
    assert.equal(did.size, 11, `only ${[...did].join(', ')} did anything`)
  })

  test('give the same plan each time, and taking the last one back gives the plan before it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...plans),
        fc.array(wish, { minLength: 1, maxLength: 12 }),
        (plan, wishes) => {
          const edits = editsFrom(plan, wishes)
          assert.deepEqual(applyEdits(plan, edits), applyEdits(plan, edits))
          const again = JSON.parse(JSON.stringify(edits))
          assert.deepEqual(applyEdits(plan, again), applyEdits(plan, edits))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('that were made of another reading are left out, and named', () => {
    const [plan] = plans
    assert.ok(plan)
    const first = applyEdits(plan, []).rows[0]
    assert.ok(first)
    const stale: Edit = { kind: 'accept', at: { ...first.at, saw: 'other words' } }
    assert.deepEqual(applyEdits(plan, [stale]), { ...applyEdits(plan, []), unfit: [0] })
  })
})
