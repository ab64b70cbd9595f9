// Plans in the styles of city partnerships and of papers to a cabinet; all of them made up.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const wide = (text: string) => row([text, '', '', '', ''], { merged: [null, 'left', 'left', 'left', 'left'] })

test('bands over a table: the goal is the priority, and how it will be known is no heading', () => {
  const read = readWhole([
    line('Alder Hate Crime Strategy 2024-27'),
    wide('Alder Strategic Goal - Increase reporting of hate incidents'),
    wide('Measure of Success – A rise in what is reported to partners'),
    row(['', 'Action', 'Lead Partner', 'Outcome', 'Completion Date']),
    row(['1a', 'Train service centres', 'Alder City Council', 'Staff know what to do', 'Sept 2024']),
    row(['1b*', 'Publish one leaflet', 'Alder City Council/ Eastshire Police', 'It is known', 'May 2025']),
    wide('Alder Strategic Goal - Support those who are hurt'),
    row(['2a', 'Review how people are referred', 'Victim First', 'Nobody waits', 'June 2025']),
  ])
  assert.deepEqual(
    read.priorities.map(({ title }) => title),
    ['Increase reporting of hate incidents', 'Support those who are hurt'],
  )
  assert.deepEqual(rowsOf(read)[1]?.derived.owners, ['Alder City Council', 'Eastshire Police'])
  assert.deepEqual(
    read.unplaced.map(({ text }) => text),
    ['Measure of Success – A rise in what is reported to partners'],
  )
})

test('a short header: what is done, whom it is about, by when, below lines of a form', () => {
  const read = readWhole([
    line('Equality Analysis Action Plan'),
    row(['Title of analysis', 'Council Plan', '']),
    row(['Lead Manager', 'S. Example', '']),
    row(['Action/Target', 'State protected characteristics as listed', 'Target date (MM/YY)']),
    row(['Report to Cabinet twice a year', 'All', 'Six monthly']),
    row(['Review the pathway for disabled people', 'D', 'June 2026']),
  ])
  assert.deepEqual(
    rowsOf(read).map(({ action, owner, timeframe }) => [action, owner, timeframe]),
    [
      ['Report to Cabinet twice a year', '', 'Six monthly'],
      ['Review the pathway for disabled people', '', 'June 2026'],
    ],
  )
  assert.deepEqual(
    read.priorities.map(({ title }) => title),
    [''],
  )
})

test('a row of three that begins as titles do is no header', () => {
  const read = readWhole([
    row(['Action', 'Lead', 'By when']),
    row(['Actions of the review are agreed', 'Board', 'Ongoing']),
    row(['Tasks shared out among partners.', 'Coordinator', 'Timescale to follow']),
  ])
  assert.equal(rowsOf(read).length, 2)
})
