import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { ownFolder } from './own-folder.ts'

const base = mkdtempSync(join(tmpdir(), 'upstander-own-'))
after(() => rmSync(base, { recursive: true }))
const at = (name: string) => join(base, name)

test('a folder that is not there is made for its user only, whatever the umask lets others do', () => {
  const before = process.umask(0)
  try {
    assert.equal(ownFolder(at('new')), true)
  } finally {
    process.umask(before)
  }
  assert.equal(statSync(at('new')).mode & 0o777, 0o700)
  assert.equal(ownFolder(at('new')), true, 'found again')
})

test('one that the group or others may write in is not believed', () => {
  for (const mode of [0o770, 0o707, 0o720, 0o702]) {
    const path = at(`open-${mode.toString(8)}`)
    mkdirSync(path)
    chmodSync(path, mode)
    assert.equal(ownFolder(path), false, mode.toString(8))
  }
})

test('one of somebody else is not believed', (t) => {
  const path = at('theirs')
  mkdirSync(path, { mode: 0o700 })
  const somebodyElse = statSync(path).uid + 1
  t.mock.method(process as { getuid: () => number }, 'getuid', () => somebodyElse)
  assert.equal(ownFolder(path), false)
})

test('neither a link, nor a file, nor what cannot be made is a folder of ours', () => {
  mkdirSync(at('real'), { mode: 0o700 })
  symlinkSync(at('real'), at('link'))
  writeFileSync(at('file'), '')
  for (const name of ['link', 'file', join('missing', 'below')])
    assert.equal(ownFolder(at(name)), false, name)
})
