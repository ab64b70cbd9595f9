import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { z } from 'zod'
import { demoPlanFrom } from '../demo/demo-plan.ts'
import { planProblemText, rowFlagText } from './messages.en.ts'
import type { PlanRead } from './read-plan.schema.ts'
import { readPlanJsonSchema, readPlanSchema } from './read-plan.schema.ts'
import { readLimits, readPlan } from './read-plan.ts'
import { wordBalance } from './words.ts'

const file = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const northbrook = file('testing/northbrook-plan.txt')

function read(text: string, fileName?: string): PlanRead {
  const plan = readPlan(text, fileName === undefined ? {} : { fileName })
  assert.ok(plan.ok, 'the plan is refused')
  assert.deepEqual(wordBalance(text, plan), { lost: [], invented: [] })
  return plan
}

const rowsOf = (plan: PlanRead) => plan.priorities.flatMap((each) => each.aims.flatMap((aim) => aim.rows))

test('the whole of the Northbrook plan is read, word for word', () => {
  assert.deepEqual(readPlan(northbrook), JSON.parse(file('testing/northbrook-plan.json')))
  const plan = read(northbrook)
  assert.deepEqual(
    plan.priorities.map((priority) => [priority.number, priority.title, priority.aims.map((aim) => aim.ref)]),
    [
      [1, 'Being Heard', ['1.1', '1.2', '1.3', '1.4']],
      [2, 'Acting on What We Hear', ['2.1', '2.2', '2.3', '2.4']],
    ],
  )
})

test('what has no place in the plan is shown with where it stood', () => {
  assert.deepEqual(read(northbrook).unplaced, [
    {
      line: 1,
      text: 'NORTHBROOK PARTNERSHIP Paper 4',
      near: 'Northbrook Hate Crime Action Plan 2023-26',
    },
    { line: 46, text: 'This sentence stands alone between rows.', near: '2.3' },
  ])
})

test('a row that a page cut in two is joined and says so', () => {
  const aim = read(northbrook).priorities[0]?.aims[3]
  assert.equal(aim?.rows.length, 2)
  const row = aim?.rows[1]
  assert.equal(
    row?.objective,
    'Carry out a survey to learn which centres people use. Tell each centre what was found.',
  )
  assert.deepEqual(row?.source, { line: 23, lastLine: 28 })
  assert.ok(row?.flags.includes('joined-across-page'))
  assert.ok(row?.flags.includes('owner-looks-like-timeframe'))
})

test('a row after a repeated header is not joined where the one before it ended', () => {
  const plan = read(
    'Aim\tAction\tOwner\n1.1 One\tAsk them.\tPolice\nAim\tAction\tOwner\n\tthen go\tPolice\n1.2 Two\tGo on to\tFire\n\tWait\tFire',
  )
  assert.deepEqual(
    rowsOf(plan).map((row) => row.action),
    ['Ask them.', 'then go', 'Go on to', 'Wait'],
  )
})

test('an aim that a page cut in two is one aim', () => {
  const header = 'Aim\tAction\tOwner\n'
  const plan = read(`${header}1.1 To be\tAsk them\tPolice\n${header}heard by all\tand wait\t\n`)
  assert.deepEqual(
    plan.priorities[0]?.aims.map((aim) => [aim.ref, aim.text, aim.rows.map((row) => row.action)]),
    [['1.1', 'To be heard by all', ['Ask them and wait']]],
  )
})

test('a status typed into the time frame stays there and is proposed', () => {
  const row = read(northbrook).priorities[0]?.aims[1]?.rows[0]
  assert.equal(row?.timeframe, 'Action Achieved')
  assert.equal(row?.status, '')
  assert.equal(row?.derived.status, 'complete')
  assert.deepEqual(row?.flags, ['status-in-timeframe'])
})

test('a status is not read where there is none', () => {
  const row = read(northbrook).priorities[0]?.aims[0]?.rows[0]
  assert.deepEqual([row?.status, row?.derived.status, row?.derived.rag], ['', null, null])
})

test('a spreadsheet saved as CSV is read, its quoted cells and its own columns kept', () => {
  const text =
    '"Our plan, 2024-27",,,,\r\nRef,Action,Lead,By when,Cost\r\n1.1,"Ask, listen\nand ""write"" down",Police,Q1,£50\r\n1.2,Go,Fire,2025/26,\r\n'
  const plan = read(text, 'plan.csv')
  assert.equal(plan.title, 'Our plan, 2024-27')
  assert.deepEqual(
    plan.priorities[0]?.aims.map((aim) => aim.ref),
    ['1.1', '1.2'],
  )
  const [first, second] = rowsOf(plan)
  assert.equal(first?.action, 'Ask, listen\nand "write" down')
  assert.deepEqual(first?.other, [{ column: 'Cost', text: '£50' }])
  assert.equal(first?.derived.start, '2024-04-01')
  assert.deepEqual([second?.source.line, second?.derived.end], [5, '2026-03-31'])
  assert.ok(plan.warnings.some((warning) => warning.code === 'no-priorities'))
})

test('a flat table that repeats its priority and aim on every row is folded, the repeats accounted for', () => {
  const plan = read(
    'Priority,Aim,Action,Owner\n1 Heard,1.1 Ask,Go,Police\n1 Heard,1.1 Ask,Come,Fire\n2 Safe,2.1 Stay,Wait,NHS\n',
  )
  assert.deepEqual(
    plan.priorities.map((each) => [each.number, each.title, each.aims.map((aim) => aim.rows.length)]),
    [
      [1, 'Heard', [2]],
      [2, 'Safe', [1]],
    ],
  )
  assert.deepEqual(
    plan.headers.filter((header) => header.kind === 'repeated').map((header) => header.cells),
    [['1 Heard'], ['1.1', 'Ask']],
  )
})

test('a table pasted with bars is read', () => {
  const plan = read('| Action | Owner | By when |\n|---|---|---|\n| Ask | Police | Q2 |\n')
  assert.deepEqual(
    rowsOf(plan).map((row) => [row.action, row.owner, row.timeframe]),
    [['Ask', 'Police', 'Q2']],
  )
})

test('a table without a header is read by guess, and says so', () => {
  const plan = read('1.1 To be heard\tAsk them\tPolice\tQ2\n\tGo back\tPolice\tQ3\n')
  assert.ok(plan.warnings.some((warning) => warning.code === 'no-header'))
  assert.deepEqual(
    rowsOf(plan).map((row) => [row.action, row.owner, row.timeframe, row.flags.includes('no-header')]),
    [
      ['Ask them', 'Police', 'Q2', true],
      ['Go back', 'Police', 'Q3', true],
    ],
  )
})

test('thousands of empty cells at the end of a row are no matter', () => {
  assert.equal(rowsOf(read(`Action,Owner\nAsk,Police${','.repeat(9000)}\n`)).length, 1)
})

test('plain prose keeps every line unplaced', () => {
  const plan = read('Dear all,\nwe met on Monday, and agreed to meet again.\n')
  assert.equal(rowsOf(plan).length, 0)
  assert.equal(plan.unplaced.length, 2)
  assert.deepEqual(
    plan.warnings.map((warning) => warning.code),
    ['no-title', 'no-period', 'no-header', 'no-priorities', 'no-rows'],
  )
})

test('a quotation mark that is never closed swallows nothing', () => {
  const plan = read('Action\tOwner\n"Ask them\tPolice\nGo\tFire\n')
  assert.deepEqual(
    rowsOf(plan).map((row) => row.action),
    ['"Ask them', 'Go'],
  )
})

const refusals: [name: string, text: string, code: string][] = [
  ['nothing', '', 'nothing-to-read'],
  ['only space and rules', ' \n\t\t\n---\n', 'nothing-to-read'],
  ['a file that is not text', 'PK\u0003\u0004abc', 'not-text'],
  ['a NUL', 'Action\u0000', 'not-text'],
  ['too much text', 'é'.repeat(readLimits.textBytesMax / 2 + 1), 'too-large'],
  ['too many rows', 'a\tb\n'.repeat(readLimits.rowsMax + 1), 'too-many-rows'],
  ['too many lines', 'a\n'.repeat(readLimits.linesMax + 1), 'too-many-lines'],
  ['too many columns', `a${'\tb'.repeat(readLimits.columnsMax)}`, 'too-many-columns'],
  ['too long a cell', `Action\tOwner\n${'a'.repeat(readLimits.cellLettersMax + 1)}\tb`, 'cell-too-long'],
]

for (const [name, text, code] of refusals) {
  test(`${name} is refused`, () => {
    const plan = readPlan(text)
    assert.ok(!plan.ok)
    assert.equal(plan.problem.code, code)
    assert.ok(planProblemText(plan.problem).length > 10)
    assert.ok(readPlanSchema.safeParse(plan).success)
  })
}

test('text at the limits is read', () => {
  assert.equal(readPlan('a\tb\n'.repeat(readLimits.rowsMax)).ok, true)
  assert.equal(readPlan(`Action\tOwner\n${'a'.repeat(readLimits.cellLettersMax)}\tb`).ok, true)
})

test('the published schema is the one the types come from, and plans keep to it', () => {
  assert.deepEqual(
    JSON.parse(file('read-plan.schema.json')),
    JSON.parse(readPlanJsonSchema()),
    'write readPlanJsonSchema() to read-plan.schema.json and format it',
  )
  const published = z.fromJSONSchema(JSON.parse(file('read-plan.schema.json')))
  for (const text of [northbrook, demoPlanFrom(2024), '']) {
    const plan = readPlan(text)
    assert.deepEqual(readPlanSchema.parse(plan), plan)
    assert.equal(published.safeParse(plan).success, true)
  }
  assert.equal(published.safeParse({ ...readPlan(northbrook), title: 3 }).success, false)
})

test('every flag that the plans raise has words for a person', () => {
  const flags = rowsOf(read(northbrook)).flatMap((row) => row.flags)
  assert.ok(flags.length > 5)
  for (const flag of flags) assert.ok(rowFlagText[flag])
})

test('a header over two lines names its columns once, and those that only the second line names', () => {
  const plan = read(
    'Aim\tAction\tOwner\tBy\tUpdate\nIntended outcome\t\t\tBy when – time frame\t\n1.1 One\tAsk\tPolice\tQ2\tSent\n',
  )
  const [row] = rowsOf(plan)
  assert.deepEqual(
    [row?.action, row?.owner, row?.timeframe, row?.update, row?.other],
    ['Ask', 'Police', 'Q2', 'Sent', []],
  )
  assert.deepEqual(
    plan.headers.map((header) => header.kind),
    ['columns', 'columns'],
  )
})
