// What bin/test.mjs reads of a group of tests: one JSON line for each test that failed, was skipped or took long, and a
// last one with the counts. Suites are not counted, only the tests in them.
import { relative } from 'node:path'
import { inspect } from 'node:util'

const SLOW_MS = 3_000

export default async function* report(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const parents = []
  for await (const { type, data } of source) {
    if (type === 'test:start') parents[data.nesting] = data.name
    if (type !== 'test:pass' && type !== 'test:fail') continue
    const name = [...parents.slice(0, data.nesting), data.name].join(' > ')
    const isSuite = data.details.type === 'suite'
    if (!isSuite && data.details.duration_ms >= SLOW_MS)
      yield line({ slow: name, where: place(data), ms: Math.round(data.details.duration_ms) })
    if (data.skip !== undefined || data.todo !== undefined) {
      if (!isSuite) counts.skipped += 1
      yield line({ skipped: name, why: reason(data.skip ?? data.todo) })
    } else if (type === 'test:pass') {
      if (!isSuite) counts.passed += 1
    } else if (!isSuite || !causedByTests(data.details.error)) {
      counts.failed += 1
      yield line({ failed: name, where: place(data), error: describe(data.details.error) })
    }
  }
  yield line({ counts })
}

/** A suite fails when a test in it did (which was counted), and also when its own hook or body threw. */
function causedByTests(error) {
  return error?.failureType === 'subtestsFailed'
}

function place({ file, line: at }) {
  return file ? `${relative(process.cwd(), file)}:${at ?? 1}` : ''
}

function describe(error) {
  const cause = error?.cause ?? error
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)
  return text
    .split('\n')
    .filter((each) => !/^\s+at .*node:internal/.test(each))
    .join('\n')
}

function reason(given) {
  return typeof given === 'string' ? given : ''
}

function line(value) {
  return `${JSON.stringify(value)}\n`
}
