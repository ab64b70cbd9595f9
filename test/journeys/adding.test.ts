// Somebody answers three questions on an old phone without JavaScript, and more of them later; somebody else comes back to
// answers that they saved, and finds the list of their parts. In Urdu too. Every page is looked at, and heard.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launch, type Visitor, visitor } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'
import { go, hear, read, send } from '../support/teller.ts'

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

const comeIn = async (lang: string): Promise<Visitor> => {
  const person = await visitor(browser, server.url, { plain: true, width: 320, height: 640 })
  await person.open('/report/quick')
  if (lang === 'ur') await read(person, 'اردو', 'ur')
  return person
}

/** Presses what has this name and value, on whichever page it is. */
async function press(person: Visitor, name: string, value: string): Promise<void> {
  const button = person.page.locator(`main button[name="${name}"][value="${value}"]`).first()
  await Promise.all([person.page.waitForEvent('framenavigated'), button.click()])
  await person.page.waitForLoadState('load')
  await person.look()
  await hear(person.page)
}

for (const lang of ['en', 'ur'])
  test(`three questions now, and more of them afterwards, one at a time (${lang})`, async () => {
    const person = await comeIn(lang)
    await person.page.locator('[name="what"]').fill('They shouted at me.')
    await go(person, 'next')
    await go(person, 'next')
    await person.page.locator('[name="privacy"][value="anonymous"]').check()
    await go(person, 'next')
    await send(person)
    await press(person, 'view', 'more')
    await press(person, 'ask', 'people')
    await person.page.locator('[name="weapon"][value="had"]').check()
    await press(person, 'do', 'add')
    assert.equal(await person.page.locator('main a[href="tel:999"]').count(), 1, 'help at once')
    assert.equal(await person.page.locator('button[name="ask"][value="people"]').count(), 0)
    await press(person, 'ask', 'when')
    await person.page.locator('[name="when"][value="between"]').check()
    for (const [part, value] of Object.entries({ day: '1', month: '11', year: '2026' }))
      await person.page.locator(`[name="from-${part}"]`).fill(value)
    await press(person, 'do', 'add')
    await person.leave()
  })

for (const lang of ['en', 'ur'])
  test(`answers that were saved open as the list of their parts (${lang})`, async () => {
    const person = await comeIn(lang)
    await person.open('/report')
    await go(person, 'next')
    await person.page.locator('[name="what"]').fill('They shouted at me.')
    await go(person, 'next')
    await person.page.locator('[name="who"][value="centre"]').check()
    await go(person, 'next')
    assert.ok(await person.page.locator('[name="recordedWith"][value="paper"]').isVisible())
    await go(person, 'save')
    const code = await person.page.locator('.app-code__value').innerText()
    await person.open('/report/resume')
    await person.page.locator('[name="code"]').fill(code)
    await press(person, 'do', 'open')
    assert.equal(await person.page.locator('main button[value="change-what"]').count(), 1)
    assert.equal(await person.page.locator('main .govuk-task-list').count(), 4)
    await person.leave()
  })
