import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { historyOf, type Names, type Version } from './history.ts'
import { ragRulesOf } from './rules.ts'

const names: Names = new Map([
  ['a', 'Alder'],
  ['u', 'Olive Officer'],
])
const rules = ragRulesOf({ key: { amber: { name: 'At risk', meaning: 'x' } } })
const at = new Date('2026-11-18T10:00:00Z')
const version = (before: Record<string, unknown> | null, row: Record<string, unknown>): Version => ({
  kind: 'plan_deliveries',
  rowId: 'd',
  at,
  before: before && { agency_id: 'a', ...before },
  row: { agency_id: 'a', ...row },
  reason: 'Update for Q3 2026/27',
  byName: 'Olive Officer',
})
const told = (before: Record<string, unknown> | null, row: Record<string, unknown>) => {
  const [entry] = historyOf([version(before, row)], names, rules)
  return entry && [entry.title, ...entry.changes.map(({ field, from, to }) => `${field}: ${from} > ${to}`)]
}

describe('the history of a part, in sentences', () => {
  test('says each field by its name, from and to, in the plan’s own words', () => {
    assert.deepEqual(
      told(
        { status: 'not_set', progress_rag: null, forecast_due: null, lead_user_id: null, version: 1 },
        {
          status: 'in_progress',
          progress_rag: 'amber',
          forecast_due: '2027-03-31',
          lead_user_id: 'u',
          version: 2,
        },
      ),
      [
        'The part of Alder changed',
        'Status: Not set > In progress',
        'Progress: As suggested > At risk',
        'Forecast date: nothing > 31 March 2027',
        'Lead: nothing > Olive Officer',
      ],
    )
  })

  test('tells what was added, removed and put back', () => {
    assert.deepEqual(told(null, {}), ['The part of Alder added'])
    assert.deepEqual(told({ removed_at: null }, { removed_at: '2026-11-18' }), ['The part of Alder removed'])
    assert.deepEqual(told({ removed_at: '2026-11-18' }, { removed_at: null }), ['The part of Alder put back'])
  })

  test('leaves out what is nobody’s news, and never shows an id', () => {
    assert.equal(told({ version: 1, position: 1 }, { version: 2, position: 2 }), undefined)
    const [, line] = told({ lead_user_id: null }, { lead_user_id: '0190-unknown' }) ?? []
    assert.equal(line, 'Lead: nothing > somebody')
  })

  test('keeps who and why', () => {
    const [entry] = historyOf([version({ story: '' }, { story: 'Begun.' })], names, rules)
    assert.deepEqual([entry?.by, entry?.reason, entry?.at], ['Olive Officer', 'Update for Q3 2026/27', at])
  })
})
