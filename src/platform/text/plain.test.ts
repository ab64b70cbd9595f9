import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from './fold.ts'
import { joinList } from './join.ts'
import { boundedLine, boundedText, charCount, plainLine, plainText, shorten } from './plain.ts'
import { slug } from './slug.ts'

const utf16 = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), utf16)

test('text keeps its words, scripts, lines and tabs, and loses what cannot be seen', () => {
  assert.equal(
    plainText('  one\r\ntwo\rthree\u2028four\tfive\u0000\u0007\u001b[31m\u009f\ufeff  '),
    'one\ntwo\nthree\nfour\tfive[31m',
  )
  assert.equal(plainText('e\u0301'), 'é')
  assert.equal(plainText('a\ud800b'), 'a\ufffdb')
  assert.equal(plainText('safe\u202etxt.exe'), 'safetxt.exe')
  assert.equal(plainText('نمی\u200cدانم 👩\u200d👧 ક્ષ'), 'نمی\u200cدانم 👩\u200d👧 ક્ષ')
})

test('cleaning twice changes nothing, and no control character or lone surrogate is left', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = plainText(text)
      assert.equal(plainText(once), once)
      assert.ok(once.isWellFormed())
      assert.doesNotMatch(once, /[^\P{Cc}\n\t]/u)
      const line = plainLine(text)
      assert.equal(plainLine(line), line)
      assert.doesNotMatch(line, /[\n\t]/)
    }),
  )
})

test('a text is measured in code points after cleaning, and too long a text comes back whole', () => {
  assert.deepEqual(boundedText(' 🦉🦊 ', 2), { ok: true, text: '🦉🦊' })
  assert.deepEqual(boundedText('abc', 2), { ok: false, text: 'abc', length: 3, max: 2 })
  assert.deepEqual(boundedLine('a\r\n b', 3), { ok: true, text: 'a b' })
  assert.equal(charCount('👩\u200d👧'), 3)
})

test('shortening for show cuts between characters and says so', () => {
  assert.equal(shorten('🦉🦊🐝', 3), '🦉🦊🐝')
  assert.equal(shorten('🦉🦊🐝', 2), '🦉…')
  assert.equal(shorten('one two', 5), 'one…')
})

test('lists read as English has them', () => {
  assert.deepEqual(
    [[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((items) => joinList(items)),
    ['', 'a', 'a and b', 'a, b and c'],
  )
  assert.equal(joinList(['a', 'b', 'c'], 'or'), 'a, b or c')
})

test('folding makes one of case, accents and keyboard variants, and folding again changes nothing', () => {
  assert.equal(fold('ŁÓDŹ Straße Ærø İstanbul'), 'lodz strasse aero istanbul')
  assert.equal(fold('کی'), fold('كي'))
  fc.assert(fc.property(anyText, (text) => assert.equal(fold(fold(text)), fold(text))))
})

test('a slug is plain ASCII within its bound, or nothing', () => {
  assert.equal(slug('  Łódź & Co. — the "best"!  '), 'lodz-and-co-the-best')
  assert.equal(slug('કીર્તિ'), '')
  assert.equal(slug('abc def', 4), 'abc')
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, max) => {
      const made = slug(text, max)
      assert.match(made, /^([a-z0-9]+(-[a-z0-9]+)*)?$/)
      assert.ok(made.length <= max)
    }),
  )
})
