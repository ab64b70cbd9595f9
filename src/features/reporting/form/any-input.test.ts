import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { createWorld, type World } from '../../../../test/support/world.ts'
import { plainText } from '../../../platform/text/plain.ts'
import { ALL_FIELDS, STEPS } from './steps.ts'
import { fieldsOf } from '../testing/walk-form.ts'

let world: World
before(async () => {
  world = await createWorld()
  const council = await world.agency({ name: 'North Council', area: 'North' })
  await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    'yes',
    'no',
    'named',
    'anonymous',
    'date',
    'roughly',
    '<script>',
    '\0',
    '\u202e',
    '%00',
    '0',
    '-1',
    '99999999999999999999',
  ),
  fc.constant('word '.repeat(4_000)),
)
const names = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...ALL_FIELDS,
      'step',
      'go',
      'token',
      'returning',
      'reference',
      'code',
      'do',
      'message',
      'messageId',
    ),
  },
  fc.string({ maxLength: 20 }),
  fc.constantFrom('__proto__', 'constructor', 'what[]', 'what[x]', 'toString'),
)
const fields = fc.array(fc.tuple(names, anyText), { maxLength: 30 })
const control = fc.record({
  step: fc.constantFrom(...STEPS, 'nowhere'),
  go: fc.constantFrom(
    'next',
    'back',
    'send',
    'safe',
    'save',
    'stay',
    'again',
    'add-files',
    'remove-01890000-0000-7000-8000-000000000000',
    'change-what',
    'change-check',
    'change-diary',
    'change-',
    'x',
  ),
})
let caller = 0
// Each from a network of its own, so that no limit of requests hides what we look for.
const post = (url: string, payload: string | Buffer, type = 'application/x-www-form-urlencoded') => {
  caller += 1
  return world.web.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': type },
    remoteAddress: `10.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`,
  })
}

test('no form whatsoever brings an answer of 500 or above', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fields,
      control,
      fc.constantFrom('/report', '/follow-up', '/report/resume'),
      async (sent, { step, go }, path) => {
        const body = new URLSearchParams(
          [...sent, ['step', step], ['go', go]].map(([name = '', text = '']) => [name, text]),
        )
        const { statusCode } = await post(path, body.toString())
        assert.ok(statusCode < 500, `${path} ${statusCode}`)
      },
    ),
    { numRuns: 120 },
  )
})

test('no bytes, encoding or address whatsoever bring an answer of 500 or above', {
  timeout: 120_000,
}, async () => {
  const types = fc.constantFrom(
    'application/x-www-form-urlencoded',
    'application/json',
    'multipart/form-data',
    'text/plain',
    'x',
  )
  const paths = fc.constantFrom('/report', '/follow-up', '/report?x=%E0%A4%A', '/follow-up?a=1&a=2&a[b]=3')
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), types, paths, async (bytes, type, path) => {
      assert.ok((await post(path, Buffer.from(bytes), type)).statusCode < 500)
      const asked = await world.web.inject({
        method: 'GET',
        url: `${path.split('?')[0]}?${encodeURIComponent(Buffer.from(bytes).toString('latin1'))}`,
      })
      assert.ok(asked.statusCode < 500)
    }),
    { numRuns: 80 },
  )
  assert.equal((await post('/report', `what=${'x'.repeat(1_200_000)}`)).statusCode, 413)
})

test('no question loses what was typed at it, or before it, on any button', {
  timeout: 120_000,
}, async () => {
  const texts = [
    'what',
    'whenRoughly',
    'placeWords',
    'whyWords',
    'name',
    'phone',
    'email',
    'address',
    'safetyNote',
  ] as const
  await fc.assert(
    fc.asyncProperty(
      fc.record(
        Object.fromEntries(texts.map((name) => [name, anyText])) as Record<
          (typeof texts)[number],
          typeof anyText
        >,
      ),
      fc.constantFrom(...STEPS.filter((step) => step !== 'now' && step !== 'check')),
      fc.constantFrom('next', 'back', 'change-why'),
      fc.constantFrom('named', 'contact_only', 'anonymous', ''),
      async (typed, step, go, privacy) => {
        const body = new URLSearchParams({ ...typed, privacy, step, go })
        const page = await post('/report', body.toString())
        assert.ok([200, 422].includes(page.statusCode))
        const kept = fieldsOf(page.body)
        for (const name of texts) {
          if (plainText(typed[name]) === '') continue
          assert.deepEqual(kept[name]?.map(plainText), [plainText(typed[name])], `${name} at ${step}`)
        }
      },
    ),
    { numRuns: 100 },
  )
})
