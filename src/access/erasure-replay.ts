// What the database knows to be erased, and erasing again what a list knows and it does not: within a restore, before anybody can
// read it, and later, where a newer list is found. On the owner's connection.
import type pg from 'pg'
import { newId } from '../platform/ids.ts'
import {
  asLedger,
  type ErasedRow,
  joinLedgers,
  type Ledger,
  refuseOtherPlace,
  type Span,
} from './erasure-ledger.ts'
import { asKeeper } from './rotate.ts'

/** What the database knows to be erased; null where no partnership is set up yet. */
export const ledgerOf = (client: pg.ClientBase, now: Date): Promise<Ledger | null> =>
  asKeeper(client, () => readKnown(client, now))

async function readKnown(client: pg.ClientBase, at: Date): Promise<Ledger | null> {
  const whose = await client.query<{ place: string }>('select place from public.partnership')
  const [partnership] = whose.rows
  if (!partnership) return null
  const gaps = await client.query<Span & { settled: boolean }>(
    `select from_at as "from", to_at as "to", settled_at is not null as settled from public.erasure_gaps order by from_at`,
  )
  const { rows } = await client.query<ErasedRow>(
    `select id, report_id, ended_at, with_notes from public.erasures where ended = 'erased' order by ended_at, id`,
  )
  return asLedger({ place: partnership.place, gaps: gaps.rows, erased: rows }, at)
}

export type FoundLedger = { path: string; ledger: Ledger }
/** `held`: erasings that a list knows and a legal hold stops here. */
export type Replayed = { erased: number; held: number; files: string[]; ledger: Ledger | null }

/**
 * Erases again what was erased after a backup was made, within the transaction of its restore and as the keeper, and notes from when
 * on nobody knows. A hold that stood then and was lifted later stops nothing, since the erasing was done already. Throws
 * OtherPlace where a list is another partnership's.
 */
export async function replayInRestore(
  client: pg.ClientBase,
  lists: readonly FoundLedger[],
  { madeAt, now }: { madeAt: Date; now: Date },
): Promise<Replayed> {
  const own = await readKnown(client, madeAt)
  if (!own) return { erased: 0, held: 0, files: [], ledger: null }
  for (const { path, ledger } of lists) refuseOtherPlace(path, ledger.place, own.place)
  const all = joinLedgers([own, ...lists.map(({ ledger }) => ledger)])
  const done = await replay(client, all, { by: 'restore', despiteHolds: true })
  const unknown = [...all.unknown, { from: all.completeTo, to: now }].filter(({ from, to }) => from < to)
  await noteGaps(client, unknown)
  return { ...done, ledger: { ...all, completeTo: now, unknown } }
}

/** Erases again what a list knows that was found after a restore, but for what a legal hold stands on now. Throws OtherPlace. */
export const replayLater = (
  client: pg.ClientBase,
  { path, ledger }: FoundLedger,
  now: Date,
): Promise<Replayed> =>
  asKeeper(client, async () => {
    const own = await readKnown(client, now)
    if (!own) return { erased: 0, held: 0, files: [], ledger: null }
    refuseOtherPlace(path, ledger.place, own.place)
    const all = joinLedgers([own, ledger])
    const done = await replay(client, all, { by: 'command line', despiteHolds: false })
    await noteGaps(client, all.unknown)
    return { ...done, ledger: all }
  })

async function replay(
  client: pg.ClientBase,
  ledger: Ledger,
  { by, despiteHolds }: { by: string; despiteHolds: boolean },
): Promise<{ erased: number; held: number; files: string[] }> {
  const done = { erased: 0, held: 0, files: [] as string[] }
  for (const { id, report, at, notes } of ledger.erased) {
    const { rows: left } = await client.query<{ held: boolean }>(
      `select exists (select from app.holds_on(r.id)) as held from public.reports r
       where r.id = $2 and not exists (select from public.erasures e where e.id = $1 and e.ended = 'erased')`,
      [id, report],
    )
    const [one] = left
    if (!one) continue
    if (one.held && !despiteHolds) {
      done.held += 1
      continue
    }
    const { rows } = await client.query<{ keys: number; files: string[] }>(
      'select keys, files::text[] as files from app.destroy_report($1, $2, $3)',
      [report, at, notes],
    )
    const [gone] = rows
    done.erased += 1
    done.files.push(...(gone?.files ?? []))
    await client.query(
      `insert into public.erasures (id, report_id, with_notes, ended, ended_at) values ($1, $2, $4, 'erased', $3)
       on conflict (id) do update set ended = 'erased', ended_at = excluded.ended_at, with_notes = excluded.with_notes`,
      [id, report, at, notes],
    )
    await client.query(
      `insert into audit.entries (actor_kind, actor_name, agency_id, action, subject_kind, subject_id, reason, detail, request_id)
       select 'system', $4, agency_id, 'report.erase', 'report', id, 'erased before the restore, and again after it', $2, $3
       from public.reports where id = $1`,
      [report, JSON.stringify({ keys: gone?.keys ?? 0, notes, erasure: id, erasedAt: at }), id, by],
    )
  }
  return done
}

async function noteGaps(client: pg.ClientBase, unknown: readonly Span[]): Promise<void> {
  await client.query('delete from public.erasure_gaps where settled_at is null')
  for (const { from, to } of unknown)
    await client.query('insert into public.erasure_gaps (id, from_at, to_at) values ($1, $2, $3)', [
      newId(),
      from,
      to,
    ])
}

/** Somebody answers for it that nobody is back from those times. Returns how many times there were. */
export const settleGaps = (client: pg.ClientBase, reason: string, now: Date): Promise<number> =>
  asKeeper(client, async () => {
    const { rowCount } = await client.query(
      'update erasure_gaps set settled_at = $1, settled_reason = $2 where settled_at is null',
      [now, reason],
    )
    const settled = rowCount ?? 0
    if (settled > 0)
      await client.query(
        `insert into audit.entries (actor_kind, actor_name, action, subject_kind, reason, detail, request_id)
         values ('system', 'command line', 'erasure.settle', 'partnership', $1, $2, $3)`,
        [reason, JSON.stringify({ times: settled }), newId()],
      )
    return settled
  })
