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

test('a column for each body says by its marks who leads, and who is ticked', () => {
  const read = readWhole([
    line('Joint hate crime plan 2026-28', 0),
    row(['Action', 'Police', 'City', 'NHS', 'Disability', 'By when']),
    row(['Adopt the definition', 'L', 'S', 'S', '✓', 'Sept 2026']),
    row(['Share data', 'x', 'x', '', '✓', 'Dec 2026']),
    row(['Print it', '', '', '', '', 'Dec 2026']),
  ])
  assert.deepEqual(
    rowsOf(read).map(({ owner, derived }) => [owner, derived.owners]),
    [
      ['', ['Police']],
      ['', ['Police', 'City']],
      ['', []],
    ],
  )
})

test('of a colour and comments for each quarter beside ticks, the last are how it goes now', () => {
  const titles = ['Objective', 'Action', 'Lead', 'Q1', 'Q2', 'RAG Q1', 'RAG Q2', 'Comments Q1', 'Comments Q2']
  const read = readWhole([
    line('Equality plan 2026-27', 0),
    row(titles),
    row(['Be fair', 'Train', 'Policy', 'x', 'x', 'Green', 'Amber', 'Two sessions', 'Low take-up']),
    row(['Be clear', 'Translate', 'Comms', '', 'x', '', 'Green', '', 'Agency chosen']),
  ])
  assert.deepEqual(
    rowsOf(read).map(({ derived, update }) => [derived.rag, update, derived.end]),
    [
      ['amber', 'Low take-up', '2026-09-30'],
      ['green', 'Agency chosen', '2026-09-30'],
    ],
  )
})

test('milestones of several lines are times, and what was deferred to a year is deferred', () => {
  const read = readWhole([
    line('Hate crime plan 2026-27', 0),
    row(['Objective', 'Key actions', 'Responsible', 'Milestones', 'Status update']),
    row(['Report', 'Assemblies', 'Schools', 'Autumn term 2026\nSpring term 2027', 'Recruiting']),
    row(['Teach', 'Twilight session', 'Virtual School', 'June 27', '']),
    row(['Be safer', 'Campaign', 'N/A', 'TBA', 'Deferred to 2027/28']),
  ])
  const [first, , last] = rowsOf(read)
  assert.equal(first?.derived.start, '2026-09-01')
  assert.deepEqual([last?.derived.status, last?.derived.owners], ['deferred', []])
  assert.deepEqual(last?.flags, ['status-in-update', 'unscheduled', 'owner-to-be-confirmed'])
})

test('a first day whose last day is blank, or no day, has no end', () => {
  const read = readWhole([
    line('Improvement plan 2026-27', 0),
    row(['Action', 'Agency', 'Start', 'Finish', 'RAG']),
    row(['Draft it', 'Police', 'Oct 26', 'ASAP', 'Amber']),
    row(['Train', 'Police', 'Jan 27', 'within 3 months of it', '']),
    row(['Go on', 'Police', 'Sep 26', 'Ongoing', '']),
    row(['Begin', 'Police', 'Sep 26', '', '']),
    row(['End', 'Police', 'Sep 26', 'Q4', '']),
  ])
  assert.deepEqual(
    rowsOf(read).map(({ derived: { start, end } }) => [start, end]),
    [
      ['2026-10-01', null],
      ['2027-01-01', null],
      ['2026-09-01', null],
      ['2026-09-01', null],
      ['2026-09-01', '2027-03-31'],
    ],
  )
})

test('how often, in Welsh; and who leads and who supports', () => {
  const read = readText(
    'Plan 2026-27\nAction\tLead\tBy when\nHold it\tComms (lead), all (support)\tParhaus\nMeet\tPolice\tChwarterol',
  )
  const [first, second] = rowsOf(read)
  assert.deepEqual(first?.derived.owners, ['Comms (lead)', 'all (support)'])
  assert.deepEqual([first?.derived.recurring, second?.derived.recurring], ['ongoing', 'quarterly'])
})
