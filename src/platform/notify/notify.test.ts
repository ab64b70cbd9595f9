import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { NOTIFY_KEY, startNotify } from '../../../test/support/notify.ts'
import { createNotify } from './notify.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
const templates = {
  smsTemplate: 'f33517ff-2a88-4f6e-b855-c550268ce08a',
  letterTemplate: 'c55c1d34-2a88-4f6e-b855-c550268ce08a',
}

async function service(answer?: () => number, status?: () => string) {
  const server = await startNotify(answer, status)
  closing.push(server.close)
  return { ...server, notify: createNotify({ apiKey: NOTIFY_KEY, url: server.url, ...templates }) }
}

test('a text goes with its template, message and our own id, signed as Notify asks', async () => {
  const { notify, taken } = await service()
  const result = await notify.sendText('07700 900123', 'There is something new.', 'our-id')
  assert.ok(result.accepted)
  assert.deepEqual(taken, [
    {
      kind: 'sms',
      body: {
        phone_number: '07700 900123',
        template_id: templates.smsTemplate,
        personalisation: { message: 'There is something new.' },
        reference: 'our-id',
      },
    },
  ])
})

test('a letter has at most seven lines of address, the postcode last', async () => {
  const { notify, taken } = await service()
  const address = ['A Person', 'Flat 1', 'The House', '1 High Street', 'Village', 'Town', 'County', 'LE1 1AA']
  assert.ok((await notify.sendLetter(address, 'Hello', 'x')).accepted)
  const lines = taken[0]?.body['personalisation']
  assert.deepEqual(lines, {
    address_line_1: 'A Person',
    address_line_2: 'Flat 1',
    address_line_3: 'The House',
    address_line_4: '1 High Street',
    address_line_5: 'Village',
    address_line_6: 'Town, County',
    address_line_7: 'LE1 1AA',
    message: 'Hello',
  })
})

test('a bad request is refused for good; too many, a fault of theirs and a wrong key wait', async () => {
  for (const [code, temporary] of [
    [400, false],
    [429, true],
    [500, true],
  ] as const) {
    const { notify } = await service(() => code)
    assert.deepEqual(await notify.sendText('07700900123', 'x', 'x'), {
      accepted: false,
      temporary,
      code: String(code),
    })
  }
  const { url } = await service()
  const apiKey = NOTIFY_KEY.replace(/.$/, '9')
  assert.deepEqual(await createNotify({ apiKey, url, ...templates }).sendText('07700900123', 'x', 'x'), {
    accepted: false,
    temporary: true,
    code: '403',
  })
})

test('a server that is not there is a temporary refusal, and nothing throws', async () => {
  const { url, close } = await startNotify()
  await close()
  const notify = createNotify({ apiKey: NOTIFY_KEY, url, ...templates })
  assert.deepEqual(await notify.sendText('07700900123', 'x', 'x'), {
    accepted: false,
    temporary: true,
    code: 'ECONNREFUSED',
  })
  assert.deepEqual(await notify.receiptOf('26785a09-ab16-4eb0-8407-a37497a57506'), {
    receipt: 'pending',
    status: null,
  })
})

test('what became of it is said in three words, with Notify’s own', async () => {
  for (const [status, receipt] of [
    ['delivered', 'delivered'],
    ['received', 'delivered'],
    ['permanent-failure', 'failed'],
    ['temporary-failure', 'failed'],
    ['technical-failure', 'failed'],
    ['validation-failed', 'failed'],
    ['virus-scan-failed', 'failed'],
    ['cancelled', 'failed'],
    ['created', 'pending'],
    ['pending', 'pending'],
    ['sent', 'pending'],
    ['pending-virus-check', 'pending'],
    ['sending', 'pending'],
    ['accepted', 'pending'],
  ] as const) {
    const { notify } = await service(undefined, () => status)
    assert.deepEqual(await notify.receiptOf('26785a09-ab16-4eb0-8407-a37497a57506'), { receipt, status })
  }
})

test('a status that is no word of theirs is not passed on', async () => {
  const { notify } = await service(undefined, () => 'failed for Ann on 07700 900123')
  assert.deepEqual(await notify.receiptOf('26785a09-ab16-4eb0-8407-a37497a57506'), {
    receipt: 'failed',
    status: null,
  })
})

test('a key that is none is refused, and not repeated', () => {
  assert.throws(
    () => createNotify({ apiKey: 'sekret' }),
    (fault: Error) => !fault.message.includes('sekret'),
  )
})
