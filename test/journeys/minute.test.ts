// An update takes under a minute on a phone (domain.md 11: nobody updates a plan that takes long): counted, not felt. A person
// opens the link of the mail, reads, types a sentence, says where it stands and sends; then the same signed in.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launch, visitor } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'
import { linkFor, rows } from '../support/quarter-mail.ts'

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

const PHONE = { width: 320, height: 640 }
// How fast people are: Palin et al. 2019 (36 words a minute on phones), Brysbaert 2019 (238 words read a minute), and a
// generous second and a half for finding and pressing each thing.
const TYPED_A_MINUTE = 35
const READ_A_MINUTE = 238
const TAP_S = 1.5
const LETTERS_A_WORD = 5
const SENTENCE =
  'Both schools have now had their assembly and the third has a date; next we meet the heads to agree who trains the staff.'

type Part = { plan: string; delivery: string; lead: string }

/** A part that somebody leads, was asked of and has not answered: one that is late, or one that is not. */
async function silentPart(late: boolean): Promise<Part> {
  const [part] = await rows<Part>(
    server,
    `select d.plan_id as plan, d.id as delivery, u.email as lead
    from plan_requests r join plan_cycles c on c.id = r.cycle_id and c.state = 'open'
      join plan_deliveries d on d.id = r.delivery_id join staff_users u on u.id = d.lead_user_id
    where r.answered_at is null and d.status = 'in_progress' and d.story <> ''
      and ${late ? '' : 'not'} coalesce(coalesce(d.forecast_due, d.baseline_due) < now()::date, false)
    order by d.id limit 1`,
  )
  assert.ok(part, late ? 'a part that is late' : 'a part that is not late')
  return part
}

/** What a page asks of whoever answers: its height in screens, what must be read, and the boxes that stand open. */
const sizeOf = (page: Page) =>
  page.evaluate((screen) => {
    const main = document.querySelector<HTMLElement>('main')
    const form = document.querySelector('main form:has([name=words])')
    const send = form?.querySelector('button')
    if (!main || !form || !send) throw new Error('no form to answer in')
    const folded = (node: Element) => node.closest('details:not([open])') !== null && !node.closest('summary')
    const open = [...form.querySelectorAll('textarea, input:not([type=hidden])')].filter(
      (each) => !folded(each),
    )
    const names = new Set(open.map((each) => each.getAttribute('name')?.replace(/-(day|month|year)$/, '')))
    const bottom = send.getBoundingClientRect().bottom + scrollY
    const until = main.innerText.split(send.innerText)[0] ?? ''
    const foldedWords = [...main.querySelectorAll('summary')].map((each) => each.innerText).join(' ')
    const count = (text: string) => text.split(/\s+/).filter(Boolean).length
    return {
      screens: Math.round((bottom / screen) * 10) / 10,
      fields: [...names].sort(),
      // A line behind which something is folded is passed over by those who do not need it.
      words: count(until) - count(foldedWords),
      passedOver: count(foldedWords),
    }
  }, PHONE.height)

/** How long it takes somebody to read what a page asks, to type the sentence, and to press so many things. */
const secondsFor = ({ words }: { words: number }, taps: number): number =>
  (words / READ_A_MINUTE + SENTENCE.length / LETTERS_A_WORD / TYPED_A_MINUTE) * 60 + taps * TAP_S

describe('an update of a part that is not late', () => {
  let part: Part
  before(async () => {
    part = await silentPart(false)
    await askAgain(part)
  })

  test('takes under a minute from the link of the mail, in three taps and two screens', async (t) => {
    const owner = await visitor(browser, server.url, { ...PHONE, plain: true })
    await owner.open(await linkFor(server, part.lead))
    const page = await sizeOf(owner.page)
    assert.deepEqual(page.fields, ['status', 'words'])
    // Into the box, on the status, on Send. The box holds what was said last, and the status is chosen.
    assert.notEqual(await owner.page.getByLabel('How is it going?').inputValue(), '')
    await owner.type('How is it going?', SENTENCE)
    await owner.choose('In progress')
    await owner.press('Send')
    assert.match(await owner.words(), /Thank you\. It is kept/)
    t.diagnostic(JSON.stringify(page))
    assert.ok(page.screens <= 2, `${page.screens} screens`)
    assert.ok(secondsFor(page, 3) < 60, `${secondsFor(page, 3)} seconds, ${page.words} words to read`)
    await owner.leave()
  })

  test('takes under a minute signed in, from the page of what is wanted', async (t) => {
    await rows(server, `update plan_requests set answered_at = null where delivery_id = '${part.delivery}'`)
    await rows(
      server,
      `update plan_deliveries set lead_user_id = (select id from staff_users where name = 'Olive Officer') where id = '${part.delivery}'`,
    )
    await rows(
      server,
      `delete from plan_updates where delivery_id = '${part.delivery}' and state = 'waiting'`,
    )
    const owner = await visitor(browser, server.url, PHONE)
    await owner.open('/demo')
    await owner.press(/Sign in as Olive Officer/)
    await owner.open('/plan/updates')
    await owner.open(`/plan/updates/${part.delivery}`)
    const page = await sizeOf(owner.page)
    assert.deepEqual(page.fields, ['status', 'words'])
    await owner.type('How is it going?', SENTENCE)
    await owner.press('Save update')
    assert.match(await owner.words(), /Kept\. Thank you/)
    t.diagnostic(JSON.stringify(page))
    assert.ok(page.screens <= 2.2, `${page.screens} screens`)
    // On the part in the list, into the box, on Save.
    assert.ok(secondsFor(page, 3) < 60, `${secondsFor(page, 3)} seconds, ${page.words} words to read`)
    await owner.leave()
  })
})

test('one that is late also asks for cause, action and new date, and for nothing else', async (t) => {
  const part = await silentPart(true)
  await askAgain(part)
  const owner = await visitor(browser, server.url, PHONE)
  await owner.open(await linkFor(server, part.lead))
  const page = await sizeOf(owner.page)
  assert.deepEqual(page.fields, ['cause', 'correctiveAction', 'forecastDue', 'status', 'words'])
  t.diagnostic(JSON.stringify(page))
  assert.ok(page.screens <= 2.7, `${page.screens} screens`)
  await owner.leave()
})

async function askAgain({ plan, delivery }: Part): Promise<void> {
  const coordinator = await visitor(browser, server.url)
  await coordinator.open('/demo')
  await coordinator.press(/Sign in as Coral Coordinator/)
  await coordinator.open(`/plan/${plan}/deliveries/${delivery}/ask`)
  await coordinator.press('Send request')
  await coordinator.leave()
}
