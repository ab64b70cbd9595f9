import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, afterEach, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startSmtp } from '../../../test/support/smtp.ts'
import { createWorld, type Person, type World } from '../../../test/support/world.ts'
import { asSystem, type Ctx } from '../../access/ctx.ts'
import type { PersonDetails } from '../../access/vault.ts'
import type { Logger } from '../../platform/http/log.ts'
import { LANGUAGES } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { newReference } from '../../platform/ids/reference.ts'
import { startWorkers } from '../../platform/jobs/index.ts'
import { createMailer, type Mailer } from '../../platform/mail/transport.ts'
import { languageSource } from '../languages/index.ts'
import { mailJobs, queueMail, sealSecret } from './index.ts'
import { NotYet, sendMail } from './send-mail.ts'
import { writerIn } from './their-language.ts'
import { wordsOf } from './words.ts'

let world: World
let officer: Person
const closing: (() => Promise<void> | void)[] = []
before(async () => {
  world = await createWorld()
  officer = await world.staff({ agency: await world.agency({ name: 'Ashby Council' }), roles: ['officer'] })
})
after(() => world.close())
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const system = () => asSystem(world.services, 'send-mail', newId())
const ORIGIN = 'https://tell.example.org'

async function server(answer?: () => number) {
  const smtp = await startSmtp(answer)
  const mailer = createMailer({ url: smtp.url, from: 'post@example.org', timeoutMs: 3000 })
  closing.push(smtp.close, () => mailer.close())
  return { mailer, received: smtp.received }
}

const queueForOfficer = () =>
  officer.ctx().db.transaction((tx) =>
    queueMail(tx, world.clock, {
      template: 'new-report',
      toUserId: officer.actor.userId,
      params: { reference: 'NB-7K3M-92' },
    }),
  )

type Stored = { status: string; attempts: number; last_problem: string | null; secret_sealed: Buffer | null }
async function stored(id: string): Promise<Stored> {
  const [row] = await world.admin<Stored>(
    'select status, attempts, last_problem, secret_sealed from mails where id = $1',
    [id],
  )
  assert.ok(row)
  return row
}

async function until(what: () => boolean | Promise<boolean>) {
  const end = performance.now() + 15_000
  while (!(await what())) {
    if (performance.now() > end) throw new Error('waited too long')
    await sleep(20)
  }
}

async function work(mailer: Mailer | null, log?: Logger) {
  const silent = { info() {}, warn() {}, error() {}, fatal() {}, debug() {} } as unknown as Logger
  const workers = await startWorkers<Ctx>({
    appUrl: world.database.appUrl,
    context: (name, requestId) => asSystem(world.services, name, requestId),
    handlers: {
      ...mailJobs({ mailer, notify: null, origin: ORIGIN }),
      'carry-out-erasures': async () => {},
      'tidy-accounts': async () => {},
      'drop-drafts': async () => {},
      'scan-file': async () => {},
      'scan-plan-files': async () => {},
      'take-import': async () => {},
      'tidy-imports': async () => {},
      'tidy-files': async () => {},
      'audit-checkpoint': async () => {},
      'watch-clocks': async () => {},
      'run-plan-cycles': async () => {},
    },
    log: log ?? silent,
    pollSeconds: 0.5,
    schedule: false,
  })
  closing.push(() => workers.stop())
}

async function aReport(details: PersonDetails): Promise<{ id: string; personId: string; reference: string }> {
  const ctx = world.systemCtx()
  const [id, reference] = [newId(), newReference('NB')]
  const at = world.clock.now()
  const { personId, narrativeId } = await ctx.db.transaction(async (tx) => ({
    personId: await ctx.vault.addPerson(tx, details, at),
    narrativeId: await ctx.vault.addText(tx, 'narrative', 'They shouted.', at),
  }))
  await world.admin(
    `insert into reports (id, reference, submission_hash, follow_up_hash, received_at, channel, reporter_role, privacy,
       can_contact, agency_id, place_kind, occurred, strands, types, narrative_id, person_id)
     values ($1, $2, $3, $4, $5, 'web', 'affected', 'named', 'yes', $6, 'street', '{}', '{race}', '{}', $7, $8)`,
    [id, reference, randomBytes(32), randomBytes(32), at, officer.actor.agencyId, narrativeId, personId],
  )
  return { id, personId, reference }
}

const safe = { methods: ['email'], safeTimes: [], mayLeaveMessage: false, maySayWhoWeAre: false, note: '' }

const queueForPerson = (report: { id: string; personId: string }) =>
  world
    .systemCtx()
    .db.transaction((tx) =>
      queueMail(tx, world.clock, { template: 'update', toPersonId: report.personId, reportId: report.id }),
    )

test('a mail that is queued in a transaction is delivered once, by one of two processes', async () => {
  const { mailer, received } = await server()
  await work(mailer)
  await work(mailer)
  const id = await queueForOfficer()
  await until(async () => (await stored(id)).status === 'sent')
  await sleep(300)
  assert.equal(received.filter(({ source }) => source.includes(id)).length, 1)
  assert.match(received[0]?.source ?? '', /NB-7K3M-92/)
})

test('a mail that the server does not take yet is tried again by its job', async () => {
  await world.admin(`update pgboss.queue set retry_delay = 1 where name = 'send-mail'`)
  const answers = [451, 250]
  const { mailer, received } = await server(() => answers.shift() ?? 250)
  await work(mailer)
  const id = await queueForOfficer()
  await until(async () => (await stored(id)).status === 'sent')
  assert.equal((await stored(id)).attempts, 2)
  assert.equal(received.length, 1)
})

test('while the server does not take a mail, the mail says so and waits', async () => {
  const { mailer } = await server(() => 451)
  const id = await queueForOfficer()
  await assert.rejects(sendMail({ mailer, notify: null, origin: ORIGIN }, system(), id), NotYet)
  assert.deepEqual(await stored(id), {
    status: 'waiting',
    attempts: 1,
    last_problem: 'temporary:451',
    secret_sealed: null,
  })
})

test('a mail that the server refuses for good is given up, and the queue of the report is told', async () => {
  const { mailer } = await server(() => 550)
  const report = await aReport({ email: 'ann@example.org', safeContact: safe })
  const id = await queueForPerson(report)
  await sendMail({ mailer, notify: null, origin: ORIGIN }, system(), id)
  assert.equal((await stored(id)).last_problem, 'refused:550')
  const entries = await officer
    .ctx()
    .db.transaction((tx) =>
      tx.selectFrom('timeline').select(['kind', 'params']).where('report_id', '=', report.id).execute(),
    )
  assert.deepEqual(entries, [{ kind: 'mail.not-delivered', params: { problem: 'refused' } }])
})

test('a person who did not say that e-mail is safe is not written to', async () => {
  const { mailer, received } = await server()
  const unsafe = await queueForPerson(
    await aReport({ email: 'ann@example.org', safeContact: { ...safe, methods: ['call'] } }),
  )
  const unsaid = await queueForPerson(await aReport({ email: 'ann@example.org' }))
  const without = await queueForPerson(await aReport({ phone: '07700 900123', safeContact: safe }))
  for (const id of [unsafe, unsaid, without])
    await sendMail({ mailer, notify: null, origin: ORIGIN }, system(), id)
  assert.deepEqual(received, [])
  assert.equal((await stored(unsafe)).last_problem, 'not-safe')
  assert.equal((await stored(unsaid)).last_problem, 'not-safe')
  assert.equal((await stored(without)).last_problem, 'no-address')
})

test('whoever looks after a report is not told of a mail that was lost where the person chose no way to write', async () => {
  const report = await aReport({ relay: 'SignVideo 5', safeContact: { ...safe, methods: ['relay'] } })
  const id = await queueForPerson(report)
  await sendMail({ mailer: null, notify: null, origin: ORIGIN }, system(), id)
  assert.equal((await stored(id)).last_problem, 'not-safe')
  const told = await officer
    .ctx()
    .db.transaction((tx) =>
      tx.selectFrom('timeline').select('kind').where('report_id', '=', report.id).execute(),
    )
  assert.deepEqual(told, [])
})

test('a mail to a person who allowed it says its number, and nothing that betrays it', async () => {
  const { mailer, received } = await server()
  const allowed = { ...safe, maySayWhoWeAre: true }
  const report = await aReport({ name: 'Ann Marsh', email: 'ann@example.org', safeContact: allowed })
  await sendMail({ mailer, notify: null, origin: ORIGIN }, system(), await queueForPerson(report))
  const source = received[0]?.source ?? ''
  assert.ok(source.includes(report.reference))
  const forbidden = [
    'hate',
    'report',
    'police',
    'victim',
    'crime',
    'council',
    'Northbrook',
    'Ashby',
    'Marsh',
    'tell.example',
    'upstander',
  ]
  const said = source.slice(source.toLowerCase().indexOf('subject:')).toLowerCase()
  for (const word of forbidden) assert.ok(!said.includes(word.toLowerCase()), word)
})

test('without that, it says only that there is something new', async () => {
  const { mailer, received } = await server()
  const report = await aReport({ email: 'ann@example.org', safeContact: safe })
  await sendMail({ mailer, notify: null, origin: ORIGIN }, system(), await queueForPerson(report))
  const source = received[0]?.source ?? ''
  assert.match(source, /There is something new for you/)
  assert.ok(!source.includes(report.reference))
  assert.doesNotMatch(source, /tell\.example|Northbrook/)
})

test('a crash after the server took a mail sends it again under the same Message-ID', async () => {
  const { mailer, received } = await server()
  const id = await queueForOfficer()
  const ctx = system()
  const dying = {
    ...ctx,
    db: {
      ...ctx.db,
      transaction: <T>(run: Parameters<typeof ctx.db.transaction<T>>[0]) =>
        received.length > 0 ? Promise.reject(new Error('killed')) : ctx.db.transaction(run),
    },
  }
  await assert.rejects(sendMail({ mailer, notify: null, origin: ORIGIN }, dying, id), /killed/)
  await sendMail({ mailer, notify: null, origin: ORIGIN }, ctx, id)
  const ids = received.map(({ source }) => /message-id: *(\S+)/i.exec(source)?.[1])
  assert.equal(ids.length, 2)
  assert.equal(ids[0], ids[1])
})

test('a link’s secret rests sealed, is in the mail, and is wiped once it is sent', async () => {
  const { mailer, received } = await server()
  const token = 'T0ken-of-the-link'
  const secret = sealSecret(world.services.vault, token)
  const id = await world
    .systemCtx()
    .db.transaction((tx) =>
      queueMail(tx, world.clock, { template: 'invitation', toUserId: officer.actor.userId, secret }),
    )
  const resting = (await stored(id)).secret_sealed
  assert.ok(resting && !resting.includes(token))
  await sendMail({ mailer, notify: null, origin: ORIGIN }, system(), id)
  assert.ok(received[0]?.source.includes(`${ORIGIN}/invitation/${token}`))
  assert.equal((await stored(id)).secret_sealed, null)
})

test('without a mail server mail waits, and is sent by the sweep once there is one', async () => {
  const id = await queueForOfficer()
  await sendMail({ mailer: null, notify: null, origin: ORIGIN }, system(), id)
  assert.equal((await stored(id)).last_problem, 'no-server')
  await world.admin(`delete from pgboss.job where name = 'send-mail'`)
  const { mailer, received } = await server()
  await mailJobs({ mailer, notify: null, origin: ORIGIN })['sweep-mail'](
    system(),
    {},
    new AbortController().signal,
  )
  await work(mailer)
  await until(async () => (await stored(id)).status === 'sent')
  assert.equal(received.filter(({ source }) => source.includes(id)).length, 1)
})

test('the log of a sending that fails holds neither recipient nor words', async () => {
  const lines: string[] = []
  const keep = (...parts: unknown[]) => void lines.push(JSON.stringify(parts))
  const log = { info: keep, warn: keep, error: keep, fatal: keep, debug: keep } as unknown as Logger
  const { mailer } = await server(() => 451)
  const report = await aReport({ email: 'marked.person@example.org', safeContact: safe })
  const id = await queueForPerson(report)
  await work(mailer, log)
  await until(() => lines.length > 0)
  assert.equal((await stored(id)).status, 'waiting')
  assert.doesNotMatch(lines.join('\n'), /marked|reference|update on/i)
})

test('whoever told us in another language is written to in it, in words that betray nothing', async () => {
  const { mailer, received } = await server()
  const languages = languageSource(world.services)
  for (const { locale, lang } of LANGUAGES) {
    const [named, quiet] = await Promise.all(
      [true, false].map((maySayWhoWeAre) =>
        aReport({ email: 'ann@example.com', language: locale, safeContact: { ...safe, maySayWhoWeAre } }),
      ),
    )
    assert.ok(named && quiet)
    for (const report of [named, quiet]) {
      await sendMail(
        { mailer, notify: null, origin: ORIGIN, languages },
        system(),
        await queueForPerson(report),
      )
    }
    const [told, hushed] = received.splice(0).map(({ source }) => decoded(source))
    assert.ok(told !== undefined && hushed !== undefined, locale)
    assert.ok(told.includes(named.reference), locale)
    assert.ok(!hushed.includes(quiet.reference), locale)
    if (!lang.startsWith('en'))
      for (const text of [told, hushed]) assert.doesNotMatch(text, /update on|Something new|You do not need/)
    else assert.match(hushed, /new/)
  }
})

test('a partnership’s own English words are not sent to whoever told us in Polish', async () => {
  const own = { subject: 'News', body: 'Please look at {reference}' }
  const about = {
    params: { reference: 'NB-7K3M-92' },
    origin: ORIGIN,
    partnership: '',
    token: null,
    own,
    mayName: true,
  }
  const polish = await writerIn(languageSource(world.services), 'pl')
  assert.doesNotMatch(polish(() => wordsOf('update', about)).text, /Please look/)
  const english = await writerIn(languageSource(world.services), 'en')
  assert.match(english(() => wordsOf('update', about)).text, /Please look/)
})

test('a translation that would betray, or that is not whole, is sent in English', async () => {
  const write = () =>
    wordsOf('update', { params: {}, origin: ORIGIN, partnership: '', token: null, own: null })
  const entry = (text: string) => ({ text, state: 'checked' as const })
  const all = (body: string) =>
    new Map([
      ['mail.public.update.subject', entry('Numer')],
      ['mail.public.update.body', entry(body)],
      ['mail.public.noAnswer', entry('Koniec.')],
    ])
  const says = async (catalogue: ReadonlyMap<string, ReturnType<typeof entry>>) =>
    (await writerIn({ catalogueOf: () => Promise.resolve(catalogue) }, 'pl'))(write).text
  assert.match(await says(all('Jest coś nowego: {$0}')), /Jest coś nowego/)
  assert.match(await says(all('Policja: {$0}')), /There is an update on/)
  assert.match(await says(new Map([['mail.public.noAnswer', entry('Koniec.')]])), /There is an update on/)
})

/** The text of a mail as it went over the wire. */
function decoded(source: string): string {
  const [head = '', ...body] = source.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  if (/base64/i.test(head.split(/\r\n(?=Content-Transfer)/i)[1] ?? ''))
    return Buffer.from(text, 'base64').toString()
  const bytes = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
