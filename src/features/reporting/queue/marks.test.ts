import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Agency, createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { randomToken } from '../../../platform/crypto/tokens.ts'
import { newId } from '../../../platform/ids.ts'
import { type ReportAnswers, submitReport } from '../index.ts'
import { NOTHING_MORE } from '../report.ts'
import { MARKS } from './marks.ts'

let world: World
let council: Agency
let officer: Person
let outsider: Person
const told: Record<string, string> = {}

before(async () => {
  world = await createWorld()
  council = await world.agency({ name: 'North Council', area: 'North' })
  const other = await world.agency({ name: 'South Council', area: 'South' })
  officer = await world.staff({ agency: council, roles: ['officer'] })
  outsider = await world.staff({ agency: other, roles: ['officer', 'manager', 'triage'] })
  const tell = async (name: string, more: Partial<NonNullable<ReportAnswers['more']>>) => {
    const receipt = await submitReport(
      world.publicCtx(),
      {
        ...ANSWERS,
        place: { postcode: '', areaId: council.areaId ?? '' },
        more: { ...NOTHING_MORE, ...more },
      },
      randomToken(),
    )
    told[name] = receipt.reference
  }
  await tell('child', { codes: { age: 'under_18' }, safeguarding: true })
  await tell('adult_at_risk', { codes: { age: 'adult', care: 'yes' }, safeguarding: true })
  await tell('suicide', { codes: { effects: ['sleep', 'despair'] }, safeguarding: true })
  await tell('weapon', { codes: { weapon: 'had' } })
  await tell('abuse', { types: ['domestic'] })
  await tell('other', { safeguarding: true })
  // Newer than all that are marked.
  await tell('plain', { codes: { age: 'adult', effects: ['sleep'] }, types: ['verbal_abuse'] })
})
after(() => world.close())

const ANSWERS: ReportAnswers = {
  narrative: { v: 1, what: 'They shouted', when: '', place: '', postcode: '', why: '' },
  occurred: { kind: 'unknown', said: 'not_said' },
  happenedBefore: 'not_said',
  place: { postcode: '', areaId: '' },
  placeKind: 'street',
  strands: ['race'],
  role: 'affected',
  privacy: 'anonymous',
  canContact: 'follow_up_only',
  person: null,
  consents: { victim_service: 'not_asked', police: 'no', council_partners: 'no' },
}
const WORDS: Readonly<Record<string, RegExp>> = {
  weapon: />Weapon</,
  child: /Safeguarding: child/,
  adult_at_risk: /Safeguarding: adult at risk/,
  suicide: /Safeguarding: suicide/,
  abuse: /Safeguarding: abuse/,
  other: /Safeguarding<\/strong>/,
}
const rowsOf = (html: string) => [...html.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) => row).slice(1)
const referencesIn = (html: string) =>
  rowsOf(html).flatMap((row) => /href="\/reports\/([^"]+)"/.exec(row)?.[1] ?? [])

test('says in words in the row, and on the page, why somebody whose work is safeguarding must look', async () => {
  const rows = rowsOf((await world.get('/reports', officer)).html)
  for (const mark of MARKS) {
    const row = rows.find((each) => each.includes(told[mark] ?? '?')) ?? ''
    assert.match(row, WORDS[mark] ?? /$^/)
    assert.match((await world.get(`/reports/${told[mark]}`, officer)).html, WORDS[mark] ?? /$^/)
  }
  const plain = rows.find((each) => each.includes(told['plain'] ?? '?')) ?? ''
  assert.ok(plain !== '' && !plain.includes('Safeguarding'))
})

test('narrows the queue to one mark or to any, and the count of the list with it', async () => {
  for (const mark of MARKS) {
    const page = await world.get(`/reports?mark=${mark}`, officer)
    assert.deepEqual(referencesIn(page.html), [told[mark]])
    assert.match(page.html, /To deal with \(1\)/)
  }
  const any = referencesIn((await world.get('/reports?mark=any', officer)).html)
  assert.deepEqual(any.toSorted(), MARKS.map((mark) => told[mark] ?? '').toSorted())
  assert.equal(referencesIn((await world.get("/reports?mark=x'", officer)).html).length, 7)
})

test('puts what is marked first, over pages too', async () => {
  const first = referencesIn((await world.get('/reports?sort=safeguarding', officer)).html)
  assert.equal(first.at(-1), told['plain'])
  assert.equal(first.length, 7)
  // As the next page asks: after the last that is marked comes what is not.
  const [last] = await world.admin<{ id: string; at: Date }>(
    `select id, received_at + interval '1000 years' as at from reports where reference = $1`,
    [first[5] ?? ''],
  )
  const next = await world.get(
    `/reports?sort=safeguarding&after=${last?.at.toISOString()}_${last?.id}`,
    officer,
  )
  assert.deepEqual(referencesIn(next.html), [told['plain']])
})

test('tells another agency nothing of what is marked', async () => {
  for (const query of ['mark=any', 'mark=child&status=any', 'sort=safeguarding&queue=triage'])
    assert.deepEqual(referencesIn((await world.get(`/reports?${query}`, outsider)).html), [])
})

test('what is answered later brings the same marks, beside what was told first', async () => {
  const LATER: Readonly<Record<string, object>> = {
    suicide: { effects: ['despair'] },
    weapon: { weapon: ['used'] },
    child: { age: ['under_18'] },
    adult_at_risk: { care: ['yes'] },
    abuse: { known: ['partner'] },
  }
  for (const [mark, codes] of Object.entries(LATER)) {
    const { reference, reportId, code } = await submitReport(
      world.publicCtx(),
      { ...ANSWERS, role: 'not_said', place: { postcode: '', areaId: council.areaId ?? '' } },
      randomToken(),
    )
    const first = () => world.admin('select details, types from reports where id = $1', [reportId])
    const before = await first()
    const shown = async () => (await world.get(`/reports?mark=${mark}`, officer)).html.includes(reference)
    assert.equal(await shown(), false, mark)
    const [[field = '', [value = ''] = []] = []] = Object.entries(codes) as [string, string[]][]
    const ask =
      {
        suicide: 'effect',
        weapon: 'people',
        child: 'who',
        adult_at_risk: 'needs',
        abuse: 'people',
      }[mark] ?? ''
    await world.post('/follow-up', { reference, code, do: 'add', ask, [field]: value, messageId: newId() })
    assert.equal(await shown(), true, mark)
    assert.deepEqual(await first(), before, 'what was told first stays as it was')
  }
})
