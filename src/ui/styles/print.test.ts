import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { compile } from 'sass'

test('on paper a link within our own site stands without its address', () => {
  const root = join(import.meta.dirname, '../../..')
  const { css } = compile(join(root, 'src/ui/styles/_print.scss'), {
    loadPaths: [join(root, 'node_modules')],
    quietDeps: true,
  })
  assert.match(css, /main-wrapper a\[href\^="?\/"?\]::after \{\s*content: none/)
})
