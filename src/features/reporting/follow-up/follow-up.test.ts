import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../../../../test/support/world.ts'
import { hashToken, randomToken } from '../../../platform/crypto/tokens.ts'
import { type ReportAnswers, submitReport } from '../index.ts'

let world: World
before(async () => {
  world = await createWorld()
  const council = await world.agency({ name: 'North Council', area: 'North' })
  await world.staff({ agency: council, roles: ['officer'] })
  answers.place = { postcode: '', areaId: council.areaId ?? '' }
})
after(() => world.close())

const answers: ReportAnswers = {
  narrative: { v: 1, what: 'x', when: '', place: '', postcode: '', why: '' },
  occurred: { kind: 'unknown', said: 'not_said' },
  happenedBefore: 'not_said',
  place: { postcode: '', areaId: '' },
  placeKind: 'not_said',
  strands: [],
  role: 'not_said',
  privacy: 'contact_only',
  canContact: 'yes',
  person: {
    phone: '07700 900456',
    safeContact: {
      methods: ['text'],
      safeTimes: [],
      mayLeaveMessage: false,
      maySayWhoWeAre: false,
      note: '',
    },
  },
  consents: { victim_service: 'yes', police: 'not_asked', council_partners: 'no' },
}
const submit = () => submitReport(world.publicCtx(), answers, randomToken())
const alertOf = (html: string) => /role="alert"[\s\S]*?<\/ul>/.exec(html)?.[0]

test('the reference and code open the report, however they are typed', async () => {
  const { reference, code } = await submit()
  const typed = {
    reference: reference.toLowerCase().replaceAll('-', ' '),
    code: code.toLowerCase().replaceAll('-', ''),
  }
  const page = await world.post('/follow-up', typed)
  assert.equal(page.status, 200)
  assert.match(page.html, /North Council will read it by the end of/)
  assert.match(String(page.headers['cache-control']), /no-store/)
})

test('an unknown reference and a wrong code are answered in the same words', async () => {
  const mine = await submit()
  const other = await submit()
  const wrong = [
    { reference: mine.reference, code: other.code },
    { reference: 'NB-2222-22', code: mine.code },
    { reference: 'rubbish', code: 'rubbish' },
  ]
  const answered = new Set<string | undefined>()
  for (const typed of wrong) {
    const page = await world.post('/follow-up', typed)
    assert.equal(page.status, 422)
    answered.add(alertOf(page.html))
  }
  assert.equal(answered.size, 1)
})

test('the person adds words, sealed, once however often they press', async () => {
  const { reference, code, reportId } = await submit()
  const page = await world.post('/follow-up', { reference, code })
  const messageId = /name="messageId" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
  const sends = await Promise.all(
    [1, 2, 3].map(() =>
      world.post('/follow-up', { reference, code, messageId, do: 'message', message: 'MYMOREWORDS' }),
    ),
  )
  assert.ok(sends.every((send) => send.status === 200 && send.html.includes('MYMOREWORDS')))
  const rows = await world.admin(
    'select m.id, t.sealed from report_messages m join vault.texts t on t.id = m.text_id where m.report_id = $1',
    [reportId],
  )
  assert.equal(rows.length, 1)
  const [officer] = await world.admin<{ id: string; agency_id: string }>(
    'select id, agency_id from staff_users limit 1',
  )
  const reader = await world.staff({
    agency: { id: officer?.agency_id ?? '', name: 'North Council', areaId: undefined },
    roles: ['officer'],
  })
  assert.match((await world.get('/reports', reader)).html, /New message/)
  assert.ok((await world.get(`/reports/${reference}`, reader)).html.includes('MYMOREWORDS'))
  assert.doesNotMatch((await world.get('/reports', reader)).html, /New message/)
  const another = await submit()
  const stolen = await world.post('/follow-up', {
    reference: another.reference,
    code: another.code,
    messageId,
    do: 'message',
    message: 'WITHTHEIRID',
  })
  assert.ok(stolen.html.includes('WITHTHEIRID'))
})

test('a message that is too long stays in its box', async () => {
  const { reference, code } = await submit()
  const message = 'y'.repeat(5_001)
  const page = await world.post('/follow-up', { reference, code, do: 'message', message })
  assert.equal(page.status, 422)
  assert.ok(page.html.includes(message))
})

test('changing who may be told ends the old answer and keeps it', async () => {
  const { reference, code, reportId } = await submit()
  const page = await world.post('/follow-up', { reference, code, do: 'no-victim_service' })
  assert.match(page.html, /We have changed who we may tell/)
  const rows = await world.admin(
    `select answer, withdrawn_at is null as current from consents where report_id = $1 and purpose = 'victim_service' order by given_at, id`,
    [reportId],
  )
  assert.deepEqual(
    rows.map((row) => [row['answer'], row['current']]),
    [
      ['yes', false],
      ['no', true],
    ],
  )
})

test('the code of one report opens no other, whatever is asked of the database', async () => {
  const mine = await submit()
  await submit()
  const holder = world.publicCtx(hashToken(mine.code).toString('hex'))
  const seen = await holder.db.transaction((tx) => tx.selectFrom('reports').select('reference').execute())
  assert.deepEqual(seen, [{ reference: mine.reference }])
  const none = await world
    .publicCtx()
    .db.transaction((tx) => tx.selectFrom('reports').select('reference').execute())
  assert.deepEqual(none, [])
})

test('the example of a reference is a run of its own in a line that is read from right to left', async () => {
  const page = await world.web.inject({ url: '/follow-up', headers: { cookie: 'upstander-language=ur' } })
  assert.match(page.body, /<html lang="ur"/)
  assert.match(page.body, /<bdi dir="ltr" class="app-nowrap">\w+-7K3M-92<\/bdi>/)
})
