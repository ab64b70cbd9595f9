// Whatever any code writes to a timeline, people read a sentence and not the name of a kind.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { SENTENCE_KINDS } from './sentences.en.ts'

const features = new URL('..', import.meta.url).pathname
const KIND = /\bkind:([^,{}]*)|\bconst KIND = \{([^}]*)\}/g
const LITERAL = /'((?:report|case|referral|consent|clock|mail|panel|plan)\.[a-z_-]+)'/g

/** Every kind that stands in the code as one: `kind: 'case.note'`, a choice between two, or a list named KIND. */
function kindsWritten(): Map<string, string> {
  const kinds = new Map<string, string>()
  for (const name of readdirSync(features, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name) || /\.test\.|\.en\.ts$/.test(name)) continue
    for (const [, chosen = '', list = ''] of readFileSync(join(features, name), 'utf8').matchAll(KIND))
      for (const [, kind = ''] of (chosen + list).matchAll(LITERAL)) kinds.set(kind, name)
  }
  return kinds
}

test('every kind of entry that any code writes has a sentence', () => {
  const kinds = kindsWritten()
  for (const known of ['report.set_aside', 'report.returned', 'case.note', 'clock.passed', 'consent.changed'])
    assert.ok(kinds.has(known), `the search does not find ${known}`)
  const without = [...kinds].filter(([kind]) => !SENTENCE_KINDS.includes(kind))
  assert.deepEqual(without, [])
  // Made of a referral's state, in log-case.ts.
  for (const kind of ['referral.sent', 'referral.withheld']) assert.ok(SENTENCE_KINDS.includes(kind))
})
