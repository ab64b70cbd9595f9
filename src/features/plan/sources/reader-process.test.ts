import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mock, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { docxFile, p } from './testing/docx-file.ts'
import { usedMb } from './used-memory.ts'

test('a process that reads goes on while the server is told to stop, and ends with it', async () => {
  const child = fork(fileURLToPath(new URL('./reader-process.ts', import.meta.url)), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Not what runs the tests.
    execArgv: [],
  })
  const ended = once(child, 'exit')
  const read = async () => {
    const answer = once(child, 'message')
    child.send({ kind: 'file', bytes: docxFile(p('Our plan')), fileName: undefined })
    const [message] = await Promise.race([answer, ended.then((how) => [{ answer: { ok: how } }])])
    return (message as { answer: { ok: unknown } }).answer.ok
  }
  assert.equal(await read(), true)
  child.kill('SIGTERM')
  child.kill('SIGINT')
  assert.equal(await read(), true)
  child.disconnect()
  assert.deepEqual(await ended, [0, null])
})

test('what a process takes is known also where the system does not tell what it takes now', () => {
  const now = usedMb()
  const rss = mock.method(process.memoryUsage, 'rss', () => {
    throw new Error('ENOENT: no such file or directory, uv_resident_set_memory')
  })
  assert.ok(usedMb() > now / 2 && usedMb() < 4_000)
  rss.mock.restore()
})
