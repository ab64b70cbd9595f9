// A report as the public form leaves it, for tests of what comes after.
import { randomBytes } from 'node:crypto'
import type { Ctx } from '../../../access/ctx.ts'
import type { PersonDetails } from '../../../access/vault.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { newId } from '../../../platform/ids.ts'
import { newReference } from '../../../platform/ids/reference.ts'
import { keepReport, type ReportAnswers } from '../../reporting/index.ts'
import { standardsOn } from '../../standard/index.ts'

export type ReportShape = {
  agencyId: string | null
  areaId?: string | null
  privacy?: 'named' | 'contact_only' | 'anonymous'
  canContact?: 'yes' | 'follow_up_only' | 'no'
  consents?: Partial<Record<'victim_service' | 'police', 'yes' | 'no' | 'not_asked' | 'withdrew'>>
  person?: PersonDetails | null
  narrative?: string
  role?: ReportAnswers['role']
  /** Further answers, by code (reporting/form/more.ts). */
  told?: Readonly<Record<string, string>>
  strands?: ReportAnswers['strands']
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
  const answerOf = (purpose: 'victim_service' | 'police') => {
    const answer = (shape.consents ?? { victim_service: 'yes' as const })[purpose] ?? 'not_asked'
    return answer === 'withdrew' ? 'yes' : answer
  }
  const answers: ReportAnswers = {
    narrative: { ...NOTHING, what: shape.narrative ?? 'They shouted at me at the bus stop.' },
    occurred: { kind: 'day', day: '2026-11-16' },
    happenedBefore: 'not_said',
    place: { postcode: '', areaId: '' },
    placeKind: 'bus_stop',
    strands: shape.strands ?? ['race'],
    role: shape.role ?? 'affected',
    privacy: shape.privacy ?? 'named',
    canContact: shape.canContact ?? 'yes',
    person,
    ...(shape.told && {
      more: { codes: shape.told, words: {}, types: [], monitoring: {}, safeguarding: false },
    }),
    consents: {
      victim_service: answerOf('victim_service'),
      police: answerOf('police'),
      council_partners: 'not_asked',
    },
  }
  const route = { agencyId: shape.agencyId, areaId: shape.areaId ?? null, wardCode: null, outwardCode: null }
  return ctx.db.transaction(async (tx) => {
    const { personId } = await keepReport(tx, ctx, await standardsOn(tx, londonDay(at)), {
      id,
      reference,
      answers,
      route,
      receivedAt: at,
      submissionHash: randomBytes(32),
      answersHash: randomBytes(32),
      followUpHash: randomBytes(32),
    })
    return { id, reference, personId }
  })
}

const NOTHING = { v: 1, when: '', place: '', postcode: '', why: '' } as const
