// Telling someone, as the people do it for whom the form is made: in their language, on an old phone, without JavaScript,
// for a child, for somebody at a library's desk, from behind a wheel, with screenshots, and in two sittings. Every page on
// the way is looked at, and heard as a screen reader is given it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { launch, type Visitor, visitor, type VisitorOptions } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'
import { answerAll, type Answers, go, hear, read, sayMore, send, usual } from '../support/teller.ts'

const OLD_PHONE = { plain: true, width: 320, height: 640 } satisfies VisitorOptions
const PHONE = { width: 390, height: 844 } satisfies VisitorOptions

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

const come = (options: VisitorOptions = {}) => visitor(browser, server.url, options)
async function officer(): Promise<Visitor> {
  const person = await come()
  await person.open('/demo')
  await person.press(/Sign in as Olive Officer/)
  return person
}
/** What staff read of a report. */
async function asRead(reference: string): Promise<string> {
  const person = await officer()
  await person.open(`/reports/${reference}`)
  const words = await person.words()
  await person.leave()
  return words
}

/** Opens a report again with what its receipt gave. */
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

for (const [language, lang, options] of [
  ['Polski', 'pl', PHONE],
  ['اردو', 'ur', OLD_PHONE],
] as const)
  test(`a woman is shouted at on a bus, and tells it in ${lang}`, async () => {
    const person = await come(options)
    await person.open('/report')
    await read(person, language, lang)
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

for (const options of [PHONE, OLD_PHONE])
  test(`a witness who gives no name comes back and answers a question (${options.width} px)`, async () => {
    const person = await come(options)
    await person.open('/report')
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
    await person.press('Send message')
    assert.match(await person.words(), /The 99, at six\./)
    await person.leave()
    assert.match(await asRead(key.reference), /The 99, at six\./)
  })

test('a mother tells what happened to her child', async () => {
  const person = await come(OLD_PHONE)
  await person.open('/report')
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

test('a library helps somebody who reads Gujarati, and an officer enters a translation beside the original', async () => {
  const person = await come()
  await person.open('/report?via=LIBRARY')
  await read(person, 'ગુજરાતી', 'gu')
  await answerAll(person, { ...usual, what: 'તેઓએ મારી દુકાન પર બૂમો પાડી.', who: 'centre', behalf: 'agrees' })
  const { reference } = await send(person)
  await person.leave()
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

test('a driver tells what a passenger did', async () => {
  const person = await come(PHONE)
  await person.open('/report')
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

test('somebody is abused online and shows screenshots', async () => {
  const person = await come(PHONE)
  await person.open('/report')
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
  await person.page
    .getByText(/second night\.jpg/)
    .first()
    .waitFor()
  await go(person, 'next')
  assert.match(await person.words(), /first night\.jpg[\s\S]*second night\.jpg/)
  const { reference } = await send(person)
  await person.leave()
  assert.match(await asRead(reference), /first night\.jpg[\s\S]*second night\.jpg/)
})

for (const options of [PHONE, OLD_PHONE])
  test(`a report that was dropped half-way is taken up again elsewhere (${options.width} px)`, async () => {
    const first = await come(options)
    await first.open('/report')
    const half: Answers = { ...usual, what: 'The neighbours bang on the wall when I pray.' }
    await answerAll(first, half)
    await sayMore(first, 'wanted', { wanted: ['talk'], saferWords: 'That somebody comes by.' })
    await go(first, 'save')
    const code = ((await first.page.locator('.app-code__value').first().textContent()) ?? '').replaceAll(
      /\s/g,
      '',
    )
    await first.leave()
    const later = await come(options)
    await later.open('/report/resume')
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
