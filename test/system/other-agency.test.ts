// Every route with a record in its path, asked by somebody of another agency who has every role: what is not theirs is
// not there. What is the whole partnership's is named below, and that list may only become shorter.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { ROLES } from '../../src/access/actor.ts'
import type { Route } from '../../src/access/route.ts'
import { routes } from '../../src/app.ts'
import { CASE_ACTIONS } from '../../src/features/cases/case-actions.ts'
import { logCase } from '../../src/features/cases/index.ts'
import { tellReport } from '../../src/features/cases/testing/a-report.ts'
import { claimUploads, keepUploads } from '../../src/features/evidence/index.ts'
import { queueMail } from '../../src/features/mail/index.ts'
import { DECISIONS } from '../../src/features/reporting/report-actions.ts'
import type { FormValues } from '../../src/platform/http/form.ts'
import { hashToken, randomToken } from '../../src/platform/crypto/tokens.ts'
import { newId } from '../../src/platform/ids.ts'
import { createWorld, type Person, type World } from '../support/world.ts'

/** Not records of an agency: members, plans, figures and words are everybody's to read, and a link is its holder's. */
const PARTNERSHIP_WIDE = [
  'GET /admin/agencies/:id',
  'GET /admin/mail-words/:template',
  'GET /admin/regimes/:code',
  'GET /admin/strands/:code',
  'GET /api/directory/services/:id',
  'GET /cards/:code',
  'GET /directory/:id',
  'GET /go/:code',
  'GET /help/:id',
  'GET /insight/:key',
  'GET /insight/:key/csv',
  'GET /insight/:key/records', // Each sees of them what they have sight of: measures.test.ts.
  'GET /insight/measures/:key/change',
  'GET /insight/measures/:key/figures',
  'GET /insight/measures/:key/figures/:quarter',
  'GET /invitation/:token',
  'GET /our-plan/:plan',
  'GET /our-plan/:plan/feed',
  'GET /pages/:page/:locale',
  'GET /pages/:page/:locale/compare',
  'GET /poster/:code',
  'GET /poster/:code/code.svg',
  'GET /reset-password/:token',
  'GET /sources/:id',
  'POST /admin/agencies/:id',
  'POST /admin/mail-words/:template',
  'POST /admin/regimes/:code',
  'POST /admin/strands/:code',
  'POST /directory/:id',
  'POST /directory/:id/remove',
  'POST /directory/:id/restore',
  'POST /insight/measures/:key/change',
  'POST /insight/measures/:key/figures/:quarter',
  'POST /insight/measures/:key/keep',
  'POST /pages/:page/:locale',
  'POST /pages/:page/:locale/publish',
  'POST /pages/:page/:locale/restore',
]
/** Of those, what only the lead agency changes: refused to all others, by name. */
const LEADS_ONLY = ['POST /admin/agencies/:id', 'POST /admin/mail-words/:template']

/** The plan is the whole partnership's; who may do what to a part of it is held in features/plan (running, quarter, shaping). */
const OF_THE_PLAN = /^(?:GET|POST) \/plan(?:-update)?\//

/** The words that everybody reads, in every language. */
const OF_ALL_LANGUAGES = /^(?:GET|POST) \/languages\//

const nameOf = (route: Route) => `${route.method} ${route.path}`
const withRecord = routes.filter((route) => route.path.includes(':'))
const FORMS: FormValues[] = [
  {},
  {
    version: '1',
    reason: 'place',
    note: 'words',
    message: 'words',
    level: 'high',
    closure: 'resolved',
    roles: 'officer',
    summary: 'x',
  },
]

const firstOf = async (world: World, query: string) => (await world.admin<{ id: string }>(query))[0]?.id

/** A file that came with a report and was found clean. */
async function fileOf(world: World, reportId: string): Promise<string> {
  const token = randomToken()
  const file = { name: 'note.txt', type: 'text/plain', bytes: Buffer.from('They wrote this.') }
  const reporter = world.publicCtx()
  assert.deepEqual((await keepUploads(reporter, token, [file])).problems, [])
  await world.admin('update reports set submission_hash = $1 where id = $2', [hashToken(token), reportId])
  await reporter.db.transaction((tx) => claimUploads(tx, reporter, { submissionToken: token, reportId }))
  await world.admin(
    `update report_files set state = 'clean', scanned_at = now(), scanner = 'test' where report_id = $1`,
    [reportId],
  )
  return (await firstOf(world, 'select id from report_files')) ?? ''
}

describe('a record of another agency', () => {
  let world: World
  let insider: Person
  let outsider: Person
  let known: Record<string, Record<string, string>>
  before(async () => {
    world = await createWorld()
    const city = await world.agency({ name: 'City', area: 'City' })
    const service = await world.agency({ name: 'Service', kind: 'victim_service', area: 'City' })
    const county = await world.agency({ name: 'County', area: 'County' })
    await world.lead(service)
    insider = await world.staff({ agency: city, roles: [...ROLES] })
    outsider = await world.staff({ agency: county, roles: [...ROLES] })
    const colleague = await world.staff({ agency: city, roles: ['officer'] })
    const waiting = await tellReport(world.publicCtx(), { agencyId: city.id })
    const told = await tellReport(world.publicCtx(), { agencyId: city.id, areaId: city.areaId ?? null })
    const command = {
      reportReference: told.reference,
      summary: 'Shouting',
      strands: ['race'],
      types: ['threats'],
    }
    assert.ok((await logCase(insider.ctx(), command, 1)).ok)
    const risk = { version: '1', level: 'high', reason: 'because of the knife' }
    assert.equal((await world.post(`/cases/${told.reference}/risk`, risk, insider)).status, 303)
    const mailId = await world
      .systemCtx()
      .db.transaction((tx) =>
        queueMail(tx, world.clock, { template: 'second-factor-reset', toUserId: colleague.actor.userId }),
      )
    const fileId = await fileOf(world, told.id)
    const referral = (await firstOf(world, 'select id from referrals')) ?? ''
    const worker = await world.staff({ agency: service, roles: ['support_worker'] })
    for (const [action, fields] of [
      ['accept', { version: '1' }],
      ['attempt', { once: newId(), channel: 'call', result: 'no_answer', note: 'It rang for long' }],
    ] as const)
      assert.equal((await world.post(`/referrals/${referral}/${action}`, fields, worker)).status, 303)
    const noteOf = (table: string) =>
      firstOf(world, `select note_id as id from ${table} where note_id is not null limit 1`)
    const [note = '', attemptNote = ''] = [await noteOf('timeline'), await noteOf('referral_attempts')]
    const file = { name: 'list.csv', bytes: 'what,reference\nShouting,A-1' }
    assert.equal((await world.upload('/imports', {}, file, insider)).status, 303)
    const importId = (await firstOf(world, 'select id from intake_imports')) ?? ''
    const columns = { 'column-0': 'what', 'column-1': 'reference', privacy: 'anonymous' }
    assert.equal((await world.post(`/imports/${importId}/columns`, columns, insider)).status, 303)
    const expires = { 'expires-day': '1', 'expires-month': '2', 'expires-year': '2027' }
    await world.post('/admin/keys', { name: 'A system', perMinute: '5', ...expires }, insider)
    await world.post('/sources', { name: 'Bus 14', code: 'bus-14', kind: 'bus' }, insider)
    await world.admin(
      `insert into police_told (id, report_id, agency_id, ground, asked_at, asked_by, urgent, due_at, silent)
        select gen_random_uuid(), id, $1, 'child_at_risk', now(), $2, false, now(), false from reports where reference = $3`,
      [city.id, colleague.actor.userId, waiting.reference],
    )
    await world.admin(
      `insert into legal_holds (id, report_id, agency_id, reason, set_at, set_by, review_on)
        select gen_random_uuid(), id, $1, 'court', now(), $2, '2027-01-01' from reports where reference = $3`,
      [city.id, colleague.actor.userId, waiting.reference],
    )
    known = {
      '/erasures': { reference: waiting.reference },
      '/holds': {
        id: (await firstOf(world, 'select id from legal_holds')) ?? '',
        kind: 'report',
        reference: waiting.reference,
      },
      '/police-told': { id: (await firstOf(world, 'select id from police_told')) ?? '' },
      '/imports': { id: importId },
      '/admin/keys': { id: (await firstOf(world, 'select id from intake_keys')) ?? '' },
      '/sources': { id: (await firstOf(world, 'select id from campaigns')) ?? '' },
      '/reports': { reference: waiting.reference, personId: waiting.personId ?? '' },
      '/cases': { reference: told.reference, noteId: note, personId: told.personId ?? '' },
      '/refer': { reference: told.reference },
      '/referrals': { id: referral, noteId: attemptNote },
      '/files': { id: fileId, part: 'original' },
      '/admin/files': { id: fileId },
      '/admin/people': { id: colleague.actor.userId },
      '/admin/outbox': { id: mailId },
      '/admin/agencies': { id: city.id },
      '/admin/mail-words': { template: 'update' },
    }
  })
  after(() => world.close())

  /** The addresses of a route for the records of the insider's agency: one for each action where it takes one. */
  const addressesOf = (route: Route): string[] => {
    const [, values = {}] = Object.entries(known).find(([start]) => route.path.startsWith(`${start}/`)) ?? []
    const filled = route.path.replaceAll(/:([A-Za-z]+)/g, (whole, name: string) => values[name] ?? whole)
    if (!filled.includes(':action')) return [filled]
    const actions = route.path.startsWith('/cases')
      ? CASE_ACTIONS
      : route.path.startsWith('/reports')
        ? DECISIONS
        : ['accept', 'attempt', 'finish', 'release', 'withdraw']
    return actions.map((action) => filled.replace(':action', action))
  }
  const ask = (route: Route, address: string, fields: FormValues, as: Person) =>
    route.method === 'GET' ? world.get(address, as) : world.post(address, fields, as)
  const owned = () =>
    withRecord.filter(
      (route) =>
        !PARTNERSHIP_WIDE.includes(nameOf(route)) &&
        !OF_THE_PLAN.test(nameOf(route)) &&
        !OF_ALL_LANGUAGES.test(nameOf(route)),
    )

  test('is there for its own people, so that not finding it says something', async () => {
    for (const route of owned().filter(({ method }) => method === 'GET'))
      for (const address of addressesOf(route)) {
        const { status } = await ask(route, address, {}, insider)
        // An action that this state does not allow is refused, and not denied to be there.
        assert.ok(status < 404, `GET ${route.path} answers ${status} to its own agency for ${address}`)
      }
  })

  test('is not found, whatever is sent', async () => {
    for (const route of owned()) {
      const addresses = addressesOf(route)
      assert.ok(
        addresses.every((address) => !address.includes(':')),
        `no record is known for ${nameOf(route)}`,
      )
      for (const address of addresses)
        for (const fields of FORMS) {
          const { status } = await ask(route, address, fields, outsider)
          assert.equal(status, 404, `${nameOf(route)} answers ${status} to another agency for ${address}`)
        }
    }
  })

  test('that is the whole partnership’s is named, and what the lead changes is refused by name', async () => {
    const names = withRecord.map(nameOf)
    assert.deepEqual(
      PARTNERSHIP_WIDE.filter((name) => !names.includes(name)),
      [],
    )
    for (const route of withRecord.filter((each) => LEADS_ONLY.includes(nameOf(each))))
      for (const address of addressesOf(route)) {
        const answer = await ask(route, address, FORMS[1] ?? {}, outsider)
        assert.equal(answer.status, 403, nameOf(route))
        assert.match(answer.html, /administrators of Service/)
      }
  })
})
