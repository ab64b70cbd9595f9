import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import pg from 'pg'
import { createWorld, type World } from '../../test/support/world.ts'
import { record } from './audit.ts'
import { checkpointFile, takeCheckpoint } from './audit-checkpoint.ts'
import { type AuditReport, verifyAudit } from './audit-verify.ts'

let world: World
let dataDir: string
let owner: pg.Client

before(async () => {
  world = await createWorld()
})
after(() => world.close())

// Each test breaks the trail in a way of its own, so each starts with a new one.
// Several files share one process: hooks outside of a group would run before the tests of all of them.
describe('a trail that somebody touched', () => {
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'upstander-audit-'))
    owner = new pg.Client({ connectionString: world.database.adminUrl })
    await owner.connect()
    await untouchable(
      `truncate audit.entries, audit.checkpoints; update audit.lanes set length = 0, head = '\\x00'`,
    )
    // Several connections at once write to several lanes.
    await Promise.all(Array.from({ length: 4 }, () => writeSome(10)))
  })
  afterEach(async () => {
    await owner.end()
    rmSync(dataDir, { recursive: true, force: true })
  })

  /** As somebody with the whole server in their hands: triggers off. */
  const untouchable = (sql: string) =>
    owner.query(`set session_replication_role = replica; ${sql}; set session_replication_role = default`)

  const writeSome = async (entries: number) => {
    const ctx = world.systemCtx()
    await ctx.db.transaction(async (tx) => {
      for (let at = 0; at < entries; at += 1)
        await record(tx, ctx, { action: 'test.write', detail: { at, words: 'Zoë "quoted" 😀' } })
    })
  }

  const verify = (): Promise<AuditReport> =>
    verifyAudit(owner, { key: world.services.vault.secrets.audit, dataDir })

  const checkpoint = () => takeCheckpoint(world.systemCtx('audit-checkpoint'), dataDir)

  /** A lane with entries, and how many. */
  const aLane = async () => {
    const { rows } = await owner.query<{ lane: number; length: number }>(
      'select lane, length from audit.lanes where length > 5 order by lane limit 1',
    )
    return rows[0] ?? assert.fail('no lane has entries')
  }

  const kinds = (report: AuditReport) => report.problems.map(({ kind, lane, seq }) => ({ kind, lane, seq }))

  /** Makes every hash of a lane fit again, as a careful forger would. */
  const rechain = (lane: number) =>
    untouchable(`do $$
    declare e audit.entries; previous bytea := '\\x00'; n bigint := 0;
    begin
      for e in select * from audit.entries where lane = ${lane} order by seq loop
        n := n + 1;
        update audit.entries set seq = n where lane = e.lane and seq = e.seq;
        e.seq := n;
        previous := audit.entry_hash(previous, e);
        update audit.entries set hash = previous where lane = e.lane and seq = n;
      end loop;
      update audit.lanes set length = n, head = previous where lane = ${lane};
    end $$`)

  test('an untouched trail verifies, with and without a checkpoint', async () => {
    const bare = await verify()
    assert.deepEqual([bare.ok, bare.entries, bare.checkpoints, bare.uncovered], [true, 40, 0, 40])
    assert.ok(bare.notProvenSince)
    assert.ok(await checkpoint())
    await writeSome(1)
    const covered = await verify()
    assert.deepEqual([covered.ok, covered.entries, covered.checkpoints, covered.uncovered], [true, 41, 1, 1])
    assert.equal(covered.notProvenSince, null)
  })

  test('a trail whose checkpoints stopped is not proven since its first entry that none covers', async () => {
    await checkpoint()
    await writeSome(1)
    assert.equal((await verify()).notProvenSince, null)
    await untouchable(`update audit.entries set at = now() - interval '31 minutes' where (lane, seq) in (
    select l.lane, l.length from audit.lanes l, audit.checkpoints c
    where not c.heads @> jsonb_build_array(jsonb_build_array(l.lane, l.length, encode(l.head, 'hex'))) and l.length > 0)`)
    const { notProvenSince } = await verify()
    const late = Date.now() - Date.parse(notProvenSince ?? assert.fail('it is said to be proven'))
    assert.ok(late > 30 * 60_000)
  })

  test('an altered entry is found, in every field', async () => {
    const { lane } = await aLane()
    const fields = [
      `actor_name = 'somebody else'`,
      `at = at + interval '1 microsecond'`,
      `action = 'case.view'`,
      `reason = 'a good one'`,
      `outcome = 'refused'`,
      `detail = detail || '{"at": 99}'`,
      `agency_id = '00000000-0000-7000-8000-000000000001'`,
    ]
    for (const field of fields) {
      await untouchable(`create temp table kept as select * from audit.entries where lane = ${lane} and seq = 3;
      update audit.entries set ${field} where lane = ${lane} and seq = 3`)
      assert.deepEqual(kinds(await verify()), [{ kind: 'altered', lane, seq: 3 }], field)
      await untouchable(`delete from audit.entries where lane = ${lane} and seq = 3;
      insert into audit.entries select * from kept; drop table kept`)
    }
    assert.equal((await verify()).ok, true)
  })

  test('an altered entry whose own hash was made to fit breaks the one after it', async () => {
    const { lane } = await aLane()
    await untouchable(`update audit.entries set reason = 'invented' where lane = ${lane} and seq = 3;
    update audit.entries e set hash = audit.entry_hash((select hash from audit.entries where lane = ${lane} and seq = 2), e)
    where lane = ${lane} and seq = 3`)
    assert.deepEqual(kinds(await verify()), [{ kind: 'altered', lane, seq: 4 }])
  })

  test('a removed entry is found by the gap, and a removed end by the lane’s length', async () => {
    const { lane, length } = await aLane()
    await untouchable(`delete from audit.entries where lane = ${lane} and seq in (2, 3, ${length})`)
    const report = await verify()
    assert.deepEqual(kinds(report), [
      { kind: 'missing', lane, seq: 2 },
      { kind: 'missing', lane, seq: length },
    ])
    assert.equal(report.problems[0]?.says, 'entries 2 to 3 are missing')
  })

  test('an inserted entry is found, after the end and in the middle', async () => {
    const { lane, length } = await aLane()
    const copy = (
      seq: number,
    ) => `insert into audit.entries select lane, ${seq}, at, actor_kind, actor_id, actor_name,
    agency_id, action, subject_kind, subject_id, outcome, reason, detail, request_id, about_agency_id, hash from audit.entries where lane = ${lane} and seq = 2`
    await untouchable(copy(length + 1))
    const report = await verify()
    assert.ok(report.problems.some(({ kind, seq }) => kind === 'head' && seq === length + 1))
    await untouchable(`delete from audit.entries where lane = ${lane} and seq = ${length + 1};
    update audit.entries set seq = seq + 1000 where lane = ${lane} and seq > 2;
    update audit.entries set seq = seq - 999 where lane = ${lane} and seq > 1000;
    ${copy(3)}`)
    assert.ok((await verify()).problems.some((each) => each.kind === 'altered' && each.lane === lane))
  })

  test('a lane that is emptied is found when its row still says how long it was, or is gone too', async () => {
    const { lane, length } = await aLane()
    await untouchable(`delete from audit.entries where lane = ${lane}`)
    assert.deepEqual(kinds(await verify()), [{ kind: 'missing', lane, seq: 1 }])
    assert.ok(length > 5)
    await untouchable(`delete from audit.lanes where lane = ${lane}`)
    assert.deepEqual(kinds(await verify()), [{ kind: 'lanes', lane, seq: null }])
    await untouchable(`insert into audit.lanes (lane) values (${lane})`)
  })

  test('a chain rewritten from end to end deceives the hashes and not the checkpoint', async () => {
    await checkpoint()
    const { lane, length } = await aLane()
    await untouchable(`update audit.entries set reason = 'invented' where lane = ${lane} and seq = 1`)
    await rechain(lane)
    assert.deepEqual(kinds(await verify()), [{ kind: 'rewritten', lane, seq: length }])
  })

  test('a lane wiped with its row reset, and an end removed with its head reset, are found by the checkpoint', async () => {
    await checkpoint()
    const { lane, length } = await aLane()
    await untouchable(`delete from audit.entries where lane = ${lane} and seq = ${length}`)
    await rechain(lane)
    assert.deepEqual(kinds(await verify()), [{ kind: 'rewritten', lane, seq: length }])
    await untouchable(`delete from audit.entries where lane = ${lane}`)
    await rechain(lane)
    assert.deepEqual(kinds(await verify()), [{ kind: 'rewritten', lane, seq: length }])
  })

  test('a forged checkpoint is told by its signature, and a removed one by the file', async () => {
    const taken = (await checkpoint()) ?? assert.fail('no checkpoint was taken')
    await untouchable(`update audit.checkpoints set heads = jsonb_set(heads, '{0,1}', '1')`)
    assert.ok((await verify()).problems.some((each) => each.kind === 'checkpoint-broken'))
    await untouchable('delete from audit.checkpoints')
    const gone = await verify()
    assert.deepEqual(kinds(gone), [{ kind: 'checkpoint-gone', lane: null, seq: null }])
    assert.match(gone.problems[0]?.says ?? '', new RegExp(taken.id))
  })

  test('a chain rewritten with all checkpoints removed from the database is found by the file', async () => {
    await checkpoint()
    const { lane, length } = await aLane()
    await untouchable(
      `delete from audit.checkpoints; update audit.entries set reason = 'invented' where lane = ${lane} and seq = 1`,
    )
    await rechain(lane)
    assert.deepEqual(kinds(await verify()), [
      { kind: 'checkpoint-gone', lane: null, seq: null },
      { kind: 'rewritten', lane, seq: length },
    ])
  })

  test('a checkpoint is not taken again while nothing was recorded, and a line cut off by a crash is no fault', async () => {
    assert.ok(await checkpoint())
    assert.equal(await checkpoint(), null)
    appendFileSync(checkpointFile(dataDir), '{"id":"cut o')
    assert.equal((await verify()).ok, true)
    await writeSome(1)
    assert.ok(await checkpoint())
    assert.equal((await verify()).ok, true)
    const lines = readFileSync(checkpointFile(dataDir), 'utf8').split('\n')
    writeFileSync(
      checkpointFile(dataDir),
      [lines[0]?.replace('"heads":[[', '"heads":[[9'), lines[1], ''].join('\n'),
    )
    assert.deepEqual(kinds(await verify()), [{ kind: 'checkpoint-broken', lane: null, seq: null }])
  })
})
