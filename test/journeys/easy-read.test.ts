// The plain pages in Easy Read, on an old phone: drawings, large letters, and nothing wider than the screen.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launch, visitor } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'

const PAGES = [
  '/',
  '/report',
  '/report/quick',
  '/report/resume',
  '/follow-up',
  '/help',
  '/our-plan',
  '/figures',
  '/support',
  '/report/paper',
  '/help/what-is-a-hate-incident',
  '/help/what-happens-next',
  '/help/your-rights',
  '/help/emergency',
  '/privacy',
]

/** In the browser: words of their own in letters that are smaller than large print. */
const inSmallLetters = (all: (HTMLElement | SVGElement)[]): string[] =>
  all
    .filter((each) => parseFloat(getComputedStyle(each).fontSize) < 24)
    .filter((each) => each.getBoundingClientRect().height > 0 && !each.closest('svg, .govuk-visually-hidden'))
    .flatMap((each) => [...each.childNodes])
    .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    .map(({ textContent }) => (textContent ?? '').trim())
    .filter(Boolean)

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

test('the plain pages in Easy Read have drawings and large letters, and fit a small screen', async () => {
  const person = await visitor(browser, server.url, { width: 320, height: 640 })
  const { page } = person
  await page.context().addCookies([{ name: 'upstander-language', value: 'en-x-easy', url: server.url }])
  for (const path of PAGES) {
    await person.open(path)
    assert.ok((await page.locator('main svg.app-picture[aria-hidden="true"]').count()) > 0, path)
    assert.deepEqual(
      await page.locator('main *').evaluateAll(inSmallLetters),
      [],
      `${path} has small letters`,
    )
  }
  await person.leave()
})
