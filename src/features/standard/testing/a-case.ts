// The least that a clock can belong to.
import { randomBytes } from 'node:crypto'
import type { Person, World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { newReference } from '../../../platform/ids/reference.ts'

/** A report in an agency's queue, told by the public. */
export async function aReport(world: World, agencyId: string | null) {
  const ctx = world.publicCtx()
  const id = newId()
  const at = world.clock.now()
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
  })
  return { id, agencyId, receivedAt: at }
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
  return { id, leadAgencyId: officer.actor.agencyId, openedAt }
}
