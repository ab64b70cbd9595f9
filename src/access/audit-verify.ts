// Proves the audit trail, or says where it is broken. Everything is computed again from the entries themselves, in
// one unchanging view of the database, lane by lane in the order of the index, so that memory stays small whatever the
// length. The hash is written out here and not asked of the database's own function: a changed function must not be
// able to vouch for itself.
import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import {
  CHECKPOINT_MINUTES_MAX,
  type Checkpoint,
  checkpointSchema,
  type Head,
  isSigned,
  readCheckpointFile,
} from './audit-checkpoint.ts'

/**
 * altered: an entry is not what its hash says (or its hash, or the one before it, was changed). missing: entries
 * between two others are gone. head: a lane's end is not where the lane says it ends. lanes: a lane's own row is gone.
 * checkpoint-broken: the signature does not fit. checkpoint-gone: the file has it, the database does not.
 * rewritten: the trail no longer holds what a checkpoint saw.
 */
export type AuditProblem = {
  kind: 'altered' | 'missing' | 'head' | 'lanes' | 'checkpoint-broken' | 'checkpoint-gone' | 'rewritten'
  lane: number | null
  seq: number | null
  says: string
}

export type AuditReport = {
  ok: boolean
  entries: number
  checkpoints: number
  /** Entries that no checkpoint covers yet: a rewriting of these alone would not be seen. */
  uncovered: number
  lastCheckpointAt: string | null
  /**
   * When the oldest entry was made that a checkpoint should cover by now, and none does: from then on nothing is proven.
   * null while checkpoints are taken as they should be.
   */
  notProvenSince: string | null
  problems: AuditProblem[]
}

export const LANES = 64
const PROBLEMS_MAX = 100

/** Hears of each problem, once; the same entry may be met by several checkpoints. */
type Found = { add(problem: AuditProblem): void }

/**
 * Verifies the whole trail. `client` is the owner's connection, outside a transaction; reading runs as the keeper.
 * `key` signs checkpoints; `dataDir` is where their file is. `onLane` hears of each finished lane.
 */
export async function verifyAudit(
  client: pg.ClientBase,
  options: { key: KeyObject; dataDir: string | undefined; onLane?: (done: number, of: number) => void },
): Promise<AuditReport> {
  await client.query('begin isolation level repeatable read read only')
  try {
    await client.query(`set local role upstander_keeper; set local search_path = pg_catalog, pg_temp;
      set local enable_sort = off; set local enable_bitmapscan = off`)
    return await verifyWithin(client, options)
  } finally {
    await client.query('rollback')
  }
}

/** The same inside a transaction that already acts as the keeper: for a restore that is not committed yet. */
export async function verifyWithin(
  client: pg.ClientBase,
  options: { key: KeyObject; dataDir: string | undefined; onLane?: (done: number, of: number) => void },
): Promise<AuditReport> {
  const problems: AuditProblem[] = []
  const seen = new Set<string>()
  const add = (problem: AuditProblem) => {
    const { size } = seen.add(JSON.stringify(problem))
    if (size > problems.length && problems.length < PROBLEMS_MAX) problems.push(problem)
  }
  const found: Found = { add }
  let entries = 0
  for (let lane = 0; lane < LANES; lane += 1) {
    entries += await verifyLane(client, lane, found)
    options.onLane?.(lane + 1, LANES)
  }
  await findStrangeLanes(client, found)
  const checkpoints = await verifyCheckpoints(client, options.key, options.dataDir, found)
  return { ok: problems.length === 0, entries, ...checkpoints, problems }
}

const EXPECTED = `sha256(coalesce(lag(e.hash) over w, '\\x00') || convert_to(jsonb_build_array(
  e.lane, e.seq, extract(epoch from e.at)::numeric(20, 6)::text, e.actor_kind, e.actor_id, e.actor_name, e.agency_id,
  e.action, e.subject_kind, e.subject_id, e.outcome, e.reason, e.detail, e.request_id,
  e.about_agency_id)::text, 'UTF8'))`

async function verifyLane(client: pg.ClientBase, lane: number, found: Found): Promise<number> {
  const { rows } = await client.query<{ seq: number; before: number; gap: boolean; hash_ok: boolean }>(
    `select seq, before, gap, hash_ok from (
       select e.seq, coalesce(lag(e.seq) over w, 0) as before, e.seq <> coalesce(lag(e.seq) over w, 0) + 1 as gap,
         e.hash = ${EXPECTED} as hash_ok
       from audit.entries e where e.lane = $1 window w as (order by e.seq)) chained
     where gap or not hash_ok limit $2`,
    [lane, PROBLEMS_MAX],
  )
  for (const { seq, before, gap } of rows) {
    if (gap) found.add({ kind: 'missing', lane, seq: before + 1, says: missingWords(before + 1, seq - 1) })
    else
      found.add({
        kind: 'altered',
        lane,
        seq,
        says: 'this entry, or the one before it, is not what was recorded',
      })
  }
  return verifyHead(client, lane, found)
}

const missingWords = (first: number, last: number) =>
  first === last ? `entry ${first} is missing` : `entries ${first} to ${last} are missing`

async function verifyHead(client: pg.ClientBase, lane: number, found: Found): Promise<number> {
  const { rows } = await client.query<{
    length: number | null
    fits: boolean | null
    last: number
    count: number
  }>(
    `select l.length, coalesce(newest.seq, 0) as last, l.head = coalesce(newest.hash, '\\x00') as fits,
       (select count(*) from audit.entries where lane = $1) as count
     from (select $1::smallint as lane) wanted
     left join audit.lanes l on l.lane = wanted.lane
     left join lateral (select seq, hash from audit.entries e where e.lane = wanted.lane order by seq desc limit 1) newest on true`,
    [lane],
  )
  const [row] = rows
  if (!row || row.length === null) {
    found.add({ kind: 'lanes', lane, seq: null, says: 'the lane itself is missing' })
  } else if (row.last < row.length) {
    found.add({ kind: 'missing', lane, seq: row.last + 1, says: missingWords(row.last + 1, row.length) })
  } else if (row.last > row.length || !row.fits) {
    found.add({
      kind: 'head',
      lane,
      seq: row.last,
      says: 'the last entry is not the one that the lane ends with',
    })
  }
  return row?.count ?? 0
}

async function findStrangeLanes(client: pg.ClientBase, found: Found): Promise<void> {
  const { rows } = await client.query<{ lane: number }>(
    'select lane from audit.lanes where lane not between 0 and $1 union select lane from audit.entries where lane not between 0 and $1 limit 100',
    [LANES - 1],
  )
  for (const { lane } of rows)
    found.add({ kind: 'lanes', lane, seq: null, says: 'there is no lane of this number' })
}

const CHECKPOINTS_AT_ONCE = 200

async function verifyCheckpoints(
  client: pg.ClientBase,
  key: KeyObject,
  dataDir: string | undefined,
  found: Found,
): Promise<Pick<AuditReport, 'checkpoints' | 'uncovered' | 'lastCheckpointAt' | 'notProvenSince'>> {
  let checkpoints = 0
  let last: Checkpoint | undefined
  const covered = new Map<number, number>()
  const cover = (checkpoint: Checkpoint) => {
    for (const [lane, length] of checkpoint.heads) covered.set(lane, Math.max(length, covered.get(lane) ?? 0))
    if (!last || checkpoint.at > last.at) last = checkpoint
  }
  for await (const batch of inBatches(storedCheckpoints(client, found))) {
    checkpoints += batch.length
    const signed = batch.filter((each) => isSigned(key, each))
    for (const each of batch.filter((one) => !signed.includes(one))) found.add(badSignature(each.id))
    signed.forEach(cover)
    await findRewritten(client, signed, found)
  }
  for await (const batch of inBatches(filedCheckpoints(key, dataDir, found))) {
    await findGone(client, batch, found)
    batch.forEach(cover)
    await findRewritten(client, batch, found)
  }
  const { rows } = await client.query<{ lane: number; length: number }>(
    'select lane, length from audit.lanes',
  )
  const uncovered = rows.reduce(
    (sum, { lane, length }) => sum + Math.max(0, length - (covered.get(lane) ?? 0)),
    0,
  )
  const notProvenSince = await findLapse(client, covered)
  return { checkpoints, uncovered, lastCheckpointAt: last?.at ?? null, notProvenSince }
}

// The next entry of each lane after what is covered. Without any checkpoint nothing is proven, however new it is.
async function findLapse(client: pg.ClientBase, covered: Map<number, number>): Promise<string | null> {
  const { rows } = await client.query<{ since: Date | null; late: boolean | null }>(
    `select min(e.at) as since, min(e.at) < now() - make_interval(mins => $3) as late from audit.lanes l
     left join unnest($1::smallint[], $2::bigint[]) c (lane, length) on c.lane = l.lane
     join audit.entries e on e.lane = l.lane and e.seq = coalesce(c.length, 0) + 1`,
    [[...covered.keys()], [...covered.values()], CHECKPOINT_MINUTES_MAX],
  )
  const [row] = rows
  return row?.since && (row.late || covered.size === 0) ? row.since.toISOString() : null
}

async function* storedCheckpoints(client: pg.ClientBase, found: Found): AsyncGenerator<Checkpoint> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await client.query<{ id: string; at: Date; heads: unknown; signature: string }>(
      `select id, at, heads, encode(signature, 'hex') as signature from audit.checkpoints where id > $1 order by id limit $2`,
      [after, CHECKPOINTS_AT_ONCE],
    )
    for (const row of rows) {
      const read = checkpointSchema.safeParse({ ...row, at: row.at.toISOString() })
      if (read.success) yield read.data
      else found.add(badSignature(row.id))
    }
    const end = rows.at(-1)
    if (!end || rows.length < CHECKPOINTS_AT_ONCE) return
    after = end.id
  }
}

async function* filedCheckpoints(
  key: KeyObject,
  dataDir: string | undefined,
  found: Found,
): AsyncGenerator<Checkpoint> {
  if (!dataDir) return
  for await (const { line, checkpoint } of readCheckpointFile(dataDir)) {
    if (checkpoint && isSigned(key, checkpoint)) yield checkpoint
    else found.add(badSignature(`on line ${line} of the file`))
  }
}

const badSignature = (which: string): AuditProblem => ({
  kind: 'checkpoint-broken',
  lane: null,
  seq: null,
  says: `checkpoint ${which} was not signed by this installation, or was altered`,
})

/** What a checkpoint saw at the end of each lane must still stand there. */
async function findRewritten(client: pg.ClientBase, checkpoints: Checkpoint[], found: Found): Promise<void> {
  const heads = new Map<string, Head>()
  for (const head of checkpoints.flatMap((each) => each.heads)) heads.set(head.join(' '), head)
  const all = [...heads.values()]
  const { rows } = await client.query<{ lane: number; length: number }>(
    `select h.lane, h.length from unnest($1::smallint[], $2::bigint[], $3::text[]) h (lane, length, hash)
     left join audit.entries e on e.lane = h.lane and e.seq = h.length
     where encode(e.hash, 'hex') is distinct from h.hash order by h.lane, h.length limit $4`,
    [all.map(([lane]) => lane), all.map(([, length]) => length), all.map(([, , hash]) => hash), PROBLEMS_MAX],
  )
  for (const { lane, length } of rows) {
    found.add({ kind: 'rewritten', lane, seq: length, says: 'a signed checkpoint saw another entry here' })
  }
}

async function findGone(client: pg.ClientBase, checkpoints: Checkpoint[], found: Found): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    'select id from unnest($1::uuid[]) filed (id) where not exists (select from audit.checkpoints c where c.id = filed.id)',
    [checkpoints.map((each) => each.id)],
  )
  for (const { id } of rows) {
    found.add({
      kind: 'checkpoint-gone',
      lane: null,
      seq: null,
      says: `checkpoint ${id} is in the file and no longer in the database`,
    })
  }
}

async function* inBatches(source: AsyncIterable<Checkpoint>): AsyncGenerator<Checkpoint[]> {
  let batch: Checkpoint[] = []
  for await (const each of source) {
    batch.push(each)
    if (batch.length < CHECKPOINTS_AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length) yield batch
}
