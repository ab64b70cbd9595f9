// A report made in another language: its original, and the translation that a person entered beside it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { languageOf, newReading, whileReading } from '../../../platform/i18n/index.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { submitReport } from '../index.ts'
import { anonymousReport } from '../testing/answers.ts'
import { NO_ASK } from '../consent/police-told.ts'
import { translateReport } from './translate-report.ts'

let world: World
let officer: Person
let stranger: Person
let reference: string
before(async () => {
  world = await createWorld()
  const north = await world.agency({ name: 'North Council', area: 'North' })
  const south = await world.agency({ name: 'South Council', area: 'South' })
  officer = await world.staff({ agency: north, roles: ['officer'] })
  stranger = await world.staff({ agency: south, roles: ['officer'] })
  reference = await toldInPolish(north.areaId ?? '')
})
after(() => world.close())

async function toldInPolish(areaId: string): Promise<string> {
  const told = anonymousReport(areaId)
  const answers = { ...told, narrative: { ...told.narrative, what: 'Krzyczeli na mnie' } }
  const language = languageOf('pl')
  assert.ok(language)
  const about = { language, catalogue: new Map(), offered: [], wished: undefined, path: '/', others: [] }
  const receipt = await whileReading(newReading(about), () =>
    submitReport(world.publicCtx(), answers, randomToken()),
  )
  return receipt.reference
}

test('a report keeps the language it was made in, and its page asks for a translation', async () => {
  const { html } = await world.get(`/reports/${reference}`, officer)
  assert.match(html, /The page was read in Polish/)
  assert.match(html, /Krzyczeli na mnie/)
  assert.match(html, /<details[^>]*open/)
})

test('a translation stands beside the original, sealed, with who entered it', async () => {
  const path = `/reports/${reference}/translation`
  const empty = await world.post(path, { translation: ' ' }, officer)
  assert.equal(empty.status, 422)
  assert.match(empty.html, /Enter a translation/)
  assert.equal((await world.post(path, { translation: 'They shouted at me' }, officer)).status, 303)
  const { html } = await world.get(`/reports/${reference}`, officer)
  assert.match(html, /Krzyczeli na mnie[\s\S]*They shouted at me/)
  const [kept] = await world.admin<{ sealed: Buffer }>(
    `select t.sealed from report_translations x join vault.texts t on t.id = x.text_id`,
  )
  assert.ok(kept && !kept.sealed.toString('utf8').includes('shouted'))
})

test('a translation is read by those who see the report, each time in the trail, and by nobody else', async () => {
  const texts = await world.admin<{ id: string }>('select text_id as id from report_translations')
  assert.equal(texts.length, 1)
  assert.equal((await world.get(`/reports/${reference}`, stranger)).status, 404)
  await assert.rejects(translateReport(stranger.ctx(), reference, 'Mine', NO_ASK), { name: 'NotFound' })
  const rows = await stranger
    .ctx()
    .db.transaction((tx) => tx.selectFrom('report_translations').select('id').execute())
  assert.deepEqual(rows, [])
  const [read] = await world.admin<{ count: string }>(
    `select count(*) from audit.entries where action = 'text.read' and subject_id = $1::text::uuid`,
    [texts[0]?.id],
  )
  assert.ok(Number(read?.count) > 0)
})
