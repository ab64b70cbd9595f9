// Those who tell it without the web: somebody writes it down while they speak, with the keyboard alone and in the time of a
// call, and the form on paper comes out of a printer in each language.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { LANGUAGES } from '../../src/platform/i18n/index.ts'
import { launch, visitor } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'

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

const CALL_SECONDS_MAX = 180
/** An ordinary typist's key (Card, Moran and Newell, The Psychology of Human-Computer Interaction, 1983). */
const KEY_SECONDS = 0.28
/** Read aloud, unhurried. */
const WORDS_A_SECOND = 2.5
const TOLD =
  'A man on the 22 bus at six today called me names because of my headscarf, and said that I should go home. The driver saw it. I got off early and I am afraid to take that bus.'

/** Uses the keyboard and nothing else, and counts its keys. */
function typist(page: Page) {
  let keys = 0
  const press = async (key: string) => {
    keys += 1
    await page.keyboard.press(key)
  }
  const at = () =>
    page.evaluate(() => {
      const { activeElement: on } = document
      if (on instanceof HTMLInputElement) return { name: on.name, value: on.value }
      return { name: on?.getAttribute('name') ?? '', value: on?.textContent?.trim() ?? '' }
    })
  /** Tab by Tab to a field. In a group of radios that is the first of it, or the one that is chosen. */
  const reach = async (name: string) => {
    for (let stop = 0; stop < 80; stop += 1) {
      if ((await at()).name === name) return
      await press('Tab')
    }
    throw new Error(`no Tab leads to ${name}`)
  }
  return {
    reach,
    keys: () => keys,
    type: async (name: string, text: string) => {
      await reach(name)
      keys += text.length
      await page.keyboard.type(text)
    },
    choose: async (name: string, value: string) => {
      await reach(name)
      if ((await at()).value === value) return press('Space')
      for (let moved = 0; moved < 12; moved += 1) {
        await press('ArrowDown')
        if ((await at()).value === value) return
      }
      throw new Error(`no arrow leads to ${name} ${value}`)
    },
    tick: async (name: string, value: string) => {
      await reach(name)
      while ((await at()).value !== value) {
        await press('Tab')
        assert.equal((await at()).name, name, `no Tab leads to ${value}`)
      }
      await press('Space')
    },
    press,
    at,
  }
}

test('a call is written down with the keyboard alone in under three minutes', async (t) => {
  const officer = await visitor(browser, server.url)
  await officer.open('/demo')
  await officer.press(/Sign in as Olive Officer/)
  await officer.open('/take-report')
  const { page } = officer
  const spoken = await page.evaluate(() =>
    [...document.querySelectorAll('main form *')]
      .filter((each) => each.tagName === 'P' || each.classList.contains('govuk-inset-text'))
      .filter((each) => /^\s*(Say|First): “/.test(each.textContent ?? ''))
      .map((each) => each.textContent ?? '')
      .join(' '),
  )
  const words = spoken.split(/\s+/).length
  assert.ok(words > 60, `the script was found: ${spoken}`)

  const hand = typist(page)
  await hand.type('what', TOLD)
  await hand.choose('when', 'today')
  await hand.tick('strands', 'race')
  await hand.choose('privacy', 'contact_only')
  await hand.tick('methods', 'call')
  await hand.type('phone', '07700 900345')
  await hand.choose('mayMessage', 'no')
  await hand.choose('share-victim_service', 'yes')
  await Promise.all([page.waitForEvent('framenavigated'), sendIt(hand)])
  await page.waitForLoadState('load')
  await officer.look()
  assert.match(await officer.words(), /The report is kept/)

  const seconds = hand.keys() * KEY_SECONDS + words / WORDS_A_SECOND
  t.diagnostic(`${hand.keys()} keys, ${words} words read aloud: ${Math.round(seconds)} s`)
  assert.ok(seconds < CALL_SECONDS_MAX, `${Math.round(seconds)} s`)
  await officer.leave()
})

/** On to the button, as somebody does who fills in nothing more. */
async function sendIt(hand: ReturnType<typeof typist>): Promise<void> {
  for (let stop = 0; stop < 80; stop += 1) {
    if ((await hand.at()).value === 'Keep the report') return hand.press('Enter')
    await hand.press('Tab')
  }
  throw new Error('no Tab leads to the button')
}

/** Sheets are printed on both sides. Easy Read is in large print, in one column. */
const PAGES_MAX = 14
const PAGES_MAX_EASY = 30

test('the form on paper prints in each language, over the width of the sheet', async (t) => {
  for (const { locale, lang, dir, autonym } of LANGUAGES) {
    const reader = await visitor(browser, server.url)
    await reader.context.addCookies([{ name: 'upstander-language', value: locale, url: server.url }])
    await reader.open('/report/paper')
    const html = reader.page.locator('html')
    assert.deepEqual([await html.getAttribute('lang'), await html.getAttribute('dir')], [lang, dir], autonym)
    assert.equal(
      await reader.page.locator('.app-printed-form [lang="en"]').count(),
      0,
      `${autonym}: no English`,
    )
    const pages = pagesOf(await reader.page.pdf({ format: 'A4' }))
    t.diagnostic(`${locale}: ${pages} pages`)
    assert.ok(
      pages >= 5 && pages <= (locale === 'en-x-easy' ? PAGES_MAX_EASY : PAGES_MAX),
      `${autonym}: ${pages}`,
    )
    await reader.leave()
  }
})

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
