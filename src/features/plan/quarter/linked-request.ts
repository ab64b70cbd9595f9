// What the holder of a link may know: as the database's function answers it, read and checked.
import { z } from 'zod'
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import { CONFIDENCES, type Delivery, RAGS, STATUSES } from '../running/delivery.ts'
import type { Answer } from '../running/not-in-plan.store.ts'
import { type RagRules, ragRulesOf } from '../running/rules.ts'
import type { AskedMeasure } from './requests.store.ts'

const text = z.string().nullable()
const instant = z.coerce.date()
const judged = {
  status: z.enum(STATUSES),
  progress_rag: z.enum(RAGS).nullable(),
  progress_reason: text,
  confidence_rag: z.enum(CONFIDENCES).nullable(),
  confidence_reason: text,
  cause: text,
  corrective_action: text,
  forecast_due: text,
  ask: text,
  evidence_to_come: text,
}
const shape = z.object({
  quarter: z.string(),
  due: z.string(),
  title: z.string(),
  rules: z.unknown(),
  takenIn: instant,
  planFrom: text,
  ref: z.string(),
  aim: z.string(),
  objective: z.string(),
  action: z.string(),
  owner: z.string(),
  evidence: z.number(),
  measures: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      text: z.string(),
      verdict: z.enum(['on', 'off', 'worse', 'unknown']).nullable(),
    }),
  ),
  delivery: z.object({
    id: z.string(),
    action_id: z.string(),
    position: z.number(),
    agency_id: text,
    group_id: text,
    part: z.string(),
    starts_on: text,
    baseline_due: text,
    rebaselines: z.number(),
    recurring: z.boolean(),
    story: z.string(),
    story_at: instant.nullable(),
    reported_quarter: text,
    stale_quarter: text,
    verified_at: instant.nullable(),
    version: z.number(),
    ...judged,
  }),
  said: z
    .object({
      words: z.string(),
      state: z.enum(['waiting', 'accepted', 'returned']),
      decision_note: text,
      at: instant,
      ...judged,
    })
    .nullable(),
})
type Row = z.infer<typeof shape>

/** What was said for this quarter by a link, newest; and what the coordinator made of it. */
export type SaidByLink = Judged & {
  words: string
  at: Date
  state: 'waiting' | 'accepted' | 'returned'
  note: string | null
}
/** The same fields as of any answer; its words stand beside them. */
type Judged = Omit<Answer, 'story'>

export type LinkedRequest = {
  quarter: string
  due: Day
  plan: { title: string; rules: RagRules; takenIn: Day; planFrom: Day | null }
  ref: string
  aim: string
  objective: string
  action: string
  /** The agency or group; never a person. */
  owner: string
  measures: AskedMeasure[]
  evidence: number
  delivery: Delivery
  said: SaidByLink | null
}

/** Reads what app.plan_request_by_link answered. Throws where it is of another shape. */
export function readRequest(found: unknown): LinkedRequest {
  const { title, rules, takenIn, planFrom, delivery, said, ...rest } = shape.parse(found)
  return {
    ...rest,
    plan: { title, rules: ragRulesOf(rules), takenIn: londonDay(takenIn), planFrom },
    delivery: deliveryFrom(delivery),
    said: said && {
      ...judgedFrom(said),
      words: said.words,
      at: said.at,
      state: said.state,
      note: said.decision_note,
    },
  }
}

const judgedFrom = (row: Pick<Row['delivery'], keyof typeof judged>): Judged => ({
  status: row.status,
  progressRag: row.progress_rag,
  progressReason: row.progress_reason,
  confidenceRag: row.confidence_rag,
  confidenceReason: row.confidence_reason,
  cause: row.cause,
  correctiveAction: row.corrective_action,
  forecastDue: row.forecast_due,
  ask: row.ask,
  evidenceToCome: row.evidence_to_come,
})

// Who leads it, who verified it and how the plan words its owner are not told to the holder of a link.
const deliveryFrom = (row: Row['delivery']): Delivery => ({
  ...judgedFrom(row),
  id: row.id,
  actionId: row.action_id,
  position: row.position,
  agencyId: row.agency_id,
  groupId: row.group_id,
  postId: null,
  ownerWords: '',
  leadUserId: null,
  part: row.part,
  startsOn: row.starts_on,
  baselineDue: row.baseline_due,
  rebaselines: row.rebaselines,
  recurring: row.recurring,
  story: row.story,
  storyAt: row.story_at,
  reportedQuarter: row.reported_quarter,
  staleQuarter: row.stale_quarter,
  verifiedBy: null,
  verifiedAt: row.verified_at,
  version: row.version,
})
