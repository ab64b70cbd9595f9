// What other systems ask of the directory. A wrong question is refused by its parameter: whoever got the whole directory for
// a misspelt strand would send people to help that is not for them.
import { isUuid } from '../../platform/ids.ts'
import { type Outcome, ok, type Problem } from '../../platform/problems.ts'
import type { Wanted } from './find-entries.store.ts'
import { filterQuery, outwardOf, readFilter } from './filter.ts'
import { OPEN_ON } from './hours.ts'
import { readStandard, type Standard, standardJudges } from './standard-query.ts'
import { KINDS, LANGUAGES, NEEDS, STRANDS } from './terms.ts'

export const SIZE = 50
export const SIZE_MAX = 100
export const PAGE_MAX = 1_000
/** Of services that are only named: all of a partnership's in one page, as the standard would have it. */
const MINIMAL_SIZE = 1_000

export type ApiQuery = { wanted: Wanted; standard: Standard; page: number; size: number }

const oneOfTerms = (terms: readonly string[]) => (value: string) =>
  terms.includes(value) ? null : `must be one of ${terms.join(', ')}`
const numberUpTo = (most: number) => (value: string) =>
  /^[1-9]\d{0,6}$/.test(value) && Number(value) <= most ? null : `must be a whole number from 1 to ${most}`

/** What is wrong with the value of each parameter; null where nothing is. */
const judges: Readonly<Record<string, (value: string) => string | null>> = {
  page: numberUpTo(PAGE_MAX),
  per_page: numberUpTo(SIZE_MAX),
  kind: oneOfTerms(KINDS),
  district: (value) => (isUuid(value) ? null : 'must be the id of a district'),
  postcode: (value) => (outwardOf(value) ? null : 'must be the first half of a postcode, such as LE1'),
  strand: oneOfTerms(STRANDS),
  need: oneOfTerms(NEEDS),
  language: oneOfTerms(LANGUAGES),
  open: oneOfTerms(['1', ...OPEN_ON]),
  ...standardJudges,
}

/** Takes a query as it came. Returns what is asked, or what is wrong by parameter; an empty one is not asked. */
export function readApiQuery(sent: Readonly<Record<string, unknown>>): Outcome<ApiQuery> {
  const asked = Object.entries(sent).filter(([, value]) => value !== '')
  const problems = asked.flatMap(([name, value]): Problem[] => {
    const message = problemWith(name, value)
    return message === null ? [] : [{ field: name.slice(0, 60), message }]
  })
  if (problems.length > 0) return { ok: false, problems }
  const query = Object.fromEntries(asked)
  const { page, ...filter } = filterQuery.parse(query)
  const standard = readStandard(query as Record<string, string>)
  const size = Number(query['per_page'] ?? (isWhole(standard) ? MINIMAL_SIZE : SIZE))
  return ok({ wanted: readFilter({ ...filter, page }), standard, page, size })
}

// Without pages: what is only named, and a line for each.
const isWhole = ({ shape, format }: Standard): boolean => shape === 'minimal' || format === 'ndjson'

function problemWith(name: string, value: unknown): string | null {
  const judge = Object.hasOwn(judges, name) ? judges[name] : undefined
  if (!judge) return `There is no such parameter. There are: ${Object.keys(judges).join(', ')}`
  return typeof value === 'string' ? judge(value) : 'may be sent once'
}
