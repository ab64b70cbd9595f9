// An invented report: the person and their words sealed, the facts, what they allowed, the first sentence.
import { addDays, londonDay, londonInstant } from '../../platform/calendar/london.ts'
import { hashToken, randomToken } from '../../platform/crypto/tokens.ts'
import { deriveFollowUpCode } from '../../platform/ids/follow-up-code.ts'
import { newReference } from '../../platform/ids/reference.ts'
import { newId } from '../../platform/ids.ts'
import { sealableNarrative, tellerOf, victimReferral } from '../reporting/index.ts'
import { dueAt } from '../standard/index.ts'
import type { Batch } from './batch.ts'
import type { Area, Familiar, Setting } from './invent.ts'
import {
  anonymousShare,
  channelShares,
  delayShares,
  fateShares,
  hourShares,
  monthIndex,
  placeShares,
  repeatShare,
  roleShares,
  secondStrandShare,
  strandShares,
  typeByPlace,
  victimServiceShares,
  weekdayShares,
} from './proportions.ts'
import type { Random } from './random.ts'
import { type InventedPerson, inventPerson, inventStory } from './stories.ts'
import { whenOpen } from './work-hours.ts'

type Strand = keyof typeof strandShares

export type Told = ReturnType<typeof imagine>
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Adds one report, with a person unless it is anonymous. Returns what a case would start from. */
export function inventReport(setting: Setting, chance: Random, serial: number, batch: Batch): Told {
  const told = imagine(setting, chance, serial, batch)
  addReport(setting, chance, told, batch)
  const answers = {
    victim_service: told.victimAnswer,
    police: told.policeAnswer,
    council_partners: told.privacy === 'anonymous' ? 'not_asked' : 'yes',
  }
  for (const [purpose, answer] of Object.entries(answers))
    batch.add('consents', {
      id: newId(),
      report_id: told.id,
      purpose,
      answer,
      given_at: told.receivedAt,
    })
  batch.add('timeline', sentence(told, null, told.receivedAt, 'report.received', 'person'))
  if (told.status !== 'logged') addAcknowledgeClock(setting, told, batch)
  return told
}

// Who told us what, about when and where, and what they allowed; their details go into the vault at once.
function imagine(setting: Setting, chance: Random, serial: number, batch: Batch) {
  const receivedAt = momentWithin(setting, chance)
  const ageDays = (setting.now.getTime() - receivedAt.getTime()) / DAY_MS
  const anonymous = chance.chance(anonymousShare)
  const known = !anonymous && chance.chance(repeatShare) ? familiar(setting, chance) : undefined
  const strand = known?.strand ?? chance.weighted(strandShares)
  const place = known?.place ?? chance.weighted(placeShares)
  const unplaced = !known && chance.chance(0.02)
  const area = known?.area ?? pickArea(setting, chance)
  const wishes = anonymous ? 'not_asked' : chance.weighted(victimServiceShares)
  const unsafe = wishes === 'unsafe'
  const details = known?.details ?? inventPerson(chance, serial)
  const personId = anonymous ? null : addPerson(setting, chance, details, receivedAt, unsafe, batch)
  if (!anonymous && !known) remember(setting, { details, strand, place, area })
  const allowed = {
    privacy: anonymous ? 'anonymous' : chance.chance(0.8) ? 'named' : 'contact_only',
    canContact: anonymous ? 'follow_up_only' : unsafe ? 'no' : 'yes',
    role: chance.weighted(roleShares),
    victimAnswer: unsafe ? ('yes' as const) : wishes,
  }
  return {
    ...allowed,
    ...fateOf(setting, chance, receivedAt, unplaced),
    id: newId(),
    reference: reference(setting),
    receivedAt,
    ageDays,
    strand,
    strands: chance.chance(secondStrandShare) ? [strand, anotherStrand(chance, strand)] : [strand],
    place,
    areaId: unplaced ? null : area.id,
    agencyId: unplaced ? null : area.agencyId,
    agencyName: area.agencyName,
    personId,
    occurredOn: addDays(londonDay(receivedAt), -chance.whole(0, Number(chance.weighted(delayShares)))),
    happenedBefore: known || chance.chance(0.2) ? 'yes' : chance.pick(['no', 'no', 'not_said']),
    policeAnswer: anonymous ? 'not_asked' : chance.pick(['yes', 'yes', 'no']),
    referral: victimReferral({
      ...allowed,
      hasPerson: personId !== null,
      teller: tellerOf(allowed.role, {}),
      consent: allowed.victimAnswer,
    }),
    types: [
      typeByPlace[place] ??
        chance.weighted({ verbal_abuse: 0.7, threats: 0.12, harassment: 0.1, assault: 0.08 }),
    ],
  }
}

/** `decidedAt`: when somebody decided what it is, in office hours; null while nobody has. */
function fateOf(setting: Setting, chance: Random, receivedAt: Date, unplaced: boolean) {
  const ageDays = (setting.now.getTime() - receivedAt.getTime()) / DAY_MS
  const stillNew = ageDays < 4 ? chance.chance(0.6) : ageDays < 9 && chance.chance(0.15)
  const waitsMs = chance.next() * (chance.chance(0.9) ? 20 : 90) * HOUR_MS
  const decided = whenOpen(chance, new Date(receivedAt.getTime() + waitsMs))
  const decidedAt = stillNew || decided >= setting.now ? null : decided
  const status = !decidedAt ? 'new' : unplaced ? 'passed_on' : chance.weighted(fateShares)
  return { decidedAt, status }
}

function addReport(setting: Setting, chance: Random, told: Told, batch: Batch): void {
  const token = randomToken(32)
  const what = inventStory(chance, told.strand, told.place)
  const narrative = sealableNarrative({ v: 1, what, when: '', place: '', postcode: '', why: '' })
  const open = told.status === 'new' || told.status === 'logged'
  batch.add('reports', {
    id: told.id,
    reference: told.reference,
    submission_hash: hashToken(token),
    follow_up_hash: hashToken(deriveFollowUpCode(setting.vault.secrets.followUp, token)),
    received_at: told.receivedAt,
    channel: chance.weighted(channelShares),
    language: 'en',
    reporter_role: told.role,
    privacy: told.privacy,
    can_contact: told.canContact,
    agency_id: told.agencyId,
    area_id: told.areaId,
    place_kind: told.place,
    outward_code: told.areaId === null || told.place === 'online' ? null : `LE${chance.whole(1, 19)}`,
    occurred: { json: { kind: 'day', day: told.occurredOn } },
    occurred_on: told.occurredOn,
    strands: told.strands,
    types: told.types,
    happened_before: told.happenedBefore,
    status: told.status,
    status_reason: open ? null : 'Decided after reading the report.',
    narrative_id: addText(setting, 'narrative', narrative, told.receivedAt, batch),
    person_id: told.personId,
    demo: true,
  })
}

// The clock of a report that has no case: met when somebody decided what it is, running while it is new.
function addAcknowledgeClock(setting: Setting, told: Told, batch: Batch): void {
  const due = dueAt('acknowledge', 'not_assessed', told.receivedAt, setting.standards)
  const passed = told.status === 'new' && due < setting.now ? due : null
  batch.add('clocks', {
    id: newId(),
    report_id: told.id,
    case_id: null,
    agency_id: told.agencyId,
    kind: 'acknowledge',
    sequence: 1,
    starts_at: told.receivedAt,
    due_at: due,
    met_at: told.decidedAt,
    met_by: null,
    stopped_at: null,
    stopped_reason: null,
    warned_at: passed,
    escalated_at: passed,
  })
}

/** A row of the timeline, as written by nobody of the staff; its report is named where the person reads it too. */
export const sentence = (
  told: Told,
  caseId: string | null,
  at: Date,
  kind: string,
  audience: string,
  params: Readonly<Record<string, string>> = {},
) => ({
  id: newId(),
  report_id: audience === 'person' ? told.id : null,
  case_id: caseId,
  at,
  kind,
  params: { json: params },
  audience,
  actor_id: null,
  agency_id: told.agencyId,
  rule: null,
})

// A working day's mood decides the moment: more in summer, on Saturdays and in the afternoon.
function momentWithin(setting: Setting, chance: Random): Date {
  for (;;) {
    const day = addDays(londonDay(setting.now), -chance.whole(0, setting.days))
    const month = Number(day.slice(5, 7)) - 1
    const weekday = String(new Date(`${day}T12:00:00Z`).getUTCDay()) as keyof typeof weekdayShares
    if (!chance.chance(((monthIndex[month] ?? 1) / 1.15) * (weekdayShares[weekday] / 0.175))) continue
    const at = londonInstant(
      day,
      Number(chance.weighted(hourShares)) + chance.whole(0, 2),
      chance.whole(0, 59),
    )
    if (at < setting.now) return at
  }
}

const FAMILIAR_MAX = 60

/** Somebody who reported before, at the same place for the same reason: a neighbour, a bus route, a shop. */
function familiar(setting: Setting, chance: Random): Familiar | undefined {
  return setting.familiar[chance.whole(0, Math.max(0, setting.familiar.length - 1))]
}

function remember(setting: Setting, who: Familiar): void {
  setting.familiar.push(who)
  if (setting.familiar.length > FAMILIAR_MAX) setting.familiar.shift()
}

function anotherStrand(chance: Random, strand: Strand): Strand {
  // Most with two are about race and religion together (Home Office, 2018/19).
  if (strand === 'race' && chance.chance(0.6)) return 'religion'
  for (;;) {
    const other = chance.weighted(strandShares)
    if (other !== strand) return other
  }
}

function pickArea(setting: Setting, chance: Random): Area {
  const shares = Object.fromEntries(setting.areas.map((area) => [area.id, area.share]))
  const id = chance.weighted(shares)
  const area = setting.areas.find((each) => each.id === id)
  if (!area) throw new Error('the demonstration has no areas')
  return area
}

function reference(setting: Setting): string {
  for (;;) {
    const made = newReference(setting.shortCode)
    if (setting.usedReferences.has(made)) continue
    setting.usedReferences.add(made)
    return made
  }
}

function addPerson(
  setting: Setting,
  chance: Random,
  person: InventedPerson,
  at: Date,
  unsafe: boolean,
  batch: Batch,
): string {
  const id = newId()
  const details = {
    ...person,
    safeContact: {
      methods: unsafe ? [] : [chance.pick(['call', 'text', 'email'])],
      safeTimes: [chance.pick(['morning', 'afternoon', 'evening'])],
      mayLeaveMessage: !unsafe && chance.chance(0.5),
      maySayWhoWeAre: !unsafe && chance.chance(0.4),
      note: unsafe ? 'Somebody else reads my phone. Please do not contact me.' : '',
    },
  }
  const { keyId, wrapped, sealed, tokens } = setting.vault.sealPerson(id, details)
  batch.add('vault.keys', { id: keyId, wrapped, created_at: at })
  batch.add('vault.people', { id, key_id: keyId, sealed, created_at: at })
  for (const { kind, token } of tokens) batch.add('vault.blind_index', { person_id: id, kind, token })
  return id
}

/** Seals words and adds them; the id by which they are opened. */
export function addText(
  setting: Setting,
  kind: 'narrative' | 'message',
  text: string,
  at: Date,
  batch: Batch,
): string {
  const id = newId()
  const { keyId, wrapped, sealed } = setting.vault.sealText(id, text)
  batch.add('vault.keys', { id: keyId, wrapped, created_at: at })
  batch.add('vault.texts', { id, key_id: keyId, kind, sealed, created_at: at })
  return id
}
