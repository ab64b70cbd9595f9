// What a report is: its states, what the person chose, and the words that are sealed in the vault.
import { z } from 'zod'
import type { PersonDetails } from '../../access/vault.ts'
import type { Day } from '../../platform/calendar/london.ts'
import type { IncidentType, PlaceKind, ReporterRole, Strand } from './incident.ts'
import type { DiaryEntry } from './series/diary-entry.ts'

export const REPORT_STATUSES = ['new', 'logged', 'recorded_only', 'passed_on', 'not_hate', 'spam'] as const
export type ReportStatus = (typeof REPORT_STATUSES)[number]
export const asStatus = (text: string): ReportStatus => REPORT_STATUSES.find((each) => each === text) ?? 'new'

/** What staff read of every report, and a short form never asked. Codes are for ever: they are kept with the report. */
export const FACTS = ['strands', 'place', 'occurred', 'before', 'reporter'] as const
export type Fact = (typeof FACTS)[number]

export type Privacy = 'named' | 'contact_only' | 'anonymous'
export const PURPOSES = ['victim_service', 'police', 'council_partners'] as const
export type Purpose = (typeof PURPOSES)[number]
export type Answer = 'yes' | 'no' | 'not_asked'
export const asAnswer = (text: string | undefined): Answer =>
  text === 'yes' || text === 'no' ? text : 'not_asked'

/** When it happened, in coded facts; the person's own words for it are in the narrative. */
export type Occurred =
  | { kind: 'day'; day: Day }
  /** Over several days; `to` is null while it goes on. */
  | { kind: 'between'; from: Day; to: Day | null }
  | { kind: 'unknown'; said: 'roughly' | 'repeated' | 'not_known' | 'not_said' }

/** What was told beyond the common questions: `codes` are chosen from lists, `words` are sealed with what happened. */
export type MoreTold = {
  codes: Readonly<Record<string, string | string[]>>
  words: Readonly<Record<string, string>>
  types: readonly IncidentType[]
  /** For statistics: kept apart from the report, and from its day. */
  monitoring: Readonly<Record<string, string | readonly string[]>>
  /** Somebody whose work is safeguarding must know at once. */
  safeguarding: boolean
}
export const NOTHING_MORE: MoreTold = { codes: {}, words: {}, types: [], monitoring: {}, safeguarding: false }

/** Everything that a person told us, ready to be kept. */
export type ReportAnswers = {
  narrative: Narrative
  occurred: Occurred
  happenedBefore: 'yes' | 'no' | 'not_said'
  place: {
    postcode: string
    areaId: string
    /** What is kept of a place that was found, however exactly; otherwise it comes from the postcode. */
    known?: { wardCode: string | null; outwardCode: string | null }
  }
  placeKind: PlaceKind
  strands: readonly Strand[]
  role: ReporterRole
  privacy: Privacy
  canContact: 'yes' | 'follow_up_only' | 'no'
  /** null: nothing about the person is kept at all. */
  person: PersonDetails | null
  consents: Readonly<Record<Purpose, Answer>>
  more?: MoreTold
  /** Codes chosen within the strands; those that are not offered are left out. */
  categories?: readonly string[]
  /** Each time of a series. */
  diary?: readonly DiaryEntry[]
  /** The poster, card, centre or campaign whose address was followed. */
  via?: string | null
  /** Hash of the code of the report from whose page this one was begun. */
  toldWith?: Buffer | null
  /** What was never asked, so that nobody reads silence as an answer. */
  unasked?: readonly Fact[]
  /** By sending it, they said that it is true as far as they know: their own form told them so. */
  declared?: true
  /** How it reached us, where somebody took it down for them. */
  channel?: TakenChannel
}

/** The ways in which somebody else writes down what a person tells. */
export const TAKEN_CHANNELS = ['telephone', 'in_person', 'paper'] as const
export type TakenChannel = (typeof TAKEN_CHANNELS)[number]

const narrativeSchema = z.object({
  v: z.literal(1),
  what: z.string(),
  when: z.string(),
  place: z.string(),
  postcode: z.string(),
  why: z.string(),
  /** How exactly they let us keep the place, and where it is; the middle of its area where that is not exact. */
  exactness: z.string().optional(),
  position: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  /** Answers to the further questions, by field: as chosen from lists, and in words. */
  more: z
    .object({
      codes: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      words: z.record(z.string(), z.string()),
    })
    .optional(),
})
/** Among the further words: what a partner calls a report that it sent. */
export const PARTNER_REFERENCE = 'partnerReference'
/** What a partner's file said that is none of our questions. */
export const PARTNER_WORDS = 'partnerWords'
/** The free words of a report, as sealed in the vault. */
export type Narrative = z.infer<typeof narrativeSchema>

export const sealableNarrative = (narrative: Narrative): string => JSON.stringify(narrative)

/** Reads what `vault.readText` gave back. A text of another shape is shown whole, as what happened. */
export function readNarrative(text: string): Narrative {
  const parsed = narrativeSchema.safeParse(jsonOf(text))
  return parsed.success ? parsed.data : { v: 1, what: text, when: '', place: '', postcode: '', why: '' }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
