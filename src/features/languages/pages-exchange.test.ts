// The partnership's own pages on their way to a translator and back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { importXliff } from './save-words.ts'
import { languageAt } from './language-at.ts'
import { readXliff } from './xliff.ts'

let world: World
let keeper: Person
let officer: Person
before(async () => {
  world = await createWorld()
  const agency = await world.agency({ name: 'Ashby Council' })
  keeper = await world.staff({ agency, roles: ['communications'] })
  officer = await world.staff({ agency, roles: ['officer'] })
})
after(() => world.close())

const PAGES = 9
const sentOut = async () => (await world.get('/languages/pl/export?pages=yes', keeper)).html
const take = async (text: string, keepIt: boolean) => {
  const done = await importXliff(keeper.ctx(), languageAt('pl'), text, { keepIt, trusted: false })
  assert.ok(done.ok)
  return done.value
}
const resultOf = async (text: string, page: string, keepIt = false) =>
  (await take(text, keepIt)).find(({ key }) => key === `page.${page}`)
const readByPublic = async (path: string) => {
  const headers = { cookie: 'upstander-language=pl' }
  return (await world.web.inject({ method: 'GET', url: path, headers })).body
}
/** The file with another target for one unit. */
const withTarget = (file: string, key: string, target: string) => {
  const changed = file.replace(
    new RegExp(`(<trans-unit id="${key}"[\\s\\S]*?<target[^>]*>)[^<]*(</target>)`),
    (_, open: string, close: string) => `${open}${target}${close}`,
  )
  assert.notEqual(changed, file)
  return changed
}

test('every page goes out paragraph by paragraph beside its English, and comes back without a difference', async () => {
  const file = await sentOut()
  const units = readXliff(file)
  const title = units.find(({ key }) => key === 'page.accessibility.title')
  assert.deepEqual(
    [title?.source, title?.target, title?.state],
    ['Accessibility', 'Dostępność', 'translated'],
  )
  const aims = units.find(({ key }) => key === 'page.accessibility.1')
  assert.deepEqual([aims?.source, aims?.target], ['## What we aim for', '## Do czego dążymy'])
  assert.ok(units.every(({ target }) => target !== ''))
  const rows = await take(file, true)
  assert.deepEqual([rows.length, ...new Set(rows.map(({ result }) => result))], [PAGES, 'same'])
  assert.deepEqual(await world.admin('select 1 from page_versions'), [])
  assert.equal((await world.get('/languages/pl/export?pages=yes', officer)).status, 403)
})

test('what a translator changed is a draft of the page, which the public reads once somebody publishes it', async () => {
  const file = withTarget(await sentOut(), 'page.accessibility.1', '## Do czego naprawdę dążymy')
  assert.equal((await resultOf(file, 'accessibility'))?.result, 'changed')
  assert.deepEqual(await world.admin('select 1 from page_versions'), [])
  const kept = await resultOf(file, 'accessibility', true)
  assert.equal(kept?.result, 'changed')
  assert.match(kept?.why ?? '', /draft of the page/)
  assert.doesNotMatch(await readByPublic('/accessibility'), /naprawdę/)
  const form = (await world.get('/pages/accessibility/pl', keeper)).html
  assert.match(form, /Do czego naprawdę dążymy/)
  assert.ok((await world.post('/pages/accessibility/pl/publish', { number: '1' }, keeper)).status < 400)
  assert.match(await readByPublic('/accessibility'), /naprawdę/)
  assert.equal((await resultOf(file, 'accessibility'))?.result, 'same')
})

test('a page that is torn, cannot be shown, or whose English is another, is not taken, and says why', async () => {
  const file = await sentOut()
  const before = await world.admin('select 1 from page_versions')
  for (const [broken, result, why] of [
    [withTarget(file, 'page.cookies.2', ''), 'fault', /1 of its \d+ parts/],
    [withTarget(file, 'page.cookies.2', 'Tu stoi {nic takiego}'), 'fault', /nic takiego/],
    [
      file.replaceAll(/(id="page\.cookies\.\d+" extradata=")[0-9a-f]{16}/g, '$10000000000000000'),
      'stale',
      /English/,
    ],
  ] as const) {
    const row = await resultOf(broken, 'cookies', true)
    assert.equal(row?.result, result)
    assert.match(row?.why ?? '', why)
  }
  assert.equal((await world.admin('select 1 from page_versions')).length, before.length)
})
