// In the middle of a flood, in a real browser: it does the work while somebody reads, and who has no JavaScript is told how
// long to wait. That the wait ends is in src/features/reporting/flood, where the test moves the clock.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { CALM } from '../../src/features/reporting/flood/pressure.ts'
import { launch, type Visitor, visitor } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'
import { completeReport, newSubmission } from '../support/reporter.ts'

let browser: Browser
let server: JourneyServer
before(async () => {
  browser = await launch()
  server = await startServer({ reports: 10 })
  const send = () =>
    fetch(`${server.url}/report`, {
      method: 'POST',
      body: completeReport({ areaId: '', anonymous: true }, newSubmission()),
    })
  for (let sent = 0; sent < CALM.fromOne.burst + 20; sent += 20)
    await Promise.all(Array.from({ length: 20 }, send))
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** To the page that sends, by the shortest way. */
async function toTheEnd(person: Visitor, words: string): Promise<void> {
  await person.open('/report/quick')
  await person.type(/What happened/, words)
  await person.press('Continue')
  await person.press('Continue')
  await person.choose(/stay anonymous/)
  await person.press('Continue')
  assert.match(await person.words(), /Check what you have told us/)
}

test('the browser works while somebody reads, and Send goes through without another press', async () => {
  const person = await visitor(browser, server.url, { width: 320, height: 640 })
  await toTheEnd(person, 'In the middle of it')
  const work = person.page.locator('[data-app-work]')
  assert.equal(await work.count(), 1)
  await person.press('Send')
  assert.match(await person.words(), /We have your report/)
  await person.leave()
})

test('whoever reads long enough finds it ready', async () => {
  const person = await visitor(browser, server.url)
  await toTheEnd(person, 'Read with care')
  await person.page.getByText('It is ready').waitFor()
  assert.match(await person.page.locator('[data-app-work]').inputValue(), /^\d+$/)
  await person.look()
  await person.press('Send')
  assert.match(await person.words(), /We have your report/)
  await person.leave()
})

test('without JavaScript the page says how long to wait, and keeps everything', async () => {
  const person = await visitor(browser, server.url, { plain: true, width: 320, height: 640 })
  await toTheEnd(person, 'Plain words in the middle of it')
  for (let pressed = 0; pressed < 2; pressed += 1) {
    await person.press('Send')
    const words = await person.words()
    assert.match(words, /not done yet[\s\S]*Wait about \d+ seconds/)
    assert.match(words, /Plain words in the middle of it/)
  }
  await person.leave()
})
