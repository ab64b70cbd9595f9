// A plan that asks twice a year never names the quarter that closes a round where it means the half-year.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { paperWords } from '../papers/messages.en.ts'
import { isOurPaper } from '../papers/paper-words.ts'
import { recordUpdate } from '../running/record-update.ts'
import { anUpdate } from '../running/testing/running-plan.ts'
import { createQuarterWorld, type QuarterWorld, type SentMail, updateForm } from './testing/quarter-world.ts'

const FIRST = 'April to September 2026'
const SECOND = 'October 2026 to March 2027'

describe('the half-years of a plan that asks twice a year', () => {
  let at: QuarterWorld
  let sent: SentMail[]
  before(async () => {
    at = await createQuarterWorld()
    await at.world.admin(`update plans set cycle = '{"asks": [2, 4]}' where id = $1`, [at.planId])
    await at.on('2026-10-07')
    sent = await at.mails()
    at.world.clock.set('2026-10-08T09:00:00Z')
  })
  after(() => at.world.close())
  const page = async (path: string, person = at.people.coordinator) =>
    (await at.world.get(path.startsWith('/') ? path : `/plan/${at.planId}/${path}`, person)).html
  const noQuarter = (html: string, what: string) =>
    assert.doesNotMatch(html.replaceAll(/value="[^"]*"|href="[^"]*"/g, ''), /\bQ[1-4] 20|the quarter\b/, what)

  test('are what papers are offered of, the one that runs among them', async () => {
    const html = await page('papers')
    const offered = [...html.matchAll(/<option value="(2026-q\d)"[^>]*>([^<]*)/g)].map(([, key, text]) => [
      key,
      text,
    ])
    assert.deepEqual(offered, [
      ['2026-q4', `${SECOND} (still open)`],
      ['2026-q2', FIRST],
    ])
    assert.match(html, /<label[^>]*for="quarter"[^>]*>\s*Half-year/)
  })

  test('give papers their title, their file’s name and what they say of themselves', async () => {
    const running = await page('papers/highlight/print?quarter=2026-q4')
    assert.match(running, new RegExp(`${SECOND}\\. The half-year is not frozen yet`))
    for (const [quarter, name] of [
      ['2026-q4', 'october-2026-to-march-2027'],
      ['2026-q2', 'april-to-september-2026'],
    ]) {
      const paper = await at.world.get(
        `/plan/${at.planId}/papers/full/csv?quarter=${quarter}`,
        at.people.coordinator,
      )
      assert.match(String(paper.headers['content-disposition']), new RegExp(`-full-${name}-official\\.csv`))
    }
    const line = (name: string) =>
      paperWords.subtitle(name, paperWords.taken.open('3 June 2026', 'half'), null)
    assert.ok(isOurPaper([{ text: line(FIRST) }]))
    assert.ok(isOurPaper([{ text: line(SECOND) }]))
  })

  test('stand on the pages on which answers are looked at and the half-year is frozen', async () => {
    const quarter = await page('quarter/2026-q2')
    assert.match(quarter, new RegExp(`The half-year: ${FIRST}`))
    assert.match(quarter, /Freeze the half-year/)
    noQuarter(quarter, 'looking at answers')
    const freeze = await page('quarter/2026-q2/freeze')
    assert.match(freeze, /becomes the record of this half-year/)
    noQuarter(freeze, 'the freeze')
    assert.match(await page('quarter/2026-q4'), new RegExp(`The half-year: ${SECOND}`))
  })

  test('stand in the record, and in what is said after it: its form, its log, its papers and its history', async () => {
    const [cycle] = await at.world.admin<{ version: number }>('select version from plan_cycles')
    const path = `/plan/${at.planId}/quarter/2026-q2`
    const frozen = await at.world.post(
      `${path}/freeze`,
      { version: String(cycle?.version) },
      at.people.coordinator,
    )
    assert.equal(frozen.status, 303)
    at.world.clock.set('2026-10-09T09:00:00Z')
    const { id } = await at.delivery('1.3', 'Alder Council')
    const { owner } = at.people
    assert.match(await page(`/plan/updates/${id}`, owner), new RegExp(`What you say counts for ${SECOND}`))
    const ctx = owner.ctx()
    const said = await ctx.db.transaction((tx) =>
      recordUpdate(tx, ctx, id, anUpdate({ words: 'Said late.' }), { via: 'signed_in' }),
    )
    assert.ok(said.ok)
    const pages = {
      moderation: await page('quarter/2026-q2'),
      record: await page('quarter/2026-q2/record'),
      delivery: await page(`deliveries/${id}`),
      highlight: await page('papers/highlight/print?quarter=2026-q2'),
    }
    for (const [what, html] of Object.entries(pages)) {
      assert.match(html, new RegExp(SECOND), what)
      noQuarter(html, what)
    }
    assert.match(pages.moderation, new RegExp(`Late updates count for ${SECOND}; this half-year’s record`))
    assert.match(pages.delivery, new RegExp(`In progress, ${SECOND}`))
    assert.match(pages.highlight, /From the record of the half-year, frozen on/)
  })

  test('stand on the page of a mail’s link whose half-year is frozen', async () => {
    const token = at.tokenFor(sent, at.people.colleague, '1.1')
    const closed = await at.world.post('/plan-update', { token, ...updateForm() })
    assert.equal(closed.status, 410)
    assert.match(closed.html, /That half-year is closed/)
    assert.match(closed.html, new RegExp(`It then counts for ${SECOND}`))
    noQuarter(closed.html, 'the closed link')
  })

  test('a chosen rhythm names the months of each round', async () => {
    await at.world.admin(`update plans set cycle = '{"asks": [1, 4]}' where id = $1`, [at.planId])
    const html = await page('papers')
    assert.match(html, new RegExp(`${SECOND} \\(still open\\)`))
    assert.match(html, /<label[^>]*for="quarter"[^>]*>\s*Period/)
  })
})
