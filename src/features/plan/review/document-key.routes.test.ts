// A document's own key: offered, used or declined, and kept as the plan's.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { colourOf, planKeyOf } from './document-key.ts'

const TEXT = [
  'Prevent delivery plan 2026-29',
  'Action\tLead\tBy when\tRAG',
  'Train staff\tAlder Council\tMay 2026\tPurple',
  'Brief schools\tAlder Council\tJune 2026\tAmber',
  'Write a guide\tAlder Council\tJuly 2026\tBlue',
  'Blue = complete',
  'Amber = some delay',
  'Purple = not due yet',
].join('\n')

let world: World
let coordinator: Person
before(async () => {
  world = await createWorld()
  coordinator = await world.staff({
    agency: await world.agency({ name: 'Alder Council' }),
    roles: ['coordinator'],
  })
})
after(() => world.close())

const bringIn = async (text: string): Promise<string> =>
  (await world.post('/plan/import', { text, name: '' }, coordinator)).location ?? ''
const say = (path: string, key: string) => world.post(`${path}/edit`, { key }, coordinator)
const keep = async (path: string): Promise<string> => {
  const { html } = await world.get(path, coordinator)
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
  const kept = await world.post(`${path}/keep`, { version }, coordinator)
  assert.match(kept.location ?? '', /^\/plan\/[0-9a-f-]{36}\?done=imported$/)
  return /[0-9a-f-]{36}/.exec(kept.location ?? '')?.[0] ?? ''
}
const deliveriesOf = (planId: string) =>
  world.admin(
    `select a.action, d.status, d.progress_rag from plan_deliveries d join plan_actions a on a.id = d.action_id
     where d.plan_id = $1 order by a.position`,
    [planId],
  )
const keyOf = async (planId: string) =>
  (await world.admin<{ key: unknown }>(`select rules->'key' as key from plans where id = $1`, [planId]))[0]
    ?.key

test('a key is shown with what is read by it, and is the plan’s own once it is used', async () => {
  const path = await bringIn(TEXT)
  const offer = await world.get(path, coordinator)
  for (const words of [
    'The document’s own key',
    'not due yet',
    'Use this key for the plan',
    'Do not use this key',
  ])
    assert.ok(offer.html.includes(words), words)
  assert.match(offer.html, /We could not tell what this status means/)

  assert.equal((await say(path, 'use')).status, 303)
  const used = await world.get(path, coordinator)
  assert.match(used.html, /This key is used/)
  assert.doesNotMatch(used.html, /We could not tell what this status means/)
  assert.doesNotMatch(used.html, /Use this key for the plan/)
  // The key's own lines are looked at with it.
  assert.match(offer.html, /4 places have not been looked at/)
  assert.match(used.html, /Everything that was doubtful has been looked at/)

  const planId = await keep(path)
  assert.deepEqual(await keyOf(planId), {
    blue: { name: 'Blue', meaning: 'complete' },
    amber: { name: 'Amber', meaning: 'some delay' },
    grey: { name: 'Purple', meaning: 'not due yet' },
  })
  assert.deepEqual(await deliveriesOf(planId), [
    { action: 'Train staff', status: 'not_started', progress_rag: null },
    { action: 'Brief schools', status: 'not_set', progress_rag: 'amber' },
    { action: 'Write a guide', status: 'complete_unverified', progress_rag: null },
  ])
  const [said] = await world.admin(
    `select 1 from audit.entries where action = 'plan.settings' and subject_id = $1`,
    [planId],
  )
  assert.ok(said)
})

test('a key that is declined, or of which nobody said anything, changes nothing', async () => {
  const path = await bringIn(
    TEXT.replace('Prevent delivery plan', 'Road safety scheme').replace('Train staff', 'Mend roads'),
  )
  await say(path, 'use')
  await say(path, 'decline')
  const page = await world.get(path, coordinator)
  assert.match(page.html, /This key is not used/)
  assert.match(page.html, /Use this key for the plan/)
  assert.match(page.html, /We could not tell what this status means/)
  const planId = await keep(path)
  assert.equal((await keyOf(planId)) ?? null, null)
  assert.equal((await deliveriesOf(planId))[0]?.['status'], 'not_set')
})

test('the plan calls each colour by the first sign of it, and a status that is no colour by none', () => {
  const entry = (sign: string, meaning: string) => ({ sign, meaning, line: 1 })
  assert.equal(colourOf(entry('Amber', 'in progress')), null)
  assert.equal(colourOf(entry('Green', 'completed')), 'blue')
  assert.deepEqual(
    planKeyOf([
      entry('Green', 'completed'),
      entry('Amber', 'in progress'),
      entry('Red', 'not started'),
      entry('White', 'no longer needed'),
    ]),
    {
      blue: { name: 'Green', meaning: 'completed' },
      grey: { name: 'Red', meaning: 'not started' },
    },
  )
  assert.deepEqual(planKeyOf([entry('R', 'off track'), entry('G', 'on track')]), {
    red: { name: '', meaning: 'off track' },
    green: { name: '', meaning: 'on track' },
  })
})
