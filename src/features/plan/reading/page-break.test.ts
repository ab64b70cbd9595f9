import assert from 'node:assert/strict'
import { test } from 'node:test'
import { continuesRow, joinRows } from './page-break.ts'

const empty = { objective: '', action: '', owner: '', timeframe: '', status: '', update: '' }
const full = { ...empty, objective: 'Visit every', action: 'Ask them.', owner: 'Police' }
const lone = { ...empty, objective: 'Carry out a survey to' }

test('after a page break, a lower-case cell under an unfinished sentence continues the row', () => {
  assert.equal(continuesRow(full, { ...empty, objective: 'centre once' }, true), true)
  assert.equal(continuesRow(full, { ...empty, action: 'then wait' }, true), false)
  assert.equal(continuesRow(full, { ...empty, objective: 'Centres' }, true), false)
})

test('without a page break, only a lone cell that breaks off is continued', () => {
  assert.equal(continuesRow(full, { ...empty, objective: 'centre once' }, false), false)
  assert.equal(continuesRow(lone, { ...empty, objective: 'learn more' }, false), true)
  assert.equal(
    continuesRow({ ...lone, owner: 'Police' }, { ...empty, objective: 'learn more' }, false),
    false,
  )
})

test('joining keeps both halves of every cell', () => {
  assert.deepEqual(joinRows(full, { ...empty, objective: 'centre once', owner: 'Fire', update: 'Sent' }), {
    ...full,
    objective: 'Visit every centre once',
    owner: 'Police Fire',
    update: 'Sent',
  })
})
