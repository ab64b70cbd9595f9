// A plan, all the way: the Word document that somebody has is brought in, looked through and kept; parts get a lead; the
// quarter is asked about; an owner answers from the mail on a small phone; it is accepted, completed, verified by somebody
// else, frozen, and taken to the board as a paper. Then the same without JavaScript. Every page on the way is looked at.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { strFromU8, unzipSync } from 'fflate'
import pg from 'pg'
import type { Browser } from 'playwright-core'
import { launch, type Visitor, visitor } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'
import { openLastQuarter } from '../support/last-quarter.ts'
import { planDocument } from '../support/plan-document.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Way = {
  how: string
  plain: boolean
  title: string
  priority: string
  /** What this document calls its time frame: a title of its own, so that nothing is known of it yet. */
  timeColumn: string
  action: string
  lead: string
  council: string
  story: string
  finished: string
}
const WAYS: readonly Way[] = [
  {
    how: 'with JavaScript',
    plain: false,
    title: 'Hate crime action plan for reporting centres',
    priority: 'Places to report',
    timeColumn: 'Horizon',
    action: 'Train the staff of every reporting centre',
    lead: 'Olive Officer',
    council: 'Leicester City',
    story: 'Two of five centres are trained; the third has no room for it.',
    finished: 'All five centres are trained, and each has a poster.',
  },
  {
    how: 'without JavaScript',
    plain: true,
    title: 'Action plan against disability hate crime',
    priority: 'Being heard',
    timeColumn: 'Target point',
    action: 'Make every form easy to read',
    lead: 'Chandra Charnwood',
    council: 'Charnwood',
    story: 'Three forms were rewritten; the printer has stopped answering.',
    finished: 'Every form is rewritten, printed and in use.',
  },
]

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

for (const way of WAYS)
  test(`a plan goes from its Word document to the board’s paper (${way.how})`, async () => {
    const coordinator = await signIn('Coral Coordinator', way)
    const planId = await broughtIn(coordinator, way)
    const quarter = await server.within((services) => openLastQuarter(services, planId))
    const quarterPath = `/plan/${planId}/quarter/${quarter}`

    await coordinator.open(quarterPath)
    await coordinator.press(`1.1a: ${way.council}`, 'link')
    const part = new URL(coordinator.page.url()).pathname
    await assignedTo(coordinator, way)
    const seen = server.smtp.received.length
    await coordinator.open(quarterPath)
    await coordinator.press(new RegExp(`^Send again.*1\\.1a, ${way.council}`))
    assert.match(await coordinator.words(), /The request is sent/)
    const link = await linkSentTo(await addressOf(way.lead), seen)
    await answeredBy(link, way)

    await coordinator.open(quarterPath)
    const waiting = await coordinator.words()
    assert.match(waiting, /1 waits for you/)
    assert.ok(waiting.includes(way.story))
    await coordinator.press(/^Accept/)
    assert.match(await coordinator.words(), /Accepted\. It is what the plan says now/)

    await completedBy(await signIn(way.lead, { ...way, width: 320 }), part, way)
    await verified(coordinator, part)
    await frozen(coordinator, quarterPath)
    await paperTaken(coordinator, { planId, quarter, way })
    await coordinator.leave()
  })

async function signIn(name: string, { plain, width }: { plain: boolean; width?: number }): Promise<Visitor> {
  const person = await visitor(browser, server.url, { plain, ...(width && { width }) })
  await person.open('/demo')
  await person.press(new RegExp(`Sign in as ${name}`))
  return person
}

/** Uploads the document, says what its odd column is, moves the stray status, accepts the rest, keeps. Returns the plan's id. */
async function broughtIn(coordinator: Visitor, way: Way): Promise<string> {
  const { page } = coordinator
  await coordinator.open('/plan/import')
  await coordinator.press('Read it')
  assert.match(await coordinator.words(), /Choose the plan’s document or paste its text/)
  const name = `${way.priority}.docx`
  await page
    .getByLabel('The plan’s document')
    .setInputFiles({ name, mimeType: DOCX, buffer: await documentOf(way) })
  await coordinator.press('Read it')
  assert.match(await coordinator.words(), /1 priority, 2 aims and 4 actions/)
  // The second document is much like the first, which is a plan by now: this is another one, so nothing that was decided of that
  // one is taken over.
  const newerOf = page.getByLabel(/newer version of one that is here/)
  if ((await newerOf.inputValue()) !== 'own') {
    await newerOf.selectOption('A plan of its own')
    await coordinator.press('Save')
  }

  await coordinator.press(/^Change columns/, 'link')
  await page.getByLabel(way.timeColumn).selectOption('Time frame')
  await coordinator.press('Read it again this way')
  await coordinator.press(/^Move “In progress” to the status/)
  await coordinator.press(/^Change owners/, 'link')
  await page.getByLabel(/Whom “The college” means/).selectOption('A role or a person, and no agency')
  await coordinator.press('Remember this')
  await everyRowAccepted(coordinator, way)
  assert.match(await coordinator.words(), /There is nothing left to look at/)
  await coordinator.press('Keep this plan')
  const [, planId = ''] = /^\/plan\/([0-9a-f-]{36})$/.exec(new URL(page.url()).pathname) ?? []
  assert.ok(planId, page.url())
  assert.ok((await coordinator.words()).includes(way.title))
  return planId
}

/** Each by its button; where scripts run, all but the first by the key: the list keeps the focus from page to page. */
async function everyRowAccepted(coordinator: Visitor, { plain }: Way): Promise<void> {
  const { page } = coordinator
  const accept = page.getByRole('button', { name: /^Accept/ })
  assert.ok((await accept.count()) > 1)
  await coordinator.press(/^Accept/)
  while ((await accept.count()) > 0)
    if (plain) await coordinator.press(/^Accept/)
    else {
      await page.locator('[data-review-item]:focus').waitFor()
      await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('a')])
      await page.waitForLoadState('load')
    }
}

const documentOf = ({ title, priority, timeColumn, action }: Way) =>
  planDocument({
    title: `${title} 2026-29`,
    priority,
    timeColumn,
    rows: [
      {
        aim: '1.1 To be near to everybody',
        objective: 'Nobody has to travel far',
        action,
        owner: 'All authorities',
        when: 'March 2029 In progress',
      },
      {
        objective: 'People know where to go',
        action: `Tell people about it: ${priority.toLowerCase()}`,
        owner: 'Police',
        when: 'Quarterly',
        status: 'Not started',
      },
      {
        aim: '1.2 To learn from it',
        objective: 'The young are asked',
        action: `Ask students what they think of: ${priority.toLowerCase()}`,
        owner: 'The college',
        when: 'Soon, we hope',
      },
      {
        objective: 'What they say is used',
        action: `Change what they ask for: ${priority.toLowerCase()}`,
        owner: 'Police',
        when: 'When there is time',
      },
    ],
  })

/** On the page of a part: gives it a lead, and a reason. */
async function assignedTo(coordinator: Visitor, { lead, council }: Way): Promise<void> {
  await coordinator.press('Change owner, lead and dates', 'link')
  await coordinator.page.getByLabel('Lead', { exact: true }).selectOption({ label: `${lead} (${council})` })
  await coordinator.type('Why?', 'They run the centres.')
  await coordinator.press('Save')
  const words = await coordinator.words()
  assert.match(words, /The change is saved/)
  assert.ok(words.includes(lead))
}

/** Opens the mail's link on a small phone, without signing in: red without its cause is refused, and nothing is lost. */
async function answeredBy(link: string, { plain, story, action }: Way): Promise<void> {
  const owner = await visitor(browser, server.url, { plain, width: 320, height: 640 })
  const { page } = owner
  await owner.open(link)
  assert.ok((await owner.words()).includes(action))
  await owner.type('How is it going?', story)
  await owner.choose('In progress')
  await owner.unfold('Its colour')
  await owner.choose('Red')
  await owner.type(/^Why does it differ/, 'We cannot do it without a room.')
  await owner.press('Send')
  const summary = page.getByRole('link', { name: /Red and amber need the cause/ })
  assert.equal(await summary.getAttribute('href'), '#cause')
  assert.match(await page.locator('#cause-error').innerText(), /Red and amber need the cause/)
  assert.equal(await page.getByLabel('How is it going?').inputValue(), story)
  assert.ok(await page.getByLabel('Red', { exact: true }).isChecked())
  await owner.type('What is in the way?', 'No room')
  await owner.type('What will you do about it?', 'Ask the library')
  await owner.type('Day', '30')
  await owner.type('Month', '6')
  await owner.type('Year', '2029')
  await owner.press('Send')
  assert.match(await owner.words(), /Thank you\. It is kept/)
  await owner.leave()
}

/** The lead, signed in on a phone, adds evidence and says that it is complete. */
async function completedBy(lead: Visitor, part: string, { story, finished }: Way): Promise<void> {
  await lead.open(part)
  assert.ok((await lead.words()).includes(story))
  await lead.press('Add evidence', 'link')
  await lead.choose('Link')
  await lead.type('What is it?', 'List of who was trained')
  await lead.type('Its address', 'https://evidence.example/list')
  await lead.press('Add')
  assert.match(await lead.words(), /The evidence is added/)
  await lead.type('How is it going?', finished)
  await lead.choose('Complete, awaiting evidence')
  await lead.unfold('Its colour')
  await lead.choose('As the facts suggest')
  await lead.press('Save update')
  assert.match(await lead.words(), /Saved\. This is now what the plan says/)
  assert.equal(await lead.page.getByRole('link', { name: 'Verify that it is complete' }).count(), 0)
  await lead.leave()
}

async function verified(coordinator: Visitor, part: string): Promise<void> {
  await coordinator.open(part)
  await coordinator.press('Verify that it is complete', 'link')
  await coordinator.press('Verify')
  assert.match(await coordinator.words(), /Choose the evidence that you looked at/)
  await coordinator.choose('List of who was trained')
  await coordinator.press('Verify')
  assert.match(await coordinator.words(), /It is complete and verified.*Blue/)
}

async function frozen(coordinator: Visitor, quarterPath: string): Promise<void> {
  await coordinator.open(quarterPath)
  await coordinator.press('Freeze the quarter')
  await coordinator.press('Freeze it for good')
  assert.match(await coordinator.words(), /Frozen on/)
  await coordinator.press('Open the record', 'link')
}

type Of = { planId: string; quarter: string; way: Way }

/** Takes the frozen quarter's papers as the board gets them, opens them and reads them. */
async function paperTaken(coordinator: Visitor, { planId, quarter, way }: Of): Promise<void> {
  await coordinator.open(`/plan/${planId}`)
  await coordinator.press('Papers', 'link')
  await coordinator.page.getByLabel('Quarter', { exact: true }).selectOption(quarter)
  const headline = `For the board: ${way.finished}`
  await coordinator.type(/^Headline/, headline)
  const highlight = await taken(coordinator, 'Word (.docx)')
  const words = wordsOf(highlight.bytes)
  for (const wanted of [way.title, headline, way.action, way.council, 'From the record of the quarter'])
    assert.ok(words.includes(wanted), `${wanted}: ${words.slice(0, 2000)}`)
  assert.match(highlight.name, /\.docx$/)
  const pdf = await taken(coordinator, 'PDF')
  assert.equal(pdf.bytes.subarray(0, 5).toString('latin1'), '%PDF-')
  await coordinator.choose('The full plan')
  const full = wordsOf((await taken(coordinator, 'Word (.docx)')).bytes)
  assert.ok(full.includes(way.finished), full.slice(0, 2000))
  await coordinator.press('Show it to print')
  assert.ok((await coordinator.words()).includes(way.finished))
}

async function taken({ page }: Visitor, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

/** The words of a Word document. */
function wordsOf(docx: Uint8Array): string {
  const document = unzipSync(docx)['word/document.xml']
  assert.ok(document)
  return strFromU8(document)
    .replaceAll('</w:p>', ' ')
    .replaceAll(/<[^>]+>/g, '')
}

/** The link in the mail that came to somebody since so many had come: after those of everybody who was asked before. */
async function linkSentTo(email: string, since: number): Promise<string> {
  for (let tries = 0; tries < 400; tries += 1) {
    for (const { to, source } of server.smtp.received.slice(since)) {
      const path = /\/plan-update\/[\w-]+/.exec(source.replaceAll(/=\r?\n/g, ''))?.[0]
      if (to.includes(email) && path) return path
    }
    await sleep(100)
  }
  throw new Error(`no mail with a link came among ${server.smtp.received.length - since}`)
}

async function addressOf(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.database.adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ email: string }>('select email from staff_users where name = $1', [
      name,
    ])
    return rows[0]?.email ?? ''
  } finally {
    await client.end()
  }
}
