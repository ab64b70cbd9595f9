import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { demoPlanFrom } from '../demo/demo-plan.ts'
import type { PlanRead } from '../reading/read-plan.schema.ts'
import { readPlan } from '../reading/read-plan.ts'
import { comingOf, matchPlans, type Standing } from './match-plans.ts'
import { wordDiff } from './word-diff.ts'

const read = (text: string): PlanRead => {
  const plan = readPlan(text)
  assert.ok(plan.ok)
  return plan
}
const standingOf = (plan: PlanRead): Standing[] =>
  comingOf(plan).map((row) => ({ id: `old-${row.index}`, priority: row.priority, ref: row.ref, row }))

const word = fc.constantFrom(
  'survey',
  'ask',
  'people',
  'each',
  'quarter',
  'train',
  'staff',
  'centres',
  'meet',
  'report',
)
const cell = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
const aPlan = fc
  .array(fc.record({ aim: fc.nat(5), objective: cell, action: cell, owner: cell }), {
    minLength: 1,
    maxLength: 25,
  })
  .map((rows) =>
    [
      'Hate plan 2026-29',
      'Strategic Priority 1: One',
      'Aim\tObjective\tAction\tOwner\tTime Frame\tStatus',
      ...rows
        .toSorted((a, b) => a.aim - b.aim)
        .map(
          ({ aim, objective, action, owner }) =>
            `1.${aim + 1} To do\t${objective}\t${action}\t${owner}\tQ2\t`,
        ),
    ].join('\n'),
  )

describe('matching a newer document with the plan', () => {
  test('the same document gives no change', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: aPlan }, fc.constant(demoPlanFrom(2025))), (text) => {
        const plan = read(text)
        const { matched, added, gone } = matchPlans(standingOf(plan), plan)
        assert.deepEqual([added, gone], [[], []])
        assert.ok(matched.every(({ same }) => same))
      }),
      { numRuns: 120 },
    )
  })

  test('every action and every row is matched once or named as gone or new', () => {
    fc.assert(
      fc.property(aPlan, aPlan, (before, after) => {
        const standing = standingOf(read(before))
        const { matched, added, gone } = matchPlans(standing, read(after))
        const ids = [...matched.map(({ old }) => old.id), ...gone.map(({ id }) => id)]
        assert.deepEqual(ids.toSorted(), standing.map(({ id }) => id).toSorted())
        const rows = [...matched.map(({ index }) => index), ...added].toSorted((a, b) => a - b)
        assert.deepEqual(
          rows,
          comingOf(read(after)).map(({ index }) => index),
        )
      }),
      { numRuns: 120 },
    )
  })

  test('a reworded action is the same action, one that went is gone, and one that came is new', () => {
    const head =
      'Hate plan 2026-29\nStrategic Priority 1: One\nAim\tObjective\tAction\tOwner\tTime Frame\tStatus\n'
    const before = `${head}1.1 To ask\tHear\tUndertake a survey of victims\tPolice\tQ2\t\n\tLearn\tTrain every officer in the county\tPolice\tQ3\t`
    const after = `${head}1.1 To ask\tHear\tUndertake a survey of all victims of hate\tPolice\tQ3\t\n1.2 To pay\tFund\tFind money for interpreters\tCouncil\tQ4\t`
    const { matched, added, gone } = matchPlans(standingOf(read(before)), read(after))
    assert.deepEqual(
      matched.map(({ old, index, same }) => [old.id, index, same]),
      [['old-0', 0, false]],
    )
    assert.deepEqual(added, [1])
    assert.deepEqual(
      gone.map(({ id }) => id),
      ['old-1'],
    )
  })

  test('an action that only moved under another number is found by its words', () => {
    const head =
      'Hate plan 2026-29\nStrategic Priority 1: One\nAim\tObjective\tAction\tOwner\tTime Frame\tStatus\n'
    const row = 'Hear\tUndertake a survey of victims in every district\tPolice\tQ2\t'
    const { matched } = matchPlans(
      standingOf(read(`${head}1.1 To ask\t${row}`)),
      read(`${head}1.4 To know\t${row}`),
    )
    assert.deepEqual(
      matched.map(({ old, same }) => [old.id, same]),
      [['old-0', false]],
    )
  })

  test('a thousand actions against a thousand reworded ones takes well under a second', () => {
    const lines = (more: string) =>
      Array.from(
        { length: 1000 },
        (_, n) =>
          `1.${(n % 90) + 1} Aim ${n % 90}\tObjective ${n}\tTrain group ${n} of people ${more}\tPolice\tQ2\t`,
      )
    const head =
      'Hate plan 2026-29\nStrategic Priority 1: One\nAim\tObjective\tAction\tOwner\tTime Frame\tStatus\n'
    const before = standingOf(read(head + lines('now').join('\n')))
    const after = read(head + lines('and again').join('\n'))
    const started = performance.now()
    const { matched, added } = matchPlans(before, after)
    assert.ok(performance.now() - started < 800)
    assert.equal(matched.length + added.length, 1000)
    assert.ok(matched.filter(({ old, index }) => old.id === `old-${index}`).length > 950)
  })
})

describe('what changed in a text', () => {
  test('is marked word by word, and both texts can be read from the marks', () => {
    assert.deepEqual(wordDiff('Ask all victims twice', 'Ask victims of hate twice'), [
      { kind: 'same', text: 'Ask' },
      { kind: 'gone', text: 'all' },
      { kind: 'same', text: 'victims' },
      { kind: 'new', text: 'of hate' },
      { kind: 'same', text: 'twice' },
    ])
    fc.assert(
      fc.property(cell, cell, (a, b) => {
        const side = (...kinds: string[]) =>
          wordDiff(a, b)
            .filter(({ kind }) => kinds.includes(kind))
            .map(({ text }) => text)
            .join(' ')
        assert.equal(side('same', 'new'), b)
        assert.equal(side('same', 'gone'), a)
      }),
    )
  })
})
