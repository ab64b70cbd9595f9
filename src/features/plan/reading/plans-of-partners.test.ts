// Plans as other partnerships write them: what stood wrong without a word once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPlan } from './read-plan.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'
import { wordBalance } from './words.ts'

const readText = (text: string) => {
  const read = readPlan(text)
  assert.ok(read.ok)
  assert.deepEqual(wordBalance(text, read), { lost: [], invented: [] })
  return read
}

test('of a title that names a year of a longer plan, quarters are of that year', () => {
  for (const title of [
    'Community Safety Plan 2024-27 – Action plan year 3 (2026/27)',
    'Equality Strategy 2024-2028: Year 3 – 2026/27',
    'Safer Streets Strategy 2024-27, year three of three (2026/27)',
  ]) {
    const read = readText(`${title}\nAction\tWho\tBy when\nHold it\tPolice\tEnd of Q1`)
    assert.equal(read.period?.from, '2026-04-01', title)
    assert.equal(rowsOf(read)[0]?.derived.end, '2026-06-30', title)
  }
})

test('who leads a priority is no aim of its table', () => {
  const read = readText(
    'Hate crime plan 2026/27\nPRIORITY TWO – COHESION\nLead: Head of Communities\nAction\tWho\tBy when\nHold it\tPolice\tMay 2026',
  )
  assert.deepEqual(
    read.priorities[0]?.aims.map(({ text }) => text),
    [''],
  )
  assert.deepEqual(
    read.unplaced.map(({ text }) => text),
    ['Lead: Head of Communities'],
  )
})

test('whose plan it is, under the title, is no priority; a heading is', () => {
  const of = (under: string) =>
    readText(`Hate crime action plan 2026-27\n${under}\nAction\tWho\tBy when\nHold it\tPolice\tMay 2026`)
  for (const body of [
    'Westshire County Council',
    'Glannau University Health Board',
    'Safer Vale Community Safety Partnership',
  ]) {
    const read = of(body)
    assert.equal(read.priorities[0]?.heading, '', body)
    assert.deepEqual(
      read.unplaced.map(({ text }) => text),
      [body],
    )
  }
  assert.equal(of('Working with the council')?.priorities[0]?.heading, 'Working with the council')
})

test('a gap that is an action is one, and where things stood before it is no update', () => {
  const read = readWhole([
    line('Prevent delivery plan 2026-27', 0),
    row([
      'Benchmark',
      'Current position',
      'Gap / action required',
      'Lead officer',
      'Target date',
      'Comments',
    ]),
    row([
      '1. Risk',
      'Received in March',
      'Brief elected members',
      'Coordinator',
      '31/05/2026',
      'Briefed 12 May',
    ]),
  ])
  const [only] = rowsOf(read)
  assert.deepEqual([only?.action, only?.update], ['Brief elected members', 'Briefed 12 May'])
  assert.deepEqual(
    only?.other.map(({ text }) => text),
    ['1. Risk', 'Received in March'],
  )
})

test('a service in two languages is not two owners without a doubt', () => {
  const read = readText(
    'Plan 2026-27\nAction\tLead\tBy when\nPublish it\tCyfathrebu / Communications\tHydref 2026 / October 2026',
  )
  const [only] = rowsOf(read)
  assert.deepEqual(only?.derived.owners, ['Cyfathrebu / Communications'])
  assert.deepEqual(only?.derived.doubtful, ['owners'])
})
