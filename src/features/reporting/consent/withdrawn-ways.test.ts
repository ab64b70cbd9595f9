// Every way by which more could be done with a report that its person withdrew, each with what becomes of it. What people
// read when they withdraw is that nobody does more with it, unless somebody is in serious danger or a child is at risk.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { logCase } from '../../cases/index.ts'
import { type ReportAnswers, submitReport } from '../index.ts'
import { DECISIONS, REPORT_ACTIONS } from '../report-actions.ts'
import { asHolder } from '../follow-up/open-report.ts'
import { fieldsOf } from '../testing/walk-form.ts'
import { withdrawReport } from './withdraw.ts'

let world: World
let council: Agency
let south: Agency
let officer: Person
let triage: Person
let theirs: Person
let colleague: Person

before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  south = await world.agency({ name: 'South Council', area: 'South' })
  officer = await world.staff({ agency: council, roles: ['officer', 'manager'] })
  triage = await world.staff({ agency: council, roles: ['triage'] })
  colleague = await world.staff({ agency: council, roles: ['officer'] })
  theirs = await world.staff({ agency: south, roles: ['officer'] })
})
after(() => world.close())

type Told = { reference: string; reportId: string; code: string }
const tell = (areaId = council.areaId ?? ''): Promise<Told> =>
  submitReport(
    world.publicCtx(),
    {
      narrative: { v: 1, what: 'They shouted at me', when: '', place: '', postcode: '', why: '' },
      occurred: { kind: 'unknown', said: 'not_said' },
      happenedBefore: 'not_said',
      place: { postcode: '', areaId },
      placeKind: 'street',
      strands: [],
      role: 'affected',
      privacy: 'anonymous',
      canContact: 'follow_up_only',
      person: null,
      consents: { victim_service: 'not_asked', police: 'not_asked', council_partners: 'not_asked' },
    } satisfies ReportAnswers,
    randomToken(),
  )
// As the page does; by the page itself in withdraw.test.ts.
const withdraw = async ({ reference, code }: Told) => {
  const key = { reference, code }
  assert.ok(await withdrawReport(asHolder(world.services, world.publicCtx(), key), key))
}
const logged = async ({ reference, reportId }: Told) => {
  const [{ version = 1 } = {}] = await world.admin<{ version: number }>(
    'select version from reports where id = $1',
    [reportId],
  )
  const command = { reportReference: reference, summary: 'Shouting', strands: ['race'], types: ['threats'] }
  assert.ok((await logCase(officer.ctx(), command, version)).ok)
}
const groundsOf = async ({ reportId }: Told) =>
  (
    await world.admin<{ way: string }>('select way from withdrawn_grounds where report_id = $1', [reportId])
  ).map(({ way }) => way)
async function decide(as: Person, path: string, answers: Record<string, string | string[]>) {
  const page = await world.get(path, as)
  return world.post(path, { ...fieldsOf(page.html), ...answers }, as)
}

type Answers = Record<string, string>
type Row = {
  way: string
  /** `ground`: refused without one, and goes on one. `open`: ends what is done, or only keeps. `gone`: not there any more. */
  result: 'ground' | 'open' | 'gone'
  ready?: (told: Told) => Promise<unknown>
  press: (told: Told, ground: Answers) => Promise<{ status: number }>
  triage?: boolean
}
let lead: Told
const decision = (action: string, answers: Answers, ready?: Row['ready']): Row => ({
  way: action,
  result: 'ground',
  ...(ready && { ready }),
  press: ({ reference }, ground) =>
    decide(officer, `/reports/${reference}/${action}`, { ...answers, ...ground }),
})
const open = (row: Row): Row => ({ ...row, result: 'open' })
const sendSouth = async ({ reference }: Told) =>
  assert.equal(
    (await decide(officer, `/reports/${reference}/transfer`, { authority: south.id, reason: 'place' }))
      .status,
    303,
  )
const recorded = async ({ reference }: Told) =>
  assert.equal(
    (await decide(officer, `/reports/${reference}/record_only`, { reason: 'person_asked' })).status,
    303,
  )
const merged = async ({ reference }: Told) =>
  assert.equal(
    (
      await decide(officer, `/reports/${reference}/merge`, {
        other: lead.reference,
        leads: 'other',
        reason: 'told_twice',
      })
    ).status,
    303,
  )
const linked = async ({ reference }: Told) =>
  assert.equal(
    (await decide(officer, `/reports/${reference}/link`, { case: lead.reference, reason: 'same_incident' }))
      .status,
    303,
  )
const STILL_OPEN = ['messages', 'call', 'risk', 'police', 'view', 'referral', 'clocks']
const closed = async (told: Told) => {
  await logged(told)
  const answers = { closure: 'resolved', reason: 'Nothing more to do', left: STILL_OPEN }
  const page = await decide(officer, `/cases/${told.reference}/close`, answers)
  assert.equal(page.status, 303)
}
const WAYS: readonly Row[] = [
  {
    way: 'log',
    result: 'ground',
    press: ({ reference }, ground) =>
      decide(officer, `/reports/${reference}/log`, {
        summary: 'Shouting',
        strands: 'race',
        types: 'threats',
        ...ground,
      }),
  },
  {
    ...decision('link', { reason: 'same_incident' }),
    press: ({ reference }, ground) =>
      decide(officer, `/reports/${reference}/link`, {
        case: lead.reference,
        reason: 'same_incident',
        ...ground,
      }),
  },
  {
    ...decision('merge', {}),
    press: ({ reference }, ground) =>
      decide(officer, `/reports/${reference}/merge`, {
        other: lead.reference,
        leads: 'other',
        reason: 'told_twice',
        ...ground,
      }),
  },
  {
    way: 'merge, as the one that leads',
    result: 'ground',
    press: async ({ reference }, ground) => {
      const other = await tell()
      return decide(officer, `/reports/${reference}/merge`, {
        other: other.reference,
        leads: 'this',
        reason: 'told_twice',
        ...ground,
      })
    },
  },
  {
    ...decision('transfer', {}),
    press: ({ reference }, ground) =>
      decide(officer, `/reports/${reference}/transfer`, { authority: south.id, reason: 'place', ...ground }),
  },
  {
    way: 'hand',
    result: 'ground',
    triage: true,
    press: ({ reference }, ground) =>
      decide(triage, `/reports/${reference}/hand`, { authority: south.id, reason: 'place', ...ground }),
  },
  decision('pass_on', { reason: 'other_agency', toName: 'Anytown Advice', whatFor: 'health', police: 'no' }),
  {
    way: 'accept what was sent on before',
    result: 'gone',
    ready: sendSouth,
    press: ({ reference }) => world.post(`/reports/${reference}/answer`, { answer: 'accepted' }, theirs),
  },
  {
    way: 'ask the person more, from the queue',
    result: 'ground',
    press: ({ reference }, ground) =>
      world.post(
        `/reports/${reference}/reply`,
        { message: 'What colour?', messageId: newId(), ...ground },
        officer,
      ),
  },
  {
    way: 'ask the person more, from its case',
    result: 'ground',
    ready: logged,
    press: ({ reference }, ground) =>
      world.post(`/cases/${reference}/reply`, { note: 'What colour?', once: newId(), ...ground }, officer),
  },
  {
    way: 'tell the police of its case',
    result: 'ground',
    ready: logged,
    press: ({ reference }, ground) =>
      world.post(
        `/cases/${reference}/police`,
        { once: newId(), note: '', urgent: 'yes', ...ground },
        officer,
      ),
  },
  {
    way: 'reopen its case',
    result: 'ground',
    ready: closed,
    press: ({ reference }, ground) =>
      decide(officer, `/cases/${reference}/reopen`, { reason: 'Something new', ...ground }),
  },
  {
    way: 'translate it',
    result: 'ground',
    press: ({ reference }, ground) =>
      world.post(`/reports/${reference}/translation`, { translation: 'In English', ...ground }, officer),
  },
  {
    way: 'assess the risk of its case',
    result: 'ground',
    ready: logged,
    press: ({ reference }, ground) =>
      decide(officer, `/cases/${reference}/risk`, { level: 'high', reason: 'A threat', ...ground }),
  },
  {
    way: 'give its case to a colleague',
    result: 'ground',
    ready: logged,
    press: ({ reference }, ground) =>
      decide(officer, `/cases/${reference}/assign`, { ownerId: colleague.actor.userId, ...ground }),
  },
  {
    way: 'review its case',
    result: 'ground',
    ready: logged,
    press: ({ reference }, ground) =>
      world.post(`/cases/${reference}/review`, { once: newId(), note: 'Looked again', ...ground }, officer),
  },
  // What ends work on it, undoes what brought it somewhere, or only keeps what is.
  open(decision('record_only', { reason: 'person_asked' })),
  open(decision('spam', { reason: 'test' })),
  open(decision('not_hate', { reason: 'other_matter', told: 'We end this here' })),
  open(decision('return', { reason: 'set_aside_by_mistake' }, recorded)),
  open(decision('split', { reason: 'merged_by_mistake' }, merged)),
  open(decision('unlink', { reason: 'linked_by_mistake' }, linked)),
  {
    way: 'take_back',
    result: 'gone',
    ready: sendSouth,
    press: ({ reference }) => world.post(`/reports/${reference}/take_back`, { reason: 'no_answer' }, officer),
  },
  {
    way: 'acknowledge',
    result: 'open',
    press: ({ reference }) => world.post(`/reports/${reference}/acknowledge`, {}, officer),
  },
  {
    way: 'close its case',
    result: 'open',
    ready: logged,
    press: ({ reference }) =>
      decide(officer, `/cases/${reference}/close`, {
        closure: 'resolved',
        reason: 'The person withdrew it',
        left: STILL_OPEN,
      }),
  },
  {
    way: 'note why it was ended',
    result: 'open',
    ready: logged,
    press: ({ reference }) =>
      world.post(
        `/cases/${reference}/note`,
        { once: newId(), note: 'They withdrew it', audience: 'agency' },
        officer,
      ),
  },
  {
    way: 'write down a contact that there was',
    result: 'open',
    ready: logged,
    press: ({ reference }) =>
      world.post(
        `/cases/${reference}/contact`,
        { once: newId(), channel: 'they_came', reached: 'yes', note: '' },
        officer,
      ),
  },
]

for (const { way, result, ready, press, triage: waits } of WAYS)
  test(`${way}: ${result === 'ground' ? 'only on a ground, which is kept and which its person reads' : result}`, async () => {
    lead = await tell()
    if (way === 'link' || ready === linked) await logged(lead)
    const told = await tell(waits ? '' : undefined)
    await ready?.(told)
    await withdraw(told)
    const without = await press(told, {})
    if (result === 'open') {
      assert.equal(without.status, 303)
      return
    }
    if (result === 'gone') {
      assert.ok([403, 404, 409].includes(without.status), String(without.status))
      return
    }
    assert.equal(without.status, 422)
    assert.deepEqual(await groundsOf(told), [])
    assert.equal((await press(told, { ground: 'made_up' })).status, 422)
    assert.equal((await press(told, { ground: 'child_at_risk' })).status, 303)
    if (way === 'tell the police of its case') return
    assert.equal((await groundsOf(told)).length, 1)
    const { html } = await world.post('/follow-up', { reference: told.reference, code: told.code })
    if (!way.startsWith('ask')) assert.match(html, /used again after you withdrew it/)
  })

test('the table has every decision about a report', () => {
  const missing = [...DECISIONS, ...REPORT_ACTIONS].filter(
    (action) => action !== 'reply' && !WAYS.some(({ way }) => way === action),
  )
  assert.deepEqual(missing, [])
})

test('the forms of what is done with it say from the start that it was withdrawn, and ask for the ground', async () => {
  const told = await tell()
  const lead = await tell()
  const forms = (reference: string) =>
    Promise.all(
      ['link', 'merge', 'transfer', 'pass_on', 'log'].map(
        async (action) => (await world.get(`/reports/${reference}/${action}`, officer)).html,
      ),
    )
  for (const html of await forms(told.reference)) assert.doesNotMatch(html, /Why is more done with it/)
  await withdraw(told)
  for (const [at, html] of (await forms(told.reference)).entries()) {
    assert.match(
      html,
      /The person withdrew this\. Why is more done with it\?[\s\S]*name="ground"/,
      String(at),
    )
    assert.equal(html.match(/name="ground"[^>]*value="child_at_risk"/g)?.length, 1)
  }
  for (const html of (await forms(told.reference)).slice(0, 4))
    assert.match(html, /The person withdrew this report on/)
  const [link = '', merge = ''] = await forms(told.reference)
  for (const html of [link, merge]) assert.doesNotMatch(html, /police have it|name="urgent"/)
  const other = await decide(officer, `/reports/${lead.reference}/merge`, {
    other: told.reference,
    leads: 'this',
    reason: 'told_twice',
  })
  assert.equal(other.status, 422)
  assert.match((other as { html?: string }).html ?? '', /The person withdrew this\. Why is more done with it/)
})

test('a case of which another report stands is worked on for that one, and a ground that was given serves for the work after it', async () => {
  const [mine, other] = [await tell(), await tell()]
  await logged(mine)
  const link = { case: mine.reference, reason: 'same_incident' }
  assert.equal((await decide(officer, `/reports/${other.reference}/link`, link)).status, 303)
  await withdraw(other)
  const risk = (level: string, ground: Answers = {}) =>
    decide(officer, `/cases/${mine.reference}/risk`, { level, reason: 'A threat', ...ground })
  assert.equal((await risk('medium')).status, 303, 'the other person has not withdrawn')
  await withdraw(mine)
  assert.equal((await risk('high')).status, 422)
  assert.equal((await risk('high', { ground: 'vital_interests' })).status, 303)
  assert.equal((await risk('medium')).status, 303, 'the same ground')
  assert.deepEqual([await groundsOf(mine), await groundsOf(other)], [['risk'], ['risk']])
})

test('what was withdrawn stays in the lists of cases and in the figures, and both say so', async () => {
  const [told, other] = [await tell(), await tell()]
  await logged(told)
  await logged(other)
  const counted = async () => {
    const { html } = await world.get('/insight', officer)
    return Number(/dealt with: (\d+) reports? of those/.exec(html)?.[1])
  }
  const before = await counted()
  await withdraw(told)
  assert.equal(await counted(), before + 1)
  const lineOf = async ({ reference }: Told) =>
    (await world.get('/cases.csv?status=all', officer)).html
      .split('\n')
      .find((line) => line.includes(reference))
  assert.match((await lineOf(told)) ?? '', /,Yes,Shouting/)
  assert.match((await lineOf(other)) ?? '', /,No,Shouting/)
  const list = (await world.get('/cases?status=all', officer)).html
  const row = (reference: string) => list.split('<tr').find((each) => each.includes(reference)) ?? ''
  assert.match(row(told.reference), />\s*Withdrawn\s*</)
  assert.doesNotMatch(row(other.reference), />\s*Withdrawn\s*</)
})

test('whoever wrote after they withdrew is answered without a ground', async () => {
  const told = await tell()
  await withdraw(told)
  const { reference, code } = told
  await world.post('/follow-up', {
    reference,
    code,
    do: 'message',
    message: 'What happens now?',
    once: newId(),
  })
  const answer = await world.post(
    `/reports/${reference}/reply`,
    { message: 'Nothing more', messageId: newId() },
    officer,
  )
  assert.equal(answer.status, 303)
})

test('the database takes a withdrawn report into no case, under no other and to nobody, whatever the program does', async () => {
  const [told, other] = [await tell(), await tell()]
  await logged(other)
  await withdraw(told)
  const refused = (statement: ReturnType<typeof sql>) =>
    assert.rejects(
      officer.ctx().db.transaction((tx) => statement.execute(tx)),
      /the person withdrew this report/,
    )
  await refused(sql`insert into case_reports (report_id, case_id, linked_at)
    select ${told.reportId}, id, now() from cases where reference = ${other.reference}`)
  await refused(sql`insert into report_merges (id, report_id, lead_id, merged_at, merged_by)
    values (${newId()}, ${told.reportId}, ${other.reportId}, now(), ${officer.actor.userId})`)
  await refused(sql`update reports set status = 'passed_on' where id = ${told.reportId}`)
  await refused(sql`insert into report_transfers (id, report_id, reference, from_agency_id, by_agency_id, to_agency_id, reason,
    basis, sent_at, sent_by, due_at) values (${newId()}, ${told.reportId}, ${told.reference}, ${council.id}, ${council.id}, ${south.id},
    'place', 'routing', now(), ${officer.actor.userId}, now())`)
})

test('no other agency reads on what ground, nor says one', async () => {
  const told = await tell()
  await withdraw(told)
  await decide(officer, `/reports/${told.reference}/pass_on`, {
    reason: 'other_agency',
    toName: 'Anytown Advice',
    whatFor: 'health',
    police: 'no',
    ground: 'child_at_risk',
  })
  assert.deepEqual(await groundsOf(told), ['pass_on'])
  const rows = await theirs
    .ctx()
    .db.transaction((tx) =>
      tx.selectFrom('withdrawn_grounds').selectAll().where('report_id', '=', told.reportId).execute(),
    )
  assert.deepEqual(rows, [])
  await assert.rejects(
    theirs.ctx().db.transaction((tx) =>
      sql`insert into withdrawn_grounds values (${newId()}, ${told.reportId}, ${south.id}, 'log', 'child_at_risk', null, now(),
        ${theirs.actor.userId})`.execute(tx),
    ),
    /row-level security/,
  )
})

test('a mail about it leads to what is still in sight, and else to a page that explains and tells nothing', async () => {
  const told = await tell()
  await withdraw(told)
  const [mail] = await world.admin(
    `select 1 from mails where report_id = $1 and template = 'report-withdrawn' and to_user_id = $2`,
    [told.reportId, officer.actor.userId],
  )
  assert.ok(mail)
  const mine = await world.get(`/reports/${told.reference}/changed`, officer)
  assert.equal(mine.location, `/reports/${told.reference}`)
  const gone = await world.get(`/reports/${told.reference}/changed`, theirs)
  assert.equal(gone.status, 404)
  assert.match(gone.html, /You can no longer open this/)
  const none = await world.get('/reports/NON-0000-00/changed', theirs)
  assert.equal(none.html.replaceAll('NON-0000-00', ''), gone.html.replaceAll(told.reference, ''))
  assert.match((await world.get('/withdrawn', officer)).html, new RegExp(told.reference))
  assert.doesNotMatch((await world.get('/withdrawn', theirs)).html, new RegExp(told.reference))
  assert.match((await world.get('/today', officer)).html, /withdrawn by (its|their) person/)
  await decide(officer, `/reports/${told.reference}/record_only`, { reason: 'person_asked' })
  assert.doesNotMatch((await world.get('/withdrawn', officer)).html, new RegExp(told.reference))
})
