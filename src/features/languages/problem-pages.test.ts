// The pages that say no, and those of coming back, in the language of whoever reads them.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { randomToken } from '../../platform/crypto/tokens.ts'
import { submitReport } from '../reporting/index.ts'
import { anonymousReport } from '../reporting/testing/answers.ts'

let world: World
let officer: Person
let key: { reference: string; code: string }
before(async () => {
  world = await createWorld()
  const north = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
  key = await submitReport(world.publicCtx(), anonymousReport(north.areaId ?? ''), randomToken())
})
after(() => world.close())

const POLISH = 'upstander-language=pl'
const get = (url: string, cookie = POLISH) =>
  world.web.inject({ method: 'GET', url, headers: { cookie, accept: 'text/html' } })
const post = (url: string, fields: Record<string, string>, cookie = POLISH) =>
  world.web.inject({
    method: 'POST',
    url,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
const isPolish = (body: string) => assert.match(body, /<html lang="pl"/)

describe('a page that says no', () => {
  test('is in the language that was chosen: not found, and asked to wait', async () => {
    const missing = await get('/nothing-here')
    assert.equal(missing.statusCode, 404)
    isPolish(missing.body)
    const file = await post('/follow-up/file', { reference: key.reference, code: key.code, file: 'x' })
    assert.equal(file.statusCode, 404)
    isPolish(file.body)
    let last = file
    for (let n = 0; n < 40 && last.statusCode !== 429; n += 1) last = await post('/follow-up/receipt', key)
    assert.equal(last.statusCode, 429)
    isPolish(last.body)
  })

  test('is in English for whoever is signed in', async () => {
    const missing = await get('/nothing-here', `${POLISH}; upstander=${officer.cookie}`)
    assert.match(missing.body, /<html lang="en"[\s\S]*Page not found/)
  })
})

describe('the pages of coming back', () => {
  const views = ['again', 'another', 'call', 'contact', 'rate', 'code']
  test('keep what was typed when another language is chosen', async () => {
    const typed = {
      what: 'TYPEDWORDS',
      when: 'today',
      note: 'TYPEDWORDS',
      safetyNote: 'TYPEDWORDS',
      reach: 'reachable',
    }
    for (const view of views) {
      const shown = await post('/follow-up', { ...key, view })
      // Forms that bring files have an address of their own.
      const action = ['again', 'another'].includes(view) ? '/follow-up/message' : '/follow-up'
      assert.match(shown.body, new RegExp(`<form id="same-page"[^>]*action="${action}"`), view)
      assert.match(shown.body, new RegExp(`formaction="${action}\\?lang=ur"`))
      assert.match(shown.body, new RegExp(`name="at" value="${view}"`))
      const again = await post(
        `${action}?lang=pl`,
        { ...key, ...typed, why: 'TYPEDWORDS', recoveryWords: 'TYPEDWORDS', at: view, go: 'stay' },
        '',
      )
      assert.equal(again.statusCode, 200, view)
      isPolish(again.body)
      assert.ok(again.body.includes('TYPEDWORDS'), view)
    }
  })

  test('neither open nor send anything by it', async () => {
    const asked = await post(
      '/follow-up?lang=pl',
      { reference: key.reference, code: 'half', at: 'key', go: 'stay' },
      '',
    )
    assert.equal(asked.statusCode, 200)
    assert.ok(asked.body.includes('value="half"'))
    const written = await post(
      '/follow-up/message?lang=pl',
      { ...key, message: 'NOTSENTYET', go: 'stay' },
      '',
    )
    assert.ok(written.body.includes('NOTSENTYET'))
    assert.deepEqual(await world.admin('select 1 from report_messages'), [])
  })
})
