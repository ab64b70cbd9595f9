// A page in another language, from the door to the last letter.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type World } from '../../../test/support/world.ts'
import { asItIs, languageOf, newReading, untranslated, whileReading } from '../../platform/i18n/index.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

const ask = (url: string, headers: Record<string, string> = {}) =>
  world.web.inject({ method: 'GET', url, headers })

describe('reading in another language', () => {
  test('begins with a choice that is kept in a cookie, not in the address', async () => {
    const chosen = await ask('/support?lang=ur&x=1')
    assert.equal(chosen.statusCode, 303)
    assert.equal(chosen.headers.location, '/support?x=1')
    const cookie = String(chosen.headers['set-cookie'])
    assert.match(cookie, /^upstander-language=ur; Path=\/; HttpOnly; SameSite=Lax$/)
    const page = await ask('/support', { cookie: 'upstander-language=ur' })
    assert.match(page.body, /<html lang="ur" dir="rtl"/)
    assert.match(page.body, /public-rtl/)
  })

  test('does not follow an address that leads away, or a language that nobody knows', async () => {
    const odd = await ask('/help?lang=xx')
    assert.equal(odd.headers.location, '/help')
    assert.equal(odd.headers['set-cookie'], undefined)
    const away = await ask('//evil.example?lang=pl')
    assert.doesNotMatch(String(away.headers.location ?? ''), /^\/\//)
    assert.match((await ask('/help', { cookie: 'upstander-language=xx' })).body, /<html lang="en" dir="ltr"/)
  })

  test('is offered by the browser’s own wish, and never taken for granted', async () => {
    const page = await ask('/', { 'accept-language': 'pl-PL,pl;q=0.9,en;q=0.8' })
    assert.match(page.body, /<html lang="en" dir="ltr"/)
    assert.match(page.body, /<div class="app-notice" lang="pl" dir="ltr"><a href="\/\?lang=pl"/)
    const english = await ask('/', { 'accept-language': 'en-GB,pl;q=0.9' })
    assert.doesNotMatch(english.body, /app-notice/)
  })

  test('shows the menu on every public page, each language by its own name', async () => {
    for (const path of ['/', '/report', '/follow-up', '/help']) {
      const { body } = await ask(path)
      assert.match(body, /lang="pl" dir="ltr"[^>]*>Polski</)
      assert.match(body, /lang="ur" dir="rtl"[^>]*>اردو</)
    }
  })

  test('says at the top, in the language, that a translation is not checked, and leads to English', async () => {
    const { body } = await ask('/support', { cookie: 'upstander-language=pl' })
    assert.match(body, /<div class="app-notice"><p>[^<]*tłumaczenie[^<]*</i)
    assert.match(body, /<a href="\/support\?lang=en"[^>]*lang="en"[^>]*>English</)
    // Where there is a form, by it: what was chosen is kept.
    const help = await ask('/help', { cookie: 'upstander-language=pl' })
    assert.match(help.body, /<button[^>]*formaction="\/help\?lang=en"[^>]*lang="en"[^>]*>English</)
  })

  test('says which part of a page nobody translates, and marks it as English', async () => {
    const path = '/figures'
    const { body } = await ask(path, { cookie: 'upstander-language=ur' })
    assert.match(body, /<div lang="en" dir="ltr"><h1/)
    assert.match(body, /<div class="app-notice"><p>/)
    assert.doesNotMatch((await ask(path)).body, /<div lang="en" dir="ltr">/)
    assert.equal(untranslated('As it is'), 'As it is')
    const urdu = languageOf('ur')
    assert.ok(urdu)
    const reading = newReading({
      language: urdu,
      catalogue: new Map(),
      offered: [],
      wished: undefined,
      path: '/',
      others: [],
    })
    assert.equal(
      whileReading(reading, () => untranslated('Words of a service')),
      'Words of a service',
    )
    assert.ok(reading.seen.states.has('missing') && reading.seen.english.has('Words of a service'))
  })

  test('marks as English by whose words a source must be named, and calls no part of the page missing for that', () => {
    const urdu = languageOf('ur')
    assert.ok(urdu)
    const about = { catalogue: new Map(), offered: [], wished: undefined, path: '/', others: [] }
    const reading = newReading({ language: urdu, ...about })
    assert.equal(
      whileReading(reading, () => asItIs('Crown copyright')),
      'Crown copyright',
    )
    assert.ok(reading.seen.english.has('Crown copyright') && !reading.seen.states.has('missing'))
    assert.equal(asItIs('Crown copyright'), 'Crown copyright')
  })

  test('ends with the way out', async () => {
    const left = await ask('/exit', { cookie: 'upstander-language=pl' })
    assert.match(String(left.headers['set-cookie']), /^upstander-language=; .*Expires=Thu, 01 Jan 1970/)
  })

  test('keeps what was typed when the language is changed in the middle of a report', async () => {
    const answer = await world.web.inject({
      method: 'POST',
      url: '/report?lang=pl',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ step: 'what', go: 'stay', what: 'They shouted at me' }).toString(),
    })
    assert.equal(answer.statusCode, 200)
    assert.match(answer.body, /<html lang="pl"/)
    assert.match(answer.body, /They shouted at me/)
    assert.match(String(answer.headers['set-cookie']), /upstander-language=pl/)
    assert.match(answer.body, /<form id="same-page" method="post" action="\/report"/)
    assert.match(answer.body, /<button type="submit" form="same-page" formaction="\/report\?lang=ur"/)
  })
})
