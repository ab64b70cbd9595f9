import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { inspect } from 'node:util'
import { spawn } from 'node:child_process'
import { derive, loadMasterKeys, MasterKeyError, newMasterKey, parseMasterKeys } from './master-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'upstander-keys-'))
after(() => rmSync(folder, { recursive: true }))

const fromEnv = (env: string) => loadMasterKeys({ env, keyFile: undefined, mayGenerate: false })

test('the first key is current, older ones are found by id, base64 and base64url say the same key', () => {
  const [now, older] = [newMasterKey(), newMasterKey()]
  const keys = fromEnv(` ${now},${older}\n`)
  assert.equal(keys.byId.size, 2)
  assert.match(keys.current.id, /^[0-9a-f]{8}$/)
  assert.equal(keys.byId.get(keys.current.id), keys.current)
  const padded = Buffer.from(now, 'base64url').toString('base64')
  assert.equal(fromEnv(padded).current.id, keys.current.id)
  assert.equal(fromEnv(older).current.id, [...keys.byId.keys()][1])
})

test('faulty keys are refused by place and fault, and no error shows key material', () => {
  const good = newMasterKey()
  const faulty = [
    'x y',
    good.slice(0, 20),
    `${good}AAAA`,
    '!!!',
    ',',
    Buffer.alloc(32, 65).toString('base64url'),
  ]
  for (const text of faulty) {
    assert.throws(
      () => parseMasterKeys(text, 'the setting'),
      (error) => error instanceof MasterKeyError && !error.message.includes(text.slice(0, 10)),
      text,
    )
  }
  assert.throws(
    () => fromEnv(`${good},${good.slice(2)}`),
    /master key 2 in the setting has 3\d bytes, and must have 32/,
  )
})

test('loaded keys can be printed and serialised without showing a key', () => {
  const text = newMasterKey()
  const keys = fromEnv(text)
  const bytes = Buffer.from(text, 'base64url')
  const shown = inspect(keys, { depth: 9, showHidden: true }) + JSON.stringify([keys.current, [...keys.byId]])
  for (const form of [
    text,
    bytes.toString('hex'),
    bytes.toString('base64').slice(0, 40),
    bytes.join(', ').slice(0, 30),
  ]) {
    assert.equal(shown.includes(form), false)
  }
})

test('a key file is made only where that is allowed, for its owner alone, and read ever after', () => {
  const keyFile = join(folder, 'new', 'master.key')
  assert.throws(() => loadMasterKeys({ env: undefined, keyFile, mayGenerate: false }), /does not exist/)
  assert.throws(() => loadMasterKeys({ env: '', keyFile: undefined, mayGenerate: true }), MasterKeyError)
  const made = loadMasterKeys({ env: undefined, keyFile, mayGenerate: true })
  assert.equal(statSync(keyFile).mode & 0o777, 0o600)
  assert.equal(statSync(join(folder, 'new')).mode & 0o777, 0o700)
  const again = loadMasterKeys({ env: undefined, keyFile, mayGenerate: true })
  assert.equal(again.current.id, made.current.id)
  assert.deepEqual(readdirSync(join(folder, 'new')), ['master.key'])
})

test('a key file that is there is never replaced, not even when it is faulty', () => {
  const keyFile = join(folder, 'faulty.key')
  writeFileSync(keyFile, 'half a k')
  assert.throws(() => loadMasterKeys({ env: undefined, keyFile, mayGenerate: true }), MasterKeyError)
  writeFileSync(keyFile, '')
  assert.throws(() => loadMasterKeys({ env: undefined, keyFile, mayGenerate: true }), /holds no master key/)
  assert.equal(readFileSync(keyFile, 'utf8'), '')
  chmodSync(keyFile, 0o600)
})

test('processes that start together on an empty folder end with one key', async () => {
  const keyFile = join(folder, 'raced', 'master.key')
  const module = new URL('./master-key.ts', import.meta.url).href
  const program = `import { loadMasterKeys } from ${JSON.stringify(module)}
    process.stdout.write(loadMasterKeys({ env: undefined, keyFile: ${JSON.stringify(keyFile)}, mayGenerate: true }).current.id)`
  const ids = await Promise.all(Array.from({ length: 4 }, () => run(program)))
  assert.match(ids[0] ?? '', /^[0-9a-f]{8}$/)
  assert.equal(new Set(ids).size, 1)
  assert.deepEqual(readdirSync(join(folder, 'raced')), ['master.key'])
})

test('derived keys depend on the master key and on the label', () => {
  const [a, b] = [fromEnv(newMasterKey()).current, fromEnv(newMasterKey()).current]
  assert.deepEqual(derive(a, 'x'), derive(a, 'x'))
  assert.notDeepEqual(derive(a, 'x'), derive(a, 'y'))
  assert.notDeepEqual(derive(a, 'x'), derive(b, 'x'))
  assert.equal(derive(a, 'x', 64).length, 64)
})

function run(program: string): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let out = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    child.on('error', reject)
    child.on('close', () => resolve(out))
  })
}
