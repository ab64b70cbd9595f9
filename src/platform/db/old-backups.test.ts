import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { createWorld, type World } from '../../../test/support/world.ts'
import { newMasterKey, parseMasterKeys } from '../crypto/master-key.ts'
import { ArchiveBroken } from './archive.ts'
import { makeBackup } from './backup.ts'
import { backupsIn, removeOldBackups } from './old-backups.ts'

describe('backups that are older than is said of them', () => {
  let world: World
  let folder: string
  let newest: string
  before(async () => {
    world = await createWorld()
    folder = mkdtempSync(join(tmpdir(), 'upstander-old-backups-'))
    newest = (
      await makeBackup({
        adminUrl: world.database.adminUrl,
        keys: world.keys,
        folder,
        appVersion: '0.0.0',
        clock: world.clock,
      })
    ).path
  })
  after(async () => {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A file with the name of a backup of so many days ago. */
  function of(days: number, ending = 'backup'): string {
    const at = new Date(world.clock.now().getTime() - days * 24 * 3600 * 1000)
    const name = `upstander-${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-0a1b2c.${ending}`
    writeFileSync(join(folder, name), 'x')
    return join(folder, name)
  }
  const remove = (path = newest, keys = world.keys) =>
    removeOldBackups(folder, { newest: path, keys, days: 30, now: world.clock.now() })

  test('are removed, with what was cut off; younger ones and other files stay', async () => {
    const [old, cut, young] = [of(30), of(45, 'backup.unfinished'), of(29)]
    const others = ['notes.backup', 'erasures.jsonl', 'upstander-20200101T000000Z-0a1b2c.backup.asc']
    for (const name of others) writeFileSync(join(folder, name), '')
    assert.deepEqual(await remove(), [cut, old])
    assert.ok(![old, cut].some(existsSync))
    for (const path of [young, newest, ...others.map((name) => join(folder, name))])
      assert.ok(existsSync(path), path)
    assert.deepEqual(await remove(), [])
    rmSync(young)
  })

  test('all stay where the newest does not open, or is not whole', async () => {
    const old = of(400)
    await assert.rejects(remove(newest, parseMasterKeys(newMasterKey(), 'another')), ArchiveBroken)
    const torn = of(0)
    const whole = readFileSync(newest)
    writeFileSync(torn, whole.subarray(0, whole.length - 40))
    await assert.rejects(remove(torn))
    writeFileSync(torn, '')
    await assert.rejects(remove(torn))
    assert.ok(existsSync(old))
    assert.equal(backupsIn(folder)[0]?.path, old)
  })
})
