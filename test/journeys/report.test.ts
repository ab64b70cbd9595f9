// One report, carried all the way: told, logged, referred, answered, and counted by the plan. Then the same form without
// JavaScript on a small screen, another authority that must not find the case, and leaving in a hurry. Whatever was
// typed carries marks, and at the end no mark is where it must not be.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launch, type Visitor, visitor, type VisitorOptions } from '../support/browser.ts'
import { harmlessSite } from '../support/harmless-site.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'

const MARKS = {
  name: 'Kestrelina Quartzova',
  phone: '07700 900771',
  email: 'kestrelina@marked.example',
  words: 'He spat the word flimmerquark at me',
  route: 'Bus 99 towards Zwickelford',
  safety: 'My brother Obadiahx must not find out',
  summary: 'Woman abused on a bus, wobblegrind',
  note: 'She asked for Tuesdays, snufflepine',
  anonymous: 'They broke the sprocketfern window',
}
const PIECES = [
  'kestrelina',
  'quartzova',
  '900771',
  'flimmerquark',
  'zwickelford',
  'obadiahx',
  'wobblegrind',
  'snufflepine',
  'sprocketfern',
]

let browser: Browser
let server: JourneyServer
let elsewhere: Awaited<ReturnType<typeof harmlessSite>>
let caseReference = ''
const visited: { url: string; title: string }[] = []

before(async () => {
  browser = await launch()
  elsewhere = await harmlessSite()
  server = await startServer({ exitUrl: elsewhere.url })
})
after(async () => {
  await browser?.close()
  await server?.stop()
  elsewhere?.close()
})

const come = (options: VisitorOptions = {}) => visitor(browser, server.url, options)
async function leave(...people: Visitor[]): Promise<void> {
  for (const person of people) {
    visited.push(...person.visited)
    await person.leave()
  }
}
async function signedInAs(name: string): Promise<Visitor> {
  const person = await come()
  await person.open('/demo')
  await person.press(new RegExp(`Sign in as ${name}`))
  assert.match(person.page.url(), /\/today$/)
  return person
}
/** One leg of a journey: later legs need it, so the first that fails ends it, and is named. */
async function step(name: string, walk: () => Promise<void>): Promise<void> {
  try {
    await walk()
  } catch (fault) {
    throw new Error(`${name}: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault })
  }
}
/** What the measure of referrals says on an action's page, not how many of its parts are complete. */
const figureOf = async (person: Visitor) => {
  const text = await person.words()
  const found = /(\d[\d,]*) of (\d[\d,]*) who could be referred/.exec(text)
  assert.ok(found, `no figure on the page: ${text.slice(0, 600)}`)
  return { part: Number(found[1]?.replaceAll(',', '')), whole: Number(found[2]?.replaceAll(',', '')) }
}

test('one report goes all the way: told, logged, referred, answered, and counted by the plan', async () => {
  let reporter: Visitor
  let officer: Visitor
  let worker: Visitor
  let coordinator: Visitor
  let reference = ''
  let code = ''
  let actionPath = ''
  let before22 = { part: 0, whole: 0 }

  await step('is told by a woman on a bus, who says how to reach her safely', async () => {
    reporter = await come({ width: 390, height: 844 })
    await reporter.open('/')
    await reporter.press(/^Report/)
    await reporter.choose('No')
    await reporter.press('Continue')
    await reporter.type(/What happened/, MARKS.words)
    await reporter.press('Continue')
    await reporter.page.getByRole('radio').first().check()
    await reporter.press('Continue')
    await reporter.choose('Today')
    await reporter.press('Continue')
    await reporter.page.getByLabel(/choose the area/).selectOption('Leicester')
    await reporter.press('Continue')
    await reporter.choose(/bus/i)
    await reporter.type(/more we should know about the place/, MARKS.route)
    await reporter.press('Continue')
    // It was on a bus, so it asks about the journey.
    await reporter.type(/From where to where/, MARKS.route)
    await reporter.press('Continue')
    await reporter.choose(/[Rr]ace/)
    await reporter.press('Continue')
    // Only whoever named a strand is asked what within it.
    await reporter.choose('Language or accent')
    await reporter.press('Continue')
    await reporter.choose(/^Yes, you can have my name/)
    await reporter.press('Continue')
    await reporter.type('Your name', MARKS.name)
    await reporter.choose('Text message')
    await reporter.choose('Email')
    await reporter.type('Phone number', MARKS.phone)
    await reporter.type('Email address', MARKS.email)
    await reporter.press('Continue')
    await reporter.page
      .getByRole('group', { name: /leave a message/ })
      .getByLabel('No', { exact: true })
      .check()
    await reporter.type(/anything we must know/, MARKS.safety)
    await reporter.press('Continue')
    await reporter.page
      .getByRole('group', { name: /ask Victim First/ })
      .getByLabel('Yes')
      .check()
    await reporter.page
      .getByRole('group', { name: /tell the police/ })
      .getByLabel('No', { exact: true })
      .check()
    await reporter.press('Continue')
    const check = await reporter.words()
    for (const mark of [MARKS.words, MARKS.name, MARKS.phone, MARKS.safety])
      assert.ok(check.includes(mark), mark)
    await reporter.press('Send')
    const receipt = await reporter.page.locator('.app-code__value').allInnerTexts()
    ;[reference = '', code = ''] = receipt.map((text) => text.replaceAll(/\s/g, ''))
    assert.match(reference, /^LLR-[0-9A-Z]{4}-[0-9A-Z]{2}$/)
    assert.match(code, /^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
  })

  await step('is found again by its code', async () => {
    await reporter.open('/follow-up')
    await reporter.type('Reference', reference.toLowerCase())
    await reporter.type('Secret code', code.replaceAll('-', ' '))
    await reporter.press('Continue')
    assert.match(await reporter.words(), /We have your report/)
  })

  await step('is counted before: the coordinator reads action 2.2', async () => {
    coordinator = await signedInAs('Coral Coordinator')
    await coordinator.open('/plan')
    const plan = coordinator.page.locator('main table a[href^="/plan/"]').first()
    await coordinator.open(`${await plan.getAttribute('href')}/words`)
    // The action that says so, and no other.
    const row = coordinator.page.getByRole('row', { name: /Refer every logged hate case/ })
    await row.getByRole('link', { name: /^Open/ }).click()
    await coordinator.page.waitForURL(/\/actions\//)
    await coordinator.look()
    actionPath = new URL(coordinator.page.url()).pathname
    before22 = await figureOf(coordinator)
  })

  await step(
    'is found in the queue by the officer, who sees what follows and logs it as a case',
    async () => {
      officer = await signedInAs('Olive Officer')
      await officer.open('/reports')
      await officer.press(reference, 'link')
      assert.ok((await officer.words()).includes(MARKS.words))
      await officer.press('Log as a case')
      assert.match(await officer.words(), /referral to Victim First is made by itself/)
      await officer.press('Log as a case')
      assert.match(await officer.words(), /Enter a summary/)
      await officer.type(/^Summary/, MARKS.summary)
      await officer.page
        .getByRole('group', { name: /kind of thing happened/ })
        .getByRole('checkbox')
        .first()
        .check()
      await officer.press('Log as a case')
      const url = new URL(officer.page.url())
      assert.match(url.pathname, /^\/cases\/LLR-/)
      caseReference = url.pathname.split('/').at(-1) ?? ''
      assert.match(await officer.words(), /Victim First/)
      await officer.open(`/search`)
      await officer.page
        .getByRole('searchbox')
        .or(officer.page.getByRole('textbox'))
        .first()
        .fill('wobblegrind')
      await officer.press(/Search/)
      assert.ok((await officer.words()).includes(caseReference))
    },
  )

  await step('is taken by the victim service, which records an attempt and an outcome', async () => {
    worker = await signedInAs('Vic Supportworker')
    await worker.open('/referrals')
    await worker.press(new RegExp(`Take this referral.*${caseReference}`))
    if (!/\/referrals\/[0-9a-f-]{36}/.test(worker.page.url()))
      await worker.press(new RegExp(caseReference), 'link')
    await worker.press('Show how to contact them')
    const shown = await worker.words()
    assert.ok(shown.includes(MARKS.phone) && shown.includes(MARKS.safety), shown.slice(0, 800))
    await worker.page
      .getByRole('group', { name: 'How', exact: true })
      .getByLabel('Text', { exact: false })
      .first()
      .check()
    await worker.page.getByRole('group', { name: 'What came of it' }).getByRole('radio').first().check()
    await worker.type(/^Note \(optional\)/, MARKS.note)
    await worker.press('Record attempt')
    assert.match(await worker.words(), /attempt is recorded/)
    await worker.page.getByText('Finish the referral').click()
    await worker.page
      .getByRole('group', { name: 'Outcome' })
      .getByLabel(/accepted.*enhanced|enhanced/i)
      .check()
    await worker.press('Finish')
    assert.match(await worker.words(), /referral is finished/)
  })

  await step('is told back to the person in safe words', async () => {
    await reporter.open('/follow-up')
    await reporter.type('Reference', reference)
    await reporter.type('Secret code', code)
    await reporter.press('Continue')
    const words = await reporter.words()
    assert.match(words, /We are working on it[\s\S]*We are acting on what you told us/)
    assert.match(words, /Victim First/)
    assert.doesNotMatch(words, /flimmerquark|snufflepine|wobblegrind|Olive/)
  })

  await step('is counted after: the figure of action 2.2 has grown by one', async () => {
    await coordinator.open(actionPath)
    const now = await figureOf(coordinator)
    assert.deepEqual(now, { part: before22.part + 1, whole: before22.whole + 1 })
    await leave(reporter, officer, worker, coordinator)
  })
})

test('another authority’s officer cannot find the case by list, search or address', async () => {
  const stranger = await signedInAs('Chandra Charnwood')
  await stranger.open('/cases')
  assert.ok(!(await stranger.words()).includes(caseReference))
  await stranger.open('/search')
  for (const words of ['wobblegrind', caseReference]) {
    await stranger.page.getByRole('searchbox').or(stranger.page.getByRole('textbox')).first().fill(words)
    await stranger.press(/Search/)
    assert.equal(await stranger.page.getByRole('link', { name: caseReference }).count(), 0)
  }
  await stranger.open(`/cases/${caseReference}`, 404)
  await leave(stranger)
})

test('somebody without JavaScript on a small screen stays anonymous, and mistakes lose nothing', async () => {
  const person = await come({ plain: true, width: 320, height: 640 })
  await person.open('/report')
  await person.choose('No')
  await person.press('Continue')
  await person.press('Continue')
  assert.match(await person.words(), /Tell us what happened/)
  await person.type(/What happened/, MARKS.anonymous)
  await person.press('Continue')
  await person.press('Continue')
  await person.choose('On another date')
  await person.type('Day', '31')
  await person.type('Month', '2')
  await person.type('Year', '2026')
  await person.press('Continue')
  assert.match(await person.words(), /real date/)
  assert.equal(await person.page.getByLabel('Day', { exact: true }).first().inputValue(), '31')
  await person.choose('I do not know, or would rather not say')
  await person.press('Continue')
  for (let page = 0; page < 3; page += 1) await person.press('Continue')
  await person.press('Continue')
  assert.match(await person.words(), /Choose whether to give your name/)
  await person.choose(/stay anonymous/)
  await person.press('Continue')
  await person.press('Continue')
  assert.ok((await person.words()).includes(MARKS.anonymous))
  await person.press('Send')
  assert.match(await person.words(), /We have your report/)
  assert.equal(await person.page.locator('.app-code__value').count(), 2)
  await leave(person)
})

test('leaving by the button, or by Shift three times, leaves nothing of the form behind', async () => {
  for (const way of ['button', 'shift'] as const) {
    const person = await come()
    await person.open('/report')
    await person.choose('No')
    await person.press('Continue')
    await person.type(/What happened/, MARKS.words)
    const gone = person.page.waitForURL(elsewhere.url)
    if (way === 'button') await person.page.getByRole('button', { name: /Exit this page/ }).click()
    else for (let press = 0; press < 3; press += 1) await person.page.keyboard.press('Shift')
    await gone
    await person.page.waitForLoadState()
    // Whoever presses Back is led away again, and does not find the form.
    await person.page.goBack().catch(() => null)
    await person.page.waitForLoadState()
    assert.equal(person.page.url(), elsewhere.url, `Back after the ${way}`)
    await leave(person)
  }
})

test('nothing that was typed is in logs, mail, addresses, titles or metrics', async () => {
  const mails = server.smtp.received.map(({ source }) => source.replace(/^(To|X-[\w-]*To): .*$/gim, ''))
  const places = {
    logs: server.output(),
    mail: mails.join('\n'),
    addresses: visited.map(({ url }) => decodeURIComponent(url)).join('\n'),
    titles: visited.map(({ title }) => title).join('\n'),
    metrics: await server.metrics(),
  }
  assert.ok(places.logs.includes('"route":"/report"'), 'the log is there to be searched')
  assert.ok(server.smtp.received.length > 0, 'mail was sent, to be searched')
  assert.ok(visited.length > 40, 'pages were visited')
  assert.match(places.metrics, /process_cpu/)
  for (const [place, text] of Object.entries(places)) {
    for (const piece of PIECES) assert.ok(!text.toLowerCase().includes(piece), `${piece} is in the ${place}`)
  }
})
