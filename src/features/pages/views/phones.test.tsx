import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderPart } from '../../../ui/render.ts'
import { Markdown } from './markdown.tsx'

test('a telephone number in a page can be pressed; one that is a link’s words stays that link', () => {
  const html = renderPart(
    <Markdown text={'Call **116 123** or 0808 1689 111.\n\n[Ring 0116 496 0000](/help)'} />,
  )
  assert.match(html, /<strong><a [^>]*href="tel:116123"/)
  assert.match(html, /href="tel:08081689111"/)
  assert.match(html, /href="\/help"[^>]*>Ring 0116 496 0000<\/a>/)
})
