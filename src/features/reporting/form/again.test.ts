// What the script of a page sends on the browser's own Back, Forward and Reload.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type World } from '../../../../test/support/world.ts'
import { fieldsOf, heading, press, receiptOf, walk } from '../testing/walk-form.ts'
import { LIMITS, longest } from './read-answers.ts'
import { ALL_FIELDS } from './steps.ts'

let world: World
let council: Agency
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
})
after(() => world.close())

function sealedIn(html: string): string {
  const text = /data-app-again="true" data-report="[\da-f]{16}" value="([\w-]+)"/.exec(html)?.[1]
  assert.ok(text, 'the answers are sealed')
  return text
}

async function toWhere() {
  const now = await world.get('/report')
  const what = await press(world, now, '/report', { now: 'no' })
  const who = await press(world, what, '/report', { what: 'MAGPIEWORD' })
  const when = await press(world, who, '/report', {})
  return press(world, when, '/report', { when: 'yesterday' })
}

test('a question met before is shown with what was answered, and with what is typed but not sent on', async () => {
  const where = await toWhere()
  const fields = { ...fieldsOf(where.html), area: council.areaId ?? '', returning: '' }
  const when = await world.post('/report', { ...fields, go: 'see-when' })
  assert.equal(heading(when), 'When did it happen?')
  assert.match(when.html, /value="yesterday"[^>]* checked/)
  assert.deepEqual(fieldsOf(when.html)['area'], [council.areaId])
  const fault = await world.post('/report', { ...fields, what: '', go: 'see-what' })
  assert.equal(fault.status, 200, 'nothing is wrong yet')
})

test('sealed answers bring the same question back, and hold nothing that can be read', async () => {
  const where = await toWhere()
  const again = sealedIn(where.html)
  assert.ok(!Buffer.from(again, 'base64url').includes('MAGPIE'))
  const page = await world.post('/report', { again })
  assert.equal(heading(page), 'Where did it happen?')
  assert.deepEqual(fieldsOf(page.html)['what'], ['MAGPIEWORD'])
  assert.deepEqual(fieldsOf(page.html)['token'], fieldsOf(where.html)['token'])
})

test('answers that were altered, or sealed more than an hour ago, open nothing', async () => {
  const again = sealedIn((await toWhere()).html)
  const altered = `${again.slice(0, 40)}${again[40] === 'A' ? 'B' : 'A'}${again.slice(41)}`
  for (const text of [altered, 'x', 'A'.repeat(5_000)]) {
    const page = await world.post('/report', { again: text })
    assert.equal(heading(page), 'Report a hate incident')
    assert.doesNotMatch(page.html, /MAGPIEWORD/)
  }
  world.clock.advance(3_600_000 + 1_000)
  assert.doesNotMatch((await world.post('/report', { again })).html, /MAGPIEWORD/)
})

test('after leaving, sealed answers lead out and are not shown, whatever comes beside them', async () => {
  const where = await toWhere()
  const again = sealedIn(where.html)
  world.clock.advance(1_000)
  const { cookie, to } = await leaving()
  const later = String(world.clock.now().getTime() + 5_000)
  for (const beside of [{}, { drawn: later, stood: '0' }, { drawn: later, go: 'see-what' }, { drawn: 'x' }]) {
    const answer = await sendWith(cookie, { again, ...beside })
    assert.equal(answer.statusCode, 302, JSON.stringify(beside))
    assert.equal(answer.headers['location'], to)
  }
  world.clock.advance(1_000)
  const anew = await sendWith(cookie, { again: sealedIn((await toWhere()).html) })
  assert.match(anew.body, /MAGPIEWORD/, 'what was begun after leaving')
})

test('after leaving, a form that does not say when it was drawn leads out', async () => {
  const { drawn: _, ...fields } = fieldsOf((await toWhere()).html)
  const { cookie } = await leaving()
  assert.equal((await sendWith(cookie, { ...fields, go: 'next' })).statusCode, 302)
  assert.equal((await sendWith('', { ...fields, go: 'next' })).statusCode, 200)
})

test('after the report was received, its sealed answers begin another and lead to no code', async () => {
  const check = await walk(world, ANSWERS)
  assert.equal(heading(check), 'Check what you have told us')
  const again = sealedIn(check.html)
  const { code } = receiptOf(await press(world, check, '/report', {}, 'send'))
  assert.match(code, /-/)
  const page = await world.post('/report', { again, go: 'see-share' })
  assert.equal(heading(page), 'Report a hate incident')
  assert.doesNotMatch(page.html, /MAGPIEWORD/)
  assert.notDeepEqual(fieldsOf(page.html)['token'], fieldsOf(check.html)['token'])
  const pressed = await world.post('/report', { again, step: 'check', go: 'send' })
  assert.ok(!pressed.html.includes(code))
  const other = await press(world, check, '/report', { what: 'OTHERWORDS' }, 'send')
  assert.equal(other.status, 409)
  assert.ok(!other.html.includes(code))
})

test('sealed answers do not show the code of what was saved, nor change it', async () => {
  const saved = await press(world, await toWhere(), '/report', { area: council.areaId ?? '' }, 'save')
  const { reference: code } = receiptOf(saved)
  const shown = await press(world, saved, '/report', {}, 'see-where')
  const opened = await world.post('/report', { again: sealedIn(shown.html), go: 'see-what' })
  const beside = await press(world, opened, '/report', { what: 'OTHERWORDS' }, 'save')
  assert.equal(heading(beside), 'Your answers are saved')
  assert.notEqual(receiptOf(beside).reference, code)
  const kept = await world.post('/report/resume', { code, do: 'open' })
  assert.match(kept.html, /MAGPIEWORD/)
  // Whoever has the code saves under it again, and so does whoever saved it, in the pages that follow.
  for (const page of [kept, shown])
    assert.equal(receiptOf(await press(world, page, '/report', {}, 'save')).reference, code)
  const own = await world.post('/report/resume', { code: receiptOf(beside).reference, do: 'open' })
  assert.match(own.html, /OTHERWORDS/)
})

test('the page with the code of what was saved comes back on reload and in another language, until somebody goes on', async () => {
  const saved = await press(world, await toWhere(), '/report', { area: council.areaId ?? '' }, 'save')
  const { reference: code } = receiptOf(saved)
  const again = sealedIn(saved.html)
  const reload = (text: string) => world.post('/report', { again: text, go: 'see-where', at: 'saved' })
  const shown = await reload(again)
  assert.equal(heading(shown), 'Your answers are saved')
  assert.equal(receiptOf(shown).reference, code)
  const inUrdu = await press(world, saved, '/report?lang=ur', {}, 'stay')
  assert.ok(inUrdu.html.includes(code.slice(0, 4)))
  const on = await press(world, shown, '/report', {}, 'see-where')
  assert.equal(heading(on), 'Where did it happen?')
  assert.ok(!(await reload(sealedIn(on.html))).html.includes(code.slice(0, 4)), 'gone on')
  const { maySave: _, ...withoutRight } = fieldsOf(saved.html)
  const stranger = await world.post('/report', { ...withoutRight, go: 'stay' })
  assert.equal(heading(stranger), 'Where did it happen?', 'without the right')
  await world.post('/report/resume', { code, do: 'drop' })
  assert.equal(heading(await reload(again)), 'Where did it happen?', 'removed')
})

test('Leave on the page with the code is as safe as Exit: what was typed and sealed leads out, and the language stays', async () => {
  const saved = await press(world, await toWhere(), '/report', { area: council.areaId ?? '' }, 'save')
  const href = /<a class="govuk-link" href="([^"]+)" data-app-leave/.exec(saved.html)?.[1] ?? ''
  world.clock.advance(1_000)
  const left = await world.web.inject({
    method: 'GET',
    url: href,
    headers: { cookie: 'upstander-language=ur' },
  })
  assert.deepEqual([left.statusCode, left.headers['location']], [302, '/'])
  assert.match(String(left.headers['clear-site-data']), /"cache", "storage"/)
  assert.ok(!left.cookies.some(({ name }) => name.endsWith('-language')))
  const mark = left.cookies.find(({ name }) => name.endsWith('-left'))
  const cookie = `${mark?.name}=${mark?.value}`
  const { to } = await leaving()
  for (const fields of [
    fieldsOf(saved.html),
    { again: sealedIn(saved.html), go: 'see-where', at: 'saved' },
  ]) {
    const answer = await sendWith(cookie, fields)
    assert.equal(answer.headers['location'], to)
    assert.ok(!answer.body.includes('MAGPIEWORD'))
  }
})

test('what is far too long is cut off as it is sealed, and what is a little too long is not', async () => {
  const form = fieldsOf((await toWhere()).html)
  const huge = await world.post('/report', { ...form, what: 'A'.repeat(900_000), go: 'stay' })
  const page = await world.post('/report', { again: sealedIn(huge.html) })
  assert.ok(page.html.length < 100_000, `${page.html.length} characters`)
  const what = 'Ą𝄞'.repeat(5_200)
  const long = await world.post('/report', { ...form, what, go: 'stay' })
  assert.deepEqual(fieldsOf((await world.post('/report', { again: sealedIn(long.html) })).html)['what'], [
    what,
  ])
  const words = ALL_FIELDS.filter((name) => longest(name) >= LIMITS.words)
  const everywhere = Object.fromEntries(words.map((name) => [name, '字'.repeat(2_000)]))
  const full = await world.post('/report', { ...form, ...everywhere, go: 'stay' })
  assert.equal(full.status, 200)
  assert.match(/data-app-again="true"[^>]{0,60}/.exec(full.html)?.[0] ?? '', /report="\w+" value(?:="")?\/?$/)
})

const ANSWERS = [
  { now: 'no' },
  { what: 'MAGPIEWORD' },
  { who: 'affected' },
  { when: 'yesterday' },
  { area: '' },
  { place: 'street' },
  {},
  { privacy: 'anonymous' },
  { 'share-victim_service': 'no', 'share-police': 'no', 'share-council_partners': 'no' },
]

async function leaving() {
  const left = await world.web.inject({ method: 'GET', url: '/exit' })
  const cookie = left.cookies.find(({ name }) => name.endsWith('-left'))
  return { cookie: `${cookie?.name}=${cookie?.value}`, to: left.headers['location'] }
}

const sendWith = (cookie: string, fields: Record<string, string | string[]>) =>
  world.web.inject({
    method: 'POST',
    url: '/report',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(cookie && { cookie }) },
    payload: new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) =>
        [value].flat().map((each): [string, string] => [name, each]),
      ),
    ).toString(),
  })
