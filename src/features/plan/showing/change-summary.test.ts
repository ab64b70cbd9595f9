import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { actionState, aimState, deliveryState, planState, priorityState } from '../testing/plan-state.ts'
import { changesByAction, figuresOf } from './change-summary.ts'
import { changesBetween } from './changes.ts'
import { gridTables } from '../papers/grid.ts'
import { COLUMNS_MAX, gridOf } from './grid.ts'

type Facts = Parameters<typeof deliveryState>[1]
const planOf = (one: Facts, other: Facts = {}) =>
  planState([
    priorityState('p', [
      aimState('1.1', [
        actionState('1.1a', [deliveryState('one', one), deliveryState('other', other)]),
        actionState('1.1b', [deliveryState('nobody', { agencyId: null })]),
      ]),
    ]),
  ])

describe('what a board reads of what changed', () => {
  const before = planOf({ forecastDue: '2026-12-31' })
  const after = planOf(
    { forecastDue: '2027-03-31', staleQuarter: '2026-q2', story: 'New words.' },
    { status: 'complete_unverified' },
  )
  const changes = changesBetween(before, after)

  test('begins with figures: slipped, done, silent, each part once', () => {
    const { added, removed, slipped, done, silent } = figuresOf(changes)
    assert.deepEqual(
      { added, removed, slipped, done, silent },
      { added: 0, removed: 0, slipped: 1, done: 1, silent: 1 },
    )
  })

  test('has each action once, a line for each part, and what was only reworded apart', () => {
    const [first, ...rest] = changesByAction(after, changes)
    assert.deepEqual(rest, [])
    assert.equal(first?.action?.ref, '1.1a')
    assert.deepEqual(first?.parts.map(({ item }) => item.id).toSorted(), ['one', 'other'])
    const one = first?.parts.find(({ item }) => item.id === 'one')
    assert.ok(one?.matters.some(({ field }) => field === 'forecast'))
    assert.deepEqual(
      one?.details.map(({ field }) => field),
      ['story'],
    )
  })

  test('the grid names the actions that it leaves out', () => {
    const grid = gridOf(after)
    const shown = grid.groups.flatMap(({ rows }) => rows.map(({ action }) => action.ref))
    assert.deepEqual([shown, grid.others.map(({ ref }) => ref)], [['1.1a'], ['1.1b']])
  })

  test('the grid has the authorities first, then other agencies, then groups, and every part of each', () => {
    const part = (id: string, agencyId: string, agencyName: string, agencyKind: string) =>
      deliveryState(id, { agencyId, agencyName, agencyKind })
    const owned = [
      part('one', 'a', 'County Police', 'police'),
      part('two', 'b', 'Rutland', 'local_authority'),
      deliveryState('three', { agencyId: null, agencyName: null, groupId: 'g', groupName: 'A task group' }),
      part('four', 'c', 'Probation', 'probation'),
      part('five', 'd', 'Blaby', 'local_authority'),
      part('six', 'b', 'Rutland', 'local_authority'),
    ]
    const plan = planState([priorityState('p', [aimState('1.1', [actionState('1.1a', owned)])])])
    const grid = gridOf(plan)
    const names = ['Blaby', 'Rutland', 'County Police', 'Probation', 'A task group']
    assert.deepEqual(
      grid.columns.map(({ name }) => name),
      names,
    )
    const [row] = grid.groups.flatMap(({ rows }) => rows)
    assert.deepEqual(
      row?.cells.map((parts) => parts.map(({ id }) => id)),
      [['five'], ['two', 'six'], ['one'], ['four'], ['three']],
    )
    assert.deepEqual(gridTables(plan)[0]?.head, ['Action', ...names.slice(0, 4)])
  })

  test('the grid names the bodies for which it has no column', () => {
    const owned = Array.from({ length: COLUMNS_MAX + 2 }, (_, at) =>
      deliveryState(`part ${at}`, {
        agencyId: `agency ${at}`,
        agencyName: `Body ${String(at).padStart(2, '0')}`,
      }),
    )
    const grid = gridOf(planState([priorityState('p', [aimState('1.1', [actionState('1.1a', owned)])])]))
    assert.equal(grid.columns.length, COLUMNS_MAX)
    const named = [...grid.columns, ...grid.left].map(({ name }) => name).toSorted()
    assert.deepEqual(named, owned.map(({ owner }) => owner).toSorted())
    assert.equal(grid.left.length, 2)
  })
})
