import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ROLES, type Role, type Staff } from '../../../access/actor.ts'
import { DELIVERY_ACTIONS, DELIVERY_TABLE, deliveryActionsFor } from './delivery-actions.ts'
import { STATUSES } from './delivery.ts'
import { aDelivery } from './testing/a-delivery.ts'

const person = (agencyId: string, ...roles: Role[]): Staff => ({
  kind: 'staff',
  sessionId: '',
  userId: 'me',
  agencyId,
  name: 'Me',
  agencyName: '',
  agencyKind: 'local_authority',
  roles,
})
const may = (actor: Staff, status: (typeof STATUSES)[number], more = {}, saidBy: string | null = null) =>
  deliveryActionsFor(aDelivery({ status, agencyId: 'ours', ...more }), actor, saidBy)

describe('what may be done to a delivery', () => {
  test('has a row for every action, each with a status in which somebody may take it', () => {
    for (const action of DELIVERY_ACTIONS)
      assert.ok(
        DELIVERY_TABLE.some((row) => row.action === action && row.from.length > 0 && row.sides.length > 0),
      )
  })

  test('by people of its agency who run work there: to say how it goes and to show it, nothing agreed', () => {
    for (const role of ROLES.filter((each) => each !== 'coordinator' && each !== 'chair')) {
      const speaks = role === 'manager' || role === 'officer' || role === 'administrator'
      assert.deepEqual(may(person('ours', role), 'in_progress'), speaks ? ['update', 'evidence'] : [], role)
      assert.deepEqual(may(person('theirs', role), 'in_progress'), [], role)
    }
  })

  test('by its lead, whatever their agency and role', () => {
    assert.deepEqual(may(person('theirs', 'analyst'), 'not_set', { leadUserId: 'me' }), [
      'update',
      'evidence',
    ])
  })

  test('by a chair of elsewhere: to judge what is said to be complete, and nothing else', () => {
    for (const status of STATUSES)
      assert.deepEqual(
        may(person('theirs', 'chair'), status),
        status === 'complete_unverified' ? ['verify', 'send-back'] : [],
        status,
      )
  })

  test('never verifying one’s own: as its lead, or having said that it is complete', () => {
    const coordinator = person('theirs', 'coordinator')
    assert.ok(may(coordinator, 'complete_unverified').includes('verify'))
    assert.ok(!may(coordinator, 'complete_unverified', { leadUserId: 'me' }).includes('verify'))
    assert.ok(!may(coordinator, 'complete_unverified', {}, 'me').includes('verify'))
  })

  test('is not to update what has ended: a coordinator opens it again', () => {
    for (const status of ['complete', 'cancelled', 'superseded'] as const) {
      const can = may(person('ours', 'coordinator', 'officer'), status)
      assert.ok(can.includes('reopen') && !can.includes('update') && !can.includes('verify'), status)
    }
  })
})
