// What a list of cases may be narrowed by, read from its address and written back into it. Whatever the address holds
// that is no filter is left out: a link from an older version still opens a list.
import { z } from 'zod'
import { type Day, isDay } from '../../platform/calendar/london.ts'
import { isUuid } from '../../platform/ids.ts'
import { WITHHELD_REASONS } from '../reporting/index.ts'
import { RISK_LEVELS, type RiskLevel } from './case.ts'
import { isStrand } from './choices.ts'

export const STATUS_FILTERS = ['open', 'closed', 'all'] as const
/** The names by which the measure of referrals counts cases, so that a figure leads to the cases behind it. */
export const REFERRAL_FILTERS = ['referred', ...WITHHELD_REASONS, 'withdrawn', 'missing'] as const
export type ReferralFilter = (typeof REFERRAL_FILTERS)[number]

export type CaseFilter = {
  status: (typeof STATUS_FILTERS)[number]
  risk: RiskLevel | undefined
  strand: string | undefined
  /** The agency that leads. */
  lead: string | undefined
  overdue: boolean
  mine: boolean
  /** Opened on these days of London, the last one included. Both or neither. */
  opened: { from: Day; to: Day } | undefined
  /** What became of the victim service's referral, as the figures count it. Only within a period, which bounds the search. */
  referral: ReferralFilter | undefined
}

/** Where a page begins: after this case, in the order of the list. */
export type Cursor = { openedMicros: number; caseId: string }

const text = z.string().max(200).optional().catch(undefined)

/** The query of `/cases`, as typed or followed. Anything unreadable is as if it were not there. */
export const caseQuery = z
  .object({
    status: text,
    risk: text,
    strand: text,
    lead: text,
    overdue: text,
    mine: text,
    from: text,
    to: text,
    referral: text,
    after: text,
    done: text,
  })
  .transform((q) => ({
    filter: {
      status: STATUS_FILTERS.find((each) => each === q.status) ?? 'open',
      risk: RISK_LEVELS.find((each) => each === q.risk),
      strand: q.strand && isStrand(q.strand) ? q.strand : undefined,
      lead: isUuid(q.lead) ? q.lead : undefined,
      overdue: q.overdue === '1',
      mine: q.mine === '1',
      ...withinPeriod(q),
    } satisfies CaseFilter,
    after: readCursor(q.after),
  }))

type Asked = { from?: string | undefined; to?: string | undefined; referral?: string | undefined }

function withinPeriod({ from, to, referral }: Asked): Pick<CaseFilter, 'opened' | 'referral'> {
  if (!isDay(from) || !isDay(to)) return { opened: undefined, referral: undefined }
  return { opened: { from, to }, referral: REFERRAL_FILTERS.find((each) => each === referral) }
}

/** The address of a list with these filters, and those of `change` in their place. */
export function listPath(
  filter: CaseFilter,
  change: Partial<CaseFilter> = {},
  after?: Cursor,
  path = '/cases',
): string {
  const now = { ...filter, ...change }
  const query = new URLSearchParams()
  if (now.status !== 'open') query.set('status', now.status)
  if (now.risk) query.set('risk', now.risk)
  if (now.strand) query.set('strand', now.strand)
  if (now.lead) query.set('lead', now.lead)
  if (now.overdue) query.set('overdue', '1')
  if (now.mine) query.set('mine', '1')
  if (now.opened) {
    query.set('from', now.opened.from)
    query.set('to', now.opened.to)
  }
  if (now.referral) query.set('referral', now.referral)
  if (after) query.set('after', writeCursor(after))
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

/** The address of the cases that a figure counted: opened in its period, with what became of their referral. */
export const countedCases = (opened: { from: Day; to: Day }, referral?: ReferralFilter): string =>
  listPath({
    status: 'all',
    risk: undefined,
    strand: undefined,
    lead: undefined,
    overdue: false,
    mine: false,
    opened,
    referral,
  })

// Microseconds matter: two cases may open in the same millisecond, and none may be skipped or shown twice.
const writeCursor = ({ openedMicros, caseId }: Cursor): string => `${openedMicros}.${caseId}`

function readCursor(text: string | undefined): Cursor | undefined {
  const [micros = '', caseId = ''] = (text ?? '').split('.')
  return /^\d{1,16}$/.test(micros) && isUuid(caseId) ? { openedMicros: Number(micros), caseId } : undefined
}

export const isFiltered = (filter: CaseFilter): boolean =>
  filter.status !== 'open' ||
  Boolean(filter.risk ?? filter.strand ?? filter.lead ?? filter.opened ?? filter.referral) ||
  filter.overdue ||
  filter.mine
