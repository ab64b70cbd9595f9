import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { submitReport } from '../index.ts'
import { anonymousReport } from '../testing/answers.ts'
import { MESSAGES } from './too-often.ts'

let world: World
let areaId = ''
let network = 0
before(async () => {
  world = await createWorld()
  const north = await world.agency({ name: 'North Council', area: 'North' })
  await world.staff({ agency: north, roles: ['officer'] })
  areaId = north.areaId ?? ''
})
after(() => world.close())

const tell = () => submitReport(world.publicCtx(), anonymousReport(areaId), randomToken())
const send = async (key: { reference: string; code: string }, more: Record<string, string>) => {
  const fields = { reference: key.reference, code: key.code, messageId: newId(), ...more }
  network += 1
  const { statusCode, body } = await world.web.inject({
    method: 'POST',
    url: '/follow-up',
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    remoteAddress: `10.6.0.${network}`,
  })
  return { status: statusCode, html: body }
}
const write = (key: { reference: string; code: string }, message: string) =>
  send(key, { do: 'message', message })

test('messages to one report without end, from many networks, are asked to wait, and no word is lost', async () => {
  const mine = await tell()
  for (let at = 0; at < MESSAGES.burst; at += 1)
    assert.equal((await write(mine, `message ${at}`)).status, 200)
  const late = await write(mine, 'MYLASTWORDS')
  assert.equal(late.status, 422)
  assert.match(late.html, /written very often/)
  assert.match(late.html, /<textarea[^>]*>MYLASTWORDS<\/textarea>/)
  const again = await send(mine, { do: 'again', what: 'IT HAPPENED AGAIN', when: 'today' })
  assert.equal(again.status, 422)
  assert.match(again.html, /written very often[\s\S]*IT HAPPENED AGAIN/)
  const [row] = await world.admin<{ n: number }>(
    'select count(*)::int as n from report_messages where report_id = $1',
    [mine.reportId],
  )
  assert.equal(row?.n, MESSAGES.burst)
  // Pressing meanwhile does not put it off, and nobody else waits.
  assert.equal((await write(await tell(), 'of somebody else')).status, 200)
  world.clock.advance(61_000)
  assert.equal((await write(mine, 'MYLASTWORDS')).status, 200)
})
