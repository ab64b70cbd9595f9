import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { EvidenceQuestion, removedBy } from './evidence-question.tsx'

const file = {
  id: '01890000-0000-7000-8000-000000000001',
  name: '<b>"door".jpg',
  size: 2_100_000,
  state: 'quarantined',
} as const
const draw = (problems: { field: string; message: string }[] = []) =>
  renderToString(<EvidenceQuestion token="t" files={[file]} problems={problems} />)

test('each file has its own way to be taken away, by name and without a script', () => {
  const html = draw()
  const value = /name="go" value="(remove-[^"]+)"/.exec(html)?.[1] ?? ''
  assert.equal(removedBy(value), file.id)
  assert.match(html, /aria-label="Remove &lt;b>&quot;door&quot;\.jpg"/)
  assert.match(html, /2\.1 MB/)
  assert.ok(!html.includes('<b>'))
  for (const go of ['next', 'remove-', 'remove-x y', 'add-files']) assert.equal(removedBy(go), null)
})

test('what is wrong with files stands by their box, and nothing else does', () => {
  const html = draw([
    { field: 'files', message: '“a.exe” is not a kind' },
    { field: 'other', message: 'elsewhere' },
  ])
  assert.match(html, /id="files-error"[\s\S]*“a\.exe” is not a kind/)
  assert.ok(!html.includes('elsewhere'))
})

test('what to do with more than goes at once names the button that is there: of the form, or of a message', () => {
  assert.match(draw(), /press Continue/)
  const html = renderToString(<EvidenceQuestion token="t" files={[]} problems={[]} label="Files" />)
  assert.doesNotMatch(html, /Continue/)
  assert.match(html, /press “Add these files”[\s\S]*>Add these files</)
})

test('staff who add a file are not told what concerns the safety of whoever reports', () => {
  const mine = renderToString(<EvidenceQuestion token="t" files={[]} problems={[]} label="Files" staff />)
  assert.doesNotMatch(mine, /safe to have them/)
  assert.match(mine, /Up to 10 files/)
  assert.match(draw(), /safe to have them/)
})
