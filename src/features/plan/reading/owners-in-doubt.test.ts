// One post with two hats or two posts; one body in two languages; and who is named in an item of a list.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readItem } from './list-item.ts'
import { readOwners } from './owners.ts'
import { readWhole, row, rowsOf } from './testing/in-blocks.ts'

const read = (cell: string) => {
  const { owners, doubtful } = readOwners(cell)
  return doubtful ? ['?', ...owners] : owners
}

test('a head of something and a lead may be one person: whole, and doubtful', () => {
  for (const one of [
    'Head of Housing and Community Safety Lead',
    'Head of Housing & Prevent Lead',
    'Director of Public Health and Prevent Coordinator',
  ])
    assert.deepEqual(read(one), ['?', one])
  assert.deepEqual(read('Head of Safeguarding and Quality'), ['Head of Safeguarding and Quality'])
  assert.deepEqual(read('Head of Policy, Performance and Partnerships'), [
    'Head of Policy, Performance and Partnerships',
  ])
  assert.deepEqual(read('Director of Nursing and Head of Inclusion'), [
    'Director of Nursing',
    'Head of Inclusion',
  ])
  assert.deepEqual(read('Head of Housing and Kent Police'), ['Head of Housing', 'Kent Police'])
})

test('the name of one body in two languages is not two bodies without a doubt', () => {
  for (const one of [
    'Cyngor Caerdydd / Cardiff Council',
    'Gwent Police/Heddlu Gwent',
    'Comhairle nan Eilean Siar / Western Isles Council',
  ])
    assert.deepEqual(read(one), ['?', one])
  assert.deepEqual(read('Ashford BC / Kent Police'), ['Ashford BC', 'Kent Police'])
})

test('an item of a list says by when and who after what is done', () => {
  const parts = (text: string) =>
    readItem(text)?.pieces.map(({ column, text: words }) => [column, words]) ?? null
  assert.deepEqual(parts('Train all frontline staff by March 2025 (Head of Service)'), [
    ['action', 'Train all frontline staff'],
    ['owner', 'Head of Service'],
    ['timeframe', 'by March 2025'],
  ])
  assert.deepEqual(parts('Hold four events (by March 2025, Engagement Lead)'), [
    ['action', 'Hold four events'],
    ['timeframe', 'by March 2025'],
    ['owner', 'Engagement Lead'],
  ])
  assert.deepEqual(parts('Set up a forum (Head of Inclusion)'), [
    ['action', 'Set up a forum'],
    ['owner', 'Head of Inclusion'],
  ])
  assert.equal(parts('Complete the first stage by March 2025 (Phase One)'), null)
  assert.equal(parts('Reduce reports by 20% (Police)'), null)
})

test('percent complete is the status where nothing else says it, else the update', () => {
  const plan = (titles: string[], ...rows: string[][]) =>
    rowsOf(
      readWhole([
        row(['Action', 'Lead', 'By when', ...titles]),
        ...rows.map((cells) => row(['Hold a meeting', 'Police', 'May 2026', ...cells])),
      ]),
    ).map(({ status, update, derived, flags }) => [
      status,
      update,
      derived.status,
      flags.includes('status-in-update'),
    ])
  assert.deepEqual(plan(['% complete'], ['0%'], ['60'], ['0.5'], ['100%'], ['soon']), [
    ['0%', '', 'not-started', false],
    ['60', '', 'in-progress', false],
    ['0.5', '', 'in-progress', false],
    ['100%', '', 'complete', false],
    ['soon', '', null, false],
  ])
  assert.deepEqual(plan(['Status', '% complete'], ['', '100%'], ['On hold', '40%'], ['', '40%']), [
    ['', '100%', 'complete', true],
    ['On hold', '40%', 'deferred', false],
    ['', '40%', null, false],
  ])
})
