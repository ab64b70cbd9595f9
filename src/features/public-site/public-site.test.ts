import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../../../test/support/world.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

const PAGES = [
  '/',
  '/support',
  '/help',
  '/help/what-is-a-hate-incident',
  '/help/what-happens-next',
  '/help/your-rights',
  '/help/emergency',
  '/help/private-browsing',
  '/help/map',
  '/cookies',
  '/about',
  '/privacy',
  '/accessibility',
  '/report',
  '/follow-up',
]

test('every public page has a way out, a heading, the emergency line, and sets no cookie', async () => {
  for (const path of PAGES) {
    const page = await world.get(path)
    assert.equal(page.status, 200, path)
    assert.match(page.html, /href="\/exit"/, path)
    assert.equal(page.html.match(/<h1/g)?.length, 1, path)
    assert.match(page.html, /In danger now\? Call 999/, path)
    assert.equal(page.headers['set-cookie'], undefined, path)
    assert.doesNotMatch(page.html, /<script(?![^>]*src=)|\sstyle=|\son\w+="/, path)
  }
})

test('links of public pages lead to pages that are there', async () => {
  const links = new Set<string>()
  for (const path of PAGES) {
    const { html } = await world.get(path)
    for (const [, href = ''] of html.matchAll(/href="(\/[^"#?]*)/g))
      if (!href.startsWith('/assets/')) links.add(href)
  }
  for (const href of links) assert.ok((await world.get(href)).status < 400, href)
})

test('leaving goes to a harmless site, remembers nothing and clears what the browser kept', async () => {
  const answer = await world.get('/exit')
  assert.equal(answer.status, 302)
  assert.equal(answer.location, 'https://www.bbc.co.uk/weather')
  assert.equal(answer.headers['clear-site-data'], '"cache", "storage"')
  assert.match(String(answer.headers['cache-control']), /no-store/)
  assert.equal(answer.headers['referrer-policy'], 'no-referrer')
})

test('search engines are kept from reports', async () => {
  const { html, headers } = await world.get('/robots.txt')
  assert.match(String(headers['content-type']), /text\/plain/)
  assert.match(html, /Disallow: \/report/)
})

test('support shows the victim service and councils that gave a number', async () => {
  const service = await world.agency({ name: 'Haven', kind: 'victim_service' })
  const council = await world.agency({ name: 'North Council', area: 'North' })
  await world.admin(`update agencies set public_phone = '0800 000 0001' where id = $1`, [service.id])
  await world.admin(`update agencies set public_phone = '0116 000 0002' where id = $1`, [council.id])
  const { html } = await world.get('/support')
  assert.match(html, /href="tel:08000000001"/)
  assert.match(html, /href="tel:01160000002"/)
})

test('what happens next says the limits in force today, whatever the partnership sets', async () => {
  const says = async () => (await world.get('/help/what-happens-next')).html
  assert.match(await says(), /contacts you within 2 working days of your report/)
  await world.admin(
    `insert into standards (id, kind, risk_level, unit, amount, valid_from, set_at)
     values (gen_random_uuid(), 'first_contact', 'standard', 'working_days', 5, '2026-11-01', now()),
       (gen_random_uuid(), 'victim_update', 'standard', 'days', 10, '2026-11-01', now())`,
  )
  const html = await says()
  assert.match(html, /contacts you within 5 working days of your report/)
  assert.match(html, /at least every 10 days/)
  assert.doesNotMatch(html, /agreed to keep/)
})
