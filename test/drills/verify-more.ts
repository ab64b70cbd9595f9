// After the crash drill: whether everything that a screen confirmed besides reports is there, once, and can be read by
// whom it is for.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { asSystem, contextFor, type Services } from '../../src/access/ctx.ts'
import { openDraft } from '../../src/features/reporting/drafts.ts'
import { asHolder, openFollowUp } from '../../src/features/reporting/follow-up/open-report.ts'
import { readWhole } from '../../src/platform/files/sealed-pieces.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Added, Confirmed, Shown, Written } from './tell-more.ts'

/** Names whatever of it is missing, twice, or not what it was. */
export async function faultsOfMore(services: Services, confirmed: Confirmed): Promise<string[]> {
  const faults: string[] = []
  const anybody = contextFor(services, { kind: 'public' }, newId())
  for (const { code, words } of confirmed.drafts)
    if ((await openDraft(anybody, code))?.values['what'] !== words)
      faults.push('answers left for later that their code does not open')
  for (const [reference, some] of Map.groupBy(confirmed.written, (each) => each.reference))
    faults.push(...(await faultsOfMessages(services, reference, some)))
  for (const [reference, some] of Map.groupBy(confirmed.added, (each) => each.reference))
    faults.push(...(await faultsOfAdded(services, reference, some)))
  for (const shown of confirmed.shown) faults.push(...(await faultsOfFile(services, shown)))
  return faults
}

async function faultsOfMessages(
  services: Services,
  reference: string,
  written: readonly Written[],
): Promise<string[]> {
  const [{ code } = { code: '' }] = written
  const anybody = contextFor(services, { kind: 'public' }, newId())
  const found = await openFollowUp(asHolder(services, anybody, { reference, code }), { reference, code })
  if (!found) return [`${reference}: its code opens nothing`]
  return written.flatMap(({ words }) => {
    const times = found.messages.filter(({ text }) => text === words).length
    return times === 1 ? [] : [`${reference}: a message is there ${times} times`]
  })
}

// Each is there once, with what was chosen beside it.
async function faultsOfAdded(
  services: Services,
  reference: string,
  added: readonly Added[],
): Promise<string[]> {
  const [{ code } = { code: '' }] = added
  const anybody = contextFor(services, { kind: 'public' }, newId())
  const found = await openFollowUp(asHolder(services, anybody, { reference, code }), { reference, code })
  if (!found) return [`${reference}: its code opens nothing`]
  const lost = added.flatMap(({ words }) => {
    const times = found.messages.filter(({ text }) => text?.includes(words)).length
    return times === 1 ? [] : [`${reference}: an answer that came later is there ${times} times`]
  })
  const chosen = found.own.added.filter(({ step, codes }) => step === 'people' && codes['known'])
  if (chosen.length < added.length) lost.push(`${reference}: what was chosen later is not there`)
  return lost
}

async function faultsOfFile(services: Services, { reference, sha256 }: Shown): Promise<string[]> {
  const ctx = asSystem(services, 'crash-drill', newId())
  const files = await ctx.db.transaction(async (tx) => {
    const { rows } = await sql<{
      id: string
      pieces: string[]
      sizes: number[]
      key_id: string
      wrapped: Buffer
    }>`
      select f.id, f.piece_ids as pieces, f.piece_sizes as sizes, k.key_id, k.wrapped
      from reports r join report_files f on f.report_id = r.id, app.key_of_file(f.id) k
      where r.reference = ${reference}`.execute(tx)
    return rows
  })
  const [file, ...more] = files
  if (!file || more.length > 0) return [`${reference}: ${files.length} pictures, not one`]
  const pieces = file.pieces.map((id, at) => ({ id, size: file.sizes[at] ?? 0 }))
  const key = services.vault.openKey(file.key_id, file.wrapped)
  const whole = await readWhole(services.files.store, { fileId: file.id, key, pieces }).catch(() =>
    Buffer.alloc(0),
  )
  const same = createHash('sha256').update(whole).digest('hex') === sha256
  return same ? [] : [`${reference}: the picture is not what was shown`]
}
