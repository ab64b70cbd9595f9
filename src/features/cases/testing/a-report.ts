// A report as the public form leaves it, for tests of what comes after.
import { randomBytes } from 'node:crypto'
import type { Ctx } from '../../../access/ctx.ts'
import type { PersonDetails } from '../../../access/vault.ts'
import { newId } from '../../../platform/ids.ts'
import { newReference } from '../../../platform/ids/reference.ts'
import { startReportClocks } from '../../standard/index.ts'

export type ReportShape = {
  agencyId: string | null
  areaId?: string | null
  privacy?: 'named' | 'contact_only' | 'anonymous'
  canContact?: 'yes' | 'follow_up_only' | 'no'
  consents?: Partial<Record<'victim_service' | 'police', 'yes' | 'no' | 'not_asked' | 'withdrew'>>
  person?: PersonDetails | null
  narrative?: string
  role?: 'affected' | 'witness' | 'parent' | 'friend_or_family' | 'professional' | 'not_said'
  strands?: string[]
}

export const MARKED: PersonDetails = {
  name: 'Zephyrine Quillfeather',
  phone: '07700 900461',
  email: 'zephyrine@example.org',
  address: '5 Larkspur Mews',
  safeContact: {
    methods: ['call'],
    safeTimes: ['weekday_morning'],
    mayLeaveMessage: false,
    maySayWhoWeAre: false,
    note: 'Do not ring after six.',
  },
}

/** Adds a report as the public role does. Returns what later steps need. */
export async function tellReport(
  ctx: Ctx,
  shape: ReportShape,
): Promise<{ id: string; reference: string; personId: string | null }> {
  const id = newId()
  const reference = newReference('NB')
  const at = ctx.clock.now()
  const anonymous = shape.privacy === 'anonymous'
  const person = shape.person === undefined && !anonymous ? MARKED : (shape.person ?? null)
  return ctx.db.transaction(async (tx) => {
    const personId = person ? await ctx.vault.addPerson(tx, person, at) : null
    const narrativeId = await ctx.vault.addText(
      tx,
      'narrative',
      shape.narrative ?? 'They shouted at me at the bus stop.',
      at,
    )
    await tx
      .insertInto('reports')
      .values({
        id,
        reference,
        submission_hash: randomBytes(32),
        follow_up_hash: randomBytes(32),
        received_at: at,
        channel: 'web',
        reporter_role: shape.role ?? 'affected',
        privacy: shape.privacy ?? 'named',
        can_contact: shape.canContact ?? 'yes',
        agency_id: shape.agencyId,
        area_id: shape.areaId ?? null,
        place_kind: 'bus_stop',
        occurred: JSON.stringify({ kind: 'day', day: '2026-11-16' }),
        occurred_on: '2026-11-16',
        strands: shape.strands ?? ['race'],
        types: ['verbal_abuse'],
        narrative_id: narrativeId,
        person_id: personId,
      })
      .execute()
    await startReportClocks(tx, ctx.clock, { id, agencyId: shape.agencyId, receivedAt: at })
    for (const [purpose, answer] of Object.entries(shape.consents ?? { victim_service: 'yes' }))
      await tx
        .insertInto('consents')
        .values({
          id: newId(),
          report_id: id,
          purpose,
          answer: answer === 'withdrew' ? 'yes' : answer,
          given_at: at,
        })
        .execute()
    return { id, reference, personId }
  })
}
