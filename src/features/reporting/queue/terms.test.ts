// What is kept beside a report of how it was told, and what whoever works on it is asked to think of.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { firstPages } from '../../pages/first-pages.en.ts'
import { savePage, seedPages } from '../../pages/index.ts'
import { publishPage } from '../../pages/write-page.ts'
import { receiptOf } from '../testing/walk-form.ts'

let world: World
let council: Agency
let officer: Person
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

async function told(more: FormValues = {}) {
  const sent = await world.post('/report', {
    step: 'check',
    go: 'send',
    what: 'They shouted',
    area: council.areaId ?? '',
    privacy: 'anonymous',
    ...more,
  })
  const { reference, code } = receiptOf(sent)
  return { reference, code, page: async () => (await world.get(`/reports/${reference}`, officer)).html }
}

test('whoever sends their own form says that it is true as far as they know, and the page says so before', async () => {
  const check = await world.post('/report', { step: 'share', go: 'next', what: 'x', privacy: 'anonymous' })
  assert.match(check.html, /When you press Send, you tell us that this is true as far as you know/)
  assert.match(
    await (await told()).page(),
    /Said that it is true as far as they know[\s\S]*Yes, by sending it/,
  )
  const taken = await world.post(
    '/take-report',
    { token: 'a'.repeat(43), what: 'x', privacy: 'anonymous', area: council.areaId ?? '' },
    officer,
  )
  const page = await world.get(`/reports/${receiptOf(taken).reference}`, officer)
  assert.doesNotMatch(page.html, /true as far as they know/)
})

test('the version of the privacy notice that stood then is kept, also when another takes its place', async () => {
  const writer = await world.staff({ agency: council, roles: ['coordinator'] })
  const before = await told()
  assert.match(await before.page(), /Privacy notice at the time[\s\S]*?\d{4}, in English/)
  await writer.ctx().db.transaction((tx) => seedPages(tx, writer.ctx()))
  const first = await told()
  assert.match(await first.page(), /Version 1, 18 November 2026, in English/)
  world.clock.advance(24 * 3_600_000)
  await writer.ctx().db.transaction(async (tx) => {
    const where = { page: 'privacy', locale: 'en' } as const
    const text = { ...firstPages.privacy, body: `${firstPages.privacy.body}\n\nMore.` }
    assert.equal(await savePage(tx, writer.ctx(), { ...where, after: 1 }, text, 'More'), 'saved')
    await publishPage(tx, writer.ctx(), { ...where, number: 2 })
  })
  assert.match(await (await told()).page(), /Version 2, 19 November 2026, in English/)
  assert.match(await first.page(), /Version 1, 18 November 2026/)
})

test('an organised group or extremist material brings Prevent to the mind of staff, and is never shown to whoever told it', async () => {
  const asks = /ask your agency’s Prevent lead/
  assert.doesNotMatch(await (await told({ organised: 'no', types: ['graffiti'] })).page(), asks)
  for (const more of [{ organised: 'yes' }, { types: ['extremist_material'] }]) {
    const { page, reference, code } = await told(more)
    assert.match(await page(), asks)
    const own = await world.post('/follow-up', { reference, code, do: 'open' })
    assert.doesNotMatch(own.html, /Prevent|extremis/i)
  }
})
