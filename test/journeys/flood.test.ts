// In the middle of a flood, in a real browser: it does the work while somebody reads, and who has no JavaScript is told how
// long to wait. That the wait ends is in src/features/reporting/flood, where the test moves the clock.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launch, type Visitor, visitor } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'
import { completeReport, newSubmission } from '../support/reporter.ts'

// At twenty a minute it takes two minutes until it is calm again.
const BEHIND = 40
const BATCHES_MAX = 30

let browser: Browser
let server: JourneyServer
async function isAnsweredAtOnce(): Promise<boolean> {
  const body = completeReport({ areaId: '', anonymous: true }, newSubmission())
  const answer = await fetch(`${server.url}/report`, { method: 'POST', body })
  return (await answer.text()).includes('We have your report')
}
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

// Several files share one process, and hooks outside of a group would run before the tests of all of them.
describe('in the middle of a flood', () => {
  before(async () => {
    browser = await launch()
    server = await startServer({ reports: 20 })
  })
  // Until nobody is answered at once any more, and some beyond: on a slow machine it grows calm again while one is sending.
  beforeEach(async () => {
    let refused = 0
    for (let batch = 0; refused < BEHIND && batch < BATCHES_MAX; batch += 1)
      refused += (await Promise.all(Array.from({ length: 20 }, isAnsweredAtOnce))).filter((at) => !at).length
    assert.ok(refused >= BEHIND, 'very many reports are asked to wait')
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })

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
})
