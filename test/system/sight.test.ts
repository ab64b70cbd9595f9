// Who sees and changes which record, tried in PostgreSQL itself: a table that is read line by line when it changes.
// Rows are records, columns are people; r = reads the row, w = may change it, n = reads the words, p = reveals the
// person, s = finds it by search, . = nothing.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../src/access/actor.ts'
import { hashToken } from '../../src/platform/crypto/tokens.ts'
import { newId } from '../../src/platform/ids.ts'
import { type Agency, createWorld, type World } from '../support/world.ts'

const GOLDEN = new URL('../golden/sight.txt', import.meta.url)

type Told = {
  reportId: string
  narrativeId: string
  personId: string
  code: string
  caseId?: string
  referralId?: string
}

describe('sight', () => {
  let world: World
  before(async () => {
    world = await createWorld()
  })
  after(() => world.close())

  test('is what was last reviewed (GOLDEN=write writes it anew)', async () => {
    const found = await matrix(world)
    if (process.env['GOLDEN'] === 'write') writeFileSync(GOLDEN, found)
    assert.equal(found, readFileSync(GOLDEN, 'utf8'))
  })
})

async function matrix(world: World): Promise<string> {
  const city = await world.agency({ name: 'City', area: 'City' })
  const county = await world.agency({ name: 'County', area: 'County' })
  const service = await world.agency({ name: 'Service', kind: 'victim_service', area: 'City' })
  const police = await world.agency({ name: 'Police', kind: 'police' })
  const waiting = await tell(world, city)
  const lost = await tell(world, null)
  const sent = await tell(world, city)
  await log(world, sent, city, service, 'sent')
  const withheld = await tell(world, city)
  await log(world, withheld, city, service, 'withheld')
  const stopped = await tell(world, city)
  await log(world, stopped, city, service, 'stopped')
  const person = async (agency: Agency, ...roles: Parameters<World['staff']>[0]['roles']): Promise<Actor> =>
    (await world.staff({ agency, roles })).actor
  const people: [string, Actor][] = [
    ['city officer', await person(city, 'officer')],
    ['city manager', await person(city, 'manager')],
    ['city administrator', await person(city, 'administrator')],
    ['city auditor', await person(city, 'auditor')],
    ['city communications', await person(city, 'coordinator')],
    ['county officer', await person(county, 'officer')],
    ['county triage', await person(county, 'triage')],
    ['service worker', await person(service, 'support_worker')],
    ['service analyst', await person(service, 'analyst')],
    ['police officer', await person(police, 'officer')],
    ['nobody', { kind: 'public' }],
    ['holder of the code', { kind: 'public', followUp: hashToken(sent.code).toString('hex') }],
  ]
  const firstUser = people.flatMap(([, each]) => (each.kind === 'staff' ? [each.userId] : []))[0]
  const records: [string, (actor: Actor) => Promise<string>][] = [
    ['new report of the city', (actor) => reportMarks(world, actor, waiting)],
    ['new report without a place', (actor) => reportMarks(world, actor, lost)],
    ['report of a case', (actor) => reportMarks(world, actor, sent)],
    ['case, referral sent', (actor) => caseMarks(world, actor, sent)],
    ['case, referral withheld', (actor) => caseMarks(world, actor, withheld)],
    ['case, referral stopped', (actor) => caseMarks(world, actor, stopped)],
    ['referral sent', (actor) => rowMarks(world, actor, 'referrals', sent.referralId)],
    ['referral withheld', (actor) => rowMarks(world, actor, 'referrals', withheld.referralId)],
    ['referral stopped', (actor) => rowMarks(world, actor, 'referrals', stopped.referralId)],
    ['clock of a case', (actor) => tableMarks(world, actor, 'clocks', 'case_id', sent.caseId)],
    ['sentence of a case', (actor) => tableMarks(world, actor, 'timeline', 'case_id', sent.caseId)],
    ['sight of others', (actor) => tableMarks(world, actor, 'case_access', 'case_id', sent.caseId)],
    ['consent', (actor) => tableMarks(world, actor, 'consents', 'report_id', sent.reportId)],
    ['colleague', (actor) => rowMarks(world, actor, 'staff_users', firstUser)],
    ['session of the officer', (actor) => tableMarks(world, actor, 'sessions', 'user_id', firstUser)],
    ['password', (actor) => anyMarks(world, actor, 'staff_secrets')],
    ['trail', (actor) => anyMarks(world, actor, 'audit.entries')],
    ['person, directly', (actor) => anyMarks(world, actor, 'vault.people')],
    ['key, directly', (actor) => anyMarks(world, actor, 'vault.keys')],
    ['mail', (actor) => anyMarks(world, actor, 'mails')],
  ]
  const lines = [`${''.padEnd(28)}${people.map(([name]) => name.padEnd(20)).join('')}`.trimEnd()]
  for (const [name, marksOf] of records) {
    const cells: string[] = []
    for (const [, actor] of people) cells.push((await marksOf(actor)).padEnd(20))
    lines.push(`${name.padEnd(28)}${cells.join('')}`.trimEnd())
  }
  return `${lines.join('\n')}\n`
}

// Arranged as the superuser: what is under test is who sees it, not how it came about.
async function tell(world: World, agency: Agency | null): Promise<Told> {
  const at = world.clock.now()
  const told = { reportId: newId(), code: `CODE-${newId()}`, narrativeId: '', personId: '' }
  const ctx = world.systemCtx()
  await ctx.db.transaction(async (tx) => {
    told.personId = await ctx.vault.addPerson(tx, { name: 'Ada Example', phone: '07700 900123' }, at)
    told.narrativeId = await ctx.vault.addText(tx, 'narrative', 'words', at)
  })
  await world.admin(
    `insert into reports (id, reference, submission_hash, follow_up_hash, received_at, channel, reporter_role, privacy, can_contact,
       agency_id, place_kind, occurred, strands, types, narrative_id, person_id)
     values ($1, $2, $3, $4, $5, 'web', 'affected', 'named', 'yes', $6, 'street', '{}', '{race}', '{}', $7, $8)`,
    [
      told.reportId,
      `NB-${told.reportId.slice(-6)}`,
      hashToken(newId()),
      hashToken(told.code),
      at,
      agency?.id ?? null,
      told.narrativeId,
      told.personId,
    ],
  )
  await world.admin(
    `insert into consents (id, report_id, purpose, answer, given_at) values ($1, $2, 'police', 'yes', $3)`,
    [newId(), told.reportId, at],
  )
  return told
}

async function log(
  world: World,
  told: Told,
  lead: Agency,
  to: Agency,
  status: 'sent' | 'withheld' | 'stopped',
): Promise<void> {
  const at = world.clock.now()
  told.caseId = newId()
  told.referralId = newId()
  await world.admin(
    `insert into cases (id, reference, lead_agency_id, strands, types, place_kind, summary, opened_at)
     select $1, reference, $2, strands, types, place_kind, 'Abuse in the street', $3 from reports where id = $4`,
    [told.caseId, lead.id, at, told.reportId],
  )
  await world.admin(`update reports set status = 'logged' where id = $1`, [told.reportId])
  await world.admin(`insert into case_reports (report_id, case_id, linked_at) values ($1, $2, $3)`, [
    told.reportId,
    told.caseId,
    at,
  ])
  await world.admin(
    `insert into case_people (case_id, person_id, role, label) values ($1, $2, 'affected', 'A')`,
    [told.caseId, told.personId],
  )
  await world.admin(
    `insert into referrals (id, case_id, to_agency_id, from_agency_id, rule, status, basis, withheld_reason, created_at)
     values ($1, $2, $3, $4, 'victim-service', $5, $6, $7, $8)`,
    [
      told.referralId,
      told.caseId,
      to.id,
      lead.id,
      status === 'withheld' ? status : 'sent',
      status === 'withheld' ? 'none' : 'consent',
      status === 'withheld' ? 'said_no' : null,
      at,
    ],
  )
  if (status === 'stopped')
    await world.admin(`update referrals set status = 'stopped' where id = $1`, [told.referralId])
  await world.admin(
    `insert into clocks (id, case_id, agency_id, kind, starts_at, due_at) values ($1, $2, $3, 'review', $4, $4)`,
    [newId(), told.caseId, lead.id, at],
  )
  await world.admin(
    `insert into timeline (id, report_id, case_id, at, kind, audience, agency_id) values ($1, $2, $3, $4, 'case.opened', 'partners', $5)`,
    [newId(), told.reportId, told.caseId, at, lead.id],
  )
}

type Tried = (work: Parameters<ReturnType<World['ctx']>['db']['transaction']>[0]) => Promise<number>

// How many rows a statement met as this actor; 0 also where the database refuses the statement outright.
const tryAs =
  (world: World, actor: Actor): Tried =>
  async (work) => {
    try {
      return Number(await world.ctx(actor).db.transaction(work))
    } catch (fault) {
      if (fault instanceof Error && 'code' in fault && fault.code === '42501') return 0
      throw fault
    }
  }

const mark = (letter: string, met: number) => (met > 0 ? letter : '')
const marksOrDot = (...marks: string[]) => marks.join('') || '.'

async function tableMarks(
  world: World,
  actor: Actor,
  table: string,
  column: string,
  id: string | undefined,
): Promise<string> {
  const attempt = tryAs(world, actor)
  const [name, key] = [sql.table(table), sql.ref(column)]
  const reads = await attempt(
    async (tx) => (await sql`select ${key} from ${name} where ${key} = ${id ?? ''}`.execute(tx)).rows.length,
  )
  return marksOrDot(mark('r', reads))
}

async function rowMarks(world: World, actor: Actor, table: string, id: string | undefined): Promise<string> {
  const attempt = tryAs(world, actor)
  const name = sql.table(table)
  const reads = await attempt(
    async (tx) => (await sql`select id from ${name} where id = ${id ?? ''}`.execute(tx)).rows.length,
  )
  const writes = await attempt(async (tx) =>
    Number(
      (await sql`update ${name} set version = version where id = ${id ?? ''}`.execute(tx)).numAffectedRows ??
        0n,
    ),
  )
  return marksOrDot(mark('r', reads), mark('w', writes))
}

async function anyMarks(world: World, actor: Actor, table: string): Promise<string> {
  const reads = await tryAs(
    world,
    actor,
  )(async (tx) => (await sql`select 1 from ${sql.table(table)} limit 1`.execute(tx)).rows.length)
  return marksOrDot(mark('r', reads))
}

async function reportMarks(world: World, actor: Actor, told: Told): Promise<string> {
  const attempt = tryAs(world, actor)
  const row = await rowMarks(world, actor, 'reports', told.reportId)
  const words = await attempt(async (tx) =>
    (await world.ctx(actor).vault.readText(tx, told.narrativeId)) ? 1 : 0,
  )
  const person = await attempt(async (tx) =>
    (await world.ctx(actor).vault.reveal(tx, told.personId, 'to ring back')) ? 1 : 0,
  )
  return marksOrDot(row === '.' ? '' : row, mark('n', words), mark('p', person))
}

async function caseMarks(world: World, actor: Actor, told: Told): Promise<string> {
  const attempt = tryAs(world, actor)
  const row = await rowMarks(world, actor, 'cases', told.caseId)
  const found = await attempt(async (tx) => {
    const { rows } = await sql<{
      case_id: string
    }>`select case_id from app.search_cases('abuse', 50)`.execute(tx)
    return rows.filter(({ case_id }) => case_id === told.caseId).length
  })
  return marksOrDot(row === '.' ? '' : row, mark('s', found))
}
