// Every paper of the demonstration: each kind, quarter, agency and group, in each format. None fails, each says its quarter and
// its marking, and a frozen one counts nothing anew.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createWorld, type Person, type World } from '../../../../test/support/world.ts'
import { loadDemo } from '../../demo/index.ts'
import { cyclesOf } from '../quarter/cycles.store.ts'
import { quarterFrom } from '../running/quarter-name.ts'
import { loadPlanState } from '../running/plan-state.store.ts'
import { buildPaper } from './build-paper.ts'
import { gather } from './gather.ts'
import { PAPER_KINDS, type Paper } from './paper.ts'
import { quarterChoices } from './paper-form.ts'
import { listScopes } from './papers.store.ts'
import { FILE_FORMATS, writePaper } from './write-paper.ts'

const MARKING = 'OFFICIAL-SENSITIVE'
const BEGINS = { docx: 'PK', xlsx: 'PK', pdf: '%PDF-', csv: '\uFEFF' } as const

describe('the papers of the demonstration', () => {
  let world: World
  let coordinator: Person
  let planId: string
  before(async () => {
    world = await createWorld({ setUp: false })
    await loadDemo({
      adminUrl: world.database.ownerUrl,
      services: world.services,
      size: { reports: 60 },
      seed: 5,
    })
    const agency = await world.agency({ name: 'The office of the partnership' })
    coordinator = await world.staff({ agency, roles: ['coordinator'] })
    planId =
      (await world.admin<{ id: string }>('select id from plans order by imported_at limit 1'))[0]?.id ?? ''
  })
  after(() => world.close())

  const offered = () =>
    coordinator.ctx().db.transaction(async (tx) => {
      const now = world.clock.now()
      const plan = await loadPlanState(tx, planId, { now })
      assert.ok(plan)
      return {
        quarters: quarterChoices(plan, now, await cyclesOf(tx, planId)),
        scopes: [null, ...(await listScopes(tx, planId)).map(({ scope }) => scope)],
      }
    })

  const wordsOf = ({ sections, subtitle, title }: Paper) => JSON.stringify([title, subtitle, sections])

  test('are made in every kind and format for every quarter, agency and group', async () => {
    const { quarters, scopes } = await offered()
    assert.ok(quarters.some(({ text }) => text.endsWith('(frozen)')) && quarters.length > 2)
    assert.ok(scopes.length > 10)
    let made = 0
    for (const { key, text } of quarters)
      for (const scope of scopes) {
        const quarter = quarterFrom(key)
        assert.ok(quarter)
        const wish = { quarter, scope, marking: MARKING, headline: '', withLeads: false }
        const facts = await gather(coordinator.ctx(), world.services, planId, wish)
        for (const kind of PAPER_KINDS) {
          const paper = buildPaper(kind, facts)
          const about = `${kind}, ${text}, ${scope?.name ?? 'everybody'}`
          assert.ok(paper.subtitle.includes(text.replace(/ \(.*/, '')), about)
          assert.equal(paper.marking, MARKING)
          assert.doesNotMatch(wordsOf(paper), /Counted today|undefined|\bNaN\b|\[object/, about)
          if (scope) assert.ok(paper.subtitle.includes(`${scope.name} only`), about)
          // Every file of everybody's papers; of each agency and group those of the newest quarter.
          if (scope && key !== quarters[0]?.key) continue
          for (const format of FILE_FORMATS) {
            const bytes = await writePaper(paper, format, world.clock.now())
            made += 1
            assert.ok(bytes.toString(format === 'csv' ? 'utf8' : 'latin1').startsWith(BEGINS[format]), about)
          }
        }
      }
    assert.ok(made > 200, `${made} files`)
  })
})
