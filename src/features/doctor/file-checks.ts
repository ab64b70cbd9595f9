// Whether files can be kept, and whether something looks into them.
import { sql } from 'kysely'
import { asSystem, type Services } from '../../access/ctx.ts'
import type { Scanner } from '../../platform/files/clamd.ts'
import type { Finding } from './finding.ts'
import { findings } from './messages.en.ts'

/** Findings about the store of files (a few bytes are written, read and removed) and the virus scanner. */
export async function checkFiles(services: Services): Promise<Finding[]> {
  const { store, scanner } = services.files
  const { waiting, refused } = await countWaiting(services)
  const usable = await store.prove().then(
    () => true,
    () => false,
  )
  return [
    ...(usable ? [] : [findings.filesUnusable()]),
    ...(refused > 0 ? [findings.scannerRefuses(refused)] : []),
    ...(await checkScanner(scanner, waiting)),
  ]
}

async function checkScanner(scanner: Scanner | null, waiting: number): Promise<Finding[]> {
  if (!scanner) return [findings.noScanner(waiting)]
  try {
    await scanner.version()
    return []
  } catch {
    return [findings.scannerSilent(waiting)]
  }
}

async function countWaiting(services: Services): Promise<{ waiting: number; refused: number }> {
  const { rows } = await asSystem(services, 'doctor', 'doctor').db.transaction((tx) =>
    sql<{ waiting: number; refused: number }>`
      select count(*)::int as waiting, count(finding)::int as refused from report_files
      where state = 'quarantined' and report_id is not null`.execute(tx),
  )
  return rows[0] ?? { waiting: 0, refused: 0 }
}
