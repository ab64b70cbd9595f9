// What people are told of how they may be reached is kept: where nothing goes out by itself then, nothing does later either.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, afterEach, before, describe, test } from 'node:test'
import { startSmtp } from '../../../test/support/smtp.ts'
import { createWorld, type Person, WITH_MAIL, type World } from '../../../test/support/world.ts'
import { asSystem } from '../../access/ctx.ts'
import type { PersonDetails } from '../../access/vault.ts'
import type { FormValues } from '../../platform/http/form.ts'
import { newId } from '../../platform/ids.ts'
import { newReference } from '../../platform/ids/reference.ts'
import { createMailer } from '../../platform/mail/transport.ts'
import { fieldsOf, press, receiptOf, walk } from '../reporting/testing/walk-form.ts'
import { mailJobs, noteWays, queueMail } from './index.ts'
import { NotYet, type SenderSettings, sendMail } from './send-mail.ts'

const ORIGIN = 'https://tell.example.org'
const NOTHING_SET: SenderSettings = { mailer: null, notify: null, origin: ORIGIN, waysSince: {} }
const HOUR_MS = 3_600_000
const safe = { methods: ['email'], safeTimes: [], mayLeaveMessage: false, maySayWhoWeAre: false, note: '' }

describe('a message to a person', () => {
  let world: World
  let officer: Person
  let areaId: string
  const closing: (() => Promise<void> | void)[] = []
  before(async () => {
    world = await createWorld()
    const council = await world.agency({ name: 'North Council', area: 'North' })
    officer = await world.staff({ agency: council, roles: ['officer'] })
    areaId = council.areaId ?? ''
  })
  after(() => world.close())
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  const system = () => asSystem(world.services, 'send-mail', newId())

  const neverSetUp = () => world.admin('delete from sending_ways')

  /** A mail server that is set up now: the settings with it, and what it took. */
  async function setUp(answer?: () => number) {
    const smtp = await startSmtp(answer)
    const mailer = createMailer({ url: smtp.url, from: 'post@example.org', timeoutMs: 3000 })
    closing.push(smtp.close, () => mailer.close())
    const waysSince = await noteWays(system(), ['email'])
    return { settings: { mailer, notify: null, origin: ORIGIN, waysSince }, received: smtp.received }
  }

  const form = (contact: FormValues): FormValues[] => [
    { now: 'no' },
    { what: 'They shouted at me.' },
    { who: 'affected' },
    { when: 'yesterday' },
    { postcode: '', area: areaId },
    { place: 'street' },
    { strands: ['race'] },
    {},
    { privacy: 'contact_only' },
    contact,
  ]

  /** Tells through the form that they may be mailed; `to`: the site, as it was when it asked. */
  async function tellByForm(to: World) {
    const said = { methods: ['email'], phone: '', email: 'ann@example.org', address: '', addressPostcode: '' }
    let page = await walk(to, form(said))
    for (let step = 0; step < 2; step += 1) page = await press(to, page, '/report', {})
    const { reference } = receiptOf(await press(to, page, '/report', {}, 'send'))
    const [row] = await to.admin<{ id: string; personId: string }>(
      'select id, person_id as "personId" from reports where reference = $1',
      [reference],
    )
    assert.ok(row, 'it was sent')
    return { ...row, reference }
  }

  /** A colleague wrote down that they may be mailed, at the telephone. */
  async function toldColleague(details: Partial<PersonDetails> = {}) {
    const ctx = world.systemCtx()
    const [id, reference, at] = [newId(), newReference('NB'), world.clock.now()]
    const kept = { email: 'bea@example.org', safeContact: safe, ...details }
    const { personId, narrativeId } = await ctx.db.transaction(async (tx) => ({
      personId: await ctx.vault.addPerson(tx, kept, at),
      narrativeId: await ctx.vault.addText(tx, 'narrative', 'They shouted.', at),
    }))
    await world.admin(
      `insert into reports (id, reference, submission_hash, follow_up_hash, received_at, channel, reporter_role, privacy,
         can_contact, agency_id, place_kind, occurred, strands, types, narrative_id, person_id)
       values ($1, $2, $3, $4, $5, 'telephone', 'affected', 'named', 'yes', $6, 'street', '{}', '{race}', '{}', $7, $8)`,
      [id, reference, randomBytes(32), randomBytes(32), at, officer.actor.agencyId, narrativeId, personId],
    )
    return { id, personId, reference }
  }

  const news = (report: { id: string; personId: string }) =>
    world
      .systemCtx()
      .db.transaction((tx) =>
        queueMail(tx, world.clock, { template: 'update', toPersonId: report.personId, reportId: report.id }),
      )

  async function stored(id: string) {
    const [row] = await world.admin<{ status: string; last_problem: string | null }>(
      'select status, last_problem from mails where id = $1',
      [id],
    )
    return row && [row.status, row.last_problem]
  }

  const seenByStaff = async (reference: string) => (await world.get(`/reports/${reference}`, officer)).html

  test('is not even written down where the form says that nothing goes out by itself, and never sent later', async () => {
    await neverSetUp()
    const report = await tellByForm(world)
    assert.deepEqual(await world.admin('select 1 from mails where to_person_id = $1', [report.personId]), [])
    // Meanwhile a mail server is set up, and something changes.
    const { settings, received } = await setUp()
    world.clock.advance(HOUR_MS)
    const id = await news(report)
    await sendMail(settings, system(), id)
    assert.deepEqual(received, [])
    assert.deepEqual(await stored(id), ['failed', 'not-promised'])
    assert.match(
      await seenByStaff(report.reference),
      /they were told that nothing goes out by itself\. What was to be sent stands on their follow-up page/,
    )
  })

  test('is written down at once where the form promises it, and what it promised is kept with their choice', async () => {
    const mailing = await createWorld({ settings: WITH_MAIL })
    closing.push(() => mailing.close())
    const council = await mailing.agency({ name: 'South Council', area: 'South' })
    const asked = await walk(
      mailing,
      form({})
        .slice(0, -1)
        .map((each) => ('area' in each ? { ...each, area: council.areaId ?? '' } : each)),
    )
    assert.deepEqual(fieldsOf(asked.html)['goesOut'], ['email'])
    const said = { methods: ['email'], phone: '', email: 'ann@example.org', address: '', addressPostcode: '' }
    let page = await press(mailing, asked, '/report', said)
    for (let step = 0; step < 2; step += 1) page = await press(mailing, page, '/report', {})
    assert.deepEqual(fieldsOf(page.html)['goesOut'], ['email'])
    await press(mailing, page, '/report', {}, 'send')
    const rows = await mailing.admin<{ template: string }>(
      'select template from mails where to_person_id is not null',
    )
    assert.deepEqual(rows, [{ template: 'reference' }])
  })

  test('does not wait where nothing can send it: its holder reads at once that it stands on the page only', async () => {
    await neverSetUp()
    const report = await toldColleague()
    const id = await news(report)
    await sendMail(NOTHING_SET, system(), id)
    assert.deepEqual(await stored(id), ['failed', 'page-only'])
    assert.match(await seenByStaff(report.reference), /What was to be sent stands on their follow-up page/)
    const { settings, received } = await setUp()
    await mailJobs(settings)['sweep-mail'](system(), {}, new AbortController().signal)
    await sendMail(settings, system(), id)
    assert.deepEqual(received, [])
  })

  test('is not sent to whoever told a colleague before the way was set up, and is to whoever did since', async () => {
    await neverSetUp()
    const early = await toldColleague()
    world.clock.advance(HOUR_MS)
    const { settings, received } = await setUp()
    world.clock.advance(HOUR_MS)
    const late = await toldColleague({ email: 'cee@example.org' })
    for (const report of [early, late]) await sendMail(settings, system(), await news(report))
    assert.deepEqual(
      received.map(({ to }) => to),
      [['cee@example.org']],
    )
  })

  test('goes on where the setting was forgotten at one start, and not where the way was given up for days', async () => {
    const before = await setUp()
    const { email: since } = before.settings.waysSince
    for (const [hours, goesOn] of [
      [40, true],
      [60, false],
    ] as const) {
      assert.deepEqual(await noteWays(system(), []), {})
      world.clock.advance(HOUR_MS)
      assert.deepEqual(await noteWays(system(), []), {}, 'a second start without it is the same break')
      world.clock.advance((hours - 1) * HOUR_MS)
      const after = await noteWays(system(), ['email'])
      assert.equal(after.email?.getTime() === since?.getTime(), goesOn)
    }
  })

  test('that could not be handed over for two days is dropped, and its holder may ring instead', async () => {
    let takes = false
    const { settings, received } = await setUp(() => (takes ? 250 : 451))
    const report = await toldColleague()
    const id = await news(report)
    await assert.rejects(sendMail(settings, system(), id), NotYet)
    world.clock.advance(47 * HOUR_MS)
    await assert.rejects(sendMail(settings, system(), id), NotYet)
    assert.match(await seenByStaff(report.reference), /Waiting to be sent/)
    world.clock.advance(2 * HOUR_MS)
    takes = true
    await sendMail(settings, system(), id)
    assert.deepEqual(received, [])
    assert.deepEqual(await stored(id), ['failed', 'too-old'])
    assert.match(await seenByStaff(report.reference), /Not sent: too old\.[^<]*You may ring instead/)
  })

  test('is dropped for its age though no mail server is set any more, by the sweep', async () => {
    const { settings } = await setUp(() => 451)
    const id = await news(await toldColleague())
    await assert.rejects(sendMail(settings, system(), id), NotYet)
    await world.admin(`delete from pgboss.job where name = 'send-mail'`)
    world.clock.advance(49 * HOUR_MS)
    await mailJobs(NOTHING_SET)['sweep-mail'](system(), {}, new AbortController().signal)
    const jobs = await world.admin<{ id: string }>(
      `select data ->> 'mailId' as id from pgboss.job where name = 'send-mail'`,
    )
    assert.deepEqual(jobs, [{ id }])
    await sendMail(NOTHING_SET, system(), id)
    assert.deepEqual(await stored(id), ['failed', 'too-old'])
  })

  test('nobody of an agency reads since when ways are set up', async () => {
    await noteWays(system(), ['email'])
    await assert.rejects(
      officer.ctx().db.transaction((tx) => tx.selectFrom('sending_ways').selectAll().execute()),
      /permission denied/,
    )
  })
})
