// From what somebody said about being reached to what a worker reads before picking up the telephone. What is not
// allowed comes first; whatever they did not answer counts as no (domain.md 2.2 D). No I/O.
import type { SafeContact } from '../../access/vault.ts'
import { joinList } from '../../platform/text/join.ts'
import type { CallTime } from '../reporting/index.ts'
import { words } from './messages.en.ts'

export type SafeLine = { kind: 'asked' | 'never' | 'may' | 'note'; text: string }

/** What is said not to be used, where they did not choose it: whatever a worker might do without having been told how. */
const USUAL = ['call', 'text', 'email', 'letter', 'in_person']
/** What was offered before there were more ways. */
const OFFERED_BEFORE = ['call', 'text', 'email', 'letter']
/** Ways on which one speaks. */
const SPOKEN = ['call', 'landline', 'relay', 'in_person', 'through']
const nameOf = (names: Readonly<Record<string, string>>, code: string) =>
  names[code] ?? code.replaceAll('_', ' ')

/**
 * The lines in the order in which they matter. `canContact` is the report's own answer; `call`: one that they asked for and
 * that waits. That number at that time is what they allow, also where calls are no way of theirs, before or after.
 */
export function safeContactLines(
  canContact: string,
  safe: SafeContact | undefined,
  call: CallTime | null = null,
): SafeLine[] {
  if (call) return [{ kind: 'asked', text: words.asked(call.on, call.part) }, ...besideCall(canContact, safe)]
  if (canContact === 'no') return [{ kind: 'never', text: words.noContact }, ...note(safe)]
  if (canContact === 'follow_up_only') return [{ kind: 'never', text: words.followUpOnly }, ...note(safe)]
  if (!safe || safe.methods.length === 0) return [{ kind: 'never', text: words.nothing }, ...note(safe)]
  return [...waysAndTimes(safe, false), ...note(safe)]
}

// What holds apart from the call. Without a way of theirs, or with none but the page, the call is all that they allow.
function besideCall(canContact: string, safe: SafeContact | undefined): SafeLine[] {
  if (canContact === 'yes' && safe && safe.methods.length > 0)
    return [...waysAndTimes(safe, true), ...note(safe)]
  return [{ kind: 'never', text: words.onlyThatCall }, ...(safe ? speaking(safe, 'no') : []), ...note(safe)]
}

function waysAndTimes(safe: SafeContact, asked: boolean): SafeLine[] {
  const allowed = safe.methods.map((each) => nameOf(words.method, each))
  const landlineOnly = safe.methods.includes('landline') && !safe.methods.includes('call')
  const ringsOnce = asked && !safe.methods.includes('call')
  // Of a way that nobody asked them about they said nothing: it is none of theirs, and not their no.
  const offered = safe.offered ?? OFFERED_BEFORE
  const others = USUAL.filter(
    (each) => offered.includes(each) && !safe.methods.includes(each) && !(ringsOnce && each === 'call'),
  ).map((each) => (landlineOnly && each === 'call' ? words.otherNumber : nameOf(words.method, each)))
  const lines: SafeLine[] = []
  if (ringsOnce) lines.push({ kind: 'never', text: words.notOtherwise })
  if (others.length > 0) lines.push({ kind: 'never', text: words.notWays(joinList(others, 'or')) })
  lines.push(...speaking(safe, 'no'))
  if (safe.unsafeTimes) lines.push({ kind: 'never', text: words.neverAt(safe.unsafeTimes) })
  lines.push({ kind: 'may', text: (ringsOnce ? words.onlyBeside : words.only)(joinList(allowed, 'or')) })
  lines.push(...speaking(safe, 'yes'))
  const times = safe.safeTimes.map((each) => nameOf(words.time, each))
  if (times.length > 0) lines.push({ kind: 'may', text: words.times(joinList(times)) })
  if (safe.otherTimes) lines.push({ kind: 'may', text: words.otherTimes(safe.otherTimes) })
  if (times.length === 0 && !safe.otherTimes) lines.push({ kind: 'may', text: words.noTimes })
  return lines
}

/** What they said of leaving a message and of saying who calls, as far as the answer was this one. */
function speaking(safe: SafeContact, answer: 'yes' | 'no'): SafeLine[] {
  const kind = answer === 'yes' ? 'may' : 'never'
  const asked = [
    { may: safe.mayLeaveMessage, on: safe.messageOn, all: words.mayLeave, some: words.leaveOn },
    { may: safe.maySayWhoWeAre, on: safe.sayOn, all: words.maySay, some: words.sayOn },
  ]
  return asked.flatMap(({ may, on, all, some }): SafeLine[] => {
    if (!on) return may === (answer === 'yes') ? [{ kind, text: all[answer] }] : []
    const ways = SPOKEN.filter((way) => safe.methods.includes(way) && on.includes(way) === (answer === 'yes'))
    if (ways.length === 0) return []
    return [
      {
        kind,
        text: some[answer](
          joinList(
            ways.map((each) => nameOf(words.method, each)),
            'or',
          ),
        ),
      },
    ]
  })
}

const note = (safe: SafeContact | undefined): SafeLine[] =>
  safe && safe.note !== '' ? [{ kind: 'note', text: safe.note }] : []
