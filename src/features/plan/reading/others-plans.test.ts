// What plans of other bodies write: statuses, titles of columns, owners and times, as their own papers and systems have them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deriveRow } from './derive.ts'
import { readOwners } from './owners.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'
import { readTimeFrame } from './time-frame.ts'

const read = (titles: string[], ...rows: string[][]) =>
  rowsOf(
    readWhole([
      line('Hate crime plan 2026-27', 0),
      line('Priority 1: Reporting'),
      row(titles),
      ...rows.map((cells) => row(cells)),
    ]),
  )

const statusOf = (status: string) => {
  const [only] = read(['Action', 'Owner', 'Status'], ['Train front desks', 'Police', status])
  return [only?.derived.status, only?.flags.filter((flag) => flag.startsWith('status'))]
}

test('a time frame that says it is late keeps its day, and its colour is left to a person', () => {
  const timed = (timeframe: string) => {
    const words = { objective: '', action: 'Visit schools', owner: '', timeframe, status: '', update: '' }
    const { derived, flags } = deriveRow(words, null)
    return [derived.end, flags.includes('status-late')]
  }
  for (const late of ['March 2027 (delayed)', 'March 2027 – slipped', 'March 2027, now overdue'])
    assert.deepEqual(timed(late), ['2027-03-31', true], late)
  for (const plain of ['March 2027', 'late March 2027', 'March 2027 (later if need be)'])
    assert.deepEqual(timed(plain), ['2027-03-31', false], plain)
})

test('a status that says late is in progress, and its colour is left to a person', () => {
  for (const late of [
    'At risk',
    'Behind',
    'Behind (programme)',
    'Overdue',
    'Delayed: see below',
    'Check Progress',
  ])
    assert.deepEqual(statusOf(late), ['in-progress', ['status-late']], late)
  assert.deepEqual(statusOf('On target'), ['in-progress', []])
  for (const unread of ['Unassigned', 'N/A', 'White'])
    assert.deepEqual(statusOf(unread), [null, ['status-unread']], unread)
})

test('a label before the update is proposed as the status; a sentence is none', () => {
  const statusIn = (update: string) =>
    read(['Action', 'Owner', 'Where are we now?'], ['Train front desks', 'Police', update])[0]?.derived.status
  assert.equal(
    statusIn('On target 3 held: north, south and west, and the last is planned for May'),
    'in-progress',
  )
  assert.equal(
    statusIn('At risk Shops ask for a sticker first, which nobody has printed until now'),
    'in-progress',
  )
  assert.equal(statusIn('At risk people were visited by the team, who went to see them at their homes'), null)
})

test('an export of a performance system: the code is the number and the title is what is done', () => {
  const titles = [
    'Action Code',
    'Parent Action',
    'Action Title',
    'Assigned To',
    'Due Date',
    'Progress Bar',
    'Status',
    'Latest Note',
  ]
  const [only] = read(titles, [
    'CS-HC-01',
    'Plan',
    'Train staff',
    'Unassigned',
    '31-Mar-2027',
    '55%',
    'In Progress',
    'Half are done.',
  ])
  assert.equal(only?.action, 'Train staff')
  assert.equal(only?.update, 'Half are done.')
  assert.deepEqual(
    only?.other.map(({ column }) => column),
    ['Parent Action', 'Progress Bar'],
  )
  assert.deepEqual([only?.derived.owners, only?.flags], [[], ['owner-to-be-confirmed']])
})

test('a column of codes is never what is done', () => {
  const [named] = read(
    ['Action', 'Description', 'Owner', 'Status'],
    ['CS-HC-01', 'Train staff', 'Police', 'Started'],
  )
  assert.equal(named?.action, 'Train staff')
  const [bare] = read(['Action', 'Owner', 'Status'], ['CS-HC-01', 'Police', 'Started'])
  assert.equal(bare?.action, '')
  assert.equal(bare?.derived.sure, 'no')
})

test('questions and highlights as titles', () => {
  const titles = ['What we are going to do', 'Lead agency', 'State', 'Highlights / blockers']
  const [only] = read(titles, ['Train staff', 'Police', 'On track', '22 of 55 schools'])
  assert.deepEqual([only?.action, only?.update], ['Train staff', '22 of 55 schools'])
})

test('milestones are when, where they name times', () => {
  const titles = ['Action', 'Lead', 'Milestone', 'Status']
  const rows = read(
    titles,
    ['Train staff', 'Police', 'All by 31 March 2027', 'Started'],
    ['Ring back', 'Council', 'Awareness week', 'Started'],
  )
  assert.equal(rows[0]?.derived.end, '2027-03-31')
  assert.deepEqual(rows[1]?.flags, ['timeframe-unread'])
  const [none] = read(titles, ['Train staff', 'Police', '12 schools', 'Started'])
  assert.deepEqual(none?.other, [{ column: 'Milestone', text: '12 schools' }])
})

test('an owner to be confirmed keeps its name, and a list is parted where one of it can stand alone', () => {
  const { owners, toBeConfirmed } = readOwners('Comms (TBA)')
  assert.deepEqual([owners, toBeConfirmed], [['Comms'], true])
  assert.deepEqual(readOwners('Highways, Charnwood Borough Council and Leics Police').owners, [
    'Highways',
    'Charnwood Borough Council',
    'Leics Police',
  ])
  assert.equal(readOwners('Leicester, Leicestershire and Rutland').doubtful, false)
})

test('rolling is no end', () => {
  const { start, end, recurring } = readTimeFrame('May-26 – Rolling', null)
  assert.deepEqual([start, end, recurring], ['2026-05-01', null, 'ongoing'])
})

test('what stands on a sheet of completed actions is proposed as complete', () => {
  const plan = readWhole([
    line('Hate crime plan 2026-27', 0),
    line('Priority 1: Reporting'),
    row(['Action', 'Owner', 'Status']),
    row(['Train staff', 'Police', 'Started']),
    line('Completed 2025-26', 1),
    row(['Action', 'Owner', 'Closed on'], { table: 2 }),
    row(['Set up the network', 'Council', '03/02/2026'], { table: 2 }),
  ])
  const last = rowsOf(plan).at(-1)
  assert.deepEqual([last?.derived.status, last?.flags], ['complete', ['status-from-heading']])
  assert.equal(last?.status, '')
})
