import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mirror } from './mirror.mjs'

test('sides change places in names, in values and among four values', () => {
  assert.equal(mirror('a{margin-left:1px;left:0}'), 'a{margin-right:1px;right:0}')
  assert.equal(mirror('a{text-align:right;float:left}'), 'a{text-align:left;float:right}')
  assert.equal(mirror('a{padding:1px 2px 3px 4px}'), 'a{padding:1px 4px 3px 2px}')
  assert.equal(mirror('a{margin:1px 2px 3px 4px!important}'), 'a{margin:1px 4px 3px 2px!important}')
  assert.equal(
    mirror('a{border-width:max(1px, 0.1em) max(2px, 0.2em) 0 0}'),
    'a{border-width:max(1px, 0.1em) 0 0 max(2px, 0.2em)}',
  )
})

test('shapes turn round, save a tick, which only moves', () => {
  assert.equal(mirror('a{transform:rotate(45deg)}'), 'a{transform:rotate(-45deg)}')
  assert.equal(mirror('a{transform:rotate(-45deg)}'), 'a{transform:rotate(45deg)}')
  assert.equal(
    mirror('.govuk-checkboxes__label::after{left:9px;transform:rotate(-45deg);border-width:0 0 5px 5px}'),
    '.govuk-checkboxes__label::after{right:9px;transform:rotate(-45deg);border-width:0 0 5px 5px}',
  )
})

test('what has no side stays as it is, also inside a media query', () => {
  const css =
    '@media (min-width: 40em){a{margin-inline-start:1px;padding:1px 2px;background:url(left.svg)}b{color:red}}'
  assert.equal(mirror(css), css)
  assert.equal(mirror('@media print{a{float:left}}'), '@media print{a{float:right}}')
})

test('a sheet mirrored twice is itself', () => {
  const css = 'a{margin:1px 2px 3px 4px;float:left}b{border-left-width:2px;transform:rotate(9deg)}'
  assert.equal(mirror(mirror(css)), css)
})
