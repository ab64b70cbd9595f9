import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { demoPlanFrom } from '../demo/demo-plan.ts'
import type { PlanRead } from '../reading/read-plan.schema.ts'
import { paperWords } from '../papers/messages.en.ts'
import { readPlan } from '../reading/read-plan.ts'
import { matchPlans, type StandingWords } from './match-plans.ts'
import { wordDiff } from './word-diff.ts'

const read = (text: string): PlanRead => {
  const plan = readPlan(text)
  assert.ok(plan.ok)
  return plan
}
const rowsOf = (plan: PlanRead) => plan.priorities.flatMap(({ aims }) => aims.flatMap(({ rows }) => rows))
/** A plan as it stands after a document was kept as one. */
function standingOf(plan: PlanRead): StandingWords {
  const aims = plan.priorities.flatMap((priority, p) =>
    priority.aims.map((aim, a) => ({ ...aim, id: `aim-${p}-${a}`, priorityId: `priority-${p}` })),
  )
  return {
    priorities: plan.priorities.map(({ number, title }, at) => ({ id: `priority-${at}`, number, title })),
    aims,
    actions: aims
      .flatMap(({ id: aimId, ref, rows }) => rows.map((row) => ({ aimId, ref, row })))
      .map((action, at) => ({ ...action, id: `old-${at}` })),
  }
}

/** A row like the first, without any words. */
function blank(plan: PlanRead) {
  const [row] = rowsOf(plan)
  assert.ok(row)
  return { ...row, objective: '', action: '', owner: '', timeframe: '', status: '', update: '' }
}

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
        assert.deepEqual(ids.toSorted(), standing.actions.map(({ id }) => id).toSorted())
        const rows = [...matched.map(({ index }) => index), ...added].toSorted((a, b) => a - b)
        assert.deepEqual(
          rows,
          rowsOf(read(after)).map((_, index) => index),
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
      [['old-0', true]],
    )
  })

  const HEAD = 'Aim\tObjective\tAction\tOwner\tTime Frame\tStatus\tNotes held'
  const plan = (...lines: string[]) =>
    read(['Hate plan 2026-29', 'Strategic Priority 1: One', HEAD, ...lines].join('\n'))
  const outcome = (before: PlanRead, after: PlanRead) => {
    const { matched, added, gone } = matchPlans(standingOf(before), after)
    return {
      matched: matched.map(({ old, index, same }) => `${old.id} is row ${index}${same ? '' : ', changed'}`),
      added: added.length,
      gone: gone.length,
    }
  }

  test('a row without an action, or with nothing but an owner and a day, is known by all its words', () => {
    const rows = [
      '1.1 To ask\tHear people\t\tPolice\tQ2\t',
      '\t\t\tHousing team\tBy June\t',
      '\tAsk\tAsk all\tPolice\tQ3\t',
    ]
    const [before, after] = [plan(...rows), plan(...rows)]
    // As a person may leave it: its words moved out of its action.
    for (const each of [before, after])
      each.priorities[0]?.aims[0]?.rows.splice(1, 1, {
        ...blank(each),
        owner: 'Housing team',
        timeframe: 'By June',
      })
    assert.deepEqual(outcome(before, after), {
      matched: ['old-0 is row 0', 'old-1 is row 1', 'old-2 is row 2'],
      added: 0,
      gone: 0,
    })
  })

  test('rows in another order, and aims with other numbers, are the same actions', () => {
    const before = plan(
      '1.1 To ask\tHear\tAsk people\tPolice\tQ2\t',
      '\tTell\tWrite to schools\tPolice\tQ3\t',
      '1.2 To learn\tLearn\tMeet each quarter\tCouncil\tQ2\t',
    )
    const after = plan(
      '1.1 To begin\tStart\tFind a chair for the group\tCouncil\tQ1\t',
      '1.2 To ask\tTell\tWrite to schools\tPolice\tQ3\t',
      '\tHear\tAsk people\tPolice\tQ2\t',
      '1.3 To learn\tLearn\tMeet every quarter with all\tCouncil\tQ2\t',
    )
    assert.deepEqual(outcome(before, after), {
      matched: ['old-1 is row 1', 'old-0 is row 2', 'old-2 is row 3, changed'],
      added: 1,
      gone: 0,
    })
    assert.deepEqual(matchPlans(standingOf(before), after).aligned, {
      priorities: ['priority-0'],
      aims: [[null, 'aim-0-0', 'aim-0-1']],
    })
  })

  test('a priority that is renamed, or moved behind a new one, is the same priority', () => {
    const titled = (...titles: string[]) =>
      read(
        [
          'Hate plan 2026-29',
          ...titles.flatMap((title, at) => [
            title,
            HEAD,
            `${at + 1}.1 Aim of ${title.slice(-4)}\tO\tAct ${at}\tPolice\tQ2\t`,
          ]),
        ].join('\n'),
      )
    const before = titled('Strategic Priority 1: Listening well', 'Strategic Priority 2: Acting fast')
    const renamed = read(
      [
        'Hate plan 2026-29',
        'Strategic Priority 1: Hearing people',
        HEAD,
        '1.1 Aim of well\tO\tAct 0\tPolice\tQ2\t',
        'Strategic Priority 2: Acting fast',
        HEAD,
        '2.1 Aim of fast\tO\tAct 1\tPolice\tQ2\t',
      ].join('\n'),
    )
    assert.deepEqual(matchPlans(standingOf(before), renamed).aligned.priorities, ['priority-0', 'priority-1'])
    const behind = titled(
      'Strategic Priority 1: Something new',
      'Strategic Priority 2: Listening well',
      'Strategic Priority 3: Acting fast',
    )
    assert.deepEqual(matchPlans(standingOf(before), behind).aligned.priorities, [
      null,
      'priority-0',
      'priority-1',
    ])
  })

  test('words of a column that has no field of its own are words of the row', () => {
    const row = '1.1 To ask\tHear\tAsk people\tPolice\tQ2\t'
    assert.deepEqual(outcome(plan(`${row}\tBox 4`), plan(`${row}\tBox 5`)).matched, [
      'old-0 is row 0, changed',
    ])
  })

  test('what our own paper writes for a cell is no change; what anybody else writes there is', () => {
    const before = standingOf(plan('1.1 To ask\tHear\tAsk people\tA. Name, Alder Council\tQ2\t'))
    const [action] = before.actions
    assert.ok(action)
    const standing = { ...before, actions: [{ ...action, paper: { owner: new Set(['Alder']) } }] }
    const ownedBy = (owner: string, line: string) => {
      const now = plan(`1.1 To ask\tHear\tAsk people\t${owner}\tQ2\t`)
      return matchPlans(standing, { ...now, unplaced: [{ line: 2, text: line, near: '' }] }).matched[0]
    }
    const opening = paperWords.subtitle('Q2 2026/27', paperWords.taken['as-of']('3 June 2026'), 'Alder')
    const back = ownedBy('Alder', opening)
    assert.equal(back?.same, true)
    assert.equal(back?.row.owner, 'A. Name, Alder Council')
    assert.equal(ownedBy('Birch', opening)?.row.owner, 'Birch')
    // Not our paper: somebody took the name out, and that is a change.
    for (const line of [
      'A plan',
      'As it stood on 3 June 2026 the council stopped paying',
      `${opening} and closed`,
    ]) {
      const other = ownedBy('Alder', line)
      assert.equal(other?.same, false, line)
      assert.equal(other?.row.owner, 'Alder')
    }
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
    const cpu = process.cpuUsage()
    const { matched, added } = matchPlans(before, after)
    assert.ok(process.cpuUsage(cpu).user < 800_000)
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
