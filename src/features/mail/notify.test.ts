// Texts and letters to people who chose them, from the change to whether it arrived.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, afterEach, before, test } from 'node:test'
import { NOTIFY_KEY, startNotify } from '../../../test/support/notify.ts'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { asSystem } from '../../access/ctx.ts'
import type { SafeContact } from '../../access/vault.ts'
import { newId } from '../../platform/ids.ts'
import { newReference } from '../../platform/ids/reference.ts'
import { createNotify } from '../../platform/notify/notify.ts'
import { queueMail } from './index.ts'
import { pollReceipts } from './poll-receipts.ts'
import { NotYet, sendMail } from './send-mail.ts'

let world: World
let officer: Person
const closing: (() => Promise<void>)[] = []
before(async () => {
  world = await createWorld()
  officer = await world.staff({ agency: await world.agency({ name: 'Ashby Council' }), roles: ['officer'] })
})
after(() => world.close())
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
const system = () => asSystem(world.services, 'send-mail', newId())
const templates = {
  smsTemplate: 'f33517ff-2a88-4f6e-b855-c550268ce08a',
  letterTemplate: 'c55c1d34-2a88-4f6e-b855-c550268ce08a',
}

async function service(answer?: () => number, status?: () => string) {
  const { url, taken, close } = await startNotify(answer, status)
  closing.push(close)
  const notify = createNotify({ apiKey: NOTIFY_KEY, url, ...templates })
  return { taken, notify, settings: { mailer: null, notify, origin: 'https://tell.example.org' } }
}

async function queued(safe: Partial<SafeContact>) {
  const ctx = world.systemCtx()
  const [reportId, reference, at] = [newId(), newReference('NB'), world.clock.now()]
  const { personId, narrativeId } = await ctx.db.transaction(async (tx) => ({
    personId: await ctx.vault.addPerson(
      tx,
      {
        name: 'Ann Marsh',
        phone: '07700 900123',
        address: '1 High Street',
        postcode: 'LE1 1AA',
        safeContact: {
          methods: ['text'],
          safeTimes: [],
          mayLeaveMessage: false,
          maySayWhoWeAre: false,
          note: '',
          ...safe,
        },
      },
      at,
    ),
    narrativeId: await ctx.vault.addText(tx, 'narrative', 'They shouted.', at),
  }))
  await world.admin(
    `insert into reports (id, reference, submission_hash, follow_up_hash, received_at, channel, reporter_role, privacy,
       can_contact, agency_id, place_kind, occurred, strands, types, narrative_id, person_id)
     values ($1, $2, $3, $4, $5, 'web', 'affected', 'named', 'yes', $6, 'street', '{}', '{race}', '{}', $7, $8)`,
    [
      reportId,
      reference,
      randomBytes(32),
      randomBytes(32),
      at,
      officer.actor.agencyId,
      narrativeId,
      personId,
    ],
  )
  const id = await ctx.db.transaction((tx) =>
    queueMail(tx, world.clock, { template: 'update', toPersonId: personId, reportId }),
  )
  return { id, reference, reportId }
}
const stored = async (id: string) => {
  const [row] = await world.admin<{
    status: string
    channel: string | null
    last_problem: string | null
    receipt: string | null
  }>('select status, channel, last_problem, receipt from mails where id = $1', [id])
  return row
}

test('a text goes to whoever chose texts, says nothing that betrays, and is known to have arrived', async () => {
  const { settings, taken, notify } = await service()
  const { id, reference, reportId } = await queued({})
  await sendMail(settings, system(), id)
  assert.equal(taken[0]?.body['phone_number'], '07700900123')
  const said = JSON.stringify(taken[0]?.body['personalisation'])
  assert.match(said, /There is something new for you/)
  assert.doesNotMatch(said, /hate|report|police|council|Northbrook|Ashby|Marsh|tell\.example/i)
  assert.ok(!said.includes(reference))
  await pollReceipts(system(), notify)
  assert.deepEqual(await stored(id), {
    status: 'sent',
    channel: 'sms',
    last_problem: null,
    receipt: 'delivered',
  })
  const page = (await world.get(`/reports/${reference}`, officer)).html
  assert.match(page, /That there is something new[\s\S]*Text message[\s\S]*Arrived/)
  assert.doesNotMatch(page, /900 ?123/)
  assert.ok(reportId)
})

test('a letter goes to the address given, with its number where they allowed that', async () => {
  const { settings, taken } = await service()
  const { id, reference } = await queued({ methods: ['letter'], maySayWhoWeAre: true })
  await sendMail(settings, system(), id)
  const letter = taken[0]?.body['personalisation']
  assert.partialDeepStrictEqual(letter, {
    address_line_1: 'Ann Marsh',
    address_line_2: '1 High Street',
    address_line_3: 'LE1 1AA',
  })
  assert.ok(JSON.stringify(letter).includes(reference))
  assert.equal((await stored(id))?.channel, 'letter')
})

test('what did not arrive is said to whoever holds the report, once', async () => {
  const { settings, notify } = await service(undefined, () => 'permanent-failure')
  const { id, reference, reportId } = await queued({})
  await sendMail(settings, system(), id)
  await pollReceipts(system(), notify)
  await pollReceipts(system(), notify)
  const told = await world.admin(
    `select params from timeline where report_id = $1 and kind = 'mail.not-delivered'`,
    [reportId],
  )
  assert.deepEqual(told, [{ params: { problem: 'not-arrived' } }])
  assert.match((await world.get(`/reports/${reference}`, officer)).html, /Did not arrive/)
})

test('while Notify has a fault the text waits, and is tried again', async () => {
  const answers = [503, 201]
  const { settings, taken } = await service(() => answers.shift() ?? 201)
  const { id } = await queued({})
  await assert.rejects(sendMail(settings, system(), id), NotYet)
  assert.equal((await stored(id))?.last_problem, 'temporary:503')
  await sendMail(settings, system(), id)
  assert.equal(taken.length, 1)
})

test('where texts are not set up nothing is sent another way, and its holder reads that it stands on the page only', async () => {
  const { id, reference } = await queued({})
  await sendMail({ mailer: null, notify: null, origin: 'https://tell.example.org' }, system(), id)
  assert.equal((await stored(id))?.last_problem, 'page-only')
  assert.match(
    (await world.get(`/reports/${reference}`, officer)).html,
    /their way is not set up here\. What was to be sent stands on their follow-up page/,
  )
})
