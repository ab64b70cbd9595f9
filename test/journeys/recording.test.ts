// How things are recorded, in a real browser: a diary of nine incidents, the lists within strands, the rules with their
// words, the gate; on a wide screen and, without JavaScript, on a small one. Every page on the way is looked at.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launch, visitor, type VisitorOptions } from '../support/browser.ts'
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

for (const options of [{}, { plain: true, width: 320, height: 700 }] satisfies VisitorOptions[]) {
  const how = options.plain ? 'small, without JavaScript' : 'wide'

  test(`somebody tells of nine incidents in a diary, and it is read by staff (${how})`, async () => {
    const person = await visitor(browser, server.url, options)
    await person.open('/report')
    await person.choose('No')
    await person.press('Continue')
    await person.type(/What happened/, 'It goes on and on.')
    await person.press('Continue')
    await person.choose('It happened to me')
    await person.choose('No: an adult who needs care or support in daily life')
    await person.press('Continue')
    assert.match(await person.words(), /Does somebody you trust help you\?/)
    await person.press('Continue')
    await person.choose('Today')
    await person.press('Continue')
    await person.page.getByLabel(/choose the area/).selectOption('Leicester')
    await person.press('Continue')
    await person.choose('At home')
    await person.press('Continue')
    await person.choose(/^Race/)
    await person.choose(/^Religion/)
    await person.press('Continue')
    assert.match(await person.words(), /What was it about\?/)
    await person.choose('Language or accent')
    await person.press('Continue')
    await person.choose(/stay anonymous/)
    await person.press('Continue')
    await person.press('Continue')
    await person.press(/Each time it happened/)
    for (let at = 1; at <= 9; at += 1) {
      const time = person.page.getByRole('group', { name: `Time ${at}`, exact: true })
      await time.getByLabel('When?').fill(`${at} November`)
      await time.getByLabel('What happened?').fill(`Shouting, number ${at}`)
      await person.press(at === 9 ? 'Continue' : 'Add another time')
    }
    assert.match(await person.words(), /Time 9: What happened\? Shouting, number 9/)
    await person.press('Send')
    const codes = person.page.locator('.app-code__value')
    const reference = ((await codes.first().textContent()) ?? '').replaceAll(/\s/g, '')
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
