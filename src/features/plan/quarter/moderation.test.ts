import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createQuarterWorld, type QuarterWorld, type SentMail, updateForm } from './testing/quarter-world.ts'

describe('a coordinator works through a quarter', () => {
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

  const as = (who: keyof QuarterWorld['people']) => at.people[who]
  const page = async (who: keyof QuarterWorld['people'] = 'coordinator') =>
    (await at.world.get(path, as(who))).html
  const act = (
    what: string,
    fields: Record<string, string> = {},
    who: keyof QuarterWorld['people'] = 'coordinator',
  ) => at.world.post(`${path}/${what}`, fields, as(who))
  const answer = (ref: string, more: Record<string, string> = {}) =>
    at.world.post('/plan-update', { token: at.tokenFor(sent, as('colleague'), ref), ...updateForm(more) })
  const waiting = async (ref: string, owner: string) => {
    const { id } = await at.delivery(ref, owner)
    const update = (await at.updates(id)).find(({ state }) => state === 'waiting')
    assert.ok(update)
    return update.id
  }

  test('sees who was asked, who is silent, and where there is nobody to ask', async () => {
    const html = await page()
    assert.match(html, /No answer yet/)
    assert.match(html, /1\.1: Birch Council<\/a><span class="app-small">Panels to meet monthly\./)
    assert.match(html, /Nobody to ask/)
    assert.match(html, /Updates are due by 21 October 2026, and looked at by 28 October 2026/)
    assert.equal((await at.world.get(path, as('owner'))).status, 403)
    assert.equal((await at.world.get(path)).status, 303)
  })

  test('whoever is asked sees it on their home page with its day; whoever is not, does not', async () => {
    const mine = (await at.world.get('/today', as('colleague'))).html
    assert.match(mine, /Updates wanted/)
    assert.match(mine, /21 October 2026/)
    assert.ok(!(await at.world.get('/today', as('stranger'))).html.includes('Updates wanted'))
    assert.match((await at.world.get('/plan/updates', as('stranger'))).html, /Nothing is asked of you/)
  })

  test('sees what came by a link beside the words from before, with the suggested colour', async () => {
    await answer('1.1', { words: 'Four panels met.' })
    const html = await page()
    assert.match(html, /Came by the link in a mail, on [^.<]*\. It is not in the plan yet/)
    assert.match(
      html,
      /1\.1: Alder Council<\/a><\/h3><p class="govuk-body app-said">Panels to meet monthly\./,
    )
    assert.match(html, /Four panels met\./)
    assert.match(html, /First meeting held/)
    assert.match(html, /The facts suggest/)
    const today = (await at.world.get('/today', as('coordinator'))).html
    assert.match(today, /update of the plan waiting for you to look at/)
    assert.ok(today.includes(`href="${path}"`))
  })

  test('sends it back only with a note, which its owner gets by mail and sees', async () => {
    const id = await waiting('1.1', 'Alder Council')
    const empty = await act(`updates/${id}/return`, { [`note-${id}`]: '' })
    assert.equal(empty.status, 422)
    assert.match(empty.html, /Say what should change/)
    assert.equal((await act(`updates/${id}/return`, { [`note-${id}`]: 'Which panels?' })).status, 303)
    const back = await at.mails()
    assert.deepEqual(
      back.map(({ template, to }) => [template, to]),
      [['plan-returned', as('colleague').actor.userId]],
    )
    sent = [...sent, ...back]
    const link = await at.world.get(`/plan-update/${at.tokenFor(back, as('colleague'), '1.1')}`)
    assert.match(link.html, /Which panels\?/)
    assert.match((await at.world.get('/plan/updates', as('colleague'))).html, /Sent back/)
    const { id: delivery } = await at.delivery('1.1', 'Alder Council')
    for (const page of [`/plan/updates/${delivery}`, `/plan/${at.planId}/deliveries/${delivery}`]) {
      const signedIn = (await at.world.get(page, as('colleague'))).html
      assert.match(signedIn, /Which panels\?/)
      // What came back is what the form begins with, as by the link; not last quarter's words.
      assert.match(signedIn, /<textarea[^>]*name="words"[^>]*>\s*Four panels met\./)
    }
    assert.equal((await act(`updates/${id}/accept`)).location, `${path}?done=gone`)
    const priority = (await at.load()).priorities[0]?.id ?? ''
    const from = await act(`updates/${id}/accept`, { open: priority })
    assert.equal(from.location, `${path}?done=gone&open=${priority}`, 'the page opens where they were')
    assert.equal((await act(`updates/${id}/accept`, { open: '//x' })).location, `${path}?done=gone`)
  })

  test('an owner who is signed in answers from last time’s words, and it is in the plan at once', async () => {
    const { id, version } = await at.delivery('1.1', 'Alder Council')
    const form = updateForm({ words: 'Panels of Alder met four times.', version: String(version) })
    const saved = await at.world.post(`/plan/updates/${id}`, form, as('owner'))
    assert.equal(saved.location, '/plan/updates?done=saved')
    assert.equal((await at.delivery('1.1', 'Alder Council')).story, 'Panels of Alder met four times.')
    assert.match(await page(), /It is in the plan already\./)
    const stale = await at.world.post(`/plan/updates/${id}`, form, as('colleague'))
    assert.equal(stale.status, 409)
    assert.match(stale.html, /Panels of Alder met four times\./)
    assert.equal((await at.world.get(`/plan/updates/${id}`, as('stranger'))).status, 403)
  })

  test('records for an owner who rings up: it is accepted at once', async () => {
    const { id, version } = await at.delivery('1.2a', 'Alder Council')
    const account = {
      cause: 'No date.',
      correctiveAction: 'Agree one.',
      'forecastDue-day': '31',
      'forecastDue-month': '3',
      'forecastDue-year': '2027',
    }
    const form = updateForm({ words: 'Told by phone.', version: String(version), ...account })
    const saved = await at.world.post(`/plan/updates/${id}`, form, as('coordinator'))
    assert.equal(saved.location, `${path}?done=recorded`)
    assert.equal((await at.updates(id))[0]?.state, 'accepted')
  })

  test('accepts all that waits', async () => {
    await answer('1.3', { words: 'Plans were read.' })
    assert.match(await page(), /Accept all 2/)
    assert.equal((await act('accept-all')).location, `${path}?done=all`)
    assert.equal((await at.delivery('1.3', 'Alder Council')).story, 'Plans were read.')
    assert.equal((await at.delivery('1.3', 'Alder Council')).reportedQuarter, '2026-q2')
    assert.ok(!(await page()).includes('Waiting for you'))
  })

  test('sends a request again, and says where there is nobody to send it to', async () => {
    const { id } = await at.delivery('1.1', 'Birch Council')
    const ask = (delivery: string) =>
      at.world.post(`/plan/${at.planId}/deliveries/${delivery}/ask`, {}, as('coordinator'))
    assert.equal((await ask(id)).location, `${path}?done=asked`)
    assert.equal((await at.mails()).length, 1)
    const nobody = await ask((await at.delivery('1.2b', 'TBC')).id)
    assert.equal(nobody.status, 422)
    assert.match(nobody.html, /There is nobody to ask/)
    assert.equal(
      (await at.world.post(`/plan/${at.planId}/deliveries/${id}/ask`, {}, as('owner'))).status,
      403,
    )
  })

  test('gives more time, and says what is wrong with the days', async () => {
    const days = (due: string, moderate: string) => ({
      'dueOn-day': due,
      'dueOn-month': '10',
      'dueOn-year': '2026',
      'moderateOn-day': moderate,
      'moderateOn-month': '10',
      'moderateOn-year': '2026',
    })
    const version = String((await at.cycles())[0]?.version)
    const wrong = await act('extend', { ...days('30', '28'), version })
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /cannot be before the day they are due/)
    assert.equal((await act('extend', { ...days('23', '30'), version })).status, 303)
    assert.equal((await at.cycles())[0]?.due_on, '2026-10-23')
    assert.equal((await act('extend', { ...days('26', '30'), version })).status, 409)
  })

  test('cannot freeze while something that came by a link waits; then the record never changes', async () => {
    const version = async () => String((await at.cycles())[0]?.version)
    sent = [...sent, ...(await at.mails())]
    const { id: asked } = await at.delivery('1.3', 'Alder Council')
    await at.world.post(`/plan/${at.planId}/deliveries/${asked}/ask`, {}, as('coordinator'))
    sent = [...sent, ...(await at.mails())]
    await answer('1.3', { words: 'One more thing.' })
    const refused = await act('freeze', { version: await version() })
    assert.equal(refused.status, 422)
    assert.match(refused.html, /must be accepted or sent back first/)
    await act(`updates/${await waiting('1.3', 'Alder Council')}/accept`)
    assert.equal((await act('freeze', { version: await version() }, 'owner')).status, 403)
    assert.equal((await act('freeze', { version: await version() })).location, `${path}?done=frozen`)
    assert.match(await page(), /Frozen on 7 October 2026/)
    for (const change of [
      "record = '{}'",
      'version = version + 1',
      "state = 'open', frozen_at = null, record = null",
    ])
      await assert.rejects(
        at.world.admin(`update plan_cycles set ${change}`),
        /a frozen quarter does not change/,
      )
    await assert.rejects(at.world.admin('delete from plan_cycles'), /a frozen quarter does not change/)
  })

  test('a frozen record is opened by any member and compared with what stands now', async () => {
    const { id, version } = await at.delivery('1.3', 'Birch Council')
    const said = updateForm({ words: 'Said after the freeze.', version: String(version) })
    await at.world.post(`/plan/updates/${id}`, said, as('coordinator'))
    assert.equal((await at.updates(id)).at(-1)?.quarter, '2026-q3')
    const record = await at.world.get(`${path}/record`, as('analyst'))
    assert.equal(record.status, 200)
    assert.match(record.html, /One more thing\./)
    assert.ok(!record.html.includes('Said after the freeze.'))
    const compared = await at.world.get(`${path}/compare?with=now`, as('analyst'))
    assert.match(compared.html, /Said after the freeze\./)
    assert.equal((await at.world.get(`/plan/${at.planId}/quarter/2026-q1/record`, as('analyst'))).status, 404)
  })

  test('a quarter that is frozen takes no answer: its links open nothing, and nothing is written to it', async () => {
    const token = at.tokenFor(sent, as('coordinator'), '1.1')
    assert.equal((await at.world.get(`/plan-update/${token}`)).status, 410)
    await assert.rejects(
      at.world.admin(
        `insert into plan_updates (id, plan_id, delivery_id, cycle_id, quarter, at, via, words, status, state)
         select gen_random_uuid(), c.plan_id, d.id, c.id, c.quarter, now(), 'signed_in', 'Late', 'in_progress', 'waiting'
         from plan_cycles c join plan_deliveries d on d.plan_id = c.plan_id where c.state = 'frozen' limit 1`,
      ),
      /that quarter is frozen/,
    )
  })

  test('asks about one part between rounds: in the quarter that runs, and everybody again when it ends', async () => {
    await at.mails()
    const { id } = await at.delivery('1.1', 'Birch Council')
    const asked = await at.world.post(`/plan/${at.planId}/deliveries/${id}/ask`, {}, as('coordinator'))
    assert.equal(asked.location, `/plan/${at.planId}/quarter/2026-q3?done=asked`)
    const [mail] = await at.mails()
    assert.ok(mail?.tokens[0])
    assert.equal((await at.world.get(`/plan-update/${mail.tokens[0]}`)).status, 200)
    await at.on('2027-01-08')
    const requests = await at.world.admin<{ n: number }>(
      `select count(*)::int as n from plan_requests r join plan_cycles c on c.id = r.cycle_id where c.quarter = '2026-q3'`,
    )
    assert.equal(requests[0]?.n, 6)
  })

  test('the days are the plan’s own: changed for rounds to come, and refused where they make no sense', async () => {
    const own = `/plan/${at.planId}/cycle`
    const { version } = await at.load()
    const form = {
      rhythm: 'every',
      requestAfter: '3',
      dueAfter: '10',
      moderateAfter: '15',
      managerAfter: '4',
      linkDays: '7',
    }
    const wrong = await at.world.post(
      own,
      { ...form, dueAfter: '2', reminders: '1000', version: String(version) },
      as('coordinator'),
    )
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /Enter up to six whole numbers/)
    const send = () =>
      at.world.post(own, { ...form, reminders: '-5, 0', version: String(version) }, as('coordinator'))
    assert.equal((await send()).location, `${own}?done=saved`)
    assert.deepEqual((await at.load()).cycle.reminders, [-5, 0])
    assert.equal((await send()).status, 409)
    assert.equal((await at.world.get(own, as('owner'))).status, 403)
  })

  test('what was asked is seen by whom it was asked of, people of their agency and coordinators alone', async () => {
    const seen = async (who: keyof QuarterWorld['people']) => {
      const ctx = as(who).ctx()
      const rows = await ctx.db.transaction((tx) => tx.selectFrom('plan_requests').select('id').execute())
      return rows.length
    }
    assert.ok((await seen('coordinator')) > (await seen('colleague')))
    assert.ok((await seen('colleague')) > 0)
    assert.equal(await seen('stranger'), 0)
    assert.equal(await seen('analyst'), 0)
  })

  test('a plan of which a quarter was frozen is not removed, by nobody: its page says why and what instead', async () => {
    const before = await at.cycles()
    const remove = `/plan/${at.planId}/remove`
    const page = await at.world.get(remove, as('coordinator'))
    assert.match(page.html, /1 frozen quarter/)
    assert.match(page.html, /take the plan off the public page/)
    assert.doesNotMatch(page.html, /<button[^>]*govuk-button--warning/)
    const [plan] = await at.world.admin('select version from plans where id = $1', [at.planId])
    const sent = await at.world.post(remove, { version: String(plan?.['version']) }, as('coordinator'))
    assert.equal(sent.location, remove)
    await assert.rejects(at.world.admin('delete from plans where id = $1', [at.planId]), /is kept/)
    await at.world.admin(`delete from plan_updates where plan_id = $1`, [at.planId])
    await assert.rejects(at.world.admin('delete from plans where id = $1', [at.planId]), /is kept/)
    assert.deepEqual(await at.cycles(), before)
  })
})
