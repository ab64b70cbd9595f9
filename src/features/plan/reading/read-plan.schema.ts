// The shape of a plan as it was read, in one place: TypeScript's types and the published JSON Schema
// (read-plan.schema.json) both come from here. The reader itself imports only the types.
import { z } from 'zod'

const line = z.int().min(1).describe('Line of the source, counted from 1')
const day = z.iso.date().describe('YYYY-MM-DD')

export const rowFlags = [
  'joined-across-page',
  'joined-above',
  'starts-mid-sentence',
  'stands-alone',
  'doubtful',
  'no-action',
  'status-in-timeframe',
  'status-in-update',
  'status-unread',
  'status-assumed',
  'status-late',
  'status-from-heading',
  'status-of-a-part',
  'same-as-another',
  'from-list',
  'unscheduled',
  'several-timeframes',
  'timeframe-unread',
  'no-year',
  'date-ambiguous',
  'date-moved',
  'owner-looks-like-timeframe',
  'owner-to-be-confirmed',
  'ends-mid-sentence',
  'no-header',
  'cells-shifted',
  'words-run-together',
  'no-number',
  'objective-above',
  'colour-only',
  'colour-differs',
] as const

export const warningCodes = [
  'no-title',
  'no-period',
  'no-header',
  'no-priorities',
  'no-rows',
  'row-outside-priority',
  'more-cells-than-columns',
  'aim-number-repeated',
  'key-to-colours',
  'lookup-sheet',
  'dates-month-first',
  'titles-by-choice',
  'columns-by-place',
  'table-without-actions',
  'dates-mixed',
  'hidden-rows',
  'hidden-columns',
  'hidden-sheet',
] as const

const time = z
  .strictObject({
    words: z.string(),
    start: day.nullable(),
    end: day.nullable(),
    assumed: z
      .enum(['plan-first-year', 'financial-year'])
      .nullable()
      .describe('What was assumed because the words do not say it'),
  })
  .describe('One time named in the time-frame cell')

const derived = z
  .strictObject({
    objectives: z.array(z.string()),
    actions: z.array(z.string()),
    owners: z.array(z.string()),
    times: z.array(time),
    start: day.nullable(),
    end: day.nullable(),
    forecast: day
      .optional()
      .describe(
        'The last day that a column of new dates beside the planned one says ("Revised date"); absent where it says none, or no other',
      ),
    recurring: z
      .enum([
        'ongoing',
        'weekly',
        'fortnightly',
        'monthly',
        'quarterly',
        'termly',
        'twice-yearly',
        'yearly',
        'as-needed',
      ])
      .nullable()
      .describe('How often it comes again, where the time frame says so'),
    status: z
      .enum(['not-started', 'in-progress', 'complete', 'deferred', 'cancelled', 'superseded'])
      .nullable(),
    rag: z.enum(['red', 'amber', 'green', 'blue']).nullable(),
    colour: z
      .string()
      .optional()
      .describe(
        'What the background of a status cell without words is called: as the own key of the document has it ("Purple"), else by its plain name; absent where there is none',
      ),
    earlier: z
      .array(z.strictObject({ column: z.string(), rag: z.enum(['red', 'amber', 'green', 'blue']) }))
      .optional()
      .describe(
        'The colours of earlier quarters that only the background of their cells says; absent where there are none',
      ),
    references: z.array(z.string()).describe('Other papers the time frame points to, such as "Appendix B/C"'),
    doubtful: z.array(z.enum(['objectives', 'actions', 'owners', 'pairing'])),
    sure: z
      .enum(['yes', 'mostly', 'no'])
      .describe(
        'How sure the reader is of the row: "mostly" where something was assumed or not understood, "no" where a person must look',
      ),
  })
  .describe('Proposed by the reader from the words of the row; a person confirms it')

const row = z.strictObject({
  objective: z.string(),
  action: z.string(),
  owner: z.string(),
  timeframe: z.string(),
  status: z.string(),
  update: z.string(),
  other: z
    .array(z.strictObject({ column: z.string(), text: z.string() }))
    .describe('Cells of columns that this reader has no field for'),
  derived,
  flags: z.array(z.enum(rowFlags)),
  source: z.strictObject({ line, lastLine: line }),
})

const aim = z.strictObject({
  ref: z.string().describe('As numbered in the plan, such as "1.1"; empty where the plan has no number'),
  text: z.string(),
  rows: z.array(row),
})

const priority = z.strictObject({
  number: z.int().nullable().describe('Null where the plan does not number its priorities'),
  heading: z.string().describe('The whole heading as written; empty where there is none'),
  title: z.string().describe('The heading without "Strategic Priority 1:"'),
  coreObjectives: z.array(z.string()),
  objectiveSources: z
    .array(z.strictObject({ line, lastLine: line }))
    .describe(
      'Where each core objective stood, in the order of `coreObjectives`; empty where that is not known any more',
    ),
  links: z.array(
    z.strictObject({
      kind: z.string().describe('"Police & Crime Plan", "SPB Theme" or the name as written'),
      label: z.string().describe('As written, such as "Links to Police and Crime Plan"'),
      text: z.string(),
    }),
  ),
  aims: z.array(aim),
})

const keyEntry = z.strictObject({
  sign: z.string().describe('A colour or a letter, such as "Purple" or "G"'),
  meaning: z.string(),
  line,
})

export const planSchema = z.strictObject({
  ok: z.literal(true),
  title: z.string(),
  period: z.strictObject({ from: day, to: day, words: z.string() }).nullable(),
  priorities: z.array(priority),
  headers: z
    .array(
      z.strictObject({
        line,
        kind: z.enum(['columns', 'label', 'repeated', 'page']),
        cells: z.array(z.string()),
      }),
    )
    .describe('Words that carry the form and not the content: column titles, labels, repeats, page numbers'),
  unplaced: z.array(z.strictObject({ line, text: z.string(), near: z.string() })),
  key: z
    .array(keyEntry)
    .describe(
      'What the document says that its colours and letters mean; the words themselves are in `unplaced`',
    ),
  warnings: z.array(z.strictObject({ code: z.enum(warningCodes), line: line.nullable(), about: z.string() })),
})

export const problemCodes = [
  'nothing-to-read',
  'not-text',
  'too-large',
  'too-many-lines',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
  'damaged',
  'encrypted',
  'scanned',
  'picture',
  'legacy-format',
  'unknown-format',
  'too-many-entries',
  'inflates-too-much',
  'too-many-pages',
  'too-slow',
  'busy',
] as const

export const refusalSchema = z.strictObject({
  ok: z.literal(false),
  problem: z.strictObject({
    code: z.enum(problemCodes),
    line: line.nullable(),
    limit: z.int().nullable(),
    found: z.int().nullable(),
  }),
})

export const readPlanSchema = z.discriminatedUnion('ok', [planSchema, refusalSchema])

export type ReadPlan = z.infer<typeof readPlanSchema>
export type PlanRead = z.infer<typeof planSchema>
export type PlanRefused = z.infer<typeof refusalSchema>
export type ReadPriority = z.infer<typeof priority>
export type ReadAim = z.infer<typeof aim>
export type ReadRow = z.infer<typeof row>
export type ReadDerived = z.infer<typeof derived>
export type ReadTime = z.infer<typeof time>
export type ReadHeader = PlanRead['headers'][number]
export type KeyEntry = z.infer<typeof keyEntry>
export type RowFlag = (typeof rowFlags)[number]
export type WarningCode = (typeof warningCodes)[number]
export type ProblemCode = (typeof problemCodes)[number]

/** The JSON Schema of `readPlan`'s result, as text ready to be written to read-plan.schema.json. */
export function readPlanJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(readPlanSchema), null, 2)}\n`
}
