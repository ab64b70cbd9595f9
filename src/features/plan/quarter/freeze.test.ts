import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { recordUpdate } from '../running/record-update.ts'
import { anUpdate } from '../running/testing/running-plan.ts'
import { createQuarterWorld, type QuarterWorld, type SentMail, updateForm } from './testing/quarter-world.ts'

describe('a quarter is frozen while something was sent back', () => {
  let at: QuarterWorld
  let sent: SentMail[]
  let path: string
  before(async () => {
    at = await createQuarterWorld()
    await at.on('2026-10-07')
    sent = await at.mails()
    path = `/plan/${at.planId}/quarter/2026-q2`
  })
  after(() => at.world.close())
  const token = () => at.tokenFor(sent, at.people.colleague, '1.1')
  const coordinator = () => at.people.coordinator

  test('the parts that were sent back are named before, and counted as having spoken', async () => {
    const form = updateForm({ words: 'Four panels met.', ask: 'A room for the panel' })
    await at.world.post('/plan-update', { token: token(), ...form })
    const { id } = await at.delivery('1.1', 'Alder Council')
    const update = (await at.updates(id))[0]?.id
    const note = { [`note-${update}`]: 'Which panels?' }
    assert.equal((await at.world.post(`${path}/updates/${update}/return`, note, coordinator())).status, 303)
    const html = (await at.world.get(`${path}/freeze`, coordinator())).html
    assert.match(html, /What was sent back of this part is not accepted/)
    assert.match(html, /1\.1, Alder Council<\/a>\s*: Panels to meet monthly\./)
    assert.match(html, /asks something of the board/)
    assert.match(html, /5 parts of the plan said nothing/)
    assert.ok(!html.includes('has not ended'))
  })

  test('what waited signed in is accepted with it, and the trail says which', async () => {
    const [cycle] = await at.world.admin<{ id: string; version: number }>(
      `select id, version from plan_cycles where plan_id = $1 and quarter = '2026-q2'`,
      [at.planId],
    )
    const { id } = await at.delivery('1.3', 'Alder Council')
    const ctx = at.people.owner.ctx()
    const said = await ctx.db.transaction((tx) =>
      recordUpdate(tx, ctx, id, anUpdate(), { via: 'signed_in', cycleId: cycle?.id }),
    )
    assert.ok(said.ok)
    const version = String(cycle?.version)
    assert.equal((await at.world.post(`${path}/freeze`, { version }, coordinator())).status, 303)
    const [trail] = await at.world.admin<{ detail: { accepted: string[] } }>(
      `select detail from audit.entries where action = 'plan.freeze'`,
    )
    assert.deepEqual(trail?.detail.accepted, [said.value.updateId])
  })

  test('the record keeps what was sent back as said and not accepted, with its ask and the note', async () => {
    const html = (await at.world.get(`${path}/record`, at.people.analyst)).html
    assert.match(html, /Said and not accepted/)
    for (const words of ['Four panels met.', 'A room for the panel', 'Which panels?'])
      assert.ok(html.includes(words), words)
    // It is not what the plan says.
    assert.equal((await at.delivery('1.1', 'Alder Council')).story, 'First meeting held')
  })

  test('a link of the frozen quarter says that it is closed and keeps what was typed; a wrong one learns nothing', async () => {
    const opened = await at.world.get(`/plan-update/${token()}`)
    assert.equal(opened.status, 410)
    assert.match(opened.html, /That quarter is closed/)
    assert.match(opened.html, /It then counts for Q3 2026\/27/)
    assert.match(opened.html, /Northbrook Hate Crime Action Plan[^<]*Q2 2026\/27 is frozen/)
    assert.ok(!opened.html.includes('Panels to meet monthly'))
    const typed = updateForm({ words: 'Typed with care' })
    assert.match((await at.world.post('/plan-update', { token: token(), ...typed })).html, /Typed with care/)
    const wrong = await at.world.get(`/plan-update/${randomToken()}`)
    assert.equal(wrong.status, 404)
    assert.match(wrong.html, /This link opens nothing/)
    assert.ok(!wrong.html.includes('closed'))
    const holder = at.people.colleague.actor.userId
    await at.world.admin(`update staff_users set status = 'disabled' where id = $1`, [holder])
    assert.equal((await at.world.get(`/plan-update/${token()}`)).status, 404)
  })

  test('warns where the quarter has not ended yet', async () => {
    const early = await at.world.post(
      `/plan/${at.planId}/ask-everyone`,
      { quarter: '2026-q3' },
      coordinator(),
    )
    assert.equal(early.status, 303)
    const html = (await at.world.get(`/plan/${at.planId}/quarter/2026-q3/freeze`, coordinator())).html
    assert.match(
      html,
      /Q3 2026\/27 has not ended: its last day is 31 December 2026[^]*counts for Q4 2026\/27/,
    )
  })

  test('frozen before asking has ended, it names those who said nothing, and the next comparison begins before today', async () => {
    const q3 = `/plan/${at.planId}/quarter/2026-q3`
    const [cycle] = await at.world.admin<{ version: number }>(
      `select version from plan_cycles where plan_id = $1 and quarter = '2026-q3'`,
      [at.planId],
    )
    const frozen = await at.world.post(`${q3}/freeze`, { version: String(cycle?.version) }, coordinator())
    assert.equal(frozen.status, 303)
    assert.equal((await at.delivery('1.1', 'Birch Council')).staleQuarter, '2026-q3')
    const paper = `/plan/${at.planId}/papers/exception/print?quarter=2026-q3`
    const { html } = await at.world.get(paper, coordinator())
    assert.match(html, /No update[^]*Birch Council/)
    assert.equal((await at.world.get(`/plan/${at.planId}/changes`, coordinator())).status, 200)
  })

  test('what is said after it counts for the next quarter, and every page and paper of the record says so', async () => {
    at.world.clock.set('2026-10-08T09:00:00Z')
    const { id } = await at.delivery('1.3', 'Alder Council')
    const { owner } = at.people
    const form = await at.world.get(`/plan/updates/${id}`, owner)
    assert.match(form.html, /What you say counts for Q4 2026\/27/)
    const ctx = owner.ctx()
    const said = await ctx.db.transaction((tx) =>
      recordUpdate(tx, ctx, id, anUpdate({ words: 'Said too late.' }), { via: 'signed_in' }),
    )
    assert.ok(said.ok)
    assert.equal((await at.updates(id)).at(-1)?.quarter, '2026-q4')
    const q3 = `/plan/${at.planId}/quarter/2026-q3`
    const page = async (path: string) => (await at.world.get(path, coordinator())).html
    assert.match(await page(q3), /Late updates count for Q4 2026\/27/)
    assert.match(
      await page(`${q3}/record`),
      /Said since it was frozen[^]*Said too late\.[^]*8 October 2026, for Q4/,
    )
    for (const kind of ['highlight', 'exception'])
      assert.match(
        await page(`/plan/${at.planId}/papers/${kind}/print?quarter=2026-q3`),
        /Said since the record was frozen[^]*Said too late\./,
      )
    assert.ok(!(await page(`${path}/record`)).includes('Said too late.'), 'not beside the record before')
    const other = await at.delivery('1.1', 'Birch Council')
    const asked = await at.world.post(`/plan/${at.planId}/deliveries/${other.id}/ask`, {}, coordinator())
    assert.equal(asked.location, `/plan/${at.planId}/quarter/2026-q4?done=asked`)
  })
})
