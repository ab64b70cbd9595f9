import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readForm, versionOf } from './form.ts'

test('a version is a number that its column holds and can count on from, or the one that no record has', () => {
  const read = (version: string) => versionOf(readForm({ version }))
  assert.equal(read('7'), 7)
  assert.equal(read(' 12 '), 12)
  assert.equal(read('2000000000'), 2_000_000_000)
  for (const bad of ['', '-1', '1.5', '1e3', '2147483647', '99999999999999', 'NaN', '\0'])
    assert.equal(read(bad), 0)
  assert.equal(versionOf(readForm({})), 0)
})

test('a form keeps no NUL and no half of a character', () => {
  const form = readForm({ words: 'be\0fore\ud800', 'n\0ame': 'x' })
  assert.equal(form.one('words'), 'before\ufffd')
})
