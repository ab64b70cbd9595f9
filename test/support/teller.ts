// Somebody who fills the public form in, in whatever language it is shown: fields are found by what they are called in the
// form, buttons by what they do. What a screen reader is given of each page is looked at on the way.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { demoSources } from '../../src/features/places/demo-places.en.ts'
import type { Visitor } from './browser.ts'

/** Answers by the names of their fields; of a list every one is ticked. */
export type Answers = Readonly<Record<string, string | readonly string[]>>

/** What most people answer; a journey says what is different. `area` is chosen by its name. */
export const usual: Answers = {
  now: 'no',
  what: 'They shouted at me to go home.',
  when: 'today',
  area: 'Leicester',
  place: 'street',
  strands: ['race'],
  who: 'affected',
  privacy: 'anonymous',
  'share-victim_service': 'no',
  'share-police': 'no',
  'share-council_partners': 'yes',
}

const STEPS_MAX = 30

/** Answers every question that is met, to the page that shows the answers. Returns the questions, as the form calls them. */
export async function answerAll(person: Visitor, answers: Answers): Promise<string[]> {
  const met: string[] = []
  for (let step = await stepOf(person.page); step !== 'check'; step = await stepOf(person.page)) {
    assert.ok(met.length < STEPS_MAX && !met.includes(step), `the form does not get on from ${step}`)
    met.push(step)
    await hear(person.page)
    if (step !== 'now') await isOnFirstScreen(person.page, step)
    await fill(person.page, answers)
    await go(person, 'next')
  }
  await hear(person.page)
  return met
}

/** Opens one of the further questions from the page of answers, answers it, and comes back. */
export async function sayMore(person: Visitor, step: string, answers: Answers): Promise<void> {
  await go(person, `change-${step}`)
  await hear(person.page)
  await fill(person.page, answers)
  await go(person, 'next')
}

/** Presses the button of the form that does this, and looks at the page it leads to. */
export async function go(person: Visitor, does: string): Promise<void> {
  const button = person.page.locator(`#same-page button[name="go"][value="${does}"]`).first()
  await Promise.all([person.page.waitForEvent('framenavigated'), button.click()])
  await person.page.waitForLoadState('load')
  await person.look()
}

/** Sends the report, and reads the receipt. */
export async function send(person: Visitor): Promise<{ reference: string; code: string }> {
  await go(person, 'send')
  await hear(person.page)
  const codes = await person.page.locator('.app-code__value').allTextContents()
  const [reference = '', code = ''] = codes.map((text) => text.replaceAll(/\s/g, ''))
  assert.match(reference, /^[A-Z]{2,5}-[0-9A-Z]{4}-[0-9A-Z]{2}$/)
  return { reference, code }
}

/** Chooses a language from the page's own menu. */
export async function read(person: Visitor, language: string, lang: string): Promise<void> {
  await person.page.locator('.app-languages__summary').click()
  const choice = person.page.locator(`.app-languages__list [lang="${lang}"]`, { hasText: language })
  await Promise.all([person.page.waitForEvent('framenavigated'), choice.first().click()])
  await person.page.waitForLoadState('load')
  assert.equal(await person.page.locator('html').getAttribute('lang'), lang)
  await person.look()
}

/** Opens a page and chooses a language on it; in English none is chosen. */
export async function openIn(person: Visitor, path: string, { language, lang }: Reading): Promise<void> {
  await person.open(path)
  if (lang !== 'en') await read(person, language, lang)
}

/** A language as the menu calls it, and by its code. */
export type Reading = { language: string; lang: string }
export const POLISH: Reading = { language: 'Polski', lang: 'pl' }
export const URDU: Reading = { language: 'اردو', lang: 'ur' }

/**
 * What a screen reader is given: one heading that begins the page, a name for everything that can be used, and on a page in
 * another language no word of ours that is left in English.
 */
export async function hear(page: Page): Promise<void> {
  const tree = await page.locator('main').ariaSnapshot()
  assert.equal([...tree.matchAll(/heading "[^"]+" \[level=1\]/g)].length, 1, tree)
  const nameless = tree
    .split('\n')
    .filter((line) => /^\s*- (?:textbox|radio|checkbox|combobox|button|link|searchbox)(?!.* ?")/.test(line))
  assert.deepEqual(nameless, [], `without a name on ${new URL(page.url()).pathname}`)
  const own = await page.locator('html').getAttribute('lang')
  const english = own === 'en' ? [] : await page.locator('main [lang="en"]').allTextContents()
  // Whose data the names of places are is said in their own words, marked as English.
  const ours = english.filter((words) => words !== demoSources.attribution)
  assert.deepEqual(ours, [], `in English on a page in ${own}`)
}

/** Below the name, the way out and what is said of a translation, most of an old phone's first screen is the question's. */
async function isOnFirstScreen(page: Page, step: string): Promise<void> {
  const { y } = (await page.locator('main').boundingBox()) ?? { y: Number.NaN }
  assert.ok(y < 0.6 * (page.viewportSize()?.height ?? 0), `${step} begins only at ${Math.round(y)} px`)
}

const stepOf = (page: Page): Promise<string> =>
  page.locator('#same-page input[name="step"]').first().inputValue()

async function fill(page: Page, answers: Answers): Promise<void> {
  for (const [name, answer] of Object.entries(answers)) {
    const field = page.locator(`#same-page [name="${name}"]:not([type="hidden"])`)
    if ((await field.count()) === 0) continue
    const [kind, tag] = await field
      .first()
      .evaluate((each) => [each.getAttribute('type') ?? '', each.tagName.toLowerCase()])
    for (const value of [answer].flat())
      if (tag === 'select') await field.first().selectOption({ label: value })
      else if (kind === 'radio' || kind === 'checkbox')
        await page.locator(`#same-page [name="${name}"][value="${value}"]`).check()
      else await field.first().fill(value)
  }
}
