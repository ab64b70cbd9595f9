// The browser's own Back, Forward and Reload in the form: the question before, with what was answered; and nothing of it
// once somebody left.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launch, type Visitor, visitor } from '../support/browser.ts'
import { harmlessSite } from '../support/harmless-site.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'
import { answerAll, go, read, send, usual } from '../support/teller.ts'

const WORDS = 'They shouted at me, quillbramble'
const PLACE = 'By the clock, tanglewort'

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

const stepIs = (page: Page, step: string) =>
  page.locator(`#same-page input[name="step"][value="${step}"]`).waitFor({ state: 'attached' })

/** To the question why, with answers to the four before it. */
async function toWhy(person: Visitor, words = WORDS): Promise<void> {
  const { page } = person
  await person.open('/report')
  await page.locator('[name="now"][value="no"]').check()
  await go(person, 'next')
  await page.locator('[name="what"]').fill(words)
  await go(person, 'next')
  await page.locator('[name="who"][value="affected"]').check()
  await go(person, 'next')
  await page.locator('[name="when"][value="yesterday"]').check()
  await go(person, 'next')
  await page.locator('[name="area"]').selectOption({ label: 'Leicester' })
  await go(person, 'next')
  await page.locator('[name="place"][value="street"]').check()
  await page.locator('[name="placeWords"]').fill(PLACE)
  await go(person, 'next')
  await stepIs(page, 'why')
}

/** Everything that the tab keeps, in its history and its storage. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([history.state, { ...sessionStorage }, { ...localStorage }]))

async function press(person: Visitor, way: 'goBack' | 'goForward', step: string): Promise<void> {
  await person.page[way]()
  await stepIs(person.page, step)
  await person.look()
}

test('Back shows the three questions before, Forward those after, and the report is sent', async () => {
  const person = await visitor(browser, server.url, { width: 390, height: 844 })
  const { page } = person
  await toWhy(person)
  await page.locator('[name="whyWords"]').fill('Not sent on yet')
  await press(person, 'goBack', 'place')
  assert.equal(await page.locator('textarea[name="placeWords"]').inputValue(), PLACE)
  await press(person, 'goBack', 'where')
  await press(person, 'goBack', 'when')
  assert.ok(await page.locator('[name="when"][value="yesterday"]').isChecked())
  await page.locator('[name="when"][value="today"]').check()
  for (const step of ['where', 'place', 'why']) await press(person, 'goForward', step)
  assert.equal(await page.locator('textarea[name="whyWords"]').inputValue(), 'Not sent on yet')
  await answerAll(person, { strands: ['race'], who: 'affected', privacy: 'anonymous' })
  const said = await person.words()
  for (const each of [WORDS, PLACE, 'Not sent on yet']) assert.ok(said.includes(each), each)
  await send(person)
  assert.deepEqual([...new Set(person.visited.map(({ url }) => new URL(url).pathname))], ['/report'])
  await person.leave()
})

test('Continue after Back goes on with what was answered later, and Back from a mistake is the question before', async () => {
  const person = await visitor(browser, server.url)
  await toWhy(person)
  await press(person, 'goBack', 'place')
  await press(person, 'goBack', 'where')
  await go(person, 'next')
  assert.equal(await person.page.locator('textarea[name="placeWords"]').inputValue(), PLACE)
  await press(person, 'goBack', 'where')
  await press(person, 'goBack', 'when')
  await press(person, 'goBack', 'who')
  await press(person, 'goBack', 'what')
  await person.page.locator('[name="what"]').fill('')
  await go(person, 'next')
  await person.page.locator('.govuk-error-summary').waitFor()
  await press(person, 'goBack', 'now')
  await person.leave()
})

test('Reload, and another page and Back, keep the answers without asking', async () => {
  const person = await visitor(browser, server.url)
  const { page } = person
  await toWhy(person)
  await page.reload()
  await stepIs(page, 'why')
  assert.equal(await page.locator('input[name="what"]').inputValue(), WORDS)
  await page.goto('/privacy')
  await press(person, 'goBack', 'why')
  await press(person, 'goBack', 'place')
  assert.equal(await page.locator('textarea[name="placeWords"]').inputValue(), PLACE)
  // What the browser keeps of it can be read by nobody; of an entry, it keeps no answers at all.
  const kept = await keptBy(page)
  assert.ok(!kept.includes('quillbramble') && !kept.includes('tanglewort'))
  assert.match(kept, /"upstander-report":"[\da-f]{16} [\w-]{200,}"/)
  const state = await page.evaluate((): unknown => history.state)
  assert.ok(JSON.stringify(state).length < 120, JSON.stringify(state))
  await person.leave()
})

test('two tabs do not mix', async () => {
  const first = await visitor(browser, server.url)
  await toWhy(first)
  const other = await first.page.context().newPage()
  await other.goto('/report')
  await other.locator('[name="now"][value="no"]').check()
  await other.locator('#same-page button[value="next"]').click()
  await stepIs(other, 'what')
  await other.locator('[name="what"]').fill('Something else')
  await other.locator('#same-page button[value="next"]').click()
  await stepIs(other, 'who')
  await press(first, 'goBack', 'place')
  assert.equal(await first.page.locator('input[name="what"]').inputValue(), WORDS)
  await other.goBack()
  await stepIs(other, 'what')
  assert.equal(await other.locator('textarea[name="what"]').inputValue(), 'Something else')
  await first.leave()
})

for (const leave of ['button', 'keys'] as const)
  test(`after leaving by ${leave}, Back shows nothing of the form, however often`, async () => {
    const person = await visitor(browser, server.url)
    const { page } = person
    await toWhy(person)
    await page.goBack()
    await stepIs(page, 'place')
    if (leave === 'button') await page.getByRole('button', { name: /Exit this page/ }).click()
    else for (let at = 0; at < 3; at += 1) await page.keyboard.press('Shift')
    await page.waitForURL(elsewhere.url)
    for (let at = 0; at < 5; at += 1) {
      await page.goBack().catch(() => null)
      await page.waitForURL(elsewhere.url).catch(() => null)
      const shown = await page.content()
      assert.ok(!shown.includes('quillbramble') && !shown.includes('tanglewort'), `Back, press ${at + 1}`)
      assert.equal(await page.locator('#same-page').count(), 0, `the form, press ${at + 1}`)
    }
    await person.context.close()
  })

for (const leave of ['button', 'keys'] as const)
  test(`leaving by ${leave} holds against an answer on its way and a slow site, and leaves nothing to open`, async () => {
    const person = await visitor(browser, server.url)
    const { page, context } = person
    await toWhy(person)
    const shows: string[] = []
    await page.exposeFunction('drawn', (html: string) => shows.push(html))
    await page.route('**/report', async (route) => {
      const answer = await route.fetch({ maxRedirects: 0 })
      await new Promise((late) => setTimeout(late, 700))
      await route.fulfill({ response: answer }).catch(() => undefined)
    })
    elsewhere.slow(2_000)
    try {
      await page.evaluate(() => {
        const tell = (globalThis as unknown as { drawn(html: string): void }).drawn
        const changes = new MutationObserver(() => tell(document.body.innerHTML))
        changes.observe(document.body, { childList: true, subtree: true })
      })
      await page.locator('#same-page button[value="back"]').first().click({ noWaitAfter: true })
      if (leave === 'button')
        await page.getByRole('button', { name: /Exit this page/ }).click({ noWaitAfter: true })
      else for (let at = 0; at < 3; at += 1) await page.keyboard.press('Shift')
      await page.waitForURL(elsewhere.url)
    } finally {
      elsewhere.slow(0)
    }
    assert.ok(shows.length > 0, 'the page was emptied')
    assert.ok(!shows.at(-1)?.includes('quillbramble'), 'drawn again')
    // A browser that was closed and opened again has the tab's history, and no cookie any more.
    for (let at = 0; at < 4; at += 1) {
      await context.clearCookies()
      await page.goBack().catch(() => null)
      await page.waitForTimeout(1_000)
      const shown = `${await page.content()}${await keptBy(page)}`
      assert.ok(!shown.includes('quillbramble'), `Back, press ${at + 1}`)
    }
    await context.close()
  })

// A moment later, so that the answer of this call does not go with the page that it leaves.
const goInHistory = (page: Page, by: number): Promise<void> =>
  page.evaluate((far) => void setTimeout(() => history.go(far)), by)

test('after Send, no entry of the history opens the report or shows its code', async () => {
  const person = await visitor(browser, server.url)
  const { page } = person
  await toWhy(person)
  await answerAll(person, { strands: ['race'], who: 'affected', privacy: 'anonymous' })
  const { code } = await send(person)
  assert.ok(!(await keptBy(page)).includes('upstander-report'))
  for (const far of [-2, -1, 2, -3]) {
    await goInHistory(page, far)
    await page.waitForTimeout(1_500)
    const shown = await page.content()
    assert.ok(!shown.includes('quillbramble') && !shown.includes(code), `by ${far}`)
    assert.ok(new URL(page.url()).pathname === '/report')
  }
  await person.leave()
})

test('a report begun anew leaves nothing of the one before in the tab', async () => {
  const person = await visitor(browser, server.url)
  const { page } = person
  await toWhy(person)
  await page.goto('/privacy')
  await page.goto('/report')
  await stepIs(page, 'now')
  await goInHistory(page, -3)
  await page.waitForTimeout(1_500)
  assert.ok(!(await page.content()).includes('quillbramble'))
  await person.leave()
})

test('a language chosen on the way holds for the questions before', async () => {
  const person = await visitor(browser, server.url)
  await toWhy(person)
  await read(person, 'اردو', 'ur')
  await press(person, 'goBack', 'place')
  assert.equal(await person.page.locator('html').getAttribute('dir'), 'rtl')
  assert.equal(await person.page.locator('textarea[name="placeWords"]').inputValue(), PLACE)
  await person.leave()
})

test('without JavaScript the browser asks, and sending the form again shows the question with what was answered', async () => {
  const person = await visitor(browser, server.url, { plain: true })
  await toWhy(person)
  await person.page.goBack().catch(() => null)
  await person.page.waitForURL(/chrome-error|report/).catch(() => null)
  await person.page.waitForTimeout(1_000)
  await person.page.reload()
  await stepIs(person.page, 'place')
  assert.equal(await person.page.locator('input[name="what"]').inputValue(), WORDS)
  await person.context.close()
})

test('whoever answers as usual meets no more questions than the time was measured by that the first pages say', async () => {
  const person = await visitor(browser, server.url)
  await person.open('/report')
  const met = await answerAll(person, usual)
  assert.ok(met.length <= 10, met.join())
  await person.leave()
})
