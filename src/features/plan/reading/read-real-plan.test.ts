// A published plan, kept beside the project and not in it. Where it is absent these tests say so and are
// skipped; northbrook-plan.txt has the same difficulties in words of our own.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { PlanRead } from './read-plan.schema.ts'
import { readPlanSchema } from './read-plan.schema.ts'
import { readPlan } from './read-plan.ts'
import { wordBalance, wordsOf } from './words.ts'

// From this directory to the root of the project, and out of it.
const file = new URL('../../../../../shared/plan/llr-hate-action-plan-2018-21.txt', import.meta.url)
const skip = existsSync(file) ? false : 'the published plan is not beside this project'

function read(): { text: string; plan: PlanRead } {
  const text = readFileSync(file, 'utf8')
  const plan = readPlan(text)
  assert.ok(plan.ok)
  return { text, plan }
}

function rowsOf(ref: string) {
  const aims = read().plan.priorities.flatMap((priority) => priority.aims)
  return aims.find((aim) => aim.ref === ref)?.rows ?? []
}

test('no word of the published plan is lost and none is invented', { skip }, () => {
  const { text, plan } = read()
  assert.ok(wordsOf(text).length > 1500)
  assert.deepEqual(wordBalance(text, plan), { lost: [], invented: [] })
  assert.ok(readPlanSchema.safeParse(plan).success)
})

test('the published plan has its title, years, priorities, aims and rows', { skip }, () => {
  const { plan } = read()
  assert.equal(plan.title, 'Leicester, Leicestershire and Rutland Hate Action Plan 2018-21')
  assert.deepEqual(plan.period, { from: '2018-04-01', to: '2021-03-31', words: '2018-21' })
  assert.deepEqual(
    plan.priorities.map(({ number, title, aims }) => [
      number,
      title,
      aims.map((aim) => `${aim.ref}:${aim.rows.length}`).join(' '),
    ]),
    [
      [1, 'Raising Awareness', '1.1:1 1.2:1 1.3:1 1.4:1 1.5:1 1.6:2 1.7:1 1.8:2'],
      [2, 'Improving our Response', '2.1:1 2.2:1 2.3:1'],
      [3, 'Re-assuring and Strengthening Communities', '3.1:2 3.2:1 3.3:1 3.4:1 3.5:2'],
    ],
  )
  assert.deepEqual(plan.warnings, [])
  assert.deepEqual(
    plan.unplaced.map((line) => line.text),
    ['OVERARCHING THREE YEAR PLAN Appendix C'],
  )
})

test('core objectives and links of the published plan are found, whatever their bullets', { skip }, () => {
  const { text, plan } = read()
  const lines = text.split(/\r?\n/)
  assert.deepEqual(
    plan.priorities.map((priority) => [
      priority.coreObjectives.length,
      priority.links.map((link) => link.kind),
    ]),
    [
      [2, ['Police & Crime Plan']],
      [3, ['Police & Crime Plan', 'SPB Theme']],
      [3, ['Police & Crime Plan', 'SPB Theme']],
    ],
  )
  assert.deepEqual(plan.priorities[2]?.coreObjectives, [
    'Understanding your local communities',
    'Protecting vulnerable people',
    'Proactively promoting community cohesion and building confidence',
  ])
  for (const { coreObjectives, objectiveSources } of plan.priorities) {
    assert.equal(objectiveSources.length, coreObjectives.length)
    for (const [at, { line }] of objectiveSources.entries())
      assert.ok(lines[line - 1]?.includes(coreObjectives[at]?.slice(0, 20) ?? '?'))
  }
})

test('statuses in time frames of the published plan stay there and are proposed', { skip }, () => {
  const [schools] = rowsOf('1.3')
  assert.equal(schools?.timeframe, 'Action Achieved')
  assert.equal(schools?.status, '')
  assert.equal(schools?.derived.status, 'complete')
  assert.equal(schools?.update, 'Diversity Workshop package KS2 – currently being refreshed')
  const [voice] = rowsOf('2.2')
  assert.equal(voice?.timeframe, 'Q2/3 see Appendix B/C Action completed')
  assert.deepEqual(
    [voice?.derived.start, voice?.derived.end, voice?.derived.status],
    ['2018-07-01', '2018-12-31', 'complete'],
  )
  assert.equal(voice?.derived.actions.length, 3)
})

test('the row of the published plan that a page cuts in two is whole', { skip }, () => {
  const row = rowsOf('1.8')[1]
  assert.match(
    row?.objective ?? '',
    /^Undertake a feasibility exercise to measure effectiveness and to check/,
  )
  assert.deepEqual(row?.source, { line: 28, lastLine: 31 })
  assert.ok(row?.flags.includes('joined-across-page'))
  assert.ok(row?.flags.includes('owner-looks-like-timeframe'))
  assert.deepEqual(row?.derived.owners, ['LLR authorities', 'Leicestershire Police'])
  assert.equal(row?.derived.actions.length, 4)
})

test('owners and times of the published plan are proposed where they are plain', { skip }, () => {
  assert.deepEqual(rowsOf('1.1')[0]?.derived.owners, [
    'Leicester City Council',
    'Leicestershire County Council',
    'District and Borough Councils',
    'Rutland County Council',
    'LLR authorities',
  ])
  assert.equal(rowsOf('2.1')[0]?.derived.recurring, 'ongoing')
  assert.deepEqual(rowsOf('2.3')[0]?.flags, ['unscheduled', 'ends-mid-sentence'])
  assert.equal(rowsOf('3.4')[0]?.derived.recurring, 'quarterly')
  assert.equal(rowsOf('3.5')[1]?.derived.end, '2018-08-31')
  assert.deepEqual(rowsOf('3.5')[0]?.flags, ['timeframe-unread'])
})
