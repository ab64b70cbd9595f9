// A safeguarding lead's "I have read this" is kept, and whoever must know sees by whom and when; until then it stands out.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { submitReport } from '../index.ts'
import { NOTHING_MORE } from '../report.ts'
import { handOver } from '../queue/act-on-report.ts'
import { anonymousReport } from '../testing/answers.ts'

let world: World
let north: Agency
let lead: Person
let second: Person
let officer: Person
before(async () => {
  world = await createWorld()
  north = await world.agency({ name: 'North Council', area: 'North' })
  lead = await world.staff({ agency: north, roles: ['officer', 'safeguarding'], name: 'Lena Lead' })
  second = await world.staff({ agency: north, roles: ['officer', 'safeguarding'], name: 'Sol Second' })
  officer = await world.staff({ agency: north, roles: ['officer', 'manager'], name: 'Olu Officer' })
})
after(() => world.close())

const ofAChild = (areaId = north.areaId ?? '') =>
  submitReport(
    world.publicCtx(),
    {
      ...anonymousReport(areaId),
      more: { ...NOTHING_MORE, codes: { age: 'under_18' }, safeguarding: true },
    },
    randomToken(),
  )
const plain = () => submitReport(world.publicCtx(), anonymousReport(north.areaId ?? ''), randomToken())
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const page = async (path: string, who: Person) => text((await world.get(path, who)).html)
const say = (reference: string, who: Person) => world.post(`/reports/${reference}/safeguarding-read`, {}, who)

describe('a report about a child', () => {
  test('stands out as unread, is counted, and a second lead sees who read it and when', async () => {
    const { reference, reportId } = await ofAChild()
    assert.match(await page(`/reports/${reference}`, lead), /Not read by a safeguarding lead/)
    assert.match(await page(`/reports/${reference}`, lead), /I have read this/)
    assert.match(await page(`/reports/${reference}`, officer), /whoever leads on safeguarding was told/)
    assert.match(await page('/reports', officer), /Safeguarding: child Not read by a safeguarding lead/)
    assert.match(await page('/today', second), /\b1 report about a child/)
    assert.match(await page('/today', second), new RegExp(`${reference} Safeguarding: child .* Not read yet`))

    assert.equal((await say(reference, lead)).status, 303)
    assert.equal((await say(reference, lead)).status, 303)
    for (const who of [second, officer])
      assert.match(await page(`/reports/${reference}`, who), /Read by Lena Lead, North Council, on /)
    assert.match(
      await page(`/reports/${reference}`, officer),
      /Somebody who leads on safeguarding has read the report/,
    )
    assert.doesNotMatch(await page(`/reports/${reference}`, lead), /I have read this/)
    assert.match(await page(`/reports/${reference}`, second), /I have read this/)
    const today = await page('/today', second)
    assert.match(today, new RegExp(`${reference} Safeguarding: child .* Lena Lead, `))
    assert.doesNotMatch(today, /report about a child|Not read yet/)
    assert.doesNotMatch(await page('/reports', officer), /child Not read by/)
    const trail = await world.admin(
      `select 1 from audit.entries where action = 'report.safeguarding-read' and subject_id = $1`,
      [reportId],
    )
    assert.equal(trail.length, 1)
  })

  test('is counted until it is read, whatever became of it', async () => {
    const { reference, reportId } = await ofAChild()
    await world.admin(`update reports set status = 'recorded_only' where id = $1`, [reportId])
    assert.match(await page('/today', lead), /\b1 report about a child/)
    const unread = await page('/reports?mark=unread&status=any&sort=oldest', lead)
    assert.ok(unread.includes(reference))
    await say(reference, lead)
    assert.ok(!(await page('/reports?mark=unread&status=any&sort=oldest', lead)).includes(reference))
  })

  test('is read only by whoever leads on safeguarding where it waits', async () => {
    const { reference } = await ofAChild()
    assert.equal((await say(reference, officer)).status, 403)
    assert.doesNotMatch(await page(`/reports/${reference}`, officer), /I have read this/)
    const south = await world.agency({ name: 'South Council', area: 'South' })
    const outsider = await world.staff({ agency: south, roles: ['officer', 'safeguarding'] })
    assert.equal((await say(reference, outsider)).status, 404)
    assert.doesNotMatch(await page('/today', outsider), /report about a child/)
    await say(reference, lead)
    const seen = (who: Person) =>
      who.ctx().db.transaction((tx) => tx.selectFrom('safeguarding_reads').select('id').execute())
    assert.ok((await seen(second)).length > 0)
    assert.deepEqual(await seen(outsider), [])
    await assert.rejects(
      officer.ctx().db.transaction(async (tx) => {
        const [report] = await tx
          .selectFrom('reports')
          .select('id')
          .where('reference', '=', reference)
          .execute()
        await tx
          .insertInto('safeguarding_reads')
          .values({
            id: newId(),
            report_id: report?.id ?? '',
            queue_id: north.id,
            by_user: officer.actor.userId,
            at: world.clock.now(),
          })
          .execute()
      }),
      /row-level security/,
    )
  })

  test('is read again by a lead of the authority that it is given to', async () => {
    const triage = await world.staff({
      agency: await world.agency({ name: 'Hub' }),
      roles: ['triage', 'safeguarding'],
    })
    const { reference } = await ofAChild('')
    await say(reference, triage)
    assert.match(await page(`/reports/${reference}`, triage), /Read by /)
    const given = { agencyId: north.id, reason: 'their_area', version: 1 }
    assert.ok((await handOver(triage.ctx(), reference, given)).ok)
    assert.match(await page(`/reports/${reference}`, lead), /Not read by a safeguarding lead/)
    assert.equal((await say(reference, lead)).status, 303)
    assert.match(await page(`/reports/${reference}`, second), /Read by Lena Lead/)
  })
})

test('a report without a mark asks nobody to say that they read it', async () => {
  const { reference } = await plain()
  assert.doesNotMatch(await page(`/reports/${reference}`, lead), /safeguarding lead/i)
  assert.equal((await say(reference, lead)).status, 403)
})

test('only of whom the form promises a safeguarding lead is it said that it does', async () => {
  const promise = async (codes: Record<string, string>) => {
    const { reference } = await submitReport(
      world.publicCtx(),
      { ...anonymousReport(north.areaId ?? ''), more: { ...NOTHING_MORE, codes, safeguarding: true } },
      randomToken(),
    )
    const shown = await page(`/reports/${reference}`, officer)
    assert.match(shown, /Somebody whose work is safeguarding must read this report\./)
    return /The form promises that to [^.]*\./.exec(shown)?.[0]
  }
  const [child, adult] = ['somebody under 18', 'an adult at risk'].map(
    (whom) => `The form promises that to whoever says that ${whom} is involved.`,
  )
  assert.equal(await promise({ age: 'under_18' }), child)
  assert.equal(await promise({ age: 'adult_at_risk' }), adult)
  assert.equal(await promise({ age: 'adult', weapon: 'had' }), undefined)
})
