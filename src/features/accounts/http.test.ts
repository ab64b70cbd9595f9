import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { requestReset } from './links.ts'
import { accountsWorld, type Colleague, PASSWORD } from './testing/accounts-world.ts'
import { openText } from '../../platform/crypto/envelope.ts'

const world = await accountsWorld()
after(() => world.close())
const agency = await world.agency({ name: 'Northbrook Council' })
type Answer = Awaited<ReturnType<typeof world.get>>

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const cookieOf = (answer: Answer, name: string) =>
  [answer.headers['set-cookie']]
    .flat()
    .map(String)
    .find((cookie) => cookie.startsWith(`${name}=`)) ?? ''
const tokenOf = (answer: Answer) => /=([^;]*)/.exec(cookieOf(answer, 'upstander'))?.[1] ?? ''

async function signIn(person: Colleague, next = ''): Promise<Answer> {
  world.clock.advance(30_000)
  const first = await world.post('/sign-in', { email: person.email, password: PASSWORD, next })
  return world.post('/sign-in/code', { challenge: hidden(first.html, 'challenge'), code: world.code(person) })
}

test('signing in leads where one wanted to go, with cookies that scripts and other sites do not get', async () => {
  const person = await world.colleague({ agency })
  const answer = await signIn(person, '/account?x=1')
  assert.deepEqual([answer.status, answer.location], [303, '/account?x=1'])
  for (const name of ['upstander', 'upstander-device'])
    assert.match(cookieOf(answer, name), /Path=\/; HttpOnly; SameSite=Lax/)
  const account = await world.get('/account', { cookie: tokenOf(answer) })
  assert.equal(account.status, 200)
  assert.match(account.html, new RegExp(person.email))
})

test('nobody can be sent to another site by signing in', async () => {
  const person = await world.colleague({ agency })
  for (const next of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
  ])
    assert.equal((await signIn(person, next)).location, '/today')
  const cookie = tokenOf(await signIn(person))
  assert.equal((await world.get('/sign-in?next=//evil.example', { cookie })).location, '/today')
  assert.match((await world.get('/sign-in?next=https://evil.example')).html, /name="next" value="\/today"/)
})

test('the page that asks again keeps the address, not the password, and says the same for anybody', async () => {
  const person = await world.colleague({ agency })
  const ask = (email: string) =>
    world.post('/sign-in', { email, password: 'marked-wrong-password', next: '/cases' })
  const [known, unknown] = [await ask(person.email), await ask('nobody@example.org')]
  assert.deepEqual([known.status, unknown.status], [422, 422])
  const plain = (answer: Answer, email: string) => answer.html.replaceAll(email, '')
  assert.equal(plain(known, person.email), plain(unknown, 'nobody@example.org'))
  assert.equal(known.html.includes('marked-wrong-password'), false)
  assert.match(known.html, /name="next" value="\/cases"/)
})

test('the first step alone gives no cookie and opens nothing', async () => {
  const person = await world.colleague({ agency })
  const first = await world.post('/sign-in', { email: person.email, password: PASSWORD })
  assert.equal(first.status, 200)
  assert.equal(first.headers['set-cookie'], undefined)
  assert.equal(first.html.includes(person.email), false)
  assert.equal(first.headers['cache-control'], 'no-store')
})

test('too many attempts are told how long to wait', async () => {
  const person = await world.colleague({ agency })
  const wrong = () => world.post('/sign-in', { email: person.email, password: 'wrong' })
  for (let n = 0; n < 5; n += 1) await wrong()
  const answer = await wrong()
  assert.deepEqual([answer.status, answer.headers['retry-after']], [429, '30'])
  assert.match(answer.html, /Wait 30 seconds, then try again/)
  // The network of the tests is one; its bucket leaks before the next test.
  world.clock.advance(24 * 3_600_000)
})

test('signing out ends the session and takes the cookie away', async () => {
  const person = await world.colleague({ agency })
  const cookie = tokenOf(await signIn(person))
  const out = await world.post('/sign-out', {}, { cookie })
  assert.equal(out.location, '/sign-in?signed-out=yes')
  assert.match(cookieOf(out, 'upstander'), /^upstander=; Max-Age=0/)
  assert.equal((await world.get('/account', { cookie })).location, '/sign-in?next=%2Faccount')
  assert.equal((await world.post('/sign-out', {})).status, 303)
})

test('an expired second step begins again, and nothing is signed in', async () => {
  for (const challenge of ['', 'forged', 'a.b', 'x'.repeat(5000)]) {
    const answer = await world.post('/sign-in/code', { challenge, code: '123456' })
    assert.equal(answer.status, 422)
    assert.equal(answer.headers['set-cookie'], undefined)
    assert.equal(
      (await world.post('/sign-in/set-up', { challenge, pending: challenge, code: '1' })).status,
      422,
    )
  }
  assert.equal((await world.get('/sign-in/code')).location, '/sign-in')
})

test('a link is opened any number of times, is not kept or passed on, and a bad one says so', async () => {
  const person = await world.colleague({ agency })
  await requestReset(world.gate, person.email, '198.51.100.1', 0)
  const [mail] = await world.admin<{ sealed: Buffer }>(
    'select secret_sealed as sealed from mails where to_user_id = $1',
    [person.id],
  )
  const token = mail ? openText(world.gate.vault.secrets.links, mail.sealed, 'mail secret') : ''
  const opened = await world.get(`/reset-password/${token}`)
  assert.equal(opened.status, 200)
  assert.deepEqual(
    [opened.headers['referrer-policy'], opened.headers['cache-control']],
    ['no-referrer', 'no-store'],
  )
  const weak = await world.post('/reset-password/choose', { token, password: 'short' })
  assert.equal(weak.status, 422)
  const chosen = await world.post('/reset-password/choose', { token, password: 'silver otter railway' })
  assert.match(chosen.html, /action="\/sign-in\/code"/)
  for (const bad of [token, 'x', 'é', 'y'.repeat(150)])
    assert.equal((await world.get(`/reset-password/${encodeURIComponent(bad)}`)).status, 404)
  assert.equal((await world.post('/invitation', { token: 'x', password: 'y' })).status, 404)
})

test('asking for a reset answers the same page for anybody', async () => {
  const person = await world.colleague({ agency })
  const known = await world.post('/reset-password', { email: person.email })
  const unknown = await world.post('/reset-password', { email: 'nobody@example.org' })
  assert.deepEqual([known.status, known.html], [unknown.status, unknown.html])
  assert.equal((await world.post('/reset-password', { email: 'nonsense' })).status, 422)
})

test('a second factor is set up through the pages, with a square to scan and ten codes', async () => {
  const administrator = await world.staff({ agency, roles: ['administrator'] })
  const fields = { name: 'Ada Obi', email: 'ada-set-up@example.org', roles: ['officer', 'manager'] }
  const invited = await world.post('/admin/people/invite', fields, administrator)
  assert.match(invited.location ?? '', /^\/admin\/people\/[0-9a-f-]{36}\?done=invited$/)
  const [mail] = await world.admin<{ sealed: Buffer }>(
    `select secret_sealed as sealed from mails where template = 'invitation' order by created_at desc limit 1`,
  )
  const token = mail ? openText(world.gate.vault.secrets.links, mail.sealed, 'mail secret') : ''
  assert.match((await world.get(`/invitation/${token}`)).html, /Welcome, Ada Obi/)
  const setUp = await world.post('/invitation', { token, password: PASSWORD })
  assert.match(setUp.html, /<svg class="app-qr"[^>]*role="img"/)
  assert.equal(/<title>[^<]*Ada/.test(setUp.html), false)
  const secret = [...setUp.html.matchAll(/app-secret__group">([A-Z2-7]{1,4}) /g)]
    .map(([, group]) => group)
    .join('')
  const { codeAt } = await import('./totp.ts')
  const done = await world.post('/sign-in/set-up', {
    challenge: hidden(setUp.html, 'challenge'),
    pending: hidden(setUp.html, 'pending'),
    code: codeAt(secret, world.clock.now()),
  })
  assert.equal(done.html.match(/<li>([0-9A-Z]{4}-){3}[0-9A-Z]{4}<\/li>/g)?.length, 10)
  assert.equal((await world.get('/account', { cookie: tokenOf(done) })).status, 200)
})

test('the people pages are for administrators, and for the people they look after', async () => {
  const administrator = await world.staff({ agency, roles: ['administrator'] })
  const officer = await world.staff({ agency, roles: ['officer'] })
  const elsewhere = await world.agency({ name: 'Westmere Council' })
  const other = await world.staff({ agency: elsewhere, roles: ['officer'] })
  const path = `/admin/people/${officer.actor.userId}`
  assert.equal((await world.get('/admin/people', administrator)).status, 200)
  assert.equal((await world.get(path, administrator)).status, 200)
  assert.equal((await world.get('/admin/people/invite', administrator)).status, 200)
  for (const each of ['/admin/people', path, '/admin/people/invite']) {
    assert.equal((await world.get(each, officer)).status, 403)
    assert.match((await world.get(each)).location ?? '', /^\/sign-in\?next=/)
  }
  for (const id of [other.actor.userId, '00000000-0000-7000-8000-000000000000', 'nonsense'])
    assert.equal((await world.get(`/admin/people/${id}`, administrator)).status, 404)
  assert.equal(
    (await world.post(`${path}/roles`, { version: 'x', roles: ['officer'] }, administrator)).status,
    409,
  )
  assert.equal((await world.post(`${path}/roles`, { version: '1', roles: [] }, administrator)).status, 422)
  assert.equal(
    (await world.post(`${path}/roles`, { version: '1', roles: ['analyst'] }, administrator)).status,
    303,
  )
  assert.equal((await world.post(`${path}/disable`, {}, administrator)).status, 303)
  assert.equal((await world.get('/account', officer)).status, 303, 'shut out at once')
})

test('sessions are ended from the account page, and ids of others or none are not found', async () => {
  const person = await world.colleague({ agency })
  const [one, two] = [tokenOf(await signIn(person)), tokenOf(await signIn(person))]
  const page = await world.get('/account', { cookie: two })
  const end = (session: string) => world.post('/account/sessions/end', { session }, { cookie: two })
  assert.equal((await end(hidden(page.html, 'session'))).location, '/account?done=ended')
  assert.equal((await world.get('/account', { cookie: one })).status, 303)
  assert.equal((await end(hidden(page.html, 'session'))).status, 404)
  assert.equal((await end('nonsense')).status, 404)
})
