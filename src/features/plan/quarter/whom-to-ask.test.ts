import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ASKED_MAX, coordinatorsOf, managersOf, whomToAsk } from './whom-to-ask.ts'

const person = (id: string, agencyId: string, ...roles: string[]) => ({ id, agencyId, roles })
const people = [
  person('lead', 'alder', 'officer'),
  person('manager', 'alder', 'manager', 'officer'),
  person('officer', 'birch', 'officer'),
  person('analyst', 'cedar', 'analyst'),
  person('chair', 'elm', 'chair'),
]
const directory = {
  people,
  groupLeads: new Map([
    ['group', 'chair'],
    ['left', 'gone'],
  ]),
}
const part = (more: { leadUserId?: string; agencyId?: string; groupId?: string }) => ({
  leadUserId: null,
  agencyId: null,
  groupId: null,
  ...more,
})

const overseers = [
  ...people.filter(({ roles }) => roles.includes('manager')),
  person('elms', 'elm', 'manager'),
  person('coordinator', 'fir', 'coordinator'),
]

describe('who is asked how a part goes', () => {
  test('its lead, before anybody else', () => {
    assert.deepEqual(whomToAsk(part({ leadUserId: 'lead', agencyId: 'alder' }), directory), ['lead'])
  })
  test('where its lead has left, or there is none, whoever manages work at its agency, else whoever works there', () => {
    assert.deepEqual(whomToAsk(part({ leadUserId: 'gone', agencyId: 'alder' }), directory), ['manager'])
    assert.deepEqual(whomToAsk(part({ agencyId: 'birch' }), directory), ['officer'])
  })
  test('of a group, its lead', () => {
    assert.deepEqual(whomToAsk(part({ groupId: 'group' }), directory), ['chair'])
  })
  test('nobody, where nobody there may answer', () => {
    for (const more of [{}, { agencyId: 'cedar' }, { groupId: 'left' }, { groupId: 'unknown' }])
      assert.deepEqual(whomToAsk(part(more), directory), [])
  })
  test('no more than a few', () => {
    const many = Array.from({ length: 30 }, (_, n) => person(`m${n}`, 'fir', 'manager'))
    assert.equal(whomToAsk(part({ agencyId: 'fir' }), { ...directory, people: many }).length, ASKED_MAX)
  })
  test('managers are those of its agency', () => {
    assert.deepEqual(managersOf(part({ agencyId: 'alder' }), directory, overseers), ['manager'])
  })
  test('of a group, of a role or of an agency without a manager, they are those of the lead’s agency', () => {
    for (const more of [
      { groupId: 'group' },
      { leadUserId: 'chair' },
      { agencyId: 'birch', leadUserId: 'chair' },
    ])
      assert.deepEqual(managersOf(part(more), directory, overseers), ['elms'])
    for (const more of [{}, { agencyId: 'birch' }, { groupId: 'left' }, { leadUserId: 'officer' }])
      assert.deepEqual(managersOf(part(more), directory, overseers), [])
    assert.deepEqual(coordinatorsOf(overseers), ['coordinator'])
  })
})
