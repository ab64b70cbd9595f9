// The gate before another person's identity is taken: the rules' own questions, answers that are kept with their reason, and
// what they do not allow kept by nobody, not even past the page.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { submitReport } from '../submit-report.ts'
import { anonymousReport } from '../testing/answers.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { insertOtherPerson } from './other-person.store.ts'

let world: World
let officer: Person
let colleague: Person
let stranger: Person
let path = ''
let report = { reference: '', id: '' }

before(async () => {
  world = await createWorld()
  const council = await world.agency({ name: 'North Council', area: 'North' })
  const county = await world.agency({ name: 'County', area: 'County' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
  colleague = await world.staff({ agency: council, roles: ['manager'] })
  stranger = await world.staff({ agency: county, roles: ['officer', 'manager', 'triage'] })
  const receipt = await submitReport(world.publicCtx(), anonymousReport(council.areaId ?? ''), randomToken())
  report = { reference: receipt.reference, id: receipt.reportId }
  path = `/reports/${report.reference}/other-person`
})
after(() => world.close())

const kept = () => world.admin('select opened, identity_id, answers from other_people order by at')

describe('the gate before another person’s identity is taken', () => {
  test('asks the questions of the rules in force on the day of the report', async () => {
    const page = await world.get(path, officer)
    assert.match(page.html, /About the alleged perpetrator/)
    assert.match(page.html, /Do we need to know who this person is/)
    assert.doesNotMatch(page.html, /name="name"/)
    const unanswered = await world.post(path, { go: 'gate' }, officer)
    assert.equal(unanswered.status, 422)
    assert.match(unanswered.html, /Answer yes or no/)
    assert.match(unanswered.html, /Say why you answer so/)
  })

  test('stays shut to a no: only what was seen is kept, also where a name is sent past the page', async () => {
    const no = { answer0: 'no', reason: 'We can act without it.' }
    const shut = await world.post(path, { ...no, go: 'gate' }, officer)
    assert.match(shut.html, /may not be taken/)
    assert.doesNotMatch(shut.html, /name="name"/)
    const sent = { ...no, go: 'save', description: 'QUAGGACOAT, about 40', name: 'QUAGGANAME' }
    assert.equal((await world.post(path, sent, officer)).status, 303)
    const page = await world.get(path, officer)
    assert.match(page.html, /QUAGGACOAT/)
    assert.doesNotMatch(page.html, /QUAGGANAME/)
    assert.deepEqual(await kept(), [{ opened: false, identity_id: null, answers: [false] }])
  })

  test('opens to a yes, seals who it is, and says so in the trail without a word of it', async () => {
    const yes = { answer0: 'yes', reason: 'They live next door.' }
    assert.match((await world.post(path, { ...yes, go: 'gate' }, officer)).html, /name="name"/)
    const nothing = await world.post(path, { ...yes, go: 'save' }, officer)
    assert.match(nothing.html, /Enter what was seen or heard, or who it is/)
    const sent = { ...yes, go: 'save', name: 'QUAGGANAME', whereabouts: 'QUAGGASTREET' }
    assert.equal((await world.post(path, sent, officer)).status, 303)
    assert.match((await world.get(path, colleague)).html, /QUAGGANAME[\s\S]*QUAGGASTREET/)
    const clear = await world.admin(
      `select row_to_json(o)::text as row from other_people o union all select row_to_json(e)::text from audit.entries e`,
    )
    assert.ok(!JSON.stringify(clear).includes('QUAGGA'))
    const [entry] = await world.admin(
      `select detail from audit.entries where action = 'report.other-person' order by at desc limit 1`,
    )
    assert.deepEqual(entry?.['detail'], { rules: 'PARTNERSHIP', opened: true, identity: true })
  })

  test('is held by the database too', async () => {
    const past = (opened: boolean, regimeCode: string | null) =>
      officer.ctx().db.transaction((tx) =>
        insertOtherPerson(tx, officer.ctx().vault, {
          reportId: report.id,
          at: world.clock.now(),
          userId: officer.actor.userId,
          agencyId: officer.actor.agencyId,
          regimeCode,
          opened,
          answers: [false],
          words: { reason: newId(), description: '' },
          identity: opened ? { name: 'Nobody', whereabouts: '' } : null,
        }),
      )
    await assert.rejects(past(true, 'PARTNERSHIP'), /row-level security/)
    await assert.rejects(past(true, null), /row-level security/)
    await assert.rejects(past(false, 'POST_2026_REVIEW'), /row-level security/, 'rules that are not in force')
  })

  test('is not there for another agency', async () => {
    assert.equal((await world.get(path, stranger)).status, 404)
    assert.equal((await world.post(path, { go: 'gate' }, stranger)).status, 404)
    const seen = await stranger
      .ctx()
      .db.transaction((tx) => tx.selectFrom('other_people').select('id').execute())
    assert.deepEqual(seen, [])
    const [row] = await world.admin('select identity_id from other_people where identity_id is not null')
    const read = await stranger
      .ctx()
      .db.transaction((tx) => stranger.ctx().vault.readText(tx, String(row?.['identity_id'])))
    assert.equal(read, null)
  })
})
