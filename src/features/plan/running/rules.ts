// A plan's own rules: when a delivery turns amber or red, what its colours are called, and the days of its quarter.
// Kept as data on the plan; what a plan does not say is as here. Sources: domain.md 11 (Bromsgrove, Havering, Flintshire).
import { z } from 'zod'
import { CONFIDENCES, RAGS } from './delivery.ts'

const words = z.string().trim().max(300)
const keyWords = z.strictObject({ name: words, meaning: words })

const ragRules = z.strictObject({
  /** Later than this many days after the date agreed is amber; later than `redAfterDays`, red. */
  amberAfterDays: z.int().min(0).max(366).default(0),
  redAfterDays: z.int().min(0).max(366).default(30),
  /** A measure further from its target than this share is amber, and red where it does not improve. */
  offTargetPercent: z.number().min(0).max(100).default(10),
  /** Without any date, amber once this many quarters have passed since the plan was taken in. */
  unscheduledQuarters: z.int().min(0).max(12).default(1),
  /** What the plan calls its colours, where it has words of its own. */
  key: z.partialRecord(z.enum(RAGS), keyWords).default({}),
  confidenceKey: z.partialRecord(z.enum(CONFIDENCES), keyWords).default({}),
})

const cycleRules = z.strictObject({
  /** After which quarters of the financial year everybody is asked (running/rhythm.ts). */
  asks: z
    .array(z.literal([1, 2, 3, 4]))
    .min(1)
    .max(4)
    .default([1, 2, 3, 4]),
  /** Working days after the quarter's last day. */
  requestAfter: z.int().min(0).max(60).default(5),
  dueAfter: z.int().min(1).max(90).default(15),
  moderateAfter: z.int().min(1).max(120).default(20),
  /** Working days before (negative) or after the day updates are due, on which who has not answered is reminded. */
  reminders: z.array(z.int().min(-60).max(60)).max(6).default([-10, 0, 5]),
  /** Working days after the day updates are due, on which the owner's manager is told. */
  managerAfter: z.int().min(0).max(90).default(8),
  /** For how many days the link in the mail works. */
  linkDays: z.int().min(1).max(30).default(5),
  /** Whether mail may say an action in the plan's own words; otherwise, and until somebody chooses it, by its number alone. */
  mailWords: z.boolean().default(false),
})

export type RagRules = z.infer<typeof ragRules>
export type CycleRules = z.infer<typeof cycleRules>

/** Reads what a plan keeps as `rules`; null gives the usual ones. Throws where it was written wrongly. */
export const ragRulesOf = (kept: unknown): RagRules => ragRules.parse(kept ?? {})
/** The same for `cycle`. */
export const cycleRulesOf = (kept: unknown): CycleRules => cycleRules.parse(kept ?? {})
export { ragRules as ragRulesSchema, cycleRules as cycleRulesSchema }
