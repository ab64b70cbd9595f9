// Codes are guessed, and references looked for: by many tries, and by what an answer costs. What a request does is compared
// by the statements that reach the database, which tell more than a clock.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { submitReport } from '../../src/features/reporting/index.ts'
import { anonymousReport } from '../../src/features/reporting/testing/answers.ts'
import { randomToken } from '../../src/platform/crypto/tokens.ts'
import { newFollowUpCode } from '../../src/platform/ids/follow-up-code.ts'
import { createWorld, type World, WITH_MAIL } from '../support/world.ts'

let world: World
let areaId = ''
before(async () => {
  world = await createWorld({ settings: WITH_MAIL })
  const north = await world.agency({ name: 'North Council', area: 'North' })
  await world.staff({ agency: north, roles: ['officer'] })
  areaId = north.areaId ?? ''
})
after(() => world.close())

const tell = () => submitReport(world.publicCtx(), anonymousReport(areaId), randomToken())
let caller = 0
async function ask(url: string, fields: Record<string, string>, from?: string) {
  caller += 1
  const answer = await world.web.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    remoteAddress: from ?? `10.5.${caller >> 8}.${caller & 255}`,
  })
  return { status: answer.statusCode, html: answer.body }
}
const WORDS = 'copper kettle midnight tram'
const UNKNOWN = 'NB-2222-22'

describe('guessing', () => {
  for (const [path, about] of [
    ['/follow-up', 'a code'],
    ['/follow-up/message', 'a code with a message'],
    ['/follow-up/receipt', 'a code for a receipt'],
    ['/follow-up/file', 'a code for a file'],
    ['/report/resume', 'the code of a draft'],
  ] as const)
    test(`${about} goes thirty times a minute from one network, and then waits`, async () => {
      const { reference } = await tell()
      const from = `192.0.2.${path.length}`
      const tries = []
      for (let at = 0; at < 36; at += 1)
        tries.push(
          (await ask(path, { reference, code: newFollowUpCode(), file: randomToken() }, from)).status,
        )
      assert.equal(tries.filter((status) => status === 429).length, 6, tries.join())
      assert.ok(tries.slice(30).every((status) => status === 429))
    })

  test('a code would take longer than there is time: eighty bits, none like another', () => {
    const codes = new Set(Array.from({ length: 2_000 }, newFollowUpCode))
    assert.equal(codes.size, 2_000)
    for (const code of codes) assert.match(code, /^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    // A million networks at the limit of each, for a hundred years, against one report.
    const tries = 1_000_000 * 30 * 60 * 24 * 365.25 * 100
    assert.ok(tries / 2 ** 80 < 0.000_01)
  })

  test('somebody’s words goes five times an hour for one report, from however many networks', async () => {
    const { reference, code } = await tell()
    assert.match(
      (await ask('/follow-up', { reference, code, do: 'words', recoveryWords: WORDS })).html,
      /words/,
    )
    for (let at = 0; at < 5; at += 1)
      assert.equal(
        (await ask('/follow-up', { do: 'recover', reference, words: `wrong words ${at} and more` })).status,
        422,
      )
    // Right, but too late.
    assert.equal((await ask('/follow-up', { do: 'recover', reference, words: WORDS })).status, 422)
    assert.equal((await ask('/follow-up', { reference, code })).status, 200, 'its code still opens')
    world.clock.advance(61 * 60_000)
    assert.equal((await ask('/follow-up', { do: 'recover', reference, words: WORDS })).status, 200)
  })
})

/** The statements of some work, without the values in them. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given
    const text = typeof first === 'string' ? first : (first as { text?: string }).text
    // Identities of the moment stand in the first statement of each transaction.
    if (text) seen.push(text.replaceAll(/'[^']*'/g, '?'))
    return Reflect.apply(query, this, given)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return seen
}

describe('an unknown reference and a wrong code', () => {
  for (const [path, fields] of [
    ['/follow-up', {}],
    ['/follow-up', { do: 'message', message: 'x' }],
    ['/follow-up/message', { do: 'message', message: 'x' }],
    ['/follow-up/receipt', { do: 'text' }],
    ['/follow-up/receipt', { do: 'send', channel: 'email', email: 'a@example.org', what: 'both' }],
  ] as const)
    test(`take the same statements at ${path} ${JSON.stringify(fields)}, and get the same answer`, async () => {
      const [known, other] = [await tell(), await tell()]
      const wrong = (reference: string, code: string) => ask(path, { ...fields, reference, code })
      await wrong(UNKNOWN, newFollowUpCode())
      const answers: { status: number; html: string }[] = []
      const work = []
      for (const [reference, code] of [
        [UNKNOWN, newFollowUpCode()],
        [known.reference, newFollowUpCode()],
        [known.reference, other.code],
        [UNKNOWN, other.code],
      ] as const)
        work.push(
          await statementsOf(async () => {
            const { status, html } = await wrong(reference, code)
            answers.push({ status, html: html.replaceAll(reference, 'REF').replaceAll(code, 'CODE') })
          }),
        )
      assert.ok((work[0]?.length ?? 0) > 1, 'the statements were seen')
      for (const each of work) assert.deepEqual(each, work[0])
      for (const each of answers) assert.deepEqual(each, answers[0])
      assert.equal(answers[0]?.status, 422)
    })

  test('take the same where somebody recovers a code by words: one look, one slow hash', async () => {
    const [plain, worded] = [await tell(), await tell()]
    await ask('/follow-up', {
      ...worded,
      reportId: '',
      receivedAt: '',
      agencyId: '',
      areaId: '',
      do: 'words',
      recoveryWords: WORDS,
    })
    const work: string[][] = []
    const ms: number[] = []
    for (const reference of [UNKNOWN, plain.reference, worded.reference]) {
      const began = performance.now()
      work.push(
        await statementsOf(() =>
          ask('/follow-up', { do: 'recover', reference, words: 'quite other words here' }),
        ),
      )
      ms.push(performance.now() - began)
    }
    assert.ok((work[0]?.length ?? 0) > 0)
    for (const each of work) assert.deepEqual(each, work[0])
    // Without the slow hash it would take a hundredth.
    assert.ok(Math.min(...ms) > Math.max(...ms) / 20, ms.join())
  })
})

test('what differs is seen: the right code takes more statements than a wrong one', async () => {
  const { reference, code } = await tell()
  const right = await statementsOf(() => ask('/follow-up', { reference, code }))
  const wrong = await statementsOf(() => ask('/follow-up', { reference, code: newFollowUpCode() }))
  assert.ok(right.length > wrong.length)
})
