// From what somebody said about being reached to what a worker reads before picking up the telephone. What is not
// allowed comes first; whatever they did not answer counts as no (domain.md 2.2 D). No I/O.
import type { SafeContact } from '../../access/vault.ts'
import { joinList } from '../../platform/text/join.ts'
import { words } from './messages.en.ts'

export type SafeLine = { kind: 'never' | 'may' | 'note'; text: string }

const ALL_METHODS = Object.keys(words.method)
const nameOf = (names: Readonly<Record<string, string>>, code: string) =>
  names[code] ?? code.replaceAll('_', ' ')

/** The lines in the order in which they matter. `canContact` is the report's own answer. */
export function safeContactLines(canContact: string, safe: SafeContact | undefined): SafeLine[] {
  if (canContact === 'no') return [{ kind: 'never', text: words.noContact }, ...note(safe)]
  if (canContact === 'follow_up_only') return [{ kind: 'never', text: words.followUpOnly }, ...note(safe)]
  if (!safe || safe.methods.length === 0) return [{ kind: 'never', text: words.nothing }, ...note(safe)]
  const allowed = safe.methods.map((each) => nameOf(words.method, each))
  const others = ALL_METHODS.filter((each) => !safe.methods.includes(each)).map((each) =>
    nameOf(words.method, each),
  )
  const lines: SafeLine[] = []
  if (others.length > 0) lines.push({ kind: 'never', text: words.notWays(joinList(others, 'or')) })
  if (!safe.mayLeaveMessage) lines.push({ kind: 'never', text: words.mayLeave.no })
  if (!safe.maySayWhoWeAre) lines.push({ kind: 'never', text: words.maySay.no })
  if (safe.unsafeTimes) lines.push({ kind: 'never', text: words.neverAt(safe.unsafeTimes) })
  lines.push({ kind: 'may', text: words.only(joinList(allowed, 'or')) })
  if (safe.mayLeaveMessage) lines.push({ kind: 'may', text: words.mayLeave.yes })
  if (safe.maySayWhoWeAre) lines.push({ kind: 'may', text: words.maySay.yes })
  const times = safe.safeTimes.map((each) => nameOf(words.time, each))
  lines.push({ kind: 'may', text: times.length > 0 ? words.times(joinList(times)) : words.noTimes })
  return [...lines, ...note(safe)]
}

const note = (safe: SafeContact | undefined): SafeLine[] =>
  safe && safe.note !== '' ? [{ kind: 'note', text: safe.note }] : []
