import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { fieldsOf, heading, receiptOf } from '../testing/walk-form.ts'

let world: World
let council: Agency
let officer: Person
before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
})
after(() => world.close())

test('a report told by telephone is kept as the caller’s own, and they are read a code that opens it', async () => {
  const page = await world.get('/take-report', officer)
  const said = {
    ...fieldsOf(page.html),
    what: 'ZEBRA they shouted through my letterbox',
    strands: 'disability',
    area: council.areaId ?? '',
    who: 'affected',
    privacy: 'contact_only',
    methods: 'call',
    phone: '07700 900123',
    needs: ['interpreter', 'bsl'],
    'share-police': 'no',
  }
  const taken = await world.post('/take-report', said, officer)
  assert.equal(heading(taken), 'The report is kept')
  const { reference, code } = receiptOf(taken)
  const [report] = await world.admin('select * from reports where reference = $1', [reference])
  assert.deepEqual(
    [report?.['channel'], report?.['privacy'], report?.['can_contact'], report?.['agency_id']],
    ['telephone', 'contact_only', 'yes', council.id],
  )
  assert.deepEqual(report?.['details'], { v: 1, needs: ['interpreter', 'bsl'] })
  const trail = await world.admin(
    `select actor_kind, detail from audit.entries where subject_id = $1 and action = 'report.take'`,
    [report?.['id']],
  )
  assert.deepEqual(trail, [{ actor_kind: 'staff', detail: { channel: 'telephone' } }])
  assert.ok(!JSON.stringify(trail).includes('ZEBRA'))
  const back = await world.post('/follow-up', { reference, code, do: 'open' })
  assert.equal(back.status, 200)
  assert.ok(back.html.includes(reference))
  const again = await world.post('/take-report', said, officer)
  assert.equal(receiptOf(again).reference, reference, 'pressed twice is one report')
})

test('what is missing is said by its field, and what was written stays', async () => {
  const page = await world.get('/take-report', officer)
  const answer = await world.post(
    '/take-report',
    { ...fieldsOf(page.html), channel: 'paper', whyWords: 'ZEBRAKEPT', methods: 'call' },
    officer,
  )
  assert.equal(answer.status, 422)
  assert.match(answer.html, /Tell us what happened/)
  assert.ok(answer.html.includes('ZEBRAKEPT'))
  assert.match(answer.html, /value="paper"[^>]*checked|checked[^>]*value="paper"/)
})

test('only people whose work is cases take a report down; anybody prints the form', async () => {
  const analyst = await world.staff({ agency: council, roles: ['analyst'] })
  assert.equal((await world.get('/take-report', analyst)).status, 403)
  const paper = await world.get('/report/paper')
  assert.equal(paper.status, 200)
  assert.match(paper.html, /What would make you feel safer\?/)
})
