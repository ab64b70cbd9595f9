// docs/measures.md says of each measure whether a day that is over can be counted again; it must say so of all of them.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { MEASURES } from './measures.ts'
import { knowsPastDays } from './sources.ts'

const KNOWN = 'as of that day'
const COUNTED = 'as counted today, and says so'

test('the list of what is known of past days names every measure, and says what is so', () => {
  const text = readFileSync(new URL('../../../docs/measures.md', import.meta.url), 'utf8')
  const listed = text.split('\n').filter((line) => /^\| (?!Measure)/.test(line))
  const row = ({ name, counts }: (typeof MEASURES)[number]) =>
    `| ${name} | ${knowsPastDays(counts) ? KNOWN : COUNTED} |`
  assert.deepEqual(
    listed.map((line) => line.split(' | ').slice(0, 2).join(' | ') + ' |'),
    MEASURES.map(row),
  )
})
