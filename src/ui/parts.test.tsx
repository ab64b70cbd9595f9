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

test('labels of a chart never run into each other, nor out of it: fewer on a narrow screen, and no unit beside the axis', () => {
  const quarters = ['Q3 2025/26', 'Q4 2025/26', 'Q1 2026/27', 'Q2 2026/27', 'Q3 2026/27 so far']
  for (let count = 1; count <= 24; count += 1) {
    const points = Array.from({ length: count }, (_, at) => ({ label: quarters[at % 5] ?? '', value: at }))
    const html = renderToString(
      <LineChart
        title="Days"
        columns={['Quarter', 'Days']}
        points={points}
        format={(n) => `${n} working days`}
      />,
    )
    assert.doesNotMatch(html.replace(/<details[^]*/, '').replace(/aria-label="[^"]*"/, ''), /working days/)
    for (const [kind, letter] of [
      ['wide', 6],
      ['narrow', 11],
    ] as const) {
      const spans = [
        ...html.matchAll(/<text class="([^"]*)" x="([^"]*)" y="230" text-anchor="(\w+)">([^<]*)/g),
      ]
        .filter(([, of = '']) => !of.includes('--') || of.includes(`--${kind}`))
        .map(([, , x, anchor, label = '']) => {
          const width = label.length * letter
          const from = Number(x) - (anchor === 'end' ? width : width / 2)
          return [from, from + width] as const
        })
      assert.ok(spans.length > 0 || count === 0)
      for (const [at, [from, to]] of spans.entries()) {
        assert.ok(from >= 0 && to <= 600, `${count} ${kind}: out of the picture`)
        const next = spans[at + 1]
        assert.ok(!next || next[0] > to, `${count} ${kind}: ${at} runs into the next`)
      }
    }
  }
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
