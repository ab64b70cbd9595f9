// The list of what was erased, outside the database: a backup from before still holds the keys, and whoever restores it brings
// everybody back. Ids and times only, so that it may be kept anywhere; the newest copy lies in the data directory and beside
// the backups. A first line says up to when it is complete.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { z } from 'zod'
import { asKeeper } from './rotate.ts'

/** One erasing that was done: its id, of which report, when, and whether the notes of colleagues went with it. */
export type Erased = { id: string; report: string; at: string; notes: boolean }
export type Ledger = { completeTo: Date; erased: Erased[] }

const FILE_NAME = 'erasures.jsonl'
const headSchema = z.object({ completeTo: z.iso.datetime() })
const erasedSchema = z.object({ id: z.uuid(), report: z.uuid(), at: z.iso.datetime(), notes: z.boolean() })

/** Where a folder keeps its copy. */
export const ledgerFile = (folder: string): string => join(folder, FILE_NAME)

/** What a copy says; null where there is none. Throws on one that is damaged, with its name and line. */
export function readLedger(path: string): Ledger | null {
  if (!existsSync(path)) return null
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  const parse = <T>(schema: z.ZodType<T>, line: string | undefined, number: number): T => {
    try {
      return schema.parse(JSON.parse(line ?? ''))
    } catch (cause) {
      throw new Error(`${path} is damaged in line ${number}: take another copy of it`, { cause })
    }
  }
  const { completeTo } = parse(headSchema, lines[0], 1)
  return {
    completeTo: new Date(completeTo),
    erased: lines.slice(1).map((line, index) => parse(erasedSchema, line, index + 2)),
  }
}

/** Several copies as one: each erasing once, complete as far as the newest of them. */
export function joinLedgers(all: readonly Ledger[]): Ledger | null {
  if (all.length === 0) return null
  const byId = new Map(all.flatMap(({ erased }) => erased.map((each) => [each.id, each] as const)))
  const completeTo = new Date(Math.max(...all.map((each) => each.completeTo.getTime())))
  return { completeTo, erased: [...byId.values()].sort((a, b) => (a.at < b.at ? -1 : 1)) }
}

/** Brings a folder's copy up to date, never losing a line of it. Whole and durable, or as it was. */
export function keepLedger(folder: string, now: Ledger): void {
  const path = ledgerFile(folder)
  const before = readLedger(path)
  const all = joinLedgers(before ? [before, now] : [now]) ?? now
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lines = [{ completeTo: all.completeTo.toISOString() }, ...all.erased].map((each) =>
    JSON.stringify(each),
  )
  const unfinished = `${path}.${process.pid}.unfinished`
  const file = openSync(unfinished, 'w', 0o600)
  writeSync(file, `${lines.join('\n')}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(unfinished, path)
  const place = openSync(dirname(path), 'r')
  fsyncSync(place)
  closeSync(place)
}

export type ErasedRow = { id: string; report_id: string; ended_at: Date; with_notes: boolean }

/** Rows of the database, read at a moment, as a ledger. */
export const asLedger = (rows: readonly ErasedRow[], completeTo: Date): Ledger => ({
  completeTo,
  erased: rows.map((row) => ({
    id: row.id,
    report: row.report_id,
    at: row.ended_at.toISOString(),
    notes: row.with_notes,
  })),
})

/** What the database knows to be erased, on the owner's connection. */
export const ledgerOf = (client: pg.ClientBase, now: Date): Promise<Ledger> =>
  asKeeper(client, async () => {
    const { rows } = await client.query<ErasedRow>(
      `select id, report_id, ended_at, with_notes from erasures where ended = 'erased' order by ended_at, id`,
    )
    return asLedger(rows, now)
  })

export type Replayed = { erased: number; files: string[] }

/**
 * Erases again what was erased after a backup was made, within the transaction of its restore and as the keeper: before
 * anybody can read it. A hold that stood then and was lifted later stops nothing, since the erasing was done already.
 */
export async function replayLedger(client: pg.ClientBase, ledger: Ledger): Promise<Replayed> {
  const done: Replayed = { erased: 0, files: [] }
  for (const { id, report, at, notes } of ledger.erased) {
    const { rows } = await client.query<{ keys: number; files: string[] }>(
      `select d.keys, d.files::text[] as files from public.reports r
         cross join lateral app.destroy_report(r.id, $3::timestamptz, $4) d
       where r.id = $2 and not exists (select from public.erasures e where e.id = $1 and e.ended = 'erased')`,
      [id, report, at, notes],
    )
    const [gone] = rows
    if (!gone) continue
    done.erased += 1
    done.files.push(...gone.files)
    await client.query(
      `insert into public.erasures (id, report_id, with_notes, ended, ended_at) values ($1, $2, $4, 'erased', $3)
       on conflict (id) do update set ended = 'erased', ended_at = excluded.ended_at, with_notes = excluded.with_notes`,
      [id, report, at, notes],
    )
    await client.query(
      `insert into audit.entries (actor_kind, actor_name, agency_id, action, subject_kind, subject_id, reason, detail, request_id)
       select 'system', 'restore', agency_id, 'report.erase', 'report', id, 'erased before the restore, and again by it', $2, $3
       from public.reports where id = $1`,
      [report, JSON.stringify({ keys: gone.keys, notes, erasure: id, erasedAt: at }), id],
    )
  }
  return done
}
