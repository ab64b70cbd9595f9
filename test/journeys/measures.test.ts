// A measure that people count, all the way: added, entered, corrected, put beside a target on the plan; on a wide screen and,
// without JavaScript, on a small one. Every page on the way is looked at (see test/support/browser.ts).
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import type { Browser } from 'playwright-core'
import { launch, type Visitor, visitor, type VisitorOptions } from '../support/browser.ts'
import { type JourneyServer, startServer } from '../support/journey-server.ts'

let browser: Browser
let server: JourneyServer

before(async () => {
  browser = await launch()
  server = await startServer({ reports: 250 })
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

async function coordinator(options: VisitorOptions): Promise<Visitor> {
  const person = await visitor(browser, server.url, options)
  await person.open('/demo')
  await person.press(/Sign in as Coral Coordinator/)
  return person
}

for (const options of [{}, { plain: true, width: 320, height: 700 }] satisfies VisitorOptions[]) {
  const how = options.plain ? 'small, without JavaScript' : 'wide'
  test(`a coordinator keeps a measure that people count (${how})`, async () => {
    const person = await coordinator(options)
    await person.open('/insight')
    await person.open('/insight/measures')
    await person.press('Add a measure that people count')
    await person.press('Save measure')
    assert.match(await person.words(), /Enter a name of 3 to 120 characters/)
    await person.type('Name', `People trained, ${how}`)
    await person.type('What it means', 'People who finished a course')
    await person.type('How it is worked out', 'Counted when a course ends')
    await person.type('Where the figures come from', 'The register of courses')
    await person.choose('A count')
    await person.type('What is counted, or the unit', 'people trained')
    await person.choose('Higher is better')
    await person.press('Save measure')
    await person.press(/^Enter the figure of/, 'link')
    await person.type('Figure (people trained)', 'many')
    await person.press('Save figure')
    assert.match(await person.words(), /Enter a whole number/)
    await person.type('Figure (people trained)', '120')
    await person.type('Source of this figure', 'Register, October')
    await person.press('Save figure')
    await person.press(/^Correct the figure of/, 'link')
    await person.type('Figure (people trained)', '124')
    await person.type('Source of this figure', 'A course was counted late')
    await person.press('Save figure')
    assert.match(await person.words(), /What was entered before.*120/)
    await person.press(`People trained, ${how}`, 'link')
    await person.press('Change what is said of it', 'link')
    await person.leave()
  })

  test(`a coordinator sets a target beside what the measure has been (${how})`, async () => {
    const person = await coordinator(options)
    const [tie] = await rows<{ plan_id: string; action_id: string; measure: string }>(
      `select a.plan_id, m.action_id, m.measure from action_measures m join plan_actions a on a.id = m.action_id
       where m.target is not null and m.measure like 'own-%'`,
    )
    assert.ok(tie)
    await person.open(`/insight/${tie.measure}`)
    await person.open(`/insight/first-contact-on-time`)
    await person.open(`/insight/working-days-to-first-contact?period=last-four-quarters`)
    await person.open(`/plan/${tie.plan_id}/actions/${tie.action_id}/measures/${tie.measure}`)
    assert.match(await person.words(), /Target: At least \d+%/)
    await person.type('Target (%)', '101')
    await person.press('Save target')
    assert.match(await person.words(), /Enter a number from 0 to 100/)
    await person.type('Target (%)', options.plain ? '85' : '80')
    await person.press('Save target')
    assert.match(person.page.url(), /\/actions\//)
    await person.leave()
  })
}

async function rows<Row extends object>(query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: server.database.adminUrl })
  await client.connect()
  try {
    return (await client.query<Row>(query)).rows
  } finally {
    await client.end()
  }
}
