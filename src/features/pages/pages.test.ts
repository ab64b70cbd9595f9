// What the partnership says of itself: written by those whose work it is, read by everybody, with nothing ever lost.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { formatDate } from '../../platform/calendar/format.ts'
import { firstPages } from './first-pages.en.ts'
import { readMarkdown } from './markdown.ts'
import { type PageKey, PAGES } from './pages.ts'
import { seedPages } from './write-page.ts'

const PATH = '/pages/about/en'
/** Of which day the words are that come with the program. */
const dayOf = (page: PageKey) => formatDate(firstPages[page].on)
const text = { title: 'About us', body: 'We are **here** for you.', note: 'Shorter' }

describe('pages of the partnership', () => {
  let world: World
  let coordinator: Person
  let writer: Person
  let officer: Person
  before(async () => {
    world = await createWorld()
    const city = await world.agency({ name: 'City' })
    coordinator = await world.staff({ agency: city, roles: ['coordinator'], name: 'Cora Coordinator' })
    writer = await world.staff({ agency: city, roles: ['communications'], name: 'Wren Writer' })
    officer = await world.staff({ agency: city, roles: ['officer'] })
  })
  after(() => world.close())

  const save = (fields: Record<string, string>, as = writer, path = PATH) => world.post(path, fields, as)
  const newest = async (path = PATH) =>
    /name="after" value="(\d+)"/.exec((await world.get(path, writer)).html)?.[1] ?? ''

  test('are there before anybody wrote one, and say that nobody reviewed them', async () => {
    for (const { page, path } of PAGES) {
      const { status, html } = await world.get(path)
      assert.equal(status, 200, path)
      assert.match(html, /has not reviewed it yet/, path)
      assert.ok(html.includes(`What this page says was last changed on ${dayOf(page)}`), path)
      assert.equal(html.match(/<h1/g)?.length, 1, path)
      assert.doesNotMatch(html, /\{[a-z ]+\}/, `${path} leaves something to fill in`)
    }
  })

  test('tell those who write them to check numbers and laws, and not the public', async () => {
    for (const { page, path } of PAGES) {
      assert.doesNotMatch((await world.get(path)).html, /before launch/, path)
      const named = ['your-rights', 'emergency', 'privacy'].includes(page)
      const edit = (await world.get(`/pages/${page}/en`, writer)).html
      assert.equal(/names numbers to call, rights or laws/.test(edit), named, page)
    }
  })

  test('in Easy Read have a drawing beside their title and each heading, which nobody hears', async () => {
    for (const { path } of PAGES) {
      const read = async (cookie: string) => (await world.web.inject({ url: path, headers: { cookie } })).body
      const easy = await read('upstander-language=en-x-easy')
      const [, article = ''] = /<article[^>]*>([\s\S]*)<\/article>/.exec(easy) ?? []
      const headings = article.match(/<h[12]/g) ?? []
      const drawn = article.match(
        /<svg class="app-picture"[^>]*aria-hidden="true"[^>]*>(?:(?!<svg)[\s\S])*?<\/svg><h[12]/g,
      )
      assert.equal(drawn?.length, headings.length, path)
      assert.ok(!(await read('')).includes('app-picture'), `${path} in English`)
    }
  })

  test('first stand as drafts, and are read by everybody once they are published', async () => {
    assert.equal((await save({ ...text, after: '0' })).status, 303)
    assert.doesNotMatch((await world.get('/about')).html, /We are/)
    assert.doesNotMatch((await world.get('/about', writer)).html, /We are/)
    assert.equal((await world.post(`${PATH}/publish`, { number: '1' }, coordinator)).status, 303)
    const { html } = await world.get('/about')
    assert.match(html, /We are <strong>here<\/strong> for you/)
    assert.match(html, /This is version 1, first published on 18 November 2026/)
    assert.match(html, /Last reviewed on 18 November 2026/)
  })

  test('keep every version, and what was can be taken up again', async () => {
    const after = await newest()
    assert.equal((await save({ ...text, body: 'We are somewhere else.', after })).status, 303)
    await world.post(`${PATH}/publish`, { number: '2' }, writer)
    const compared = await world.get(`${PATH}/compare?from=1&to=2`, writer)
    assert.match(compared.html, /<del>.*\*\*here\*\*/)
    assert.match(compared.html, /<ins>/)
    assert.equal((await world.post(`${PATH}/restore`, { number: '1', after: '2' }, writer)).status, 303)
    const page = (await world.get(PATH, writer)).html
    assert.match(page, /Taken up again from version 1/)
    assert.match(page, /Wren Writer/)
    assert.match((await world.get('/about')).html, /somewhere else[\s\S]*This is version 2, first published/)
    await assert.rejects(world.admin(`update page_versions set body = 'x'`), /append-only|never|refuse/i)
  })

  test('are not written over: who is second sees both texts', async () => {
    const answer = await save({ ...text, body: 'Mine alone.', after: '1' })
    assert.equal(answer.status, 409)
    assert.match(answer.html, /Mine alone\./)
    assert.match(answer.html, /We are <strong>here/)
    assert.match(answer.html, new RegExp(`name="after" value="${await newest()}"`))
  })

  test('take no HTML, no script for an address and no gap that nobody fills', async () => {
    const after = await newest()
    for (const body of [
      'Look <b onclick="x()">here</b>',
      '<script>alert(1)</script>',
      '[press](javascript:alert(1))',
      '[press](//evil.example)',
      '![x](https://example.org/x.png)',
      'Call {nobody}',
    ]) {
      const answer = await save({ ...text, body, after })
      assert.equal(answer.status, 422, body)
      assert.match(answer.html, /govuk-error-summary/)
      assert.match(
        answer.html,
        new RegExp(body.slice(0, 4).replaceAll(/[[\](){}!<]/g, (c) => (c === '<' ? '&lt;' : `\\${c}`))),
      )
    }
    const [block] = readMarkdown('Look <b>here</b>').blocks
    assert.deepEqual(block?.kind === 'paragraph' && block.children.map((each) => each.kind), [
      'text',
      'text',
      'text',
      'text',
    ])
  })

  test('fill in what changes: limits of the standard and how to reach the partnership', async () => {
    const says = async () => (await world.get('/help/what-happens-next')).html
    assert.match(await says(), /contacts you within 2 working days of your report/)
    await world.admin(
      `insert into standards (id, kind, risk_level, unit, amount, valid_from, set_at)
       values (gen_random_uuid(), 'first_contact', 'standard', 'working_days', 5, '2026-11-01', now())`,
    )
    assert.match(await says(), /contacts you within 5 working days of your report/)
    assert.match((await world.get('/help/your-rights')).html, /contact details yet\. You can/)
    await world.admin(`update partnership set public_phone = '0116 496 0123'`)
    world.site.forget()
    assert.match((await world.get('/accessibility')).html, /href="tel:01164960123"/)
    assert.match(
      (await world.get('/help/your-rights')).html,
      /Tell us, if you can: <a [^>]*>0116 496 0123<\/a>\. You/,
    )
  })

  test('are read through again by a day, and said to be', async () => {
    await world.ctx({ kind: 'system', name: 'test' }).db.transaction((tx) => seedPages(tx, world.systemCtx()))
    const unread = (await world.get('/cookies')).html
    assert.match(unread, /has not reviewed it yet/)
    assert.ok(unread.includes(`last changed on ${dayOf('cookies')}`), 'not of the day on which it was stored')
    assert.doesNotMatch(unread, /This is version/)
    assert.equal((await world.post('/pages/cookies/en/publish', { number: '1' }, writer)).status, 303)
    assert.match((await world.get('/cookies')).html, /Last reviewed on 18 November 2026/)
    assert.match((await world.get('/pages', writer)).html, /By 18 May 2027/)
  })

  test('belong to those who write them: others are refused, and the database agrees', async () => {
    for (const path of ['/pages', PATH, `${PATH}/compare?from=1&to=2`])
      assert.equal((await world.get(path, officer)).status, 403)
    for (const path of [PATH, `${PATH}/publish`, `${PATH}/restore`])
      assert.equal((await save({ ...text, after: '9' }, officer, path)).status, 403)
    const add = (ctx: ReturnType<World['publicCtx']>, by: string) =>
      ctx.db.transaction((tx) =>
        sql`insert into page_versions (page, locale, number, title, body, written_at, written_by)
          values ('about', 'en', 99, 'x y', 'z', now(), ${by})`.execute(tx),
      )
    await assert.rejects(add(officer.ctx(), officer.actor.userId), /row-level security/)
    await assert.rejects(add(writer.ctx(), coordinator.actor.userId), /row-level security/)
    await assert.rejects(add(world.publicCtx(), writer.actor.userId), /permission denied/)
    const drafts = await officer
      .ctx()
      .db.transaction((tx) =>
        sql<{ number: number }>`select number from page_versions where page = 'about' order by 1`.execute(tx),
      )
    assert.deepEqual(
      drafts.rows.map(({ number }) => number),
      [1, 2],
    )
  })

  test('leave their mark in the trail, without a word of what they say', async () => {
    const rows = await world.admin<{ action: string; detail: object }>(
      `select distinct action, detail from audit.entries where action like 'page.%' and detail->>'page' = 'about'`,
    )
    assert.deepEqual([...new Set(rows.map(({ action }) => action))].sort(), [
      'page.publish',
      'page.restore',
      'page.write',
    ])
    assert.doesNotMatch(JSON.stringify(rows), /somewhere|here for you/)
  })
})
