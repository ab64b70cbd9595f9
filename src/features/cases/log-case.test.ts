import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../../../test/support/world.ts'
import { contextFor, type StaffCtx } from '../../access/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { Forbidden, NotFound } from '../../platform/problems.ts'
import { logCase, previewLog } from './log-case.ts'
import { tellReport, type ReportShape } from './testing/a-report.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world.close())

const command = (reportReference: string) => ({
  reportReference,
  summary: 'Shouted at while waiting for a bus',
  strands: ['race'],
  types: ['verbal_abuse'],
})

async function scene() {
  const council = await world.agency({ name: 'Northbrook Council', area: 'Northbrook' })
  const victims = await world.agency({
    name: 'Northbrook Victim Care',
    kind: 'victim_service',
    area: 'Northbrook',
  })
  const officer = await world.staff({ agency: council, roles: ['officer'], name: 'Ola Officer' })
  const worker = await world.staff({ agency: victims, roles: ['support_worker'], name: 'Vic Worker' })
  const report = (shape: Partial<ReportShape> = {}) =>
    tellReport(world.publicCtx(), { agencyId: council.id, areaId: council.areaId ?? null, ...shape })
  return { council, victims, officer, worker, report }
}

const count = async (text: string, values: unknown[]): Promise<number> =>
  (await world.admin<{ n: number }>(`select count(*)::int as n from ${text}`, values))[0]?.n ?? -1

test('logging makes the case, its person, referral, clocks, timeline, trail and mail at once', async () => {
  const { council, victims, officer, worker, report } = await scene()
  const { id, reference, personId } = await report()
  const outcome = await logCase(officer.ctx(), command(reference), 1)
  assert.deepEqual(outcome, { ok: true, value: { kind: 'logged', reference } })
  const [found] = await world.admin<{ id: string; lead: string; owner: string }>(
    'select id, lead_agency_id as lead, owner_id as owner from cases where reference = $1',
    [reference],
  )
  assert.ok(found)
  assert.equal(found.lead, council.id)
  assert.equal(found.owner, officer.actor.userId)
  assert.equal(await count('case_people where case_id = $1 and person_id = $2', [found.id, personId]), 1)
  const referrals = await world.admin(
    'select status, basis, rule, to_agency_id from referrals where case_id = $1',
    [found.id],
  )
  assert.deepEqual(referrals, [
    { status: 'sent', basis: 'consent', rule: 'victim-service', to_agency_id: victims.id },
  ])
  assert.equal(await count(`clocks where case_id = $1 and stopped_at is null`, [found.id]), 5)
  assert.equal(
    await count(`clocks where report_id = $1 and kind = 'acknowledge' and met_at is not null`, [id]),
    1,
  )
  assert.equal(
    await count(`timeline where case_id = $1 and report_id = $2 and audience = 'person'`, [found.id, id]),
    2,
  )
  assert.equal(await count(`audit.entries where action = 'case.log' and subject_id = $1`, [found.id]), 1)
  assert.equal(
    await count(`mails where template = 'referral-waiting' and to_user_id = $1`, [worker.actor.userId]),
    1,
  )
  assert.equal(await count(`mails where template = 'update' and to_person_id = $1`, [personId]), 1)
  assert.equal(
    await count(`case_access where case_id = $1 and holder_id = $2 and basis = 'referral'`, [
      found.id,
      victims.id,
    ]),
    1,
  )
})

const withheld: [string, Partial<ReportShape>][] = [
  ['said_no', { consents: { victim_service: 'no' } }],
  ['not_asked', { consents: { victim_service: 'not_asked' } }],
  ['not_asked', { consents: {} }],
  ['anonymous', { privacy: 'anonymous', consents: {} }],
  ['no_safe_contact', { canContact: 'no' }],
  ['not_the_person', { role: 'parent' }],
  ['not_the_person', { role: 'professional' }],
  ['no_safe_contact', { canContact: 'follow_up_only' }],
]
for (const [reason, shape] of withheld) {
  test(`a referral is withheld as ${reason} for ${JSON.stringify(shape)}: it gives no sight, no mail and no clock`, async () => {
    const { victims, officer, worker, report } = await scene()
    const { reference } = await report(shape)
    assert.equal((await logCase(officer.ctx(), command(reference), 1)).ok, true)
    const [row] = await world.admin<{
      case_id: string
      status: string
      withheld_reason: string
      basis: string
    }>(
      'select r.case_id, r.status, r.withheld_reason, r.basis from referrals r join cases c on c.id = r.case_id where c.reference = $1',
      [reference],
    )
    assert.ok(row)
    assert.deepEqual([row.status, row.withheld_reason, row.basis], ['withheld', reason, 'none'])
    assert.equal(
      await count('case_access where case_id = $1 and holder_id = $2', [row.case_id, victims.id]),
      0,
    )
    assert.equal(await count(`mails where to_user_id = $1`, [worker.actor.userId]), 0)
    assert.equal(
      await count(`clocks where case_id = $1 and kind = 'victim_referral' and stopped_at is null`, [
        row.case_id,
      ]),
      0,
    )
    const seen = await worker
      .ctx()
      .db.transaction((tx) =>
        tx.selectFrom('cases').select('id').where('reference', '=', reference).execute(),
      )
    assert.deepEqual(seen, [])
  })
}

const pupil = { age: 'under_18', behalf: 'objects' }
for (const [whose, shape, sent, clock] of [
  ['a school’s, of a pupil who does not want it', { role: 'school', told: pupil }, 'withheld', 0],
  [
    'a parent’s, of a child who does not want it',
    { role: 'parent', told: { ...pupil, childAge: 'younger' } },
    'withheld',
    0,
  ],
  [
    'a parent’s, of a younger child',
    { role: 'parent', told: { age: 'under_18', behalf: 'unaware', childAge: 'younger' } },
    'sent',
    1,
  ],
  [
    'a parent’s, of a young person who was not asked',
    { role: 'parent', told: { age: 'under_18', behalf: 'unaware', childAge: 'older' } },
    'withheld',
    0,
  ],
] as const) {
  test(`the yes is ${whose}: the referral is ${sent}, and ${clock} clock runs for the police`, async () => {
    const { officer, report } = await scene()
    const { reference } = await report({ ...shape, consents: { victim_service: 'yes', police: 'yes' } })
    assert.equal((await logCase(officer.ctx(), command(reference), 1)).ok, true)
    const [row] = await world.admin<{ id: string; status: string }>(
      'select c.id, f.status from cases c join referrals f on f.case_id = c.id where c.reference = $1',
      [reference],
    )
    assert.equal(row?.status, sent)
    assert.equal(await count(`clocks where case_id = $1 and kind = 'police_told'`, [row.id]), clock)
  })
}

for (const [role, inCase, label] of [
  ['affected', 'affected', 'Person A'],
  ['witness', 'witness', 'Person A, told us'],
  ['parent', 'reporter', 'Person A, told us'],
  ['not_said', 'reporter', 'Person A, told us'],
] as const) {
  test(`whoever reported as ${role} is in the case as ${inCase}, and never as somebody else`, async () => {
    const { officer, report } = await scene()
    const { reference } = await report(role ? { role } : {})
    const ctx = officer.ctx()
    const preview = await world.get(`/reports/${reference}/log`, officer)
    await logCase(ctx, command(reference), 1)
    const people = await world.admin(
      'select p.role, p.label from case_people p join cases c on c.id = p.case_id where c.reference = $1',
      [reference],
    )
    assert.deepEqual(people, [{ role: inCase, label }])
    const page = await world.get(`/cases/${reference}`, officer)
    const own = /own details/
    for (const { html } of [preview, page])
      if (role === 'affected') assert.doesNotMatch(html, own)
      else assert.match(html, own)
    if (role === 'witness') assert.match(page.html, /made by itself, as the witness agreed/)
  })
}

test('what a rule did is signed by the rule, and not as if the officer did it', async () => {
  const { officer, report } = await scene()
  const { reference } = await report()
  await logCase(officer.ctx(), command(reference), 1)
  const { html } = await world.get(`/cases/${reference}`, officer)
  const made = html.slice(html.indexOf('was made by itself'))
  assert.match(made.slice(0, 400), /by rule, when Ola Officer logged the case/)
})

test('somebody who asked for no contact has no first contact due, and the case says why', async () => {
  const { officer, report } = await scene()
  const { reference } = await report({ canContact: 'no' })
  const preview = await world.get(`/reports/${reference}/log`, officer)
  assert.match(preview.html, /They asked for no contact, so no first contact is due/)
  await logCase(officer.ctx(), command(reference), 1)
  const [clock] = await world.admin(
    `select k.stopped_reason from clocks k join cases c on c.id = k.case_id
     where c.reference = $1 and k.kind = 'first_contact' and k.stopped_at is not null`,
    [reference],
  )
  assert.deepEqual(clock, { stopped_reason: 'no_contact_wanted' })
  assert.match(
    (await world.get(`/cases/${reference}`, officer)).html,
    /because the person asked for no contact/,
  )
})

test('a try that reached nobody is kept, meets no clock, and is not told to the person', async () => {
  const { officer, report } = await scene()
  const { reference } = await report({})
  await logCase(officer.ctx(), command(reference), 1)
  const send = (more: Record<string, string>) =>
    world.post(
      `/cases/${reference}/contact`,
      { once: newId(), channel: 'call', note: 'KEPTNOTE', ...more },
      officer,
    )
  const asked = await send({})
  assert.equal(asked.status, 422)
  assert.match(asked.html, /Select whether you reached the person/)
  assert.match(asked.html, /KEPTNOTE/)
  assert.equal((await send({ reached: 'no' })).status, 303)
  const open = () =>
    world.admin(
      `select 1 from clocks k join cases c on c.id = k.case_id
       where c.reference = $1 and k.kind = 'first_contact' and k.met_at is null`,
      [reference],
    )
  assert.equal((await open()).length, 1)
  const told = await world.admin(
    `select t.audience, t.report_id from timeline t join cases c on c.id = t.case_id
     where c.reference = $1 and t.kind = 'case.tried'`,
    [reference],
  )
  assert.deepEqual(told, [{ audience: 'partners', report_id: null }])
  assert.equal((await send({ reached: 'yes' })).status, 303)
  assert.equal((await open()).length, 0)
})

for (const shape of [{ privacy: 'anonymous', canContact: 'follow_up_only' }, { canContact: 'no' }] as const) {
  test(`no call is offered or taken for ${JSON.stringify(shape)}; the follow-up page is`, async () => {
    const { officer, report } = await scene()
    const { reference } = await report({ ...shape, consents: {} })
    await logCase(officer.ctx(), command(reference), 1)
    const path = `/cases/${reference}/contact`
    const form = await world.get(path, officer)
    assert.doesNotMatch(form.html, /Telephone call/)
    assert.match(form.html, /Answer on the follow-up page/)
    assert.match(form.html, /They got in touch with us/)
    const call = await world.post(
      path,
      { once: newId(), channel: 'call', reached: 'yes', note: 'KEPTNOTE' },
      officer,
    )
    assert.equal(call.status, 422)
    assert.match(call.html, /KEPTNOTE/)
    const page = await world.post(
      path,
      { once: newId(), channel: 'they_came', reached: 'yes', note: '' },
      officer,
    )
    assert.equal(page.status, 303)
  })
}

for (const consents of [
  { victim_service: 'yes', police: 'yes' },
  { victim_service: 'yes' },
  { police: 'yes' },
] as const) {
  test(`the clocks shown before pressing are those that start, to the minute: ${JSON.stringify(consents)}`, async () => {
    const { officer, report } = await scene()
    const { reference } = await report({ consents })
    const ctx = officer.ctx()
    const shown = await ctx.db.transaction((tx) => previewLog(tx, ctx, reference))
    assert.ok(shown.kind === 'free')
    await logCase(ctx, command(reference), 1)
    const started = await world.admin<{ kind: string; due: Date }>(
      `select k.kind, k.due_at as due from clocks k join cases c on c.id = k.case_id
       where c.reference = $1 and k.stopped_at is null order by k.due_at, k.kind`,
      [reference],
    )
    const byKind = (a: { kind: string }, b: { kind: string }) => a.kind.localeCompare(b.kind)
    assert.deepEqual([...shown.follows.clocks].sort(byKind), started.sort(byKind))
  })
}

test('why it is a case is kept with the decision: as chosen, or who told us perceives it so', async () => {
  const { officer, report } = await scene()
  const kept = async (role: ReportShape['role'], reason?: string) => {
    const { id, reference } = await report(role ? { role } : {})
    const outcome = await logCase(officer.ctx(), { ...command(reference), ...(reason && { reason }) }, 1)
    const [row] = await world.admin<{ reason: string }>(
      `select reason from report_decisions where report_id = $1 and decision = 'logged'`,
      [id],
    )
    return row?.reason ?? (outcome.ok ? outcome.value.kind : outcome.problems.map(({ field }) => field))
  }
  assert.equal(await kept('affected'), 'perceived_affected')
  assert.equal(await kept('witness'), 'perceived_other')
  assert.equal(await kept('witness', 'belongs'), 'belongs')
  assert.deepEqual(await kept('witness', 'proven'), ['reason'])
})

test('a second press lands on the same case and says who was first', async () => {
  const { officer, council, report } = await scene()
  const { reference } = await report()
  const other = await world.staff({ agency: council, roles: ['manager'], name: 'Mo Manager' })
  await logCase(officer.ctx(), command(reference), 1)
  const second = await logCase(other.ctx(), command(reference), 1)
  assert.ok(second.ok && second.value.kind === 'already')
  assert.equal(second.value.by, 'Ola Officer')
})

test('ten officers pressing at once make one case and one referral', async () => {
  const { officer, council, report } = await scene()
  const { reference } = await report()
  const others = []
  for (let i = 0; i < 9; i += 1)
    others.push(await world.staff({ agency: council, roles: ['officer'], name: `Officer ${i}` }))
  const outcomes = await Promise.all(
    [officer, ...others].map((each) => logCase(each.ctx(), command(reference), 1)),
  )
  const kinds = outcomes.map((each) => (each.ok ? each.value.kind : 'problem'))
  assert.equal(kinds.filter((kind) => kind === 'logged').length, 1)
  assert.equal(kinds.filter((kind) => kind === 'already').length, 9)
  assert.equal(await count('cases where reference = $1', [reference]), 1)
  assert.equal(
    await count('referrals r join cases c on c.id = r.case_id where c.reference = $1', [reference]),
    1,
  )
})

test('a failure at any step of logging leaves nothing behind', async () => {
  const { officer, report } = await scene()
  const { id, reference } = await report()
  const before = await everything(id, reference)
  let step = 0
  let outcome: Awaited<ReturnType<typeof logCase>> | undefined
  while (!outcome) {
    step += 1
    assert.ok(step < 100, 'logging ends')
    outcome = await logCase(failingAt(officer.ctx(), step), command(reference), 1).catch((fault: unknown) => {
      assert.ok(fault instanceof Error && fault.message === 'struck', String(fault))
      return undefined
    })
    if (!outcome) assert.deepEqual(await everything(id, reference), before, `after a failure at step ${step}`)
  }
  assert.ok(outcome.ok)
  assert.ok(step > 15, `only ${step} statements were tried`)
})

// The same officer over a connection that breaks at the nth statement of the transaction.
function failingAt(ctx: StaffCtx, step: number): StaffCtx {
  let left = step
  const raw = world.services.raw.withPlugin({
    transformQuery: ({ node }) => {
      left -= 1
      if (left === 0) throw new Error('struck')
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return contextFor({ ...world.services, raw }, ctx.actor, ctx.requestId)
}

const everything = async (reportId: string, reference: string) =>
  world.admin(
    `select (select row(r.status, r.version)::text from reports r where id = $1) as report,
      (select count(*)::int from cases where reference = $2) as cases,
      (select count(*)::int from case_reports) as links, (select count(*)::int from case_people) as people,
      (select count(*)::int from case_access) as access, (select count(*)::int from referrals) as referrals,
      (select count(*)::int from clocks) as clocks, (select count(*)::int from clocks where met_at is not null) as met,
      (select count(*)::int from timeline) as timeline, (select count(*)::int from mails) as mails,
      (select count(*)::int from audit.entries) as audit`,
    [reportId, reference],
  )

test('another agency finds no such report, and a colleague of the wrong role is refused', async () => {
  const { council, victims, report } = await scene()
  const { reference } = await report()
  const outsider = await world.staff({ agency: victims, roles: ['officer'] })
  const chair = await world.staff({ agency: council, roles: ['chair'] })
  await assert.rejects(logCase(outsider.ctx(), command(reference), 1), NotFound)
  await assert.rejects(logCase(chair.ctx(), command(reference), 1), Forbidden)
  const analyst = await world.staff({ agency: council, roles: ['analyst'] })
  await assert.rejects(logCase(analyst.ctx(), command(reference), 1), NotFound)
})

test('a report that changed meanwhile is shown again before anything is done', async () => {
  const { officer, report } = await scene()
  const { reference } = await report()
  const outcome = await logCase(officer.ctx(), command(reference), 7)
  assert.ok(outcome.ok && outcome.value.kind === 'changed')
  assert.equal(await count('cases where reference = $1', [reference]), 0)
})

test('a summary that is empty, too long or holds contact details is refused by its field', async () => {
  const { officer, report } = await scene()
  const { reference } = await report()
  for (const summary of [
    '',
    '  ',
    'x'.repeat(501),
    'Ring 07700 900461 about it',
    'Lives at LE1 6ZG',
    'a.b@example.org',
  ]) {
    const outcome = await logCase(officer.ctx(), { ...command(reference), summary }, 1)
    assert.deepEqual(
      outcome.ok ? [] : outcome.problems.map(({ field }) => field),
      ['summary'],
      summary.slice(0, 30),
    )
  }
  const bad = await logCase(officer.ctx(), { ...command(reference), strands: ['nonsense'], types: [] }, 1)
  assert.deepEqual(bad.ok ? [] : bad.problems.map(({ field }) => field), ['strands', 'types'])
})

test('first safe contact counts from the report, as the receipt and the page before logging say', async () => {
  const { officer, report } = await scene()
  const { reference } = await report()
  const began = world.clock.now().toISOString()
  // Told on a Wednesday, logged on the Thursday: the person waits until the end of Friday.
  world.clock.set('2026-11-19T15:00:00Z')
  try {
    const page = await officer.ctx().db.transaction((tx) => previewLog(tx, officer.ctx(), reference))
    assert.ok('follows' in page)
    const due = new Date('2026-11-20T23:59:59.999Z')
    assert.deepEqual(page.follows.clocks.find(({ kind }) => kind === 'first_contact')?.due, due)
    assert.ok((await logCase(officer.ctx(), command(reference), 1)).ok)
    const clocks = await world.admin<{ kind: string; due_at: Date; starts_at: Date }>(
      `select k.kind, k.due_at, k.starts_at from clocks k join cases c on c.id = k.case_id where c.reference = $1
        and k.kind in ('first_contact', 'risk_assessment') order by k.kind`,
      [reference],
    )
    assert.deepEqual(clocks[0]?.due_at, due)
    assert.equal(clocks[0]?.starts_at.toISOString().slice(0, 10), '2026-11-18')
    assert.equal(clocks[1]?.starts_at.toISOString().slice(0, 10), '2026-11-19')
  } finally {
    world.clock.set(began)
  }
})
