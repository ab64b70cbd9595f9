// An empty database becomes a partnership, and its first administrator signs in and reads the plan.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { Browser } from 'playwright-core'
import { launch, visitor } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'

const PLAN = readFileSync(
  new URL('../../src/features/plan/reading/testing/northbrook-plan.txt', import.meta.url),
  'utf8',
)
let browser: Browser
let server: JourneyServer
before(async () => {
  ;[browser, server] = await Promise.all([launch(), startServer({ empty: true })])
})
after(async () => {
  await browser.close()
  await server.stop()
})

test('an empty database becomes a partnership, and its administrator signs in and reads the plan', async () => {
  const setupCode = /setup code ((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})/.exec(server.output())?.[1] ?? ''
  const me = await visitor(browser, server.url)
  await me.open('/report', 503)
  await me.open('/')
  assert.match(me.page.url(), /\/first-run$/)
  await me.type(/^Setup code/, 'AAAA-AAAA-AAAA-AAAA')
  await me.press('Continue')
  assert.match(await me.words(), /This is not the setup code/)
  await me.type(/^Setup code/, setupCode)
  await me.press('Continue')

  await me.type(/^Name of the partnership/, 'Northbrook Hate Crime Partnership')
  await me.type(/^Which area/, 'Northbrook and the Vale')
  await me.press('Continue')
  assert.equal(await me.page.getByLabel(/^Which letters/).inputValue(), 'NV')
  await me.press('Continue')
  await me.press('Continue')
  await me.type(
    'Local authorities',
    'Northbrook City Council, Northbrook, E06000999\nVale District Council, Vale',
  )
  await me.press('Continue')
  await me.press('Continue')
  await me.type(/^Victim service/, 'Safe Northbrook')
  await me.type(/^Police/, 'Northbrook Police')
  await me.press('Continue')
  await me.type('Full name', 'Ada Admin')
  await me.type('E-mail address', 'ada@northbrook.example')
  await me.choose('Northbrook City Council')
  await me.choose('Keep the partnership’s plan')
  await me.type('Password', 'short')
  await me.press('Continue')
  assert.match(await me.words(), /12 characters or more/)
  await me.type('Password', 'walnut harbour trumpet')
  await me.press('Continue')
  await me.type(/^The text of your plan/, PLAN)
  await me.press('Continue')
  assert.match(await me.words(), /\d+ priorities, \d+ aims, \d+ actions/)
  await me.press('Change partnership')
  assert.equal(
    await me.page.getByLabel(/^Name of the partnership/).inputValue(),
    'Northbrook Hate Crime Partnership',
  )
  await me.press('Continue')
  await me.press('Continue to the second factor')
  await me.page.getByText('cannot scan', { exact: false }).click()
  const secret = (await me.page.locator('.app-secret').innerText()).replaceAll(/\s/g, '')
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  await me.type(/^Code from the app/, totp.generate())
  await me.press('Create the partnership')
  assert.match(await me.words(), /Northbrook Hate Crime Partnership is set up/)
  const recovery = await me.page.locator('.app-recovery-codes li').allInnerTexts()
  assert.equal(recovery.length, 10)

  await me.press('Sign in')
  await me.type('E-mail address', 'ada@northbrook.example')
  await me.type('Password', 'walnut harbour trumpet')
  await me.press('Sign in')
  // The code of this half minute was used up in setting up; the next one is taken already.
  await me.type('Code', totp.generate({ timestamp: Date.now() + 30_000 }))
  await me.press('Continue')
  assert.match(me.page.url(), /\/today$/)
  await me.open('/admin')
  await me.open('/admin/installation')
  await me.open('/plan')
  assert.match(await me.words(), /Northbrook/)
  await me.leave()
})
