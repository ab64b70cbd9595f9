import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EASY_READ, languageOf } from './index.ts'
import { fillPattern } from './pattern.ts'

const polish = languageOf('pl')
assert.ok(polish)
const match = (...words: string[]) =>
  `.input {$0 :string} .match $0 ${words.map((word) => `${word} {{${word}}}`).join(' ')} * {{other}}`
const fill = (pattern: string, value: unknown) => polish && fillPattern(pattern, polish, [value])

test('somebody who said no never reads the words for yes, however the translator matched a no', () => {
  assert.equal(fill(match('none'), false), 'none')
  assert.equal(fill(match('false'), false), 'false')
  assert.equal(fill(match('true'), false), 'other')
  assert.equal(fill(match('true'), true), 'true')
})

test('nothing given is found by either word, and both are kept apart where both are matched', () => {
  assert.equal(fill(match('none'), null), 'none')
  assert.equal(fill(match('false'), undefined), 'false')
  assert.equal(fill(match('none', 'false'), null), 'none')
  assert.equal(fill(match('none', 'false'), false), 'false')
})

test('a day in Easy Read is written as English is written here', () => {
  const day = new Date('2026-11-27T12:00:00Z')
  assert.equal(fillPattern('By {$0}', EASY_READ, [day]), 'By Friday 27 November 2026')
  assert.equal(fillPattern('On {$0.short}', EASY_READ, [day]), 'On 27 November 2026')
})

test('a day without a time is written as a day, in every language', () => {
  assert.equal(fill('{$0}', '2026-11-27'), 'piątek, 27 listopada 2026')
  assert.equal(fill('{$0.short}', '2026-11-27'), '27 listopada 2026')
  assert.equal(fill('{$0}', '2026-13-27'), '2026-13-27')
})
