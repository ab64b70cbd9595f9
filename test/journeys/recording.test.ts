// How things are recorded, in a real browser: a diary of nine incidents (in Polish on a wide screen, in Urdu on a small one), the lists within strands, the rules with their
// words, the gate; on a wide screen and, without JavaScript, on a small one. Every page on the way is looked at.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launch, visitor, type VisitorOptions } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'
import { answerAll, go, hear, openIn, POLISH, type Reading, send, URDU, usual } from '../support/teller.ts'

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

const WALKS: { options: VisitorOptions; reading: Reading }[] = [
  { options: {}, reading: POLISH },
  { options: { plain: true, width: 320, height: 700 }, reading: URDU },
]
for (const { options, reading } of WALKS) {
  const how = options.plain ? 'small, without JavaScript' : 'wide'

  test(`somebody tells of nine incidents in a diary, and it is read by staff (in ${reading.lang}, ${how})`, async () => {
    const person = await visitor(browser, server.url, options)
    await openIn(person, '/report', reading)
    const met = await answerAll(person, {
      ...usual,
      what: 'It goes on and on.',
      age: 'adult_at_risk',
      place: 'home',
      strands: ['race', 'religion'],
    })
    assert.ok(met.includes('support') && met.includes('kinds'))
    await go(person, 'change-diary')
    for (let at = 1; at <= 9; at += 1) {
      await person.page.locator(`[name="diaryWhen${at}"]`).fill(`${at} November`)
      await person.page.locator(`[name="diaryWhat${at}"]`).fill(`Shouting, number ${at}`)
      await go(person, at === 9 ? 'next' : 'again')
    }
    await hear(person.page)
    assert.match(await person.words(), /Shouting, number 1\b[\s\S]*Shouting, number 9/)
    const { reference } = await send(person)
    assert.equal(await person.page.locator('html').getAttribute('lang'), reading.lang)
    await person.leave()

    const officer = await visitor(browser, server.url, options)
    await officer.open('/demo')
    await officer.press(/Sign in as Olive Officer/)
    await officer.open(`/reports/${reference}`)
    assert.match(await officer.words(), /10 incidents[\s\S]*Shouting, number 1[\s\S]*Shouting, number 9/)
    await officer.open(`/reports/${reference}/other-person`)
    await officer.press('Continue')
    assert.match(await officer.words(), /Answer yes or no/)
    await officer.choose('No')
    await officer.type(/Why do you answer so/, 'We can act without it.')
    await officer.press('Continue')
    await officer.type(/What was seen or heard/, 'About 40, in a grey coat')
    await officer.press('Save')
    assert.match(await officer.words(), /Who it is could not be taken/)
    await officer.leave()
  })

  test(`a coordinator keeps what is within a strand, and looks at new rules (${how})`, async () => {
    const person = await visitor(browser, server.url, options)
    await person.open('/demo')
    await person.press(/Sign in as Coral Coordinator/)
    await person.open('/admin/strands')
    await person.press('Add it')
    assert.match(await person.words(), /Choose the strand it belongs to/)
    await person.press('Change Goth', 'link')
    await person.press('Save')
    assert.match(await person.words(), /Saved/)
    await person.open('/admin/regimes')
    await person.press('Add rules')
    await person.press('See what this changes')
    assert.match(await person.words(), /Choose who records by these rules/)
    await person.open('/admin/regimes/POST_2026_REVIEW')
    await person.press('See what this changes')
    assert.match(await person.words(), /Nobody will record by these rules until they have a first day/)
    await person.press('Save')
    assert.match(await person.words(), /Saved/)
    await person.leave()
  })
}
