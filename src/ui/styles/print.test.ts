import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { compile } from 'sass'

test('what only paper says is not on the screen, and keys of a screen are not on paper', () => {
  const root = join(import.meta.dirname, '../../..')
  const css = (name: string) =>
    compile(join(root, 'src/ui/styles', name), { loadPaths: [join(root, 'node_modules')], quietDeps: true })
      .css
  assert.match(css('_print.scss'), /^\.app-print-only \{\s*display: none/m)
  assert.match(css('_print.scss'), /@media print \{\s*\.app-print-only \{\s*display: block/)
  assert.match(css('_plan-showing.scss'), /@media screen \{\s*\.js-enabled \.app-sheet__keys/)
})

test('on paper a link within our own site stands without its address', () => {
  const root = join(import.meta.dirname, '../../..')
  const { css } = compile(join(root, 'src/ui/styles/_print.scss'), {
    loadPaths: [join(root, 'node_modules')],
    quietDeps: true,
  })
  assert.match(css, /main-wrapper a\[href\^="?\/"?\]::after \{\s*content: none/)
})
