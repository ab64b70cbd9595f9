import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FILE_BYTES_MAX } from '../../../platform/http/upload.ts'
import { readFile } from './read-file.ts'

test('a file of reports may be as large as any other that is brought: ten megabytes', async () => {
  const story = `"${'They shouted, and went. '.repeat(80)}"`
  const line = `W-1,${story}\n`
  const text = `Nr,Account\n${line.repeat(Math.floor((FILE_BYTES_MAX - 20) / line.length))}`
  const bytes = Buffer.from(text)
  assert.ok(bytes.length > 5_242_880 && bytes.length <= FILE_BYTES_MAX)
  const read = await readFile({ name: 'all.csv', type: 'text/csv', bytes: bytes.subarray(0, 9_000_000) })
  assert.ok(!read.ok, 'cut in a quoted cell, it says that it is broken and not that it is too large')
  assert.doesNotMatch(read.problems[0]?.message ?? '', /larger than/)
  const rows = text.slice(0, text.lastIndexOf('W-1', 9_000_000))
  const whole = await readFile({ name: 'all.csv', type: 'text/csv', bytes: Buffer.from(rows) })
  assert.ok(whole.ok)
  assert.ok(whole.value.rows.length > 4_000)
})
