import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { queueMail, sealSecret } from './index.ts'

let world: World
let admin: Person
let officer: Person
before(async () => {
  world = await createWorld()
  const agency = await world.agency({ name: 'Ashby Council' })
  await world.lead(agency)
  admin = await world.staff({ agency, roles: ['administrator'] })
  officer = await world.staff({ agency, roles: ['officer'], name: 'Olive Officer' })
})
after(() => world.close())

const invite = (token: string, to = officer) =>
  world.systemCtx().db.transaction((tx) =>
    queueMail(tx, world.clock, {
      template: 'invitation',
      toUserId: to.actor.userId,
      secret: sealSecret(world.services.vault, token),
    }),
  )

test('the outbox shows administrators each mail, and nobody else any', async () => {
  await invite('hidden-token')
  const page = await world.get('/admin/outbox', admin)
  assert.equal(page.status, 200)
  assert.match(page.html, /Olive Officer/)
  assert.match(page.html, /Waiting/)
  assert.equal((await world.get('/admin/outbox', officer)).status, 403)
  assert.equal((await world.get('/admin/outbox')).status, 303)
})

test('when no mail server is set, the outbox says so and what to set', async () => {
  const id = await invite('t')
  await world.admin(`update mails set last_problem = 'no-server' where id = $1`, [id])
  assert.match((await world.get('/admin/outbox', admin)).html, /SMTP_URL/)
})

test('a mail shows its words; its link only when asked for, and the trail has that', async () => {
  const id = await invite('shown-token')
  const page = await world.get(`/admin/outbox/${id}`, admin)
  assert.doesNotMatch(page.html, /shown-token/)
  assert.match(page.html, /the link is hidden/)
  const asked = await world.post(`/admin/outbox/${id}/link`, {}, admin)
  assert.match(asked.html, /href="http:\/\/localhost(:80)?\/invitation\/shown-token"/)
  const trail = await world.admin(
    `select 1 from audit.entries where action = 'mail.open-secret' and subject_id = $1 and actor_id = $2`,
    [id, admin.actor.userId],
  )
  assert.equal(trail.length, 1)
})

test('an administrator opens no link of another agency’s people', async () => {
  const elsewhere = await world.agency({ name: 'Oadby Council' })
  const stranger = await world.staff({ agency: elsewhere, roles: ['officer'] })
  const id = await invite('their-token', stranger)
  assert.doesNotMatch((await world.post(`/admin/outbox/${id}/link`, {}, admin)).html, /their-token/)
  await world.lead(elsewhere)
  try {
    assert.equal((await world.get(`/admin/outbox/${id}`, admin)).status, 404)
  } finally {
    await world.lead({ id: admin.actor.agencyId })
  }
})

test('whoever administers the partnership hands over the links of a plan’s mail to another agency’s owner', async () => {
  const elsewhere = await world.agency({ name: 'Blaby Council' })
  const owner = await world.staff({ agency: elsewhere, roles: ['officer'] })
  const theirs = await world.staff({ agency: elsewhere, roles: ['administrator'] })
  const ofPlan = (to: Person) =>
    world.systemCtx().db.transaction((tx) =>
      queueMail(tx, world.clock, {
        template: 'plan-request',
        toUserId: to.actor.userId,
        params: { quarter: 'Q2 2026/27', parts: ['1.1'], count: 1, linkDays: 5 },
        secret: sealSecret(world.services.vault, 'plan-token'),
      }),
    )
  const id = await ofPlan(owner)
  const page = await world.get(`/admin/outbox/${id}`, admin)
  assert.match(page.html, /Show the link/)
  assert.doesNotMatch(page.html, /plan-token/)
  assert.match((await world.post(`/admin/outbox/${id}/link`, {}, admin)).html, /\/plan-update\/plan-token/)
  const own = await ofPlan(officer)
  assert.doesNotMatch((await world.post(`/admin/outbox/${own}/link`, {}, theirs)).html, /plan-token/)
})

test('mail is filtered by status and paged without repeating or losing one', async () => {
  const agency = await world.agency({ name: 'Melton Council' })
  const [reader, to] = [
    await world.staff({ agency, roles: ['administrator'] }),
    await world.staff({ agency, roles: ['officer'] }),
  ]
  await world.admin('update partnership set lead_agency_id = $1', [admin.actor.agencyId])
  const ids: string[] = []
  for (let i = 0; i < 60; i += 1) ids.push(await invite('t', to))
  const linked = (html: string) =>
    [...html.matchAll(/admin\/outbox\/([0-9a-f-]{36})"/g)].map((match) => match[1] ?? '')
  const first = await world.get('/admin/outbox?status=waiting', reader)
  const next = /href="(\/admin\/outbox\?[^"]+)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&')
  assert.ok(next)
  const second = await world.get(next, reader)
  assert.deepEqual([...linked(first.html), ...linked(second.html)].sort(), [...ids].sort())
  assert.deepEqual(linked((await world.get('/admin/outbox?status=sent', reader)).html), [])
})

test('a partnership’s own words are saved, used and kept from overwriting one another; betraying words are refused', async () => {
  const path = '/admin/mail-words/update'
  const fields = { subject: 'A note', body: 'Something new on {reference}.', version: '0' }
  const bad = await world.post(path, { ...fields, subject: 'Your hate crime report' }, admin)
  assert.equal(bad.status, 422)
  assert.match(bad.html, /Take out “hate”/)
  assert.match(bad.html, /Something new on/)
  assert.equal((await world.post(path, fields, admin)).status, 303)
  assert.match((await world.get(path, admin)).html, /A note/)
  assert.equal((await world.post(path, fields, admin)).status, 409)
  assert.equal((await world.post(path, { ...fields, version: '1' }, admin)).status, 303)
})

test('an administrator of a member reads the words of mail to people, and does not change them', async () => {
  const member = await world.agency({ name: 'Hinckley Council' })
  const own = await world.staff({ agency: member, roles: ['administrator'] })
  const page = await world.get('/admin/mail-words/update', own)
  assert.match(page.html, /changed by administrators of Ashby Council/)
  assert.doesNotMatch(page.html, /<textarea/)
  const words = { subject: 'A note', body: 'Mine {reference}', version: '0' }
  assert.equal((await world.post('/admin/mail-words/update', words, own)).status, 403)
})
