// Telling someone, as the people do it for whom the form is made: in their language, on an old phone, without JavaScript,
// for a child, for somebody at a library's desk, from behind a wheel, with screenshots, and in two sittings. Every page on
// the way is looked at, and heard as a screen reader is given it. Each story is walked in Polish and in Urdu, with and without
// JavaScript, at 390 and at 320 pixels (the diary in recording.test.ts, and whatever is in English in report.test.ts).
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { launch, type Visitor, visitor, type VisitorOptions } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'
import {
  answerAll,
  type Answers,
  go,
  hear,
  openIn,
  POLISH,
  read,
  sayMore,
  send,
  URDU,
  usual,
} from '../support/teller.ts'

const OLD_PHONE = { plain: true, width: 320, height: 640 } satisfies VisitorOptions
const PHONE = { width: 390, height: 844 } satisfies VisitorOptions

let browser: Browser
let server: JourneyServer
before(async () => {
  browser = await launch()
  server = await startServer({ reports: 20 })
})
after(async () => {
  await reader?.leave()
  await browser?.close()
  await server?.stop()
})

const come = (options: VisitorOptions = {}) => visitor(browser, server.url, options)
async function officer(): Promise<Visitor> {
  const person = await come()
  await person.open('/demo')
  await person.press(/Sign in as Olive Officer/)
  return person
}
// One officer reads for all stories: signing in again for each would only look at the same pages again.
let reader: Visitor | undefined
/** What staff read of a report. */
async function asRead(reference: string): Promise<string> {
  reader ??= await officer()
  await reader.open(`/reports/${reference}`)
  return reader.words()
}

/** Two walks of a story: on a phone in Polish, and in Urdu on one that is small, old and without JavaScript. */
const WALKS = [
  { ...POLISH, options: PHONE },
  { ...URDU, options: OLD_PHONE },
] as const
const said = ({ lang, options }: (typeof WALKS)[number]) =>
  `in ${lang}, ${options.width} px${'plain' in options ? ', without JavaScript' : ''}`

/** Opens a report again with what its receipt gave, in the language that is read already. */
async function comeBack(person: Visitor, { reference, code }: { reference: string; code: string }) {
  await person.open('/follow-up')
  await person.page.locator('[name="reference"]').fill(reference)
  await person.page.locator('[name="code"]').fill(code)
  const open = person.page.locator('main form button').first()
  await Promise.all([person.page.waitForEvent('framenavigated'), open.click()])
  await person.page.waitForLoadState('load')
  await person.look()
  await hear(person.page)
}

for (const walk of WALKS)
  test(`a woman is shouted at on a bus, and tells it (${said(walk)})`, async () => {
    const { lang, options } = walk
    const person = await come(options)
    await openIn(person, '/report', walk)
    const met = await answerAll(person, {
      ...usual,
      what: 'Krzyczał: wracaj do siebie. گھر جاؤ',
      place: 'bus',
      operator: 'Example Buses',
      route: '99',
      direction: 'Fosse Park',
      privacy: 'named',
      name: 'Wanda Przykładowa',
      methods: ['text'],
      phone: '07700 900555',
      mayMessage: 'no',
      maySay: 'no',
      times: ['evening'],
      'share-victim_service': 'yes',
    })
    assert.ok(['transport', 'contact', 'safe', 'share'].every((step) => met.includes(step)))
    const { reference } = await send(person)
    assert.equal(await person.page.locator('html').getAttribute('lang'), lang)
    await person.leave()
    const words = await asRead(reference)
    assert.match(words, /wracaj do siebie\. گھر جاؤ/)
    assert.match(words, lang === 'pl' ? /read in Polish/ : /read in Urdu/)
    assert.match(words, /Example Buses/)
  })

for (const walk of WALKS)
  test(`a witness who gives no name comes back and answers a question (${said(walk)})`, async () => {
    const person = await come(walk.options)
    await openIn(person, '/report', walk)
    const met = await answerAll(person, { ...usual, who: 'witness', what: 'I saw him spit at a man.' })
    assert.ok(!met.includes('contact'), 'nobody asks an anonymous person how to reach them')
    const key = await send(person)
    const staff = await officer()
    await staff.open(`/reports/${key.reference}`)
    await staff.page.locator('[name="message"]').first().fill('Which bus was it?')
    const reply = staff.page.locator('form:has([name="message"]) button[type="submit"]').last()
    await Promise.all([staff.page.waitForEvent('framenavigated'), reply.click()])
    await staff.leave()
    await comeBack(person, key)
    assert.match(await person.words(), /Which bus was it\?/)
    await person.page.locator('[name="message"]').fill('The 99, at six.')
    const button = person.page.locator('main button[name="do"][value="message"]')
    await Promise.all([person.page.waitForEvent('framenavigated'), button.click()])
    await person.page.waitForLoadState('load')
    await person.look()
    await hear(person.page)
    assert.equal(await person.page.locator('html').getAttribute('lang'), walk.lang)
    assert.match(await person.words(), /The 99, at six\./)
    await person.leave()
    assert.match(await asRead(key.reference), /The 99, at six\./)
  })

for (const walk of WALKS)
  test(`a mother tells what happened to her child (${said(walk)})`, async () => {
    const person = await come(walk.options)
    await openIn(person, '/report', walk)
    const met = await answerAll(person, {
      ...usual,
      what: 'They pulled her scarf off in the corridor.',
      place: 'school',
      strands: ['religion'],
      who: 'parent',
      age: 'under_18',
      behalf: 'agrees',
      adultChoice: 'other_adult',
    })
    assert.ok(met.includes('behalf') && met.includes('adult'))
    const { reference } = await send(person)
    await person.leave()
    assert.match(await asRead(reference), /under 18/i)
  })

const AT_THE_DESK = [
  { ...WALKS[0], said: 'Krzyczeli na mój sklep.' },
  { ...WALKS[1], said: 'وہ میری دکان پر چلائے۔' },
  { language: 'ગુજરાતી', lang: 'gu', options: {}, said: 'તેઓએ મારી દુકાન પર બૂમો પાડી.' },
] as const
/** Somebody at a library's desk is helped to tell it. */
async function helped({ language, lang, options, said: what }: (typeof AT_THE_DESK)[number]) {
  const person = await come(options)
  await person.open('/report?via=LIBRARY')
  await read(person, language, lang)
  await answerAll(person, { ...usual, what, who: 'centre', behalf: 'agrees' })
  const { reference } = await send(person)
  await person.leave()
  return reference
}

for (const at of AT_THE_DESK.slice(0, 2))
  test(`a library helps somebody to tell it (in ${at.lang})`, async () => {
    const words = await asRead(await helped(at))
    assert.ok(words.includes(at.said) && words.includes(`read in ${at.lang === 'pl' ? 'Polish' : 'Urdu'}`))
  })

test('a library helps somebody who reads Gujarati, and an officer enters a translation beside the original', async () => {
  const reference = await helped(AT_THE_DESK[2])
  const staff = await officer()
  await staff.open(`/reports/${reference}`)
  assert.match(await staff.words(), /read in Gujarati/)
  const entry = staff.page.locator('form[action$="/translation"]')
  await entry.locator('textarea').fill('They shouted at my shop.')
  await Promise.all([staff.page.waitForEvent('framenavigated'), entry.locator('button').click()])
  await staff.page.waitForLoadState('load')
  await staff.look()
  assert.match(await staff.words(), /They shouted at my shop\./)
  assert.match(await staff.words(), /તેઓએ મારી દુકાન પર બૂમો પાડી\./)
  await staff.leave()
})

for (const walk of WALKS)
  test(`a driver tells what a passenger did (${said(walk)})`, async () => {
    const person = await come(walk.options)
    await openIn(person, '/report', walk)
    const met = await answerAll(person, {
      ...usual,
      what: 'He would not pay and swore at me.',
      place: 'taxi',
      operator: 'Example Cars',
      vehicle: 'Plate 12',
      driverTold: 'yes',
      who: 'driver',
    })
    assert.ok(met.includes('transport'))
    const { reference } = await send(person)
    await person.leave()
    assert.match(await asRead(reference), /Example Cars[\s\S]*Plate 12/)
  })

// With JavaScript files go up while they are chosen, without it when they are added.
for (const walk of WALKS)
  test(`somebody is abused online and shows screenshots (${said(walk)})`, async () => {
    const person = await come(walk.options)
    await openIn(person, '/report', walk)
    const met = await answerAll(person, {
      ...usual,
      what: 'A stranger sends me messages every night.',
      place: 'online',
      platforms: ['social', 'messages'],
      onlineAddress: 'https://example.org/post/1',
      onlineName: '@shouter',
    })
    assert.ok(met.includes('online'))
    await go(person, 'change-proof')
    const picture = await sharp({
      create: { width: 300, height: 200, channels: 3, background: { r: 20, g: 90, b: 60 } },
    })
      .jpeg()
      .toBuffer()
    await person.page.setInputFiles('input[type=file]', [
      { name: 'first night.jpg', mimeType: 'image/jpeg', buffer: picture },
      {
        name: 'second night.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.concat([picture, Buffer.from('another')]),
      },
    ])
    if ('plain' in walk.options) await go(person, 'add-files')
    await person.page
      .getByText(/second night\.jpg/)
      .first()
      .waitFor()
    await hear(person.page)
    await go(person, 'next')
    assert.match(await person.words(), /first night\.jpg[\s\S]*second night\.jpg/)
    const { reference } = await send(person)
    await person.leave()
    assert.match(await asRead(reference), /first night\.jpg[\s\S]*second night\.jpg/)
  })

for (const walk of WALKS)
  test(`a report that was dropped half-way is taken up again elsewhere (${said(walk)})`, async () => {
    const first = await come(walk.options)
    await openIn(first, '/report', walk)
    const half: Answers = { ...usual, what: 'The neighbours bang on the wall when I pray.' }
    await answerAll(first, half)
    await sayMore(first, 'wanted', { wanted: ['talk'], saferWords: 'That somebody comes by.' })
    await go(first, 'save')
    const code = ((await first.page.locator('.app-code__value').first().textContent()) ?? '').replaceAll(
      /\s/g,
      '',
    )
    await first.leave()
    const later = await come(walk.options)
    await openIn(later, '/report/resume', walk)
    await later.page.locator('[name="code"]').fill(code)
    const open = later.page.locator('main form button').first()
    await Promise.all([later.page.waitForEvent('framenavigated'), open.click()])
    await later.page.waitForLoadState('load')
    await later.look()
    await hear(later.page)
    await go(later, 'see-check')
    assert.match(await later.words(), /bang on the wall when I pray\.[\s\S]*That somebody comes by\./)
    const { reference } = await send(later)
    await later.leave()
    assert.match(await asRead(reference), /bang on the wall when I pray/)
  })
