import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seriesWords } from './messages.en.ts'

test('which incidents a series has is a sentence of its own', () => {
  assert.equal(seriesWords.parts(1, 0, 1), 'The one that was reported; 1 told later, below under messages.')
  assert.equal(seriesWords.parts(0, 3, 0), '3 in the diary.')
  assert.equal(seriesWords.parts(0, 0, 0), '')
})
