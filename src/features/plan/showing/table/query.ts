// What somebody asked of a plan's table, as an address: which rows, in what order, with which columns. Pure.
import { z } from 'zod'
import { isDay } from '../../../../platform/calendar/london.ts'
import { CONFIDENCES, RAGS, STATUSES } from '../../running/delivery.ts'
import { type Attention, ATTENTION } from '../attention.ts'

export const COLUMNS = [
  'ref',
  'action',
  'owner',
  'lead',
  'status',
  'progress',
  'confidence',
  'agreed',
  'forecast',
  'overdue',
  'silent',
  'story',
] as const
export type Column = (typeof COLUMNS)[number]
/** Those that nobody may hide: without them a row says nothing. */
export const FIXED: readonly Column[] = ['ref', 'action']
const USUAL: readonly Column[] = [
  'ref',
  'action',
  'owner',
  'status',
  'progress',
  'agreed',
  'forecast',
  'story',
]

const NONE = 'none'
const choice = <Name extends string>(names: readonly Name[]) => z.enum(names).optional().catch(undefined)
const id = z
  .union([z.uuid(), z.literal(NONE)])
  .optional()
  .catch(undefined)
const flag = z
  .string()
  .optional()
  .transform((text) => text === '1')
  .catch(false)

/** Whatever in an address is not understood is as if it were not there. */
export const tableQuery = z.object({
  per: z.enum(['delivery', 'action']).catch('delivery'),
  priority: z.uuid().optional().catch(undefined),
  owner: id,
  lead: id,
  status: choice(STATUSES),
  progress: z
    .enum([...RAGS, NONE])
    .optional()
    .catch(undefined),
  confidence: z
    .enum([...CONFIDENCES, NONE])
    .optional()
    .catch(undefined),
  due: z
    .union([z.string().regex(/^\d{4}-q[1-4]$/), z.literal(NONE)])
    .optional()
    .catch(undefined),
  needs: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((sent) => needsOf(sent === undefined ? [] : [sent].flat()))
    .catch(undefined),
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .transform((text) => text || undefined)
    .catch(undefined),
  sort: z.enum(['plan', ...COLUMNS]).catch('plan'),
  dir: z.enum(['up', 'down']).catch('up'),
  cols: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((sent) => columnsOf(sent === undefined ? [] : [sent].flat()))
    .catch([...USUAL]),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
  on: z.string().refine(isDay).optional().catch(undefined),
  /** Every row, though one's own table opens with a saved view. */
  all: flag,
})
export type TableQuery = z.infer<typeof tableQuery>

/** What is asked for together, in one order; undefined: nothing. An address says them once each or joined by dots. */
function needsOf(sent: readonly string[]): Attention[] | undefined {
  const named = new Set(sent.flatMap((each) => each.split('.')))
  const chosen = ATTENTION.filter((name) => named.has(name))
  return chosen.length === 0 ? undefined : chosen
}

function columnsOf(sent: readonly string[]): Column[] {
  const named = new Set(sent.flatMap((each) => each.split('.')))
  const chosen = COLUMNS.filter((column) => named.has(column))
  return chosen.length === 0
    ? [...USUAL]
    : COLUMNS.filter((column) => FIXED.includes(column) || named.has(column))
}

const FILTERS = [
  'priority',
  'owner',
  'lead',
  'status',
  'progress',
  'confidence',
  'due',
  'needs',
  'q',
] as const
export type FilterName = (typeof FILTERS)[number]

/** The filters in force, by name. */
export const filtersIn = (query: TableQuery): { name: FilterName; value: string }[] =>
  FILTERS.flatMap((name) => {
    const value = query[name]
    if (value === undefined) return []
    return [value].flat().map((each) => ({ name, value: each }))
  })

/** The query of an address, shortest: what is usual is left out. `page` goes back to the first unless it is given. */
export function queryText(query: TableQuery, changes: Partial<TableQuery> = {}): string {
  const wished = { ...query, page: 1, ...changes }
  const text = new URLSearchParams()
  if (wished.per === 'action') text.set('per', 'action')
  for (const { name, value } of filtersIn({ ...wished, needs: undefined })) text.set(name, value)
  if (wished.needs) text.set('needs', wished.needs.join('.'))
  if (wished.sort !== 'plan') text.set('sort', wished.sort)
  if (wished.dir === 'down') text.set('dir', 'down')
  if (wished.cols.join() !== USUAL.join()) text.set('cols', wished.cols.join('.'))
  if (wished.page > 1) text.set('page', String(wished.page))
  if (wished.on) text.set('on', wished.on)
  if (text.size === 0) text.set('all', '1')
  return text.toString()
}

/** The address of a plan's table, or of its CSV. */
export const tablePath = (
  planId: string,
  query: TableQuery,
  changes: Partial<TableQuery> = {},
  file: 'table' | 'table.csv' = 'table',
): string => `/plan/${planId}/${file}?${queryText(query, changes)}`
