import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Delivery } from '../running/delivery.ts'
import type { ActionState } from '../running/plan-state.ts'
import { actionState, aimState, deliveryState, priorityState } from '../testing/plan-state.ts'
import { atomFeed } from './feed.ts'
import { isFiltered, keeps, readFilter } from './filter.ts'
import { changesBetween, type PublicState, publicStates, publicStatus } from './public-state.ts'
import { progressOf } from './views/progress-bar.tsx'

const going = (...parts: Partial<Delivery>[]) =>
  publicStatus(
    actionState(
      'a',
      parts.map((part, at) => deliveryState(`d${at}`, part)),
    ),
  )
const verified = { status: 'complete', verifiedAt: new Date('2026-11-01') } as const

describe('what the public is told of an action', () => {
  test('is late once the date agreed has passed, and not a day before', () => {
    assert.equal(going({ status: 'in_progress', baselineDue: '2026-11-17' }), 'late')
    assert.equal(going({ status: 'in_progress', baselineDue: '2026-11-18' }), 'under_way')
    assert.equal(going({ status: 'not_started', baselineDue: '2026-11-17' }), 'late')
  })

  test('is not late against a forecast that nobody agreed and that is not shown', () => {
    const forecast = deliveryState('d', { status: 'in_progress', forecastDue: '2026-11-01' })
    assert.equal(publicStatus(actionState('a', [forecast])), 'under_way')
    const shown = { startsOn: '2026-04-01', endsOn: '2026-09-30' }
    assert.equal(publicStatus(actionState('a', [forecast], shown)), 'late')
  })

  test('says by when what is late was to be done', () => {
    const late = deliveryState('d', { status: 'in_progress', baselineDue: '2026-11-17' })
    const of = (shape: Partial<ActionState>) =>
      publicStates({
        priorities: [priorityState('1', [aimState('1.1', [actionState('a', [late], shape)])])],
      })[0]
    assert.equal(of({})?.timeWords, '17 November 2026')
    assert.equal(of({ timeframe: 'TBC', flags: ['unscheduled'] })?.timeWords, '17 November 2026')
    assert.equal(of({ timeframe: 'Q2/3' })?.timeWords, 'Q2/3')
  })

  test('says beside the first date to which it moved, for what is still to be done', () => {
    const moved = { status: 'in_progress', baselineDue: '2027-03-31', rebaselines: 1 } as const
    const of = (parts: Partial<Delivery>[], shape: Partial<ActionState> = {}) => {
      const deliveries = parts.map((part, at) => deliveryState(`d${at}`, part))
      const action = actionState('a', deliveries, { timeframe: 'Q2', ...shape })
      const [state] = publicStates({ priorities: [priorityState('1', [aimState('1.1', [action])])] })
      return [state?.timeWords, state?.movedTo]
    }
    assert.deepEqual(of([moved]), ['Q2', '31 March 2027'])
    assert.deepEqual(of([{ ...moved, rebaselines: 0 }]), ['Q2', ''])
    assert.deepEqual(of([{ ...moved, ...verified }]), ['Q2', ''], 'what is done is not to be done by a day')
    assert.deepEqual(of([moved], { timeframe: '' }), ['31 March 2027', ''], 'nothing was said before it')
    const spans = { timeframe: '', startsOn: '2026-07-01', endsOn: '2026-09-30' }
    assert.deepEqual(of([moved], spans), ['31 March 2027', '31 March 2027'], 'the page says the span')
    const back = { timeframe: 'March 2027', startsOn: '2027-03-01', endsOn: '2027-03-31' }
    assert.deepEqual(of([{ ...moved, rebaselines: 2 }], back), ['March 2027', ''], 'it moved back again')
  })

  test('is done only when somebody verified every part', () => {
    assert.equal(going(verified, verified), 'done')
    assert.equal(going(verified, { status: 'complete_unverified' }), 'checking')
    assert.equal(going(verified, { status: 'in_progress' }), 'under_way')
  })

  test('never makes something of nothing', () => {
    assert.equal(going({}), 'not_said')
    assert.equal(going({ baselineDue: '2026-11-17' }), 'late', 'silence past the date agreed is late')
    assert.equal(going({ status: 'cancelled' }), 'stopped')
    assert.equal(going({ status: 'deferred', baselineDue: '2020-01-01' }), 'put_off')
  })

  test('takes a status from the plan’s own cells, and does not believe one among the dates', () => {
    const cells = (status: 'complete' | 'in-progress', statusWords: string) => {
      const action = actionState('a', [deliveryState('d')], { statusWords })
      return publicStatus({ ...action, derived: { ...action.derived, status } })
    }
    assert.equal(cells('complete', 'Complete'), 'done')
    assert.equal(cells('complete', ''), 'not_said')
    assert.equal(cells('in-progress', 'Under way'), 'under_way')
  })

  test('holds nothing that was written for colleagues', () => {
    const delivery = deliveryState('d', {
      status: 'in_progress',
      story: 'SECRET story',
      cause: 'SECRET cause',
      correctiveAction: 'SECRET act',
      ask: 'SECRET ask',
      progressReason: 'SECRET reason',
      ownerWords: 'SECRET owner',
      agencyName: 'SECRET agency',
    })
    const action = actionState('a', [delivery], { update: 'SECRET update', ownerWords: 'SECRET cell' })
    const hidden = actionState('b', [], { action: 'SECRET hidden', publicShown: false })
    const states = publicStates({ priorities: [priorityState('1', [aimState('1.1', [action, hidden])])] })
    assert.equal(states.length, 1)
    assert.doesNotMatch(JSON.stringify(states), /SECRET/)
  })
})

const state = (actionId: string, shape: Partial<PublicState> = {}): PublicState => ({
  actionId,
  position: 0,
  priority: 'One',
  themes: [],
  aim: '1.1',
  said: 'We will listen',
  progress: '',
  status: 'under_way',
  parts: 1,
  partsDone: 0,
  timeWords: '',
  startsOn: null,
  endsOn: null,
  movedTo: '',
  measures: [],
  ...shape,
})

describe('what a publishing changes', () => {
  const kinds = (before: PublicState[], after: PublicState[], first = false) =>
    changesBetween(before, after, first).map(({ kind, actionId }) => [kind, actionId])

  test('is one thing the first time', () => {
    assert.deepEqual(kinds([], [state('a'), state('b')], true), [['published', null]])
  })

  test('is told once for each action, and never names what was taken off', () => {
    const before = [state('a'), state('b'), state('c'), state('d')]
    const after = [
      state('a', { status: 'done', progress: 'News', said: 'Other' }),
      state('b', { progress: 'News' }),
      state('d', { movedTo: '31 March 2027', progress: 'News' }),
      state('e'),
    ]
    assert.deepEqual(kinds(before, after), [
      ['status', 'a'],
      ['progress', 'b'],
      ['moved', 'd'],
      ['shown', 'e'],
      ['taken_off', null],
    ])
  })

  test('is no changed date where a part whose date had moved is done, or no longer of the plan', () => {
    const two = state('a', { movedTo: '31 March 2027, 30 June 2027', parts: 3 })
    const left = { movedTo: '30 June 2027' }
    assert.deepEqual(kinds([two], [{ ...two, ...left, partsDone: 1 }]), [])
    assert.deepEqual(kinds([two], [{ ...two, ...left, parts: 2 }]), [])
    assert.deepEqual(kinds([two], [{ ...two, ...left }]), [['moved', 'a']], 'one of them moved back')
    const later = { movedTo: '30 June 2027, 30 September 2027', partsDone: 1 }
    assert.deepEqual(kinds([two], [{ ...two, ...later }]), [['moved', 'a']])
    const told = { ...left, partsDone: 1, progress: 'The second panel meets.' }
    assert.deepEqual(kinds([two], [{ ...two, ...told }]), [['progress', 'a']])
  })

  test('is nothing where nothing changed', () => assert.deepEqual(kinds([state('a')], [state('a')]), []))
})

test('a bar counts what is done of what is still meant to be', () => {
  const actions = (['done', 'stopped', 'replaced', 'late'] as const).map((status) =>
    state(status, { status }),
  )
  assert.deepEqual(progressOf(actions), { done: 1, all: 2 })
})

test('a visitor filters by part, theme and status, and what names nothing is passed over', () => {
  const actions = [state('a', { themes: ['Safe homes'] }), state('b', { priority: 'Two', status: 'late' })]
  const shown = (query: Parameters<typeof readFilter>[0]) =>
    actions.filter(keeps(readFilter(query, actions))).map(({ actionId }) => actionId)
  assert.deepEqual(shown({ part: '2' }), ['b'])
  assert.deepEqual(shown({ theme: '1' }), ['a'])
  assert.deepEqual(shown({ status: 'late' }), ['b'])
  assert.deepEqual(shown({ part: '9', theme: 'x', status: 'nonsense' }), ['a', 'b'])
  assert.equal(isFiltered(readFilter({ part: '-1' }, actions)), false)
})

test('a feed escapes what people wrote, and keeps its ids', () => {
  const change = {
    id: '0193-id',
    planId: 'p',
    at: new Date('2026-11-01T10:00:00Z'),
    kind: 'status',
    actionId: 'a',
    fromStatus: 'late',
    toStatus: 'done',
    said: 'Say <no> & "stop"\u0007',
    progress: 'Fish & chips',
  } as const
  const plan = { id: 'p', address: 'the-plan', title: 'Plan', periodWords: null, updatedAt: null }
  const feed = atomFeed({ name: 'Us & them', origin: 'https://x.example' }, [plan], [change], {
    now: new Date(0),
  })
  assert.match(feed, /<title>Done: Say &lt;no&gt; &amp; &quot;stop&quot;<\/title>/)
  assert.match(feed, /<id>urn:uuid:0193-id<\/id>/)
  assert.match(feed, /<updated>2026-11-01T10:00:00\.000Z<\/updated>/)
  assert.match(feed, /We have done this\. Fish &amp; chips/)
  assert.ok(!feed.includes('\u0007'))
})
