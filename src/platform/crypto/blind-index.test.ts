import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addressForm,
  blindTokens,
  type BlindInput,
  type BlindKind,
  nameForm,
  nameSounds,
} from './blind-index.ts'
import { normaliseEmail, normalisePhone, normalisePostcode } from './contact-forms.ts'

const key = Buffer.alloc(32, 3)

function tokens(kind: BlindKind, input: BlindInput): string[] {
  return blindTokens(key, input)
    .filter((token) => token.kind === kind)
    .map(({ token }) => token.toString('hex'))
}

function same(kind: BlindKind, a: BlindInput, b: BlindInput): boolean {
  const [x, y] = [tokens(kind, a), tokens(kind, b)]
  return x.length > 0 && x.join() === y.join()
}

test('one name in many spellings has one exact token', () => {
  const families = [
    ['Łukasz Żak', 'LUKASZ ZAK', 'Żak, Łukasz', 'Mr. Lukasz  Zak'],
    ["Siobhán O'Brien-Smith", 'siobhan obrien smith', 'Smith O’Brien Siobhan'],
    ['Müller', 'MULLER', 'Mu\u0308ller'],
    ['કીર્તિ પટેલ', 'પટેલ કીર્તિ', ' કીર્તિ, પટેલ '],
    ['محمد علی', 'مُحَمَّد علي', 'علي محمد'],
    ['Ｊａｎｅ Doe', 'jane doe'],
    ['Strauß', 'STRAUSS'],
  ]
  for (const [first = '', ...others] of families) {
    for (const other of others)
      assert.equal(same('name', { name: first }, { name: other }), true, `${first} = ${other}`)
  }
})

test('other names have other tokens, in scripts whose vowels are marks too', () => {
  for (const [a, b] of [
    ['Ann Lee', 'Anne Lee'],
    ['કીર્તિ', 'કરત'],
    ['राम', 'रमा'],
    ['Dr', 'Mr'],
  ] as const) {
    assert.equal(same('name', { name: a }, { name: b }), false, `${a} is not ${b}`)
  }
})

test('names that sound alike share a sound; names without Latin letters have none and still match exactly', () => {
  for (const [a, b] of [
    ['Catherine Smith', 'Kathryn Smyth'],
    ['Mohammed', 'Muhamad'],
    ['Stephen', 'Steven'],
    ['Łukasz', 'Lucas'],
  ] as const) {
    assert.ok(
      nameSounds(a).some((sound) => nameSounds(b).includes(sound)),
      `${a} ~ ${b}`,
    )
  }
  assert.deepEqual(nameSounds('કીર્તિ پٹیل'), [])
  assert.deepEqual(nameSounds('J'), [])
  assert.equal(tokens('name', { name: 'કીર્તિ' }).length, 1)
})

test('a UK telephone number has one token however it is written; other countries keep theirs', () => {
  const ways = [
    '07700 900123',
    '+447700900123',
    '0044 7700 900 123',
    '+44 (0)7700 900123',
    '(07700) 900-123',
    '447700900123',
  ]
  for (const way of [...ways, '7700900123', '٠٧٧٠٠٩٠٠١٢٣', '07700900123 ext 4', '０７７００９００１２３']) {
    assert.equal(normalisePhone(way), '+447700900123', way)
  }
  assert.equal(normalisePhone('+48 601 234 567'), '+48601234567')
  assert.equal(normalisePhone('00353 87 123 4567'), '+353871234567')
  assert.equal(normalisePhone('0116 496 0123'), '+441164960123')
  for (const none of ['', 'none', '999', '12345', '+', 'x'.repeat(5000), '0'.repeat(20)]) {
    assert.equal(normalisePhone(none), null, none)
  }
})

test('e-mail addresses match without case and spaces; dots and tags stay', () => {
  assert.equal(normaliseEmail(' A.B+c@Example.ORG '), 'a.b+c@example.org')
  assert.equal(same('email', { email: 'a.b@gmail.com' }, { email: 'ab@gmail.com' }), false)
  for (const none of ['', 'a', 'a@b', '@b.c', 'a b@c.d', 'a@b.c,d@e.f'])
    assert.equal(normaliseEmail(none), null, none)
})

test('an address is its postcode and its door, however the rest is written', () => {
  const flat = addressForm({ line: 'Flat 2, 14a High Street', postcode: 'LE1 6ZG' })
  assert.equal(flat, addressForm({ line: '14 A High St, FLAT 2, LE1 6ZG', postcode: 'le16zg' }))
  assert.notEqual(flat, addressForm({ line: 'Flat 3, 14a High Street', postcode: 'LE1 6ZG' }))
  assert.notEqual(flat, addressForm({ line: 'Flat 2, 14a High Street', postcode: 'LE1 6ZH' }))
  const named = addressForm({ line: 'Rose Cottage, Main St', postcode: 'LE1 6ZG' })
  assert.equal(named, addressForm({ line: 'ROSE COTTAGE', postcode: 'LE1 6ZG' }))
  assert.equal(addressForm({ line: '', postcode: 'LE1 6ZG' }), null)
  assert.equal(addressForm({ line: '14 High Street', postcode: 'nowhere' }), null)
})

test('a postcode has one form, and what is none has no token', () => {
  assert.equal(normalisePostcode(' le1   6zg'), 'LE1 6ZG')
  assert.equal(normalisePostcode('LE1'), null)
  assert.deepEqual(blindTokens(key, { postcode: 'LE1', phone: '-', name: '—', email: '' }), [])
})

test('tokens have 16 bytes, depend on the key, and differ between kinds of one text', () => {
  const input = { name: 'le1 6zg', postcode: 'LE1 6ZG' }
  const all = blindTokens(key, input)
  assert.ok(all.length >= 2 && all.every(({ token }) => token.length === 16))
  const other = blindTokens(Buffer.alloc(32, 4), input)
  assert.ok(all.every(({ token }, i) => !token.equals(other[i]?.token ?? token)))
  assert.equal(new Set(all.map(({ token }) => token.toString('hex'))).size, all.length)
})

test('no text whatever makes it throw, and the order of words never matters', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, (value) => {
      const address = { line: value, postcode: 'LE1 6ZG' }
      blindTokens(key, { name: value, phone: value, email: value, postcode: value, address })
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (parts) => {
      assert.equal(nameForm(parts.join(' ')), nameForm([...parts].reverse().join(' ')))
    }),
  )
})
