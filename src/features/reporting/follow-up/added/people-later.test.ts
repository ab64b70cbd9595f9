// Further people whom it happened to, told of after the report was sent: who they are as the form asks it.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../../test/support/world.ts'
import type { FormValues } from '../../../../platform/http/form.ts'
import { keepPeopleToldLater } from '../../people-affected.ts'
import { receiptOf } from '../../testing/walk-form.ts'

let world: World
let council: Agency
let officer: Person
let outsider: Person
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  const south = await world.agency({ name: 'South Council', area: 'South' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
  outsider = await world.staff({ agency: south, roles: ['officer', 'manager', 'triage'] })
})
after(() => world.close())

type Key = { reference: string; code: string }
const send = async (who: FormValues): Promise<Key> =>
  receiptOf(
    await world.post('/report', {
      step: 'check',
      go: 'send',
      path: 'quick',
      what: 'They shouted.',
      area: council.areaId ?? '',
      ...who,
    }),
  )
const anonymous = () => send({ privacy: 'anonymous' })
const named = () => send({ privacy: 'named', name: 'Tess Teller' })
const back = (key: Key, values: FormValues) =>
  world.post('/follow-up', { reference: key.reference, code: key.code, ...values })
const offered = (html: string) => [...html.matchAll(/name="ask" value="(\w+)"/g)].map(([, step]) => step)
const peopleOf = (key: Key) =>
  world.admin<{ source: string; knows: string; may_contact: string; named: boolean; open: boolean }>(
    `select p.source, p.knows, p.may_contact, p.named, k.wrapped is not null as open from people_affected p
      join reports r on r.id = p.report_id join vault.people v on v.id = p.person_id join vault.keys k on k.id = v.key_id
      where r.reference = $1 order by p.at, p.id`,
    [key.reference],
  )
const SHE = {
  otherWords1: 'ZEBRACOAT',
  otherKnows1: 'agrees',
  otherName1: 'QUAGGANAME',
  otherContact1: 'yes',
  otherReach1: '07700 900321 in the evening',
}

describe('a further person affected who is told of later', () => {
  test('is asked for who they are, how to reach them safely, and what they know, as on the form', async () => {
    const key = await named()
    const asked = await back(key, { view: 'more', ask: 'others' })
    for (const part of ['Words', 'Knows', 'Name', 'Contact', 'Reach'])
      assert.match(asked.html, new RegExp(`name="other${part}1"`))
    const added = await back(key, { do: 'add', ask: 'others', ...SHE })
    assert.match(added.html, /Added to your report/)
    assert.deepEqual(await peopleOf(key), [
      { source: 'follow_up', knows: 'agrees', may_contact: 'yes', named: true, open: true },
    ])
    // Nothing of it stands with the words, or in the clear.
    const read = (await world.get(`/reports/${key.reference}`, officer)).html
    assert.match(read, /ZEBRACOAT[\s\S]*Yes, and they agree/)
    assert.doesNotMatch(read, /QUAGGANAME|900321/)
    const clear = await world.admin(
      `select row_to_json(m)::text as row from report_messages m union all select row_to_json(p)::text from people_affected p
        union all select row_to_json(e)::text from audit.entries e union all select row_to_json(t)::text from timeline t`,
    )
    assert.doesNotMatch(JSON.stringify(clear), /QUAGGANAME|900321|ZEBRACOAT/)
    assert.doesNotMatch((await back(key, {})).html, /QUAGGANAME|900321/, 'nor on the page of the code')
    const [entry] = await world.admin(
      `select actor_kind, detail from audit.entries where action = 'report.person-affected' order by at desc limit 1`,
    )
    assert.deepEqual(entry, { actor_kind: 'public', detail: { people: 1 } })
  })

  test('is not named without their yes, nor to be contacted without it: said by the field, with what was typed', async () => {
    const key = await named()
    for (const [answers, field] of [
      [{ otherName1: 'QUAGGANAME' }, 'otherKnows1'],
      [{ otherName1: 'QUAGGANAME', otherKnows1: 'unaware' }, 'otherKnows1'],
      [{ otherReach1: 'QUAGGANAME', otherKnows1: 'agrees', otherContact1: 'no' }, 'otherContact1'],
    ] as const) {
      const refused = await back(key, { do: 'add', ask: 'others', otherWords1: 'Hurt.', ...answers })
      assert.match(refused.html, new RegExp(`href="#${field}`), JSON.stringify(answers))
      assert.match(refused.html, /value="QUAGGANAME"/)
    }
    assert.deepEqual(await peopleOf(key), [])
  })

  test('is kept once, whichever way the form comes twice, and with another name again', async () => {
    const key = await named()
    const messageId = '3f0c5b7e-3f2b-4b53-9a39-111111111111'
    for (const form of [SHE, SHE, { ...SHE, otherName1: 'Another name' }])
      await back(key, { do: 'add', ask: 'others', messageId, ...form })
    assert.equal((await peopleOf(key)).length, 2)
  })

  test('is kept however many were told of before, and never said to be added where that cannot be', async () => {
    const key = await named()
    const holder = world.publicCtx((await followUpHash(key)).toString('hex'))
    const told = (many: number) =>
      holder.db.transaction((tx) =>
        keepPeopleToldLater(
          tx,
          holder,
          Array.from({ length: many }, () => ONE),
          world.clock.now(),
        ),
      )
    await told(8)
    assert.match((await back(key, { do: 'add', ask: 'others', ...SHE })).html, /Added to your report/)
    assert.equal((await peopleOf(key)).length, 9)
    await assert.rejects(told(42), { name: 'Conflict' })
    assert.equal((await peopleOf(key)).length, 9, 'all of them, or none')
  })

  test('is kept without a name where they do not agree, or none is given', async () => {
    const key = await named()
    await back(key, { do: 'add', ask: 'others', otherWords1: 'He stays at home.', otherKnows1: 'objects' })
    assert.match((await world.get(`/reports/${key.reference}`, officer)).html, /He stays at home\./)
    assert.deepEqual(await peopleOf(key), [])
  })

  test('loses who they are when whoever told becomes anonymous', async () => {
    const key = await named()
    await back(key, { do: 'add', ask: 'others', ...SHE })
    await back(key, { do: 'contact', reach: 'anonymous' })
    assert.deepEqual(
      (await peopleOf(key)).map(({ open }) => open),
      [false],
    )
  })

  test('of somebody anonymous is told of without a name, one after the other, as many as the form', async () => {
    const key = await anonymous()
    for (const at of [1, 2, 3, 4]) {
      const asked = await back(key, { view: 'more', ask: 'others' })
      assert.match(asked.html, new RegExp(`Person ${at}<`))
      assert.match(asked.html, /we take nobody else’s name either/)
      assert.doesNotMatch(asked.html, /name="otherName/)
      const told = {
        [`otherWords${at}`]: `ZEBRACOAT${at}`,
        [`otherKnows${at}`]: 'agrees',
        [`otherName${at}`]: 'NONAME',
      }
      assert.match((await back(key, { do: 'add', ask: 'others', ...told })).html, /Added to your report/)
    }
    assert.ok(!offered((await back(key, { view: 'more' })).html).includes('others'))
    const read = (await world.get(`/reports/${key.reference}`, officer)).html
    for (const at of [1, 2, 3, 4]) assert.match(read, new RegExp(`ZEBRACOAT${at}`))
    assert.deepEqual(await peopleOf(key), [])
    const empty = await back(await anonymous(), { do: 'add', ask: 'others', otherName1: 'NONAME' })
    assert.match(empty.html, /Choose or write an answer, or go back/)
    // Nor past the page.
    const holder = world.publicCtx((await followUpHash(key)).toString('hex'))
    const past = holder.db.transaction((tx) => keepPeopleToldLater(tx, holder, [ONE], world.clock.now()))
    await assert.rejects(past, { name: 'Conflict' })
  })

  test('is not there for another agency', async () => {
    const seen = await outsider
      .ctx()
      .db.transaction((tx) => tx.selectFrom('people_affected').select(['id']).execute())
    assert.deepEqual(seen, [])
    const own = await officer
      .ctx()
      .db.transaction((tx) => tx.selectFrom('people_affected').select(['person_id as id']).execute())
    assert.ok(own.length > 0)
    for (const { id } of own)
      assert.equal(
        await outsider.ctx().db.transaction((tx) => outsider.ctx().vault.reveal(tx, id, 'out of interest')),
        null,
      )
  })
})

const ONE = { at: 1, name: 'NONAME', reach: '', contact: 'no' } as const
async function followUpHash({ reference }: Key): Promise<Buffer> {
  const [row] = await world.admin<{ hash: Buffer }>(
    'select follow_up_hash as hash from reports where reference = $1',
    [reference],
  )
  return row?.hash ?? Buffer.alloc(0)
}
