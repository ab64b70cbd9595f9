// The least that a clock can belong to.
import { randomBytes } from 'node:crypto'
import type { Person, World } from '../../../../test/support/world.ts'
import type { Tx } from '../../../access/db.ts'
import { newId } from '../../../platform/ids.ts'
import { newReference } from '../../../platform/ids/reference.ts'

type Told = { id: string; agencyId: string | null; receivedAt: Date }

/** A report in an agency's queue, told by the public. `also`: what the same transaction writes, as it may. */
export async function aReport(
  world: World,
  agencyId: string | null,
  also: (tx: Tx, told: Told) => Promise<void> = async () => {},
): Promise<Told> {
  const ctx = world.publicCtx()
  const id = newId()
  const at = world.clock.now()
  const told = { id, agencyId, receivedAt: at }
  await ctx.db.transaction(async (tx) => {
    await tx
      .insertInto('reports')
      .values({
        id,
        reference: newReference('NB'),
        submission_hash: randomBytes(32),
        follow_up_hash: randomBytes(32),
        received_at: at,
        channel: 'web',
        reporter_role: 'witness',
        privacy: 'anonymous',
        can_contact: 'no',
        place_kind: 'street',
        occurred: JSON.stringify({ kind: 'day', day: '2026-11-16' }),
        strands: ['race'],
        types: ['verbal_abuse'],
        narrative_id: await ctx.vault.addText(tx, 'narrative', 'They shouted.', at),
        agency_id: agencyId,
      })
      .execute()
    await also(tx, told)
  })
  return told
}

/** A case led and owned by an officer. */
export async function aCase(world: World, officer: Person) {
  const id = newId()
  const openedAt = world.clock.now()
  await officer.ctx().db.transaction((tx) =>
    tx
      .insertInto('cases')
      .values({
        id,
        reference: newReference('NB'),
        lead_agency_id: officer.actor.agencyId,
        owner_id: officer.actor.userId,
        strands: ['race'],
        types: ['verbal_abuse'],
        place_kind: 'street',
        summary: 'Shouting in the street',
        opened_at: openedAt,
      })
      .execute(),
  )
  return { id, leadAgencyId: officer.actor.agencyId, openedAt, receivedAt: openedAt }
}
