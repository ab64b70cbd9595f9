// The browser's own Back, Forward and Reload on the page of coming back: no question about sending anything again, nothing
// done twice, and the code in no address and no entry of the history.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launch, visitor } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'
import { answerAll, send, usual } from '../support/teller.ts'

let browser: Browser
let server: JourneyServer

before(async () => {
  browser = await launch()
  server = await startServer({ reports: 20 })
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const keptBy = (page: Page): Promise<string> =>
  page.evaluate(() =>
    JSON.stringify([history.state, { ...sessionStorage }, { ...localStorage }, location.href]),
  )

test('Back from a form is the report, with nothing asked and nothing sent twice; Reload asks for the code', async () => {
  const person = await visitor(browser, server.url)
  const { page } = person
  await person.open('/report')
  await answerAll(person, usual)
  const { reference, code } = await send(person)
  await person.open('/follow-up')
  await page.locator('[name="reference"]').fill(reference)
  await page.locator('[name="code"]').fill(code)
  await page.locator('#same-page > .govuk-button').click()
  const report = page.locator('#messages')
  await report.waitFor()
  await page.locator('[name="message"]').fill('It happened again, thornwhistle')
  await page.locator('button[name="do"][value="message"]').click()
  await page.locator('.govuk-notification-banner--success').waitFor()
  await page.locator('button[name="view"][value="contact"]').click()
  await page.locator('input[name="at"][value="contact"]').waitFor({ state: 'attached' })
  await person.look()
  await page.goBack()
  await report.waitFor()
  assert.equal(await page.getByText('thornwhistle').count(), 1, 'sent once')
  await page.goForward()
  await page.locator('input[name="at"][value="contact"]').waitFor({ state: 'attached' })
  const kept = await keptBy(page)
  assert.ok(!kept.includes(code) && !kept.includes(reference), kept)
  await page.reload()
  await page.locator('input[name="at"][value="key"]').waitFor({ state: 'attached' })
  assert.equal(await page.locator('[name="code"]').inputValue(), '')
  assert.ok(!(await page.content()).includes(code))
  await person.leave()
})
