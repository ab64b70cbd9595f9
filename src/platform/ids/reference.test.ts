import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newReference, parseReference } from './reference.ts'

test('a reference is short, has its prefix, and no letter that looks like another', () => {
  for (let i = 0; i < 2000; i += 1) {
    assert.match(newReference('LLR'), /^LLR-[2-9CFHJKMNPRTVWXY]{4}-[2-9CFHJKMNPRTVWXY]{2}$/)
  }
})

test('a reference is read however it was typed', () => {
  for (const text of [
    'LLR-7K3M-92',
    'llr7k3m92',
    ' llr 7k3m 92 ',
    '7K3M-92',
    'L1R–7K3M–92',
    'iir/7k3m.92',
    'LLR 7K3M9Z',
  ]) {
    assert.equal(parseReference(text, 'LLR'), 'LLR-7K3M-92', text)
  }
  assert.equal(parseReference('0l 7k3m92', 'OL'), 'OL-7K3M-92')
  assert.equal(parseReference('LLR-SGBU-ZZ', 'LLR'), 'LLR-568V-22')
})

test('what is no reference of this partnership is null', () => {
  for (const text of [
    '',
    'LLR',
    'LLR-7K3M-9',
    'LLR-7K3M-922',
    'ABC-7K3M-92',
    'LLR-7K0M-92',
    'x'.repeat(1000),
    '7K3M-9é',
  ]) {
    assert.equal(parseReference(text, 'LLR'), null, text)
  }
  assert.throws(() => newReference('llr'), RangeError)
})

test('any new reference comes back from lower case, lost dashes and added spaces; any text at all gives null or a reference', () => {
  const prefixes = fc.stringMatching(/^[A-Z0-9]{2,6}$/)
  fc.assert(
    fc.property(prefixes, fc.nat(8), (prefix, at) => {
      const reference = newReference(prefix)
      const typed = reference.toLowerCase().replaceAll('-', '')
      assert.equal(parseReference(`${typed.slice(0, at)} ${typed.slice(at)}`, prefix), reference)
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const reference = parseReference(text, 'LLR')
      if (reference !== null) assert.equal(parseReference(reference, 'LLR'), reference)
    }),
  )
})
