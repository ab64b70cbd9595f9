// What somebody could still do who speaks SQL with the rights of a working role: a hole in the application must not be
// a way to another agency's people. Each test is a way in that was once open.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Ctx } from '../../src/access/ctx.ts'
import type { Tx } from '../../src/access/db.ts'
import { logCase } from '../../src/features/cases/index.ts'
import { tellReport } from '../../src/features/cases/testing/a-report.ts'
import { newId } from '../../src/platform/ids.ts'
import { newReference } from '../../src/platform/ids/reference.ts'
import { type Agency, createWorld, type Person, type World } from '../support/world.ts'

const REFUSED = /row-level security|permission denied/

describe('out of reach', () => {
  let world: World
  let city: Agency
  let service: Agency
  let officer: Person
  let worker: Person
  let outsider: Person
  let report: { id: string; reference: string; personId: string | null }
  let caseId: string
  let narrativeId: string
  before(async () => {
    world = await createWorld()
    city = await world.agency({ name: 'City', area: 'City' })
    service = await world.agency({ name: 'Service', kind: 'victim_service', area: 'City' })
    const county = await world.agency({ name: 'County', area: 'County' })
    officer = await world.staff({ agency: city, roles: ['officer'] })
    worker = await world.staff({ agency: service, roles: ['support_worker'] })
    outsider = await world.staff({ agency: county, roles: ['officer'] })
    report = await tellReport(world.publicCtx(), { agencyId: city.id, areaId: city.areaId ?? null })
    await say(officer, { audience: 'agency', kind: 'report.set_aside' })
    const command = {
      reportReference: report.reference,
      summary: 'Shouting',
      strands: ['race'],
      types: ['threats'],
    }
    assert.ok((await logCase(officer.ctx(), command, 1)).ok)
    const [row] = await world.admin<{ case_id: string; narrative_id: string }>(
      'select cr.case_id, r.narrative_id from case_reports cr join reports r on r.id = cr.report_id where r.id = $1',
      [report.id],
    )
    caseId = row?.case_id ?? ''
    narrativeId = row?.narrative_id ?? ''
  })
  after(() => world.close())

  const doing = (ctx: Ctx, work: (tx: Tx) => Promise<unknown>) => ctx.db.transaction(work)
  const say = (
    who: Person,
    told: {
      audience: string
      kind: string
      reportId?: string
      caseId?: string
      actorId?: string
      noteId?: string
    },
  ) =>
    doing(who.ctx(), (tx) =>
      tx
        .insertInto('timeline')
        .values({
          id: newId(),
          report_id: told.reportId ?? report.id,
          case_id: told.caseId ?? null,
          at: world.clock.now(),
          kind: told.kind,
          audience: told.audience,
          actor_id: told.actorId ?? who.actor.userId,
          agency_id: who.actor.agencyId,
          note_id: told.noteId ?? null,
        })
        .execute(),
    )
  const takeDown = (ctx: Ctx, agencyId: string, ids: { person?: string | null; narrative?: string }) =>
    doing(ctx, async (tx) =>
      tx
        .insertInto('reports')
        .values({
          id: newId(),
          reference: newReference('NB'),
          submission_hash: randomBytes(32),
          follow_up_hash: randomBytes(32),
          received_at: world.clock.now(),
          channel: 'telephone',
          reporter_role: 'witness',
          privacy: 'named',
          can_contact: 'no',
          place_kind: 'street',
          occurred: '{}',
          strands: [],
          types: [],
          narrative_id:
            ids.narrative ?? (await ctx.vault.addText(tx, 'narrative', 'words', world.clock.now())),
          person_id: ids.person ?? null,
          agency_id: agencyId,
        })
        .execute(),
    )

  test('a person or words whose id one knows are not one’s own by writing the id down', async () => {
    const mine = outsider.actor.agencyId
    for (const ctx of [outsider.ctx(), world.publicCtx()]) {
      await assert.rejects(takeDown(ctx, mine, { person: report.personId }), REFUSED)
      await assert.rejects(takeDown(ctx, mine, { narrative: narrativeId }), REFUSED)
    }
    await takeDown(outsider.ctx(), mine, {})
    await assert.rejects(say(outsider, { audience: 'partners', kind: 'note', noteId: narrativeId }), REFUSED)
    await assert.rejects(
      doing(worker.ctx(), (tx) =>
        sql`insert into referral_attempts (id, referral_id, at, by_user, channel, result, note_id)
          select ${newId()}, id, now(), ${worker.actor.userId}, 'call', 'spoke', ${narrativeId} from referrals`.execute(
          tx,
        ),
      ),
      REFUSED,
    )
    await assert.rejects(
      doing(outsider.ctx(), (tx) =>
        sql`insert into vault.blind_index (person_id, kind, token) values (${report.personId}, 'phone', 'x')`.execute(
          tx,
        ),
      ),
      REFUSED,
    )
    // While one that says so waits, another is not even tried.
    await world.admin(`update mails set status = 'sent'`)
    await assert.rejects(
      doing(world.publicCtx(), (tx) =>
        sql`insert into mails (id, template, to_person_id, report_id, created_at) values (${newId()}, 'update', ${report.personId}, ${report.id}, now())`.execute(
          tx,
        ),
      ),
      REFUSED,
    )
  })

  test('a person is put into a case only by who sees them', async () => {
    const own = newId()
    await doing(outsider.ctx(), async (tx) => {
      await sql`insert into cases (id, reference, lead_agency_id, strands, types, place_kind, summary, opened_at)
        values (${own}, ${newReference('NB')}, ${outsider.actor.agencyId}, '{race}', '{}', 'street', 'Mine', now())`.execute(
        tx,
      )
    })
    await assert.rejects(
      doing(outsider.ctx(), (tx) =>
        sql`insert into case_people (case_id, person_id, role, label) values (${own}, ${report.personId}, 'witness', 'B')`.execute(
          tx,
        ),
      ),
      REFUSED,
    )
    await assert.rejects(say(outsider, { audience: 'person', kind: 'note', caseId: own }), REFUSED)
  })

  test('one entry of the vault belongs to one row', async () => {
    const ctx = outsider.ctx()
    const twice = doing(ctx, async (tx) => {
      const noteId = await ctx.vault.addText(tx, 'narrative', 'words', world.clock.now())
      for (const reference of [newReference('NB'), newReference('NB')])
        await sql`insert into reports (id, reference, submission_hash, follow_up_hash, received_at, channel, reporter_role, privacy,
            can_contact, agency_id, place_kind, occurred, strands, types, narrative_id)
          values (${newId()}, ${reference}, ${randomBytes(32)}, ${randomBytes(32)}, now(), 'web', 'witness', 'anonymous', 'no',
            ${outsider.actor.agencyId}, 'street', '{}', '{}', '{}', ${noteId})`.execute(tx)
    })
    await assert.rejects(twice, /reports_narrative/)
  })

  test('the public adds nothing to a report that is not its own, and writes to nobody but its readers', async () => {
    const statements = [
      sql`insert into consents (id, report_id, purpose, answer, given_at) values (${newId()}, ${report.id}, 'specialist_charity', 'yes', now())`,
      sql`insert into timeline (id, report_id, at, kind, audience) values (${newId()}, ${report.id}, now(), 'report.received', 'person')`,
      sql`insert into clocks (id, report_id, kind, sequence, starts_at, due_at) values (${newId()}, ${report.id}, 'acknowledge', 7, now(), now())`,
      sql`insert into mails (id, template, to_user_id, report_id, created_at) values (${newId()}, 'new-report', ${officer.actor.userId}, ${report.id}, now())`,
      sql`insert into mails (id, template, to_user_id, created_at) values (${newId()}, 'new-report', ${officer.actor.userId}, now())`,
    ]
    for (const statement of statements)
      await assert.rejects(
        doing(world.publicCtx(), (tx) => statement.execute(tx)),
        REFUSED,
      )
  })

  test('an entry of the timeline is signed by whoever writes it, and is about its own case', async () => {
    await assert.rejects(
      say(officer, { audience: 'person', kind: 'note', actorId: worker.actor.userId }),
      REFUSED,
    )
    const other = await tellReport(world.publicCtx(), { agencyId: city.id })
    await assert.rejects(
      say(officer, { audience: 'person', kind: 'note', caseId, reportId: other.id }),
      REFUSED,
    )
    await say(officer, { audience: 'person', kind: 'case.note', caseId })
  })

  test('the trail says who acted, whatever the statement says', async () => {
    const claim = (action: string) =>
      sql`insert into audit.entries (actor_kind, actor_id, actor_name, agency_id, action)
        values ('system', ${worker.actor.userId}, 'Somebody Else', ${service.id}, ${action})`
    await doing(officer.ctx(), (tx) => claim('claim.staff').execute(tx))
    await officer.ctx().db.facts((tx) => claim('claim.facts').execute(tx))
    await doing(world.systemCtx('a job'), (tx) => claim('claim.system').execute(tx))
    await doing(world.publicCtx(), (tx) => claim('claim.public').execute(tx))
    const rows = await world.admin(
      `select action, actor_kind, actor_id, actor_name, agency_id from audit.entries where action like 'claim.%' order by action`,
    )
    const { userId, name } = officer.actor
    const staff = { actor_kind: 'staff', actor_id: userId, actor_name: name, agency_id: city.id }
    const nobody = { actor_id: null, agency_id: null }
    assert.deepEqual(rows, [
      { action: 'claim.facts', ...staff },
      { action: 'claim.public', actor_kind: 'public', actor_name: null, ...nobody },
      { action: 'claim.staff', ...staff },
      { action: 'claim.system', actor_kind: 'system', actor_name: 'a job', ...nobody },
    ])
  })

  test('whom a case was referred to reads what was agreed and the clocks, and changes neither', async () => {
    const change = (who: Person, statement: ReturnType<typeof sql>) =>
      who.ctx().db.transaction(async (tx) => Number((await statement.execute(tx)).numAffectedRows ?? 0n))
    const withdraw = sql`update consents set withdrawn_at = now() where report_id = ${report.id}`
    const meet = (kind: string) =>
      sql`update clocks set met_at = now() where case_id = ${caseId} and kind = ${kind} and met_at is null`
    assert.equal(await change(worker, withdraw), 0)
    assert.equal(await change(worker, meet('review')), 0)
    assert.equal(await change(worker, meet('victim_referral')), 1)
    await assert.rejects(
      change(officer, sql`update clocks set agency_id = ${service.id} where case_id = ${caseId}`),
      REFUSED,
    )
    assert.equal(await change(officer, meet('review')), 1)
    assert.ok((await change(officer, withdraw)) > 0)
  })

  test('what an agency wrote for itself before there was a case stays with it', async () => {
    const kinds = (who: Person) =>
      who.ctx().db.transaction(async (tx) => {
        const rows = await tx
          .selectFrom('timeline')
          .select('kind')
          .where('report_id', '=', report.id)
          .execute()
        return rows.map(({ kind }) => kind)
      })
    assert.ok((await kinds(officer)).includes('report.set_aside'))
    assert.ok(!(await kinds(worker)).includes('report.set_aside'))
    assert.ok((await kinds(worker)).includes('case.opened'))
  })

  test('the system makes secrets and overwrites none', async () => {
    await assert.rejects(
      doing(world.systemCtx(), (tx) => sql`update vault.secrets set wrapped = 'x'`.execute(tx)),
      REFUSED,
    )
  })
})
