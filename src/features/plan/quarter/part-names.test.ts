import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { wordsOf } from '../../mail/words.ts'
import { cycleRulesOf } from '../running/rules.ts'
import { mayMailWords, shortWords } from './mail-words.ts'
import { loadPlaces, partName } from './part-names.store.ts'
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
      await at.world.admin(`update plans set cycle = '{"mailWords": true}' where id = $1`, [at.planId])
      await at.on('2026-10-07')
    })
    after(() => at.world.close())

    const mail = async (template = 'plan-request') => {
      const rows = await at.world.admin<{ params: Record<string, unknown> }>(
        `select params from mails where template = $1 and to_user_id = $2 order by id`,
        [template, at.people.colleague.actor.userId],
      )
      const { params } = rows.at(-1) ?? {}
      assert.ok(params)
      return wordsOf(template === 'plan-request' ? 'plan-request' : 'plan-reminder', {
        params,
        origin: 'https://x.example',
        partnership: 'Northbrook',
        token: 'one two three four',
        own: null,
      }).text
    }

    test('by number and first words, and of whom where several own it; nobody’s name, nothing that was answered', async () => {
      const text = await mail()
      assert.match(text, /Northbrook Hate Crime Action Plan 2026-29/)
      assert.match(
        text,
        /Priority 1, action 1\.1, “Panels to meet monthly” \(Alder Council\):\nhttps:\/\/x\.example\/plan-update\/one\n/,
      )
      assert.doesNotMatch(text, /Robin|First meeting held/)
    })

    test('by number alone for an action whose words name somebody who works here', async () => {
      await at.world.admin(
        `update plan_actions set action = 'Let ' || $1 || ' call the panels' where action like 'Panels%'`,
        [at.people.owner.actor.name],
      )
      await at.on('2026-10-21')
      const text = await mail('plan-reminder')
      assert.match(text, /Priority 1, action 1\.1 \(Alder Council\):\n/)
      assert.match(text, /“Set up the referral”/)
      assert.ok(!text.includes(at.people.owner.actor.name))
    })

    test('by number alone for a plan whose papers are marked above OFFICIAL', async () => {
      await at.world.admin(`update plans set paper_marking = 'OFFICIAL-SENSITIVE' where id = $1`, [at.planId])
      await at.on('2026-10-28')
      const text = await mail('plan-reminder')
      assert.match(text, /Priority 1, action 1\.2a:\nhttps/)
      assert.match(text, /Updates were due by Wednesday 21 October 2026/)
      assert.doesNotMatch(text, /You can answer until/)
    })

    test('by number alone where the plan is set so', async () => {
      const path = `/plan/${at.planId}/cycle`
      const { coordinator } = at.people
      const { html } = await at.world.get(path, coordinator)
      const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
      assert.match(html, /name="mailWords"[^>]*checked/)
      const days = {
        rhythm: 'every',
        requestAfter: '5',
        dueAfter: '15',
        moderateAfter: '20',
        managerAfter: '8',
        linkDays: '5',
      }
      assert.equal(
        (await at.world.post(path, { version, ...days, reminders: '-10, 0, 5' }, coordinator)).status,
        303,
      )
      assert.doesNotMatch((await at.world.get(path, coordinator)).html, /name="mailWords"[^>]*checked/)
      await at.world.admin(`update plans set paper_marking = 'OFFICIAL' where id = $1`, [at.planId])
      const places = await at.world.systemCtx('run-plan-cycles').db.transaction(async (tx) =>
        loadPlaces(
          tx,
          (await tx.selectFrom('plan_requests').select('id').execute()).map(({ id }) => id),
        ),
      )
      const [{ id } = { id: '' }] = await at.world.admin<{ id: string }>(
        'select id from plan_requests limit 1',
      )
      assert.doesNotMatch(places.of(id, '1.1'), /[“(]/)
    })
  })

  test('mail says no words of a plan until somebody chooses that it may', () => {
    assert.equal(mayMailWords('OFFICIAL', cycleRulesOf(null)), false)
    assert.equal(mayMailWords('OFFICIAL', cycleRulesOf({ mailWords: true })), true)
    assert.equal(mayMailWords('OFFICIAL-SENSITIVE', cycleRulesOf({ mailWords: true })), false)
  })

  test('of an action, its first words; nothing of it where they hold an address or its owner’s name', () => {
    const of = { ownerWords: 'Robin Person – Alder Council', body: 'Alder Council' }
    assert.equal(shortWords('Set up\nthe referral.', of), 'Set up the referral')
    assert.equal(shortWords('Alder Council to set it up', of), 'Alder Council to set it up')
    assert.equal(shortWords('Robin Person to set it up', of), '')
    assert.equal(shortWords('Write to robin@alder.example', of), '')
    assert.equal(shortWords('Ring 0116 496 0000', of), '')
    assert.equal(shortWords('Ring (0161) 496 0000', of), '')
    assert.equal(shortWords('Visit Mr Khan', of), '')
    assert.equal(shortWords('PC to visit', of), '')
    assert.equal(shortWords('Look at the wall of 12 high street', of), '')
    assert.equal(shortWords('Ask Jane Smith to visit', of), '')
    assert.equal(shortWords('Meet with Beech Housing', of), '')
    assert.equal(
      shortWords('Meet with Beech Housing', { ...of, known: ['Beech Housing'] }),
      'Meet with Beech Housing',
    )
    assert.equal([...shortWords('Long words '.repeat(20), of)].length, 80)
  })
})
