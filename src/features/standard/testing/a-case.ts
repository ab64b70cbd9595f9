// The least that a clock can belong to.
import { randomBytes } from 'node:crypto'
import type { Person, World } from '../../../../test/support/world.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'
import { newReference } from '../../../platform/ids/reference.ts'
import { clockRow } from '../clocks.ts'
import { standardsOn } from '../standard.store.ts'

type Told = { id: string; agencyId: string | null; receivedAt: Date }

/** A report in an agency's queue, with the clock of acknowledging it. */
export async function aReport(world: World, agencyId: string | null): Promise<Told> {
  const ctx = world.systemCtx()
  const id = newId()
  const at = world.clock.now()
  const { narrativeId, standards } = await ctx.db.transaction(async (tx) => ({
    narrativeId: await ctx.vault.addText(tx, 'narrative', 'They shouted.', at),
    standards: await standardsOn(tx, londonDay(at)),
  }))
  await world.admin(
    `insert into reports (id, reference, submission_hash, follow_up_hash, received_at, channel, reporter_role, privacy,
       can_contact, agency_id, place_kind, occurred, strands, types, narrative_id)
     values ($1, $2, $3, $4, $5, 'web', 'witness', 'anonymous', 'no', $6, 'street', '{}', '{race}', '{}', $7)`,
    [id, newReference('NB'), randomBytes(32), randomBytes(32), at, agencyId, narrativeId],
  )
  const subject = { reportId: id, caseId: null, agencyId }
  const { due_at, warn_at } = clockRow(subject, 'acknowledge', 1, at, 'not_assessed', standards)
  await world.admin(
    `insert into clocks (id, report_id, agency_id, kind, sequence, starts_at, due_at, warn_at)
     values ($1, $2, $3, 'acknowledge', 1, $4, $5, $6)`,
    [newId(), id, agencyId, at, due_at, warn_at],
  )
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
  return { id, leadAgencyId: officer.actor.agencyId, openedAt, receivedAt: openedAt }
}
