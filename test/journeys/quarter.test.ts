// A quarter of the plan, all the way: asked by mail, answered from the mail on a small phone without signing in or scripts,
// sent back, answered again, accepted, frozen, compared. Every page on the way is looked at (see test/support/browser.ts).
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launch, visitor, type VisitorOptions } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'
import { linkFor, rows } from '../support/quarter-mail.ts'

let browser: Browser
let server: JourneyServer
type Asked = { plan: string; delivery: string; quarter: string; lead: string }

before(async () => {
  browser = await launch()
  server = await startServer({ reports: 20 })
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const PHONE = { plain: true, width: 320, height: 640 } satisfies VisitorOptions

const SCREENS: VisitorOptions[] = [{}, PHONE]

for (const options of SCREENS) {
  const how = options.plain ? 'small, without JavaScript' : 'wide'
  test(`a quarter is asked about, answered by link, sent back and accepted (${how})`, async () => {
    const { plan, delivery, quarter, lead } = await silentPart()
    const coordinator = await signIn(/Sign in as Coral Coordinator/, options)
    await coordinator.open('/today')
    await coordinator.open(`/plan/${plan}/quarter`)
    await coordinator.open(`/plan/${plan}/cycle`)
    await coordinator.open(`/plan/${plan}/deliveries/${delivery}/ask`)
    await coordinator.press('Send request')
    assert.match(await coordinator.words(), /The request is sent/)

    const owner = await visitor(browser, server.url, PHONE)
    await owner.open(await linkFor(server, lead))
    await owner.type('How is it going?', '')
    await owner.press('Send')
    assert.match(await owner.words(), /Say how it is going/)
    await answer(owner, `Nothing much happened (${how}).`)
    assert.match(await owner.words(), /Thank you\. It is kept/)

    await coordinator.open(`/plan/${plan}/quarter/${quarter}`)
    const about = await waitingOf(delivery)
    await coordinator.page.locator(`#note-${about}`).fill('Please say what did happen.')
    await coordinator.page.locator(`form[action$="${about}/return"] button`).click()
    assert.match(
      await coordinator.words(),
      /Sent back: the plan says what it said before\. Its owner is told by mail/,
    )

    await owner.open(await linkFor(server, lead))
    assert.match(await owner.words(), /Please say what did happen\./)
    await answer(owner, `Two meetings were held (${how}).`)
    const used = new URL(owner.page.url()).pathname
    await coordinator.open(`/plan/${plan}/quarter/${quarter}`)
    await coordinator.page.locator(`form[action$="${await waitingOf(delivery)}/accept"] button`).click()
    assert.match(await coordinator.words(), /Accepted\. It is what the plan says now/)
    await owner.open(used, 404)
    assert.match(await owner.words(), /This link opens nothing/)
    await owner.leave()
    await coordinator.leave()
  })
}

test('an owner who signs in sees what is wanted, and says it', async () => {
  const person = await signIn(/Sign in as Olive Officer/, PHONE)
  await person.open('/plan/updates')
  await person.leave()
})

test('a quarter is frozen once nothing waits, and its record is opened and compared', async () => {
  const { plan, quarter } = await silentPart()
  const coordinator = await signIn(/Sign in as Coral Coordinator/, PHONE)
  await coordinator.open(`/plan/${plan}/quarter/${quarter}`)
  await coordinator.press(/^Accept all/)
  await coordinator.press('Freeze the quarter')
  await coordinator.press('Freeze it for good')
  assert.match(await coordinator.words(), /Frozen on/)
  await coordinator.press('Open the record', 'link')
  await coordinator.press('Compare')
  assert.match(await coordinator.words(), /What changed from/)
  await coordinator.leave()
})

async function signIn(who: RegExp, options: VisitorOptions) {
  const person = await visitor(browser, server.url, options)
  await person.open('/demo')
  await person.press(who)
  return person
}

async function answer(owner: Awaited<ReturnType<typeof visitor>>, words: string) {
  await owner.type('How is it going?', words)
  await owner.choose('In progress')
  // Folded where nothing is late.
  await owner.unfold('It is late, in trouble or put off')
  await owner.type('What is in the way?', 'A room')
  await owner.type('What will you do about it?', 'Book another')
  await owner.type('Day', '31')
  await owner.type('Month', '3')
  await owner.type('Year', '2029')
  await owner.press('Send')
}

/** A part that somebody leads, was asked of and has not answered. */
async function silentPart(): Promise<Asked> {
  const [part] = await rows<Asked>(
    server,
    `select d.plan_id as plan, d.id as delivery, c.quarter, u.email as lead
    from plan_requests r join plan_cycles c on c.id = r.cycle_id and c.state = 'open'
      join plan_deliveries d on d.id = r.delivery_id join staff_users u on u.id = d.lead_user_id
    where r.answered_at is null and d.status not in ('complete', 'cancelled', 'superseded') order by d.id limit 1`,
  )
  assert.ok(part)
  return part
}

async function waitingOf(delivery: string): Promise<string> {
  const [update] = await rows<{ id: string }>(
    server,
    `select id from plan_updates where delivery_id = '${delivery}' and state = 'waiting'`,
  )
  assert.ok(update)
  return update.id
}
