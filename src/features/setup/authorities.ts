// From what somebody pastes, one authority a line, to agencies and areas.
import { type AgencyKind, type AreaKind, AGENCY_KINDS } from '../agencies/index.ts'
import type { Problem } from '../../platform/problems.ts'
import { charCount, plainLine } from '../../platform/text/plain.ts'
import { kindNames, words } from './messages.en.ts'

export type Authority = { name: string; area: string; code: string | null; areaKind: AreaKind }
export type Member = { name: string; kind: AgencyKind }
type Read<T> = { found: T[]; problems: Problem[] }

const LINES_MAX = 60
const GSS = /^[EWSN]\d{8}$/

/** Reads "Blaby District Council, Blaby, E07000129" line by line; columns may be parted by tabs, commas or semicolons. */
export function readAuthorities(text: string): Read<Authority> {
  const say = words.authorities
  const lines = linesOf(text)
  const problems: Problem[] = []
  const fault = (line: number, what: string) =>
    problems.push({ field: 'authorities', message: say.line(line, what) })
  const found = lines.map(({ cells }) => toAuthority(cells))
  for (const [index, { name, area, code }] of found.entries()) {
    const line = lines[index]?.line ?? 0
    const before = found.slice(0, index)
    if (!within(name, 2, 120)) fault(line, say.name)
    if (!within(area, 2, 80)) fault(line, say.area)
    const strange = lines[index]?.cells.slice(2).find((cell) => !GSS.test(cell.toUpperCase()))
    if (strange) fault(line, say.notACode(strange))
    if (before.some((each) => same(each.name, name))) fault(line, say.twice(name))
    if (code && before.some((each) => each.code === code && !same(each.area, area)))
      fault(line, say.code(code))
  }
  if (found.length === 0) problems.push({ field: 'authorities', message: say.none })
  if (found.length > LINES_MAX) problems.push({ field: 'authorities', message: say.many })
  return { found, problems: problems.slice(0, 5) }
}

/** Reads "Leicestershire Partnership NHS Trust, NHS" line by line. Without a kind it is guessed from the name. */
export function readMembers(text: string): Read<Member> {
  const say = words.members
  const problems: Problem[] = []
  const found = linesOf(text).map(({ cells, line }) => {
    const last = cells.at(-1)?.toLowerCase() ?? ''
    const told = cells.length > 1 ? kindNames[last] : undefined
    const name = (told ? cells.slice(0, -1) : cells).join(', ')
    if (!within(name, 2, 120))
      problems.push({ field: 'others', message: words.authorities.line(line, say.nameProblem) })
    return { name, kind: told ?? guessKind(name) }
  })
  if (found.length > LINES_MAX) problems.push({ field: 'others', message: say.many })
  return { found, problems: problems.slice(0, 5) }
}

/** Whether two names are the same but for case. */
export const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const within = (text: string, min: number, max: number) => charCount(text) >= min && charCount(text) <= max

function linesOf(text: string): { cells: string[]; line: number }[] {
  return text
    .split('\n')
    .map((raw, index) => ({
      cells: raw
        .split(/[\t,;|]/)
        .map(plainLine)
        .filter(Boolean),
      line: index + 1,
    }))
    .filter(({ cells }) => cells.length > 0)
}

function toAuthority(cells: readonly string[]): Authority {
  const code = cells.find((cell) => GSS.test(cell.toUpperCase()))?.toUpperCase() ?? null
  const [name = '', area] = cells.filter((cell) => !GSS.test(cell.toUpperCase()))
  return { name, area: area ?? areaOf(name), code, areaKind: kindOfArea(name, code) }
}

/** "Hinckley and Bosworth Borough Council" answers for "Hinckley and Bosworth". */
function areaOf(name: string): string {
  const bare = name
    .replace(/\b(council|borough|district|city|county|metropolitan|london|royal|unitary|authority)\b/gi, ' ')
    .replace(/^\s*(of|the)\b/i, ' ')
    .replace(/\s+of\s*$/i, ' ')
  return plainLine(bare) || name
}

// The first letters of an ONS code say what the area is; without one the name does.
function kindOfArea(name: string, code: string | null): AreaKind {
  if (code)
    return /^E(06|08|09)|^W06|^S12|^N09/.test(code)
      ? 'unitary'
      : code.startsWith('E10')
        ? 'county'
        : 'district'
  return /\bcounty council\b/i.test(name) ? 'county' : 'district'
}

function guessKind(name: string): AgencyKind {
  const guesses: readonly [RegExp, AgencyKind][] = [
    [/\bcommissioner\b|\bopcc\b/i, 'opcc'],
    [/\bpolice\b|\bconstabulary\b/i, 'police'],
    [/\bnhs\b|\bhospital|\bhealth\b/i, 'nhs'],
    [/\bprobation\b/i, 'probation'],
    [/\bfire\b/i, 'fire'],
    [/\bhomes?\b|\bhousing\b/i, 'housing'],
    [/\bschool|\bcollege\b|\buniversity\b/i, 'education'],
    [/\bcouncil\b/i, 'local_authority'],
    [/\bbus(es)?\b|\brail\b|\btrain/i, 'transport'],
  ]
  return (
    guesses.find(([pattern]) => pattern.test(name))?.[1] ?? AGENCY_KINDS[AGENCY_KINDS.length - 1] ?? 'other'
  )
}
