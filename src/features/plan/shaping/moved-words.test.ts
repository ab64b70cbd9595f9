import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RowFlag } from '../reading/read-plan.schema.ts'
import { actionState } from '../testing/plan-state.ts'
import { movedTimeFrame } from './moved-words.ts'

type Time = { timeframe: string; flags?: RowFlag[]; startsOn?: string | null; endsOn?: string | null }
const said = (time: Time, start: string | null, end: string | null) =>
  movedTimeFrame({ ...actionState('1.1', []), startsOn: null, endsOn: null, ...time }, { start, end })

describe('the time frame of an action that goes on in another plan', () => {
  test('stays where it is as true of the next years', () => {
    const quarters = { timeframe: 'Q2/3', startsOn: '2026-07-01', endsOn: '2026-12-31' }
    assert.equal(said(quarters, '2027-07-01', '2027-12-31'), 'Q2/3')
    assert.equal(said({ timeframe: 'Ongoing' }, null, null), 'Ongoing')
  })

  test('says the days that moved where it named the year that they moved from', () => {
    for (const timeframe of ['Autumn term 2026', 'Q3 2026/27', 'Sept 26', '1.9.26 to 31.12.26', 'Autumn ’26'])
      assert.equal(
        said({ timeframe, startsOn: '2026-09-01', endsOn: '2026-12-31' }, '2029-09-01', '2029-12-31'),
        '1 September to 31 December 2029',
      )
    assert.equal(
      said({ timeframe: 'By end of 2026', endsOn: '2026-12-31' }, null, '2029-12-31'),
      'By 31 December 2029',
    )
  })

  test('keeps the year where the days lie in the new plan already', () => {
    const time = { timeframe: '2027/28', startsOn: '2027-04-01', endsOn: '2028-03-31' }
    assert.equal(said(time, '2027-04-01', '2028-03-31'), '2027/28')
  })

  test('does not say how far the old plan had come', () => {
    assert.equal(said({ timeframe: 'Action completed', flags: ['status-in-timeframe'] }, null, null), '')
  })
})
