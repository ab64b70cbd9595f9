// The list of erasures outside the database: added to, never losing a line, and honest about what a copy holds.
import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { newId } from '../platform/ids.ts'
import {
  type Erased,
  joinLedgers,
  keepLedger,
  type Ledger,
  ledgerFile,
  readLedger,
} from './erasure-ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'upstander-ledger-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const place = newId()
let made = 0
const freshFolder = () => join(folder, String((made += 1)))
const day = (n: number) => new Date(Date.UTC(2026, 10, n))
const erased = (n: number): Erased => ({
  id: newId(),
  report: newId(),
  at: day(n).toISOString(),
  notes: false,
})
const list = (to: number, all: Erased[], unknown: [number, number][] = []): Ledger => ({
  place,
  completeTo: day(to),
  unknown: unknown.map(([from, until]) => ({ from: day(from), to: day(until) })),
  erased: all,
})

test('what is new is added at the end, and nothing that stands there is written again', () => {
  const [one, two] = [erased(1), erased(2)]
  const where = freshFolder()
  keepLedger(where, list(3, [one]))
  const [before, file] = [readFileSync(ledgerFile(where), 'utf8'), statSync(ledgerFile(where)).ino]
  keepLedger(where, list(4, [one, two]))
  keepLedger(where, list(5, [one, two]))
  const now = readFileSync(ledgerFile(where), 'utf8')
  assert.ok(now.startsWith(before))
  assert.equal(statSync(ledgerFile(where)).ino, file)
  assert.equal(now.split(two.id).length, 2)
  assert.deepEqual(readLedger(ledgerFile(where)), list(5, [one, two]))
})

test('a copy that was cut off anywhere claims no more than it holds', () => {
  const where = freshFolder()
  const all = [erased(1), erased(2), erased(3)]
  keepLedger(where, list(1, []))
  for (const n of [1, 2, 3]) keepLedger(where, list(n + 1, all.slice(0, n)))
  const whole = readFileSync(ledgerFile(where), 'utf8')
  const copy = join(folder, 'cut.jsonl')
  for (let at = whole.indexOf('\n') + 1; at <= whole.length; at += 1) {
    writeFileSync(copy, whole.slice(0, at))
    const read = readLedger(copy)
    assert.ok(read)
    for (const each of all)
      if (new Date(each.at) < read.completeTo)
        assert.ok(
          read.erased.some(({ id }) => id === each.id),
          `cut at ${at}`,
        )
  }
})

test('a line that a crash left half is dropped, and the next run writes what it was', () => {
  const where = freshFolder()
  const [one, two] = [erased(1), erased(2)]
  keepLedger(where, list(2, [one]))
  appendFileSync(ledgerFile(where), JSON.stringify(two).slice(0, 30))
  assert.deepEqual(readLedger(ledgerFile(where)), list(2, [one]))
  keepLedger(where, list(3, [one, two]))
  assert.deepEqual(readLedger(ledgerFile(where)), list(3, [one, two]))
})

test('however often it is said until when it is complete, the list stays small', () => {
  const where = freshFolder()
  for (let n = 0; n < 1_100; n += 1) keepLedger(where, list(2, []))
  assert.ok(statSync(ledgerFile(where)).size < 100_000)
})

test('another partnership’s list is left as it is, and said', () => {
  const where = freshFolder()
  keepLedger(where, list(2, [erased(1)]))
  const before = readFileSync(ledgerFile(where), 'utf8')
  assert.throws(() => keepLedger(where, { ...list(3, []), place: newId() }), /another partnership/)
  assert.equal(readFileSync(ledgerFile(where), 'utf8'), before)
})

test('of several lists only what none of them knows is unknown', () => {
  const joined = (...all: [Ledger, ...Ledger[]]) => {
    const { completeTo, unknown } = joinLedgers(all)
    return [completeTo.getUTCDate(), unknown.map(({ from, to }) => [from.getUTCDate(), to.getUTCDate()])]
  }
  assert.deepEqual(joined(list(5, []), list(9, [], [[4, 8]])), [9, [[5, 8]]])
  assert.deepEqual(joined(list(8, []), list(9, [], [[4, 8]])), [9, []])
  assert.deepEqual(joined(list(3, []), list(9, [], [[4, 8]])), [9, [[4, 8]]])
  assert.deepEqual(joined(list(9, [], [[1, 4]]), list(9, [], [[3, 8]])), [9, [[3, 4]]])
})
