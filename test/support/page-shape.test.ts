import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shapeOf } from './page-shape.ts'

const question = (words: string, more = '') =>
  `<html lang="en"><h1>${words}</h1><label for="a">${words}</label><input id="a" value="${words}">${more}</html>`

test('pages that differ in their words and in how much they list have one shape', () => {
  const list = (count: number) => `<ul>${'<li><a href="/x">x</a></li>'.repeat(count)}</ul>`
  assert.equal(shapeOf(question('Where?', list(1))), shapeOf(question('When?', list(20))))
})

test('whatever can be wrong with a page changes its shape', () => {
  const plain = question('Where?')
  const others = [
    plain.replace('for="a"', 'for="b"'),
    plain.replace('lang="en"', 'lang="ur" dir="rtl"'),
    plain.replace('<h1>', '<h2>').replace('</h1>', '</h2>'),
    plain.replace('<input', '<input class="govuk-input--error"'),
    plain.replace('<input', '<input aria-invalid="true"'),
    question('Where?', '<img src="/x.svg">'),
    question('Where?', '<img src="/x.svg" alt="">'),
    question('Where?', '<span id="a"></span>'),
    question('Where?', '<h3>Then</h3>'),
  ]
  assert.equal(new Set([plain, ...others].map(shapeOf)).size, others.length + 1)
})
