// The page with the code of answers that were saved, on a computer that others use: the code is not lost by a reload, and
// whoever presses *Leave* leaves as little behind as by *Exit this page*.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launch, visitor } from '../support/browser.ts'
import { harmlessSite } from '../support/harmless-site.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'
import { go } from '../support/teller.ts'

const WORDS = 'They shouted at me, quillbramble'

let browser: Browser
let server: JourneyServer
let elsewhere: Awaited<ReturnType<typeof harmlessSite>>

before(async () => {
  browser = await launch()
  elsewhere = await harmlessSite()
  server = await startServer({ reports: 20, exitUrl: elsewhere.url })
})
after(async () => {
  await browser?.close()
  await server?.stop()
  elsewhere?.close()
})

/** Everything that the tab keeps, in its history and its storage. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([history.state, { ...sessionStorage }, { ...localStorage }]))

test('the code of saved answers stays on reload; Leave shows nothing of the form afterwards, however often Back is pressed', async () => {
  const person = await visitor(browser, server.url)
  const { page, context } = person
  await person.open('/report')
  await page.locator('[name="now"][value="no"]').check()
  await go(person, 'next')
  await page.locator('[name="what"]').fill(WORDS)
  await go(person, 'save')
  const codeOn = () => page.locator('.app-code__value').innerText()
  const code = await codeOn()
  await page.reload()
  assert.equal(await codeOn(), code)
  await page.goto('/privacy')
  await page.goBack()
  await page.locator('.app-code__value').waitFor()
  assert.equal(await codeOn(), code)
  await page.locator('[data-app-leave]').click()
  await page.waitForURL(`${server.url}/`)
  assert.ok(!(await keptBy(page)).includes('upstander-report'))
  for (let at = 0; at < 5; at += 1) {
    // A browser that was closed and opened again has the tab's history, and no cookie any more.
    if (at > 2) await context.clearCookies()
    await page.goBack().catch(() => null)
    await page.waitForTimeout(1_000)
    const shown = `${await page.content()}${await keptBy(page).catch(() => 'the empty page of a new tab')}`
    assert.ok(!shown.includes('quillbramble') && !shown.includes(code), `Back, press ${at + 1}`)
  }
  await context.close()
})
