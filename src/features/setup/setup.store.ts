// All SQL of first run, as the system.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { newId } from '../../platform/ids.ts'
import type { PartnershipAnswers } from './answers.ts'
import type { Authority } from './authorities.ts'

/** Writes the one row of the partnership. false: there is one. Waits for a transaction that is writing it now. */
export async function insertPartnership(tx: Tx, answers: PartnershipAnswers, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('partnership')
    .values({
      name: answers.name,
      short_code: answers.shortCode,
      area_words: answers.areaWords,
      public_phone: answers.publicPhone,
      public_email: answers.publicEmail,
      demo: false,
      set_up_at: at,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function setLeadAgency(tx: Tx, agencyId: string): Promise<void> {
  await sql`update partnership set lead_agency_id = ${agencyId}`.execute(tx)
}

/** Adds each area once; answers their ids by name in lower case. An area without an official code gets one of ours. */
export async function insertAreas(
  tx: Tx,
  authorities: readonly Authority[],
  shortCode: string,
): Promise<Map<string, string>> {
  const areas = new Map<string, { id: string; code: string; name: string; kind: string }>()
  for (const { area, code, areaKind } of authorities) {
    const known = areas.get(area.toLowerCase())
    if (known) continue
    const ours = `${shortCode}-${String(areas.size + 1).padStart(2, '0')}`
    areas.set(area.toLowerCase(), { id: newId(), code: code ?? ours, name: area, kind: areaKind })
  }
  await tx
    .insertInto('areas')
    .values([...areas.values()])
    .execute()
  return new Map([...areas].map(([name, { id }]) => [name, id]))
}
