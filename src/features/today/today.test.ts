import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Role } from '../../access/actor.ts'
import { createWorld, type Agency, type World } from '../../../test/support/world.ts'
import { randomToken } from '../../platform/crypto/tokens.ts'
import { newId } from '../../platform/ids.ts'
import { submitReport } from '../reporting/index.ts'
import { NOTHING_MORE } from '../reporting/report.ts'
import { anonymousReport } from '../reporting/testing/answers.ts'

describe('the staff home page', () => {
  let world: World
  let council: Agency
  let other: Agency
  before(async () => {
    world = await createWorld()
    council = await world.agency({ name: 'Alder Council', area: 'Alder' })
    other = await world.agency({ name: 'Birch Council', area: 'Birch' })
  })
  after(() => world.close())

  const page = async (agency: Agency, roles: Role[]) => {
    const answer = await world.get('/today', await world.staff({ agency, roles, name: 'Sam Sample' }))
    assert.equal(answer.status, 200)
    return answer.html
  }

  test('whoever leads on safeguarding has a tile of the new reports that are theirs to look at, and nobody else has', async () => {
    const agency = await world.agency({ name: 'Elm Council', area: 'Elm' })
    await page(agency, ['officer'])
    for (const age of ['under_18', 'adult'])
      await submitReport(
        world.publicCtx(),
        {
          ...anonymousReport(agency.areaId ?? ''),
          more: { ...NOTHING_MORE, codes: { age }, safeguarding: age === 'under_18' },
        },
        randomToken(),
      )
    const lead = await page(agency, ['officer', 'safeguarding'])
    assert.match(lead.replaceAll(/<[^>]*>/g, ' '), /\b1\s+report about a child/)
    assert.match(lead, /href="\/reports\?mark=unread&amp;status=any&amp;sort=oldest"/)
    assert.doesNotMatch(await page(agency, ['officer']), /report about a child/)
    assert.doesNotMatch(await page(other, ['officer', 'safeguarding']), /report about a child/)
  })

  async function addCase(owner: Agency) {
    const id = newId()
    const reference = `NB-${id.slice(-5).toUpperCase()}`
    await world.admin(
      `insert into cases (id, reference, lead_agency_id, strands, types, place_kind, summary, opened_at)
       values ($1, $2, $3, '{race}', '{verbal}', 'street', 'Shouted at', $4)`,
      [id, reference, owner.id, world.clock.now()],
    )
    await world.admin(
      `insert into clocks (id, case_id, agency_id, kind, starts_at, due_at) values ($1, $2, $3, 'first_contact', $4, $5)`,
      [newId(), id, owner.id, '2026-11-10T10:00:00Z', '2026-11-16T17:00:00Z'],
    )
    return reference
  }

  test('says who is signed in, and what to do when nothing waits', async () => {
    const html = await page(council, ['officer', 'manager'])
    assert.match(html, /Sam Sample, Alder Council/)
    assert.match(html, /officer and manager/)
    assert.match(html, /Nothing waits for you/)
  })

  test('shows an officer what is overdue in their own agency, and nothing of another', async () => {
    const reference = await addCase(council)
    const html = await page(council, ['officer'])
    assert.match(html, /promise of the minimum standard overdue in your agency/)
    assert.ok(html.includes(`href="/cases/${reference}"`))
    assert.match(html, /first safe contact/)
    const elsewhere = await page(other, ['officer', 'triage'])
    assert.ok(!elsewhere.includes(reference))
    assert.match(elsewhere, /Nothing waits for you/)
  })

  test('shows somebody whose work is not cases none of them', async () => {
    const html = await page(council, ['auditor'])
    assert.ok(!html.includes('overdue'))
    assert.match(html, /Nothing in your role asks for an answer today/)
  })

  test('shows a coordinator the figure that the plan rests on, and how to bring a plan in', async () => {
    const html = await page(council, ['coordinator'])
    assert.match(html, /Hate cases referred to the victim service/)
    assert.match(html, /1 case logged/)
    assert.match(html, /href="\/plan\/import"/)
  })

  test('is for people who are signed in', async () => {
    assert.equal((await world.get('/today')).status, 303)
  })
})
