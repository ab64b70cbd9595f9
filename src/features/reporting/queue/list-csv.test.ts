// The queue as a file: what its page shows, for whoever sees it, and nothing that anybody wrote.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { tellReport } from '../../cases/testing/a-report.ts'

describe('the queue as a file', () => {
  let world: World
  let north: Agency
  let officer: Person
  let other: Person
  let triage: Person
  before(async () => {
    world = await createWorld()
    north = await world.agency({ name: 'North Council', area: 'North' })
    const south = await world.agency({ name: 'South Council', area: 'South' })
    officer = await world.staff({ agency: north, roles: ['officer'] })
    other = await world.staff({ agency: south, roles: ['officer'] })
    triage = await world.staff({ agency: south, roles: ['triage'] })
    await world.staff({ agency: north, roles: ['coordinator'] })
  })
  after(() => world.close())

  const tell = () =>
    tellReport(world.publicCtx(), {
      agencyId: north.id,
      areaId: north.areaId ?? null,
      narrative: 'ZEBRANARRATIVE',
    })
  const linesOf = (text: string) => text.trim().split('\r\n')

  test('holds the list that its page shows, with the same filters, and is recorded', async () => {
    const first = await tell()
    world.clock.advance(60_000)
    const second = await tell()
    const page = await world.get('/reports?sort=oldest', officer)
    const [, href = ''] = /href="(\/reports\.csv[^"]*)"/.exec(page.html.replaceAll('&amp;', '&')) ?? []
    const file = await world.get(href, officer)
    assert.equal(file.status, 200)
    assert.match(String(file.headers['content-disposition']), /OFFICIAL-SENSITIVE-reports-2026-11-\d\d\.csv/)
    const [marking, head, ...lines] = linesOf(file.html)
    assert.match(marking ?? '', /OFFICIAL-SENSITIVE/)
    assert.match(head ?? '', /^Reference,State,Received/)
    assert.deepEqual(
      lines.map((line) => line.split(',')[0]),
      [first.reference, second.reference],
    )
    assert.doesNotMatch(file.html, /ZEBRANARRATIVE|Zephyrine/)
    const none = await world.get('/reports.csv?mark=weapon', officer)
    assert.equal(linesOf(none.html).length, 2)
    const [entry] = await world.admin(
      `select detail ->> 'rows' as rows, detail ->> 'queue' as queue from audit.entries where action = 'report.export' order by seq limit 1`,
    )
    assert.deepEqual(entry, { rows: '2', queue: 'mine' })
  })

  test('says when by the clock in London, as the page does', async () => {
    const { id } = await tell()
    await world.admin(`update reports set received_at = '2026-07-01T08:05:00Z' where id = $1`, [id])
    const file = await world.get('/reports.csv?status=any&sort=oldest', officer)
    assert.match(file.html, /2026-07-01 09:05/)
  })

  test('is for whoever takes reports, of their own queue alone', async () => {
    const { reference } = await tell()
    for (const person of [other, triage])
      for (const path of ['/reports.csv?status=any', '/reports.csv?status=any&queue=triage'])
        assert.ok(!(await world.get(path, person)).html.includes(reference))
    const writer = await world.staff({ agency: north, roles: ['coordinator'] })
    assert.equal((await world.get('/reports.csv', writer)).status, 403)
    assert.equal((await world.get('/reports.csv')).status, 303)
  })
})
