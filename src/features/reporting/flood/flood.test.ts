// A flood of reports from one address and from many; and the people in the middle of it, with JavaScript and without, who
// all get through. What the numbers are stands in pressure.ts.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type World } from '../../../../test/support/world.ts'
import { completeReport, newSubmission } from '../../../../test/support/reporter.ts'
import { doWork } from '../../../platform/crypto/work.ts'
import { fieldsOf } from '../testing/walk-form.ts'
import { countWith } from './gate.ts'

// The same as in pressure.ts, but smaller.
const CALM = { fromOne: { burst: 10, perMinute: 4 }, fromAll: { burst: 60, perMinute: 20 } }

let world: World
let areaId = ''
let network = 0
before(async () => {
  world = await createWorld()
  const council = await world.agency({ name: 'North Council', area: 'North' })
  await world.staff({ agency: council, roles: ['officer'] })
  areaId = council.areaId ?? ''
  countWith(world.services, CALM)
})
after(() => world.close())

const post = async (payload: string, from: string) => {
  const answer = await world.web.inject({
    method: 'POST',
    url: '/report',
    payload,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    remoteAddress: from,
  })
  return { status: answer.statusCode, html: answer.body, headers: answer.headers }
}
const another = () => `10.9.${(network += 1) >> 8}.${network & 255}`
const told = (what: string) => completeReport({ areaId, anonymous: true, what }, newSubmission()).toString()
type Page = Awaited<ReturnType<typeof post>>
const again = (page: Page, more: Record<string, string> = {}) =>
  new URLSearchParams(
    Object.entries({ ...fieldsOf(page.html), ...more, go: 'send' }).flatMap(([name, values]) =>
      [values].flat().map((value): [string, string] => [name, value]),
    ),
  ).toString()
const challengeOf = (page: Page) => /data-app-work="([\w-]+)" data-bits="(\d+)"/.exec(page.html) ?? []
const worked = ([, challenge = '', bits = '']: readonly string[]) => doWork(challenge, Number(bits))
const isReceipt = (page: Page) => page.status === 200 && /We have your report/.test(page.html)
const count = async () => (await world.admin<{ n: number }>('select count(*)::int as n from reports'))[0]?.n
const calmDown = () => world.clock.advance(60 * 60_000)

describe('a flood from one address', () => {
  let page: Page
  const from = '192.0.2.7'

  test('is asked for nothing up to what a busy library sends, and then for work or time', async () => {
    for (let at = 0; at < CALM.fromOne.burst; at += 1)
      assert.ok(isReceipt(await post(told('a flood'), from)), `report ${at}`)
    const before = await count()
    page = await post(told('MYWORDS in the middle of it'), from)
    assert.equal(page.status, 429)
    assert.match(String(page.headers['retry-after']), /^\d+$/)
    assert.match(page.html, /is not done yet[\s\S]*Wait about \d+0 seconds/)
    assert.deepEqual(fieldsOf(page.html)['what'], ['MYWORDS in the middle of it'])
    assert.equal(await count(), before)
  })

  test('does not stop the rest of the county', async () => {
    assert.ok(isReceipt(await post(told('elsewhere'), another())))
  })

  test('goes through with the work, and the same work brings no second report', async () => {
    const number = worked(challengeOf(page))
    assert.equal((await post(again(page, { work: 'x' }), from)).status, 429, 'without the work')
    const sent = await post(again(page, { work: number }), from)
    assert.ok(isReceipt(sent))
    const kept = await count()
    assert.ok(isReceipt(await post(again(page, { work: number }), from)), 'the receipt again')
    assert.equal(await count(), kept)
    const other = again(page, { work: number, token: newSubmission(), what: 'another' })
    assert.equal((await post(other, from)).status, 429, 'the work was for one form')
    assert.equal(await count(), kept)
  })

  test('lets a person without JavaScript through after the wait, however often they pressed before', async () => {
    const first = await post(told('PLAIN words'), from)
    assert.equal(first.status, 429)
    const early = await post(again(first), from)
    assert.equal(early.status, 429)
    assert.deepEqual(
      fieldsOf(early.html)['ticket'],
      fieldsOf(first.html)['ticket'],
      'the wait does not start anew',
    )
    // Changing an answer meanwhile keeps the place.
    const changing = await post(again(early).replace('go=send', 'go=change-what'), from)
    assert.deepEqual(fieldsOf(changing.html)['ticket'], fieldsOf(first.html)['ticket'])
    world.clock.advance(121_000)
    assert.ok(isReceipt(await post(again(early), from)))
  })

  test('is asked for more the longer it goes on, and never for more than two minutes', async () => {
    const seconds: number[] = []
    for (let at = 0; at < 20; at += 1)
      seconds.push(Number((await post(told('on and on'), from)).headers['retry-after'] ?? 0))
    assert.ok((seconds.at(-1) ?? 0) > (seconds.find(Boolean) ?? 0))
    assert.ok(Math.max(...seconds) <= 120)
  })

  test('with a ticket altered, made up or too old is given a new one, and keeps every word', async () => {
    const first = await post(told('KEPT words'), from)
    const ticket = fieldsOf(first.html)['ticket']?.[0] ?? ''
    const work = worked(challengeOf(first))
    for (const bad of ['', 'x', `${ticket}x`, ticket.replace(/^./, 'A'), ticket.replace(/..$/, 'AA')]) {
      const answer = await post(again(first, { ticket: bad, work }), from)
      assert.equal(answer.status, 429, bad)
      assert.deepEqual(fieldsOf(answer.html)['what'], ['KEPT words'])
    }
    world.clock.advance(13 * 60 * 60_000)
    assert.ok(isReceipt(await post(again(first), from)), 'calm again: nothing is asked, whatever it holds')
  })
})

describe('a flood from many addresses', () => {
  test('is taken whole up to the limit of all; the next are asked, and every one gets through', async () => {
    calmDown()
    const before = (await count()) ?? 0
    const sent = await Promise.all(
      Array.from({ length: 80 }, async () => {
        const from = another()
        return { page: await post(told('many at once'), from), from }
      }),
    )
    const asked = sent.filter(({ page }) => !isReceipt(page))
    assert.ok(asked.length >= 10 && asked.length <= 20, `${asked.length} were asked`)
    assert.ok(asked.every(({ page }) => page.status === 429))
    const [working, waiting] = [asked.slice(0, 5), asked.slice(5)]
    for (const { page, from } of working)
      assert.ok(isReceipt(await post(again(page, { work: worked(challengeOf(page)) }), from)))
    world.clock.advance(121_000)
    for (const { page, from } of waiting) assert.ok(isReceipt(await post(again(page), from)))
    assert.equal(await count(), before + 80)
  })

  test('gives whoever comes to the page that sends the work beforehand', async () => {
    await Promise.all(Array.from({ length: 80 }, () => post(told('again'), another())))
    const from = another()
    const check = await post(told('early bird').replace('go=send', 'go=stay'), from)
    assert.equal(check.status, 200)
    assert.doesNotMatch(check.html, /is not done yet/)
    assert.ok(isReceipt(await post(again(check, { work: worked(challengeOf(check)) }), from)))
  })
})

test('answers left for later cannot flood either: the same work or wait, and then their code', async () => {
  calmDown()
  const from = '198.51.100.9'
  const save = () => post(told('LATER').replace('go=send', 'go=save'), from)
  for (let at = 0; at < CALM.fromOne.burst; at += 1) assert.equal((await save()).status, 200)
  const asked = await save()
  assert.equal(asked.status, 429)
  assert.deepEqual(fieldsOf(asked.html)['what'], ['LATER'])
  const saved = await post(
    again(asked, { work: worked(challengeOf(asked)) }).replace('go=send', 'go=save'),
    from,
  )
  assert.equal(saved.status, 200)
  assert.match(saved.html, /Your answers are saved/)
})

test('while it is calm the page that sends asks nothing and holds nothing of it', async () => {
  calmDown()
  const { html } = await post(told('calm').replace('go=send', 'go=stay'), another())
  assert.doesNotMatch(html, /data-app-work|name="ticket"/)
})
