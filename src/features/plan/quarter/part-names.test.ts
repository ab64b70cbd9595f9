import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { wordsOf } from '../../mail/words.ts'
import { partName } from './part-names.store.ts'
import { createQuarterWorld, type QuarterWorld } from './testing/quarter-world.ts'

describe('what a mail calls a part of the plan', () => {
  test('its priority, aim and action by number, so that two actions 2 under two aims are told apart', () => {
    const under = (aim: string) => ({ priority: '1', aim, aimIsNumbered: true })
    assert.equal(partName(under('1.8'), '2'), 'Priority 1, aim 1.8, action 2')
    assert.equal(partName(under('1.9'), '2'), 'Priority 1, aim 1.9, action 2')
    assert.equal(partName(under('1.8'), '1.8c'), 'Priority 1, action 1.8c')
    assert.equal(
      partName({ priority: '3', aim: '2', aimIsNumbered: false }, '2'),
      'Priority 3, aim 2, action 2',
    )
  })

  describe('in a mail of the quarter', () => {
    let at: QuarterWorld
    before(async () => {
      at = await createQuarterWorld()
      await at.on('2026-10-07')
    })
    after(() => at.world.close())

    test('with the plan’s title, and none of the plan’s own words or anybody’s name', async () => {
      const [mail] = await at.world.admin<{ params: Record<string, unknown> }>(
        `select params from mails where template = 'plan-request' and to_user_id = $1`,
        [at.people.colleague.actor.userId],
      )
      assert.ok(mail)
      const { text } = wordsOf('plan-request', {
        params: mail.params,
        origin: 'https://x.example',
        partnership: 'Northbrook',
        token: 'one two three four',
        own: null,
      })
      assert.match(text, /Northbrook Hate Crime Action Plan 2026-29/)
      assert.match(text, /Priority 1, action 1\.1: https:\/\/x\.example\/plan-update\/one\n/)
      assert.doesNotMatch(text, /Panels to meet|Robin|hear serious cases/)
    })
  })
})
