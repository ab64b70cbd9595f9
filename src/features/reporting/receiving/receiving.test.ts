// Nothing is ever lost: whatever is decided about reports, each and every word of it can still be read by whoever holds
// it and with its code; and nobody else sees any of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { logCase } from '../../cases/index.ts'
import { type ReportAnswers, submitReport } from '../index.ts'
import { REASONS } from '../report-actions.ts'
import { fieldsOf, receiptOf } from '../testing/walk-form.ts'
import { TOLD_BY_TWO } from './testing/told-pairs.ts'

let world: World
let north: Agency
let south: Agency
let officer: Person
let colleague: Person
let receiver: Person
let constable: Person
let outsider: Person

before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  south = await world.agency({ name: 'South Council', area: 'South' })
  const west = await world.agency({ name: 'West Council', area: 'West' })
  const force = await world.agency({ name: 'Northbrook Police', kind: 'police', area: 'North' })
  officer = await world.staff({ agency: north, roles: ['officer'], name: 'Olive Officer' })
  colleague = await world.staff({ agency: north, roles: ['manager'], name: 'Mo Manager' })
  receiver = await world.staff({ agency: south, roles: ['officer'] })
  constable = await world.staff({ agency: force, roles: ['officer'] })
  outsider = await world.staff({ agency: west, roles: ['officer', 'manager', 'triage', 'chair'] })
})
after(() => world.close())

const TOLD =
  'On Tuesday two men at the bus stop in Market Street shouted at my mother because of her headscarf and threw a bottle at her'

const told = (what = TOLD, more: Partial<ReportAnswers> = {}): ReportAnswers => ({
  narrative: { v: 1, what, when: '', place: '', postcode: '', why: '' },
  occurred: { kind: 'unknown', said: 'not_said' },
  happenedBefore: 'not_said',
  place: { postcode: '', areaId: north.areaId ?? '' },
  placeKind: 'street',
  strands: ['race'],
  role: 'affected',
  privacy: 'anonymous',
  canContact: 'follow_up_only',
  person: null,
  consents: { victim_service: 'not_asked', police: 'no', council_partners: 'not_asked' },
  ...more,
})
const submit = (what?: string, more?: Partial<ReportAnswers>) =>
  submitReport(world.publicCtx(), told(what, more), randomToken())
type Told = Awaited<ReturnType<typeof submit>>

/** Presses a decision as it is shown now. */
async function press(as: Person, reference: string, action: string, answers: Record<string, string>) {
  const page = await world.get(`/reports/${reference}/${action}`, as)
  if (page.status !== 200) return page
  return world.post(`/reports/${reference}/${action}`, { ...fieldsOf(page.html), ...answers }, as)
}
const statusOf = async (reference: string) =>
  (await world.admin('select status from reports where reference = $1', [reference]))[0]?.['status']
const log = (reference: string, version: number) =>
  logCase(
    officer.ctx(),
    { reportReference: reference, summary: 'Shouting', strands: ['race'], types: ['verbal_abuse'] },
    version,
  )
const followUp = (of: Told) => world.post('/follow-up', { reference: of.reference, code: of.code })
const write = (of: Told, message: string) =>
  world.post('/follow-up', {
    reference: of.reference,
    code: of.code,
    do: 'message',
    message,
    messageId: newId(),
  })

test('a second telling of the same is noticed with its reason, and another agency learns nothing of it', async () => {
  const first = await submit()
  const second = await submit(`${TOLD.replace('Tuesday', 'Monday')}, and nobody helped us`)
  const elsewhere = await submit(TOLD, { place: { postcode: '', areaId: south.areaId ?? '' } })
  const page = (await world.get(`/reports/${second.reference}`, officer)).html
  assert.match(page, /May be the same/)
  assert.ok(page.includes(first.reference) && /of the same words|almost the same words/.test(page))
  assert.ok(!page.includes(elsewhere.reference))
  const rows = await outsider
    .ctx()
    .db.transaction((tx) => tx.selectFrom('report_likenesses').selectAll().execute())
  assert.deepEqual(rows, [])
  const list = (await world.get('/reports?status=duplicates', officer)).html
  assert.ok(list.includes(first.reference) && list.includes(second.reference))
  await world.post(`/reports/${second.reference}/apart`, { other: first.reference }, officer)
  assert.ok(!(await world.get('/reports?status=duplicates', officer)).html.includes(second.reference))
  assert.equal(
    (await world.post(`/reports/${second.reference}/apart`, { other: first.reference }, outsider)).status,
    404,
  )
})

test('a report that was made with the code of another is proposed as the same, by whoever can see both only', async () => {
  const first = await submit('They threw eggs at our door on Sunday night.')
  const again = await world.post('/follow-up', {
    reference: first.reference,
    code: first.code,
    view: 'another',
  })
  const toldWith = /name="with" value="([\w-]+)"/.exec(again.html)?.[1] ?? ''
  assert.doesNotMatch(toldWith, new RegExp(first.code.slice(0, 4)))
  const begun = await world.post('/report', { with: toldWith, go: 'change-what' })
  assert.match(begun.html, new RegExp(`name="with" value="${toldWith}"`), 'it travels with the answers')
  const send = async (values: Record<string, string>) => {
    const form = { step: 'check', go: 'send', what: 'A boy was spat at.', privacy: 'anonymous' }
    return receiptOf(await world.post('/report', { ...form, area: north.areaId ?? '', ...values }))
  }
  const second = await send({ with: toldWith })
  const page = (await world.get(`/reports/${second.reference}`, officer)).html
  assert.match(page, new RegExp(`${first.reference}[\\s\\S]*made with the code of the other one`))
  assert.ok((await world.get('/reports?status=duplicates', officer)).html.includes(second.reference))
  const forged = await send({ with: `${toldWith.slice(0, -4)}AAAA` })
  assert.doesNotMatch(
    (await world.get(`/reports/${forged.reference}`, officer)).html,
    /code of the other one/,
  )
  const elsewhere = await send({ with: toldWith, area: south.areaId ?? '' })
  assert.doesNotMatch(
    (await world.get(`/reports/${elsewhere.reference}`, outsider)).html,
    new RegExp(`${first.reference}|code of the other one`),
  )
  await world.post('/follow-up', { reference: first.reference, code: first.code, do: 'end', sure: 'yes' })
  const late = await send({ with: toldWith, what: 'Nobody helped her.' })
  assert.doesNotMatch((await world.get(`/reports/${late.reference}`, officer)).html, /code of the other one/)
})

test('whoever is shown that a locked person’s details came with another report stands in the trail with it', async () => {
  const withPhone = { privacy: 'named', canContact: 'yes', person: { phone: '07700 900123' } } as const
  const first = await submit('They broke our window while we were away on holiday.', withPhone)
  const guess = await submit('Somebody left a note with bad words at the shop door.', withPhone)
  const alone = await submit('A driver would not let me on with my white cane again.')
  for (const { reference } of [guess, alone])
    assert.equal((await world.get(`/reports/${reference}`, officer)).status, 200)
  const shown = () =>
    world.admin(
      `select subject_id, actor_id, detail from audit.entries where action = 'report.same-person' order by seq`,
    )
  const entry = { subject_id: guess.reportId, actor_id: officer.actor.userId }
  assert.deepEqual(await shown(), [{ ...entry, detail: { others: [first.reference] } }])
  // Once both are cases that the officer has, opening the details is what is written down.
  assert.ok((await log(first.reference, 1)).ok)
  await world.get(`/reports/${guess.reference}`, officer)
  assert.equal((await shown()).length, 2, 'one of them is still locked')
  assert.ok((await log(guess.reference, 1)).ok)
  await world.get(`/reports/${guess.reference}`, officer)
  assert.equal((await shown()).length, 2)
})

test('what two people tell of the same is proposed where place and day agree, and not by its words where they do not', async () => {
  const [[one, other] = ['', '']] = TOLD_BY_TWO.filter(([text]) => text.includes('guide dog'))
  const on = (day: string, placeKind: 'taxi' | 'street') =>
    ({ occurred: { kind: 'day', day }, placeKind, strands: ['disability'] }) as const
  const first = await submit(one, on('2026-11-03', 'taxi'))
  const witness = await submit(other, { ...on('2026-11-04', 'taxi'), strands: ['other'], role: 'witness' })
  const elsewhere = await submit(other.replace('blind', 'nearly blind'), on('2026-10-20', 'street'))
  const parts = async (a: Told, b: Told) =>
    (
      await world.admin('select text_parts from report_likenesses where report_id = $1 and other_id = $2', [
        b.reportId,
        a.reportId,
      ])
    )[0]?.['text_parts']
  const near = Number(await parts(first, witness))
  assert.ok(near >= 10, String(near))
  const far = await parts(first, elsewhere)
  assert.ok(far === undefined || Number(far) >= 16, String(far))
  assert.ok((await world.get(`/reports/${witness.reference}`, officer)).html.includes(first.reference))
})

test('likeness tells nobody that there is a report, or a word of it, which they may not see', async () => {
  const secret = await submit(`${TOLD} QUAGGA`)
  // Whoever guesses the words sends them as their own, also to the same queue, and looks at what comes of it.
  const guess = await submit(`${TOLD} QUAGGA`, { place: { postcode: '', areaId: south.areaId ?? '' } })
  const same = await submit(`${TOLD} QUAGGA`)
  const [row] = await world.admin(
    'select count(*)::int as n from report_likenesses where other_id = $1 and report_id = $2',
    [secret.reportId, same.reportId],
  )
  assert.deepEqual(row, { n: 1 }, 'it is noted')
  for (const [who, mine] of [
    [receiver, guess],
    [outsider, guess],
  ] as const) {
    const page = await world.get(`/reports/${mine.reference}`, who)
    assert.ok(![secret, same].some(({ reference }) => page.html.includes(reference)))
    for (const list of ['duplicates', 'series', 'any'])
      for (const queue of ['mine', 'triage']) {
        const { html } = await world.get(`/reports?status=${list}&queue=${queue}`, who)
        assert.ok(![secret, same].some(({ reference }) => html.includes(reference)))
      }
    for (const path of ['apart', 'together'])
      assert.equal(
        (await world.post(`/reports/${mine.reference}/${path}`, { other: secret.reference }, who)).status,
        404,
      )
    const merge = await press(who, mine.reference, 'merge', {
      other: secret.reference,
      leads: 'this',
      reason: 'told_twice',
    })
    const none = await press(who, mine.reference, 'merge', {
      other: 'NB-2222-22',
      leads: 'this',
      reason: 'told_twice',
    })
    assert.equal(merge.status, none.status, 'one that is there and one that is not are answered alike')
    const rows = await who
      .ctx()
      .db.transaction((tx) => tx.selectFrom('report_likenesses').selectAll().execute())
    assert.ok(rows.every(({ other_id }) => other_id !== secret.reportId && other_id !== same.reportId))
    await assert.rejects(
      who.ctx().db.transaction((tx) => tx.selectFrom('report_signatures').selectAll().execute()),
      /permission denied/,
    )
  }
  // The sender learns nothing either: the receipt and the follow-up page are those of any report.
  const told = (await followUp(same)).html
  assert.ok(!told.includes(secret.reference) && !/same words|May be the same/.test(told))
})

test('the same day, kind of place and ground may be one of a series', async () => {
  const there = { occurred: { kind: 'day', day: '2026-11-10' }, placeKind: 'bus' } as const
  const [a, b] = [await submit('They spat', there), await submit('He pushed', there)]
  const list = (await world.get('/reports?status=series', officer)).html
  assert.ok(list.includes(a.reference) && list.includes(b.reference))
})

test('merged, each keeps its code and its own words, and the leading one shows what the other’s person writes', async () => {
  const [lead, follower] = [await submit('LEADWORDS'), await submit('FOLLOWERWORDS')]
  const answers = { other: follower.reference, leads: 'this', reason: 'told_twice' }
  assert.equal((await press(officer, lead.reference, 'merge', { ...answers, other: '' })).status, 422)
  // Both can be read before anything is decided; of one that is not in the queue, nothing.
  const compared = await press(officer, lead.reference, 'merge', { ...answers, do: 'compare' })
  assert.ok(compared.html.includes('LEADWORDS') && compared.html.includes('FOLLOWERWORDS'))
  const far = await submit('FARWORDS', { place: { postcode: '', areaId: south.areaId ?? '' } })
  const unseen = await press(officer, lead.reference, 'merge', { other: far.reference, do: 'compare' })
  assert.ok(unseen.html.includes('LEADWORDS') && !unseen.html.includes('FARWORDS'))
  assert.equal(await statusOf(follower.reference), 'new')
  assert.equal((await press(officer, lead.reference, 'merge', answers)).status, 303)
  const views = async () =>
    (
      await world.admin(`select 1 from audit.entries where action = 'report.view' and subject_id = $1`, [
        follower.reportId,
      ])
    ).length
  const seen = await views()
  const leading = (await world.get(`/reports/${lead.reference}`, officer)).html
  assert.ok(leading.includes('FOLLOWERWORDS'), 'the account of the one that follows')
  assert.match(leading, /no other agency can be asked to take it over/)
  assert.equal(await views(), seen + 1, 'in the trail, as on its own page')
  assert.match(
    (await world.get(`/reports/${follower.reference}`, officer)).html,
    new RegExp(`Merged into ${lead.reference}`),
  )
  await write(follower, 'LATERWORDS')
  assert.match(
    (await world.get('/reports', officer)).html,
    new RegExp(`${lead.reference}</a>[^/]*New message`),
  )
  const page = (await world.get(`/reports/${lead.reference}`, officer)).html
  assert.ok(page.includes('LATERWORDS') && page.includes(follower.reference))
  const theirs = (await followUp(lead)).html
  assert.ok(!theirs.includes('LATERWORDS') && !theirs.includes(follower.reference))
  assert.ok((await followUp(follower)).html.includes('LATERWORDS'))
  assert.ok((await world.get(`/reports/${follower.reference}`, officer)).html.includes('FOLLOWERWORDS'))
  // As a case, both come into it; split, the follower leaves it and waits again.
  assert.ok((await log(lead.reference, 1)).ok)
  assert.equal(await statusOf(follower.reference), 'logged')
  assert.equal(
    (await press(officer, follower.reference, 'split', { reason: 'merged_by_mistake' })).status,
    303,
  )
  assert.equal(await statusOf(follower.reference), 'new')
  assert.equal(await statusOf(lead.reference), 'logged')
})

test('a report joins a case that is open, and can be taken out again; the one that opened it cannot', async () => {
  const [first, second] = [await submit('FIRST'), await submit('SECOND')]
  assert.ok((await log(first.reference, 1)).ok)
  // Which cases there are is said: nobody knows a reference by heart, and of another agency's nothing is.
  const choose = `/reports/${second.reference}/link`
  const { html } = await world.get(choose, officer)
  assert.match(html, new RegExp(`href="${choose}\\?case=${first.reference}"`))
  const chosen = await world.get(`${choose}?case=${first.reference}`, officer)
  assert.match(chosen.html, new RegExp(`name="case"[^>]*value="${first.reference}"`))
  const wrong = await press(officer, second.reference, 'link', { case: second.reference, reason: 'series' })
  assert.equal(wrong.status, 422)
  const linked = await press(officer, second.reference, 'link', {
    case: first.reference,
    reason: 'series',
    told: 'WETOLDTHEM',
  })
  assert.equal(linked.status, 303)
  assert.ok((await followUp(second)).html.includes('WETOLDTHEM'))
  assert.equal((await press(officer, first.reference, 'unlink', { reason: 'new_facts' })).status, 403)
  assert.equal(
    (await press(officer, second.reference, 'unlink', { reason: 'linked_by_mistake' })).status,
    303,
  )
  assert.equal(await statusOf(second.reference), 'new')
})

test('a transfer shows the report to both until it is accepted, then to the receiver only, and leaves a receipt', async () => {
  const sent = await submit('TRANSFERWORDS')
  const path = `/reports/${sent.reference}`
  assert.equal((await world.get(path, receiver)).status, 404)
  const answers = { authority: south.id, reason: 'place' }
  assert.equal((await press(officer, sent.reference, 'transfer', answers)).status, 303)
  assert.ok((await world.get(path, receiver)).html.includes('TRANSFERWORDS'))
  assert.match((await world.get(path, officer)).html, /Waiting for South Council/)
  assert.equal((await world.get(path, outsider)).status, 404)
  // While it is out, nothing else is decided, and it is not the receiver's to decide yet.
  assert.equal((await press(officer, sent.reference, 'spam', { reason: 'test' })).status, 403)
  assert.equal((await press(receiver, sent.reference, 'record_only', { reason: 'dealt_with' })).status, 403)
  assert.equal((await world.post(`${path}/answer`, { answer: 'returned' }, receiver)).status, 422)
  const back = await world.post(`${path}/answer`, { answer: 'returned', reason: 'not_ours' }, receiver)
  assert.equal(back.status, 303)
  assert.equal((await world.get(path, receiver)).status, 404)
  assert.equal((await press(officer, sent.reference, 'transfer', answers)).status, 303)
  assert.equal((await world.post(`${path}/answer`, { answer: 'accepted' }, outsider)).status, 404)
  assert.equal((await world.post(`${path}/answer`, { answer: 'accepted' }, receiver)).status, 303)
  assert.equal((await world.get(path, officer)).status, 404)
  assert.ok((await world.get(path, receiver)).html.includes('TRANSFERWORDS'))
  assert.ok((await followUp(sent)).status === 200)
  const [clock] = await world.admin('select agency_id from clocks where report_id = $1', [sent.reportId])
  assert.equal(clock?.['agency_id'], south.id)
  const receipt = (await world.get('/reports/transfers', officer)).html
  assert.ok(receipt.includes(sent.reference))
  assert.match(receipt, new RegExp(`Accepted [^<]*, by ${receiver.actor.name}`))
  assert.ok(!(await world.get('/reports/transfers', outsider)).html.includes(sent.reference))
})

test('the police are given a report only with a yes, or on a ground that is kept', async () => {
  const sent = await submit('FORPOLICE')
  const authority = constable.actor.agencyId
  const without = await press(officer, sent.reference, 'transfer', { authority, reason: 'police_matter' })
  assert.equal(without.status, 422)
  assert.equal((await world.get(`/reports/${sent.reference}`, constable)).status, 404)
  const grounds = { authority, reason: 'police_matter', ground: 'vital_interests', urgent: 'yes' }
  assert.equal((await press(officer, sent.reference, 'transfer', grounds)).status, 303)
  assert.equal((await world.get(`/reports/${sent.reference}`, constable)).status, 200)
})

test('two people decide at once: the second sees what the first decided and loses nothing typed', async () => {
  const { reference } = await submit()
  const fields = fieldsOf((await world.get(`/reports/${reference}/not_hate`, colleague)).html)
  assert.equal((await press(officer, reference, 'record_only', { reason: 'person_asked' })).status, 303)
  const late = await world.post(
    `/reports/${reference}/not_hate`,
    { ...fields, reason: 'other_matter', told: 'WHATIWROTE' },
    colleague,
  )
  assert.equal(late.status, 409)
  assert.ok(late.html.includes('Olive Officer') && late.html.includes('WHATIWROTE'))
  assert.equal(await statusOf(reference), 'recorded_only')
})

test('who is not treated as hate is told in our words; spam is held, also several at once, and put back', async () => {
  const [one, two] = [await submit('ONE'), await submit('TWO')]
  assert.equal((await press(officer, one.reference, 'not_hate', { reason: 'other_matter' })).status, 422)
  // They named a ground: somebody felt it, and nobody tells them otherwise.
  const felt = { reason: 'no_prejudice_felt', told: 'OURPLAINWORDS' }
  const denied = await press(officer, one.reference, 'not_hate', felt)
  assert.equal(denied.status, 422)
  assert.match(denied.html, /somebody felt prejudice/)
  const said = await press(officer, one.reference, 'not_hate', {
    reason: 'other_matter',
    told: 'OURPLAINWORDS',
  })
  assert.equal(said.status, 303)
  assert.ok((await followUp(one)).html.includes('OURPLAINWORDS'))
  const three = await submit('THREE')
  const both = [two, three].map(({ reference }) => `${reference} 1`)
  const asked = await world.post('/reports/bulk', { do: 'spam', report: both }, officer)
  assert.ok(asked.status === 200 && asked.html.includes(two.reference))
  const bulk = { do: 'spam', report: both, sure: 'yes', reason: 'advert' }
  assert.equal((await world.post('/reports/bulk', bulk, outsider)).status, 409)
  assert.equal(await statusOf(two.reference), 'new')
  assert.equal((await world.post('/reports/bulk', bulk, officer)).status, 303)
  assert.deepEqual([await statusOf(two.reference), await statusOf(three.reference)], ['spam', 'spam'])
  const back = {
    do: 'return',
    report: both.map((each) => each.replace(' 1', ' 2')),
    sure: 'yes',
    reason: 'new_facts',
  }
  assert.equal((await world.post('/reports/bulk', back, officer)).status, 303)
  assert.equal(await statusOf(three.reference), 'new')
})

test('each side’s view stands by itself, and nothing but a person says that something is a crime', async () => {
  const { reference, reportId } = await submit('VIEWED')
  const path = `/reports/${reference}/views`
  assert.equal((await world.post(`${path}/partner`, {}, officer)).status, 422)
  const mine = { perceives: 'yes', strands: 'religion', reasons: 'words_used' }
  assert.equal((await world.post(`${path}/partner`, mine, officer)).status, 303)
  const police = {
    classification: 'crime',
    policeReference: 'X/1',
    saidBy: 'Crime registrar',
    'saidOn-day': '1',
    'saidOn-month': '11',
    'saidOn-year': '2026',
  }
  assert.equal(
    (await world.post(`${path}/police`, { ...police, 'saidOn-year': '2027' }, officer)).status,
    422,
  )
  assert.equal((await world.post(`${path}/police`, police, officer)).status, 303)
  const page = (await world.get(`/reports/${reference}`, officer)).html
  for (const words of ['Perceives hate or prejudice', 'Recorded as a crime', 'Crime registrar'])
    assert.ok(page.includes(words), words)
  assert.equal((await world.get(`${path}/partner`, outsider)).status, 404)
  const [report] = await world.admin('select strands from reports where id = $1', [reportId])
  assert.deepEqual(report?.['strands'], ['race'])
  const written = await world.admin<{ n: number }>(
    `select count(*)::int as n from report_views where kind = 'police' and by_user is not null`,
  )
  assert.deepEqual(written, [{ n: 1 }])
})

test('whatever is decided, in any order, every report and word stays readable by its holder and by its code', async () => {
  const reports = await Promise.all(Array.from({ length: 6 }, (_, n) => submit(`WORDSOF${n}`)))
  for (const each of reports) await write(each, `MESSAGEOF${each.reference}`)
  let seed = 20_261_118
  const draw = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const pick = <T>(all: readonly T[]): T => all[draw(all.length)] as T
  let carried = 0
  for (let turn = 0; turn < 60; turn += 1) {
    const report = pick(reports)
    const as = pick([officer, receiver])
    const page = (await world.get(`/reports/${report.reference}`, as)).html
    const offered = [...page.matchAll(new RegExp(`/reports/${report.reference}/(\\w+)"`, 'g'))]
      .map(([, action = '']) => action)
      .filter((action) => action in REASONS || action === 'answer' || action === 'log')
    if (offered.length === 0) continue
    const action = pick(offered)
    if (action === 'log') {
      const [row] = await world.admin<{ version: number }>('select version from reports where id = $1', [
        report.reportId,
      ])
      if (as === officer && (await log(report.reference, row?.version ?? 0)).ok) carried += 1
      continue
    }
    const answer = await press(as, report.reference, action, {
      reason: action === 'answer' ? 'not_ours' : pick(REASONS[action as keyof typeof REASONS]),
      answer: pick(['accepted', 'returned']),
      other: pick(reports).reference,
      case: pick(reports).reference,
      leads: pick(['this', 'other']),
      authority: as === officer ? south.id : north.id,
      toName: 'Anytown Advice',
      whatFor: 'support',
      police: 'no',
      told: 'What we tell you',
    })
    assert.ok(answer.status < 500, `${action} answered ${answer.status}`)
    if (answer.status === 303) carried += 1
  }
  assert.ok(carried > 15, `only ${carried} decisions were carried out`)
  for (const [n, report] of reports.entries()) {
    const page = await followUp(report)
    assert.ok(page.html.includes(`MESSAGEOF${report.reference}`), 'the code opens the report no more')
    const seen = await Promise.all(
      [officer, receiver].map((as) => world.get(`/reports/${report.reference}`, as)),
    )
    const holds = seen.filter(
      ({ html }) => html.includes(`WORDSOF${n}`) && html.includes(`MESSAGEOF${report.reference}`),
    )
    assert.ok(holds.length > 0, 'nobody holds the report any more')
    assert.equal((await world.get(`/reports/${report.reference}`, outsider)).status, 404)
  }
})

test('the count of each tab is the length of its list', async () => {
  const home = (await world.get('/reports', officer)).html
  const tabs = [...home.matchAll(/status=(\w+)[^"]*"[^>]*>\s*[^<(]+\((\d+)\)/g)]
  assert.ok(tabs.length >= 6)
  for (const [, tab = '', count] of tabs) {
    const { html: page } = await world.get(`/reports?status=${tab}`, officer)
    // But for those that a row says it may belong with.
    const html = page.replaceAll(/<p class="govuk-hint[^]*?<\/p>/g, '')
    const rows = new Set(
      [...html.matchAll(/href="\/reports\/(NB-\w+-\w+)"/g)].map(([, reference]) => reference),
    )
    assert.equal(rows.size, Number(count), tab)
  }
})
