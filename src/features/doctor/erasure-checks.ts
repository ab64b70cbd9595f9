// Whether it is known who was erased, and whether somebody who was is back: what a restore could not know, and what the list in the
// data directory knows and the database does not.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { type Ledger, ledgerFile, readLedger, type Span } from '../../access/erasure-ledger.ts'
import { formatDateTime } from '../../platform/calendar/format.ts'
import type { Finding } from './finding.ts'
import { findings } from './messages.en.ts'

/** Findings about the list of erasures. As the system's role. */
export async function checkErasures(tx: Tx, dataDir: string): Promise<Finding[]> {
  const partnership = await tx.selectFrom('partnership').select('place').executeTakeFirst()
  if (!partnership) return []
  const { rows: gaps } = await sql<Span>`select from_at as "from", to_at as "to" from erasure_gaps
    where settled_at is null order by from_at`.execute(tx)
  const times = gaps.map(({ from, to }) => `from ${formatDateTime(from)} to ${formatDateTime(to)}`)
  return [
    ...(times.length > 0 ? [findings.erasuresUnknown(times)] : []),
    ...(await checkList(tx, ledgerFile(dataDir), partnership.place)),
  ]
}

async function checkList(tx: Tx, path: string, place: string): Promise<Finding[]> {
  let list: Ledger | null
  try {
    list = readLedger(path)
  } catch {
    return [findings.erasuresDamaged(path)]
  }
  if (!list) return []
  if (list.place !== place) return [findings.erasuresOfOthers(path)]
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from unnest(${list.erased.map(({ id }) => id)}::uuid[],
      ${list.erased.map(({ report }) => report)}::uuid[]) l (id, report)
    where exists (select from reports r where r.id = l.report)
      and not exists (select from erasures e where e.id = l.id and e.ended = 'erased')`.execute(tx)
  const count = rows[0]?.count ?? 0
  return count > 0 ? [findings.erasuresUndone(count, path)] : []
}
