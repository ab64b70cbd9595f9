import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { testAssets } from '../../test/support/assets.ts'
import { readAssets } from './assets.ts'
import { LineChart } from './charts/line-chart.tsx'
import { CopyableCode, groupsOf } from './copyable-code.tsx'

test('a code is shown in its own groups, or in equal ones, and copies as it may be typed', () => {
  assert.deepEqual(groupsOf('K7MP-3XQ9-VT', 4), ['K7MP', '3XQ9', 'VT'])
  assert.deepEqual(groupsOf('K7MP3XQ9VT', 4), ['K7MP', '3XQ9', 'VT'])
  const html = renderToString(<CopyableCode label="Your code" code="K7MP3XQ9" />)
  assert.match(html.replace(/<[^>]*>/g, ''), /K7MP-3XQ9$/)
  assert.match(html, / translate="no"/)
})

test('a chart says in words and in a table what it draws, and leaves a gap for what is not known', () => {
  const html = renderToString(
    <LineChart
      title="Reports"
      columns={['Month', 'Reports']}
      points={[
        { label: 'Jan', value: 10 },
        { label: 'Feb', value: undefined },
        { label: 'Mar', value: 1200 },
      ]}
    />,
  )
  assert.match(
    html,
    /aria-label="Reports\. First 10 \(Jan\), last 1,200 \(Mar\), lowest 10 \(Jan\), highest 1,200 \(Mar\)\."/,
  )
  assert.match(html, /<th scope="row"[^>]*>Feb<\/th><td[^>]*>No figure<\/td>/)
  assert.equal(html.match(/<circle/g)?.length, 2)
  assert.equal(html.match(/ d="([^"]*)"/)?.[1]?.match(/M/g)?.length, 2)
})

test('a chart with no figures at all is only its table', () => {
  const html = renderToString(
    <LineChart
      title="Reports"
      columns={['Month', 'Reports']}
      points={[{ label: 'Jan', value: undefined }]}
    />,
  )
  assert.doesNotMatch(html, /<svg/)
  assert.match(html, /No figure/)
})

test('the manifest of assets is read, and what it lacks is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assets-'))
  try {
    assert.throws(() => readAssets(folder), /npm run build/)
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...testAssets, js: undefined }))
    assert.throws(() => readAssets(folder), /does not name "js"/)
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(testAssets))
    assert.deepEqual(readAssets(folder), testAssets)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
