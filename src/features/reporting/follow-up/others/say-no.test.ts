// Whoever told us of somebody else says for them that they changed their mind.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../../test/support/world.ts'
import type { FormValues } from '../../../../platform/http/form.ts'
import { newId } from '../../../../platform/ids.ts'
import { receiptOf } from '../../testing/walk-form.ts'

let world: World
let council: Agency
let officer: Person
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

type Key = { reference: string; code: string }
async function told(): Promise<Key> {
  const key = receiptOf(
    await world.post('/report', {
      step: 'check',
      go: 'send',
      path: 'quick',
      what: 'They shouted.',
      area: council.areaId ?? '',
      privacy: 'named',
      name: 'Tess Teller',
    }),
  )
  const she = {
    otherWords1: 'ZEBRACOAT',
    otherKnows1: 'agrees',
    otherName1: 'QUAGGANAME',
    otherContact1: 'yes',
    otherReach1: '07700 900321',
  }
  await back(key, { do: 'add', ask: 'others', ...she })
  return key
}
const back = ({ reference, code }: Key, values: FormValues) =>
  world.post('/follow-up', { reference, code, ...values })
/** Pressed with the box ticked. */
const surely = (id: string) => ({ do: `other-kept:${id}`, [`sure-${id}`]: 'yes' })
const rowOf = async ({ reference }: Key) =>
  (
    await world.admin<{ id: string; said: string | null; by: string | null; open: boolean }>(
      `select o.id, o.said_no as said, o.said_no_by as by, k.wrapped is not null as open from people_affected o
        join reports r on r.id = o.report_id join vault.people p on p.id = o.person_id join vault.keys k on k.id = p.key_id
        where r.reference = $1`,
      [reference],
    )
  )[0]

describe('the holder of a code, for somebody else of whom they told us', () => {
  test('says that they want no contact, and later that nothing is kept; who they are is never shown', async () => {
    const key = await told()
    assert.match((await back(key, {})).html, /name="view" value="others"/)
    const page = await back(key, { view: 'others' })
    assert.match(page.html, /Person 1, told to us on/)
    assert.doesNotMatch(page.html, /QUAGGANAME|900321|ZEBRACOAT/)
    const { id } = (await rowOf(key)) ?? assert.fail()
    assert.match((await back(key, { do: `other-contact:${id}` })).html, /Nobody contacts them any more/)
    assert.deepEqual(await rowOf(key), { id, said: 'contact', by: null, open: true })
    const again = await back(key, { view: 'others' })
    assert.doesNotMatch(again.html, /value="other-contact/)
    const unsure = await back(key, { do: `other-kept:${id}` })
    assert.match(unsure.html, new RegExp(`href="#sure-${id}[^>]*>Tick the box if you are sure`))
    assert.equal((await rowOf(key))?.open, true)
    assert.match((await back(key, surely(id))).html, /We have erased who they are/)
    assert.deepEqual(await rowOf(key), { id, said: 'kept', by: null, open: false })
    assert.doesNotMatch((await back(key, {})).html, /name="view" value="others"/)
    const read = await world.get(`/reports/${key.reference}/people`, officer)
    assert.match(read.html, /written down by whoever made the report, on the follow-up page/)
    const [entry] = await world.admin(
      `select actor_kind, detail ->> 'what' as what from audit.entries where action = 'report.person-said-no' order by at desc limit 1`,
    )
    assert.deepEqual(entry, { actor_kind: 'public', what: 'kept' })
  })

  test('says it of nobody else’s people, and of none whom an officer added', async () => {
    const [key, other] = [await told(), await told()]
    const { id } = (await rowOf(other)) ?? assert.fail()
    for (const wanted of [`other-kept:${id}`, 'other-kept:', 'other-kept', `other-kept:${newId()}`]) {
      const page = await back(key, { do: wanted, [`sure-${wanted.split(':')[1] ?? ''}`]: 'yes' })
      assert.equal(page.status, 200)
      assert.doesNotMatch(page.html, /We have erased who they are/)
    }
    assert.equal((await rowOf(other))?.open, true)
    const third = receiptOf(
      await world.post('/report', {
        step: 'check',
        go: 'send',
        path: 'quick',
        what: 'They shouted.',
        area: council.areaId ?? '',
        privacy: 'anonymous',
      }),
    )
    const added = { once: newId(), source: 'telephone', needs: 'Hurt.', knows: 'agrees', name: 'GNUNAME' }
    await world.post(`/reports/${third.reference}/people`, added, officer)
    const byOfficer = (await rowOf(third)) ?? assert.fail()
    await back(third, surely(byOfficer.id))
    assert.equal((await rowOf(third))?.open, true)
    assert.doesNotMatch((await back(third, {})).html, /name="view" value="others"/)
  })

  test('destroys nobody whom an officer keeps on a ground, and is not told that it was erased', async () => {
    const key = await told()
    const { id } = (await rowOf(key)) ?? assert.fail()
    const [{ person = '' } = {}] = await world.admin<{ person: string }>(
      'select person_id as person from people_affected where id = $1',
      [id],
    )
    const path = `/reports/${key.reference}/people/${person}/no`
    assert.equal((await world.post(path, { what: 'kept', ground: 'child_at_risk' }, officer)).status, 303)
    const kept = await rowOf(key)
    assert.deepEqual([kept?.said, kept?.open], ['kept', true])
    assert.match((await back(key, surely(id))).html, /We must keep who they are for now/)
    assert.deepEqual(await rowOf(key), kept)
    const page = await back(key, { view: 'others' })
    assert.match(page.html, /We must keep who they are for now/)
    assert.doesNotMatch(page.html, /We have erased|value="other-/)
  })

  test('is told that who they are stays under a legal hold, and that nobody contacts them', async () => {
    const key = await told()
    const { id } = (await rowOf(key)) ?? assert.fail()
    await world.admin(
      `insert into legal_holds (id, agency_id, report_id, reason, set_at, set_by, review_on)
        select $1, $2, r.id, 'court', now(), $3, current_date + 90 from reports r where r.reference = $4`,
      [newId(), council.id, officer.actor.userId, key.reference],
    )
    assert.match((await back(key, surely(id))).html, /We must keep who they are for now/)
    assert.deepEqual(await rowOf(key), { id, said: 'contact', by: null, open: true })
  })
})
