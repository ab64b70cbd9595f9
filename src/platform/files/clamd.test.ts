import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { clamd, verdictOf } from './clamd.ts'
import { EICAR, startScanner } from './testing.ts'

async function* pieces(...texts: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text)
}

test('a clean file is clean, a harmful one is named, and every byte came to the scanner', async () => {
  const server = await startScanner()
  const scanner = clamd(server.address)
  const large = Buffer.alloc(3_000_000, 'a')
  assert.deepEqual(await scanner.scan(pieces('a ', 'letter')), { is: 'clean' })
  assert.deepEqual(await scanner.scan(pieces(EICAR.slice(0, 20), EICAR.slice(20))), {
    is: 'infected',
    finding: 'Eicar-Signature',
  })
  assert.deepEqual(await scanner.scan(pieces(large)), { is: 'clean' })
  assert.equal(server.seen.at(-1), createHash('sha256').update(large).digest('hex'))
  assert.match(await scanner.version(), /^ClamAV /)
  await server.stop()
})

test('a connection that is lost, refused or silent is no verdict', async () => {
  for (const behaviour of ['hangs-up', 'silent'] as const) {
    const server = await startScanner(behaviour)
    await assert.rejects(clamd(server.address, 200).scan(pieces('a letter', Buffer.alloc(2_000_000))))
    await server.stop()
    await assert.rejects(clamd(server.address, 200).scan(pieces('a letter')))
  }
  await assert.rejects(clamd({ socket: '/nowhere/clamd.ctl' }).version())
})

test('a file above the scanner’s own limit is not called clean', async () => {
  const server = await startScanner('too-large')
  const verdict = await clamd(server.address).scan(pieces(Buffer.alloc(500_000), Buffer.alloc(500_000)))
  assert.deepEqual(verdict, { is: 'fault', finding: 'INSTREAM size limit exceeded. ERROR' })
  await server.stop()
})

test('only the exact words of clamd make a file clean', () => {
  for (const line of ['', 'OK', 'stream: OK FOUND', 'stream: OK ', 'stream: NOT OK', 'UNKNOWN COMMAND'])
    assert.notEqual(verdictOf(line).is, 'clean', line)
})
