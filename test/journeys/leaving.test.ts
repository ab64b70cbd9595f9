// Leaving in a hurry with two tabs open: what was sent before is not shown again by Back, and what stands half-written in
// the other tab can still be told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launch, visitor } from '../support/browser.ts'
import { harmlessSite } from '../support/harmless-site.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'

const FIRST = 'They shouted at me, wimpleshade'
const SECOND = 'They broke the gate, thornwhistle'

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

async function tell(page: Page, words: string): Promise<void> {
  await page.goto('/report')
  await page.getByRole('radio', { name: 'No', exact: true }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel(/What happened/).fill(words)
}

test('leaving in one tab keeps what is half-written in another, and nothing that was sent', async () => {
  const person = await visitor(browser, server.url)
  const other = await person.page.context().newPage()
  await tell(other, SECOND)
  await tell(person.page, FIRST)
  await person.page.getByRole('button', { name: 'Continue' }).click()
  await person.page.getByRole('heading', { level: 1, name: /Who are you/ }).waitFor()
  await person.page.getByRole('button', { name: /Exit this page/ }).click()
  await person.page.waitForURL(elsewhere.url)
  for (let press = 0; press < 3; press += 1) {
    await person.page.goBack().catch(() => null)
    const shown = await person.page.locator('body').innerText()
    assert.ok(!shown.includes('wimpleshade'), `Back, press ${press + 1}`)
  }
  await other.getByRole('button', { name: 'Continue' }).click()
  await other.getByRole('heading', { level: 1, name: /Who are you/ }).waitFor()
  assert.ok((await other.content()).includes('thornwhistle'))
  await person.page.context().close()
})
