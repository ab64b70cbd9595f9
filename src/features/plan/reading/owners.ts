// An owner cell may run several bodies together. They are parted only where both sides can stand alone,
// so that "Task & Finish Group", "Hate & Prevent Delivery Group" and "Leicester, Leicestershire and
// Rutland" stay whole. What is not plain stays in one piece and is marked doubtful.

import {
  areLongNames,
  bare,
  bodies,
  body,
  councilsAndPolice,
  isBareName,
  isComplete,
  lastWord,
  oneBody,
  person,
  service,
  withinABody,
} from './owners-kinds.ts'
import { unnamed } from './owners-open.ts'
import { decideHead, headOf } from './owners-posts.ts'
import { mayBeSeveral, mayGoOn, sharingAKind } from './owners-shared.ts'
import { isTwice } from './owners-twice.ts'
import { isKnownBody, isNameAlone, isOneCouncil, wholeIn, withoutInnerJoints } from './owners-whole.ts'

export type Owners = {
  owners: string[]
  doubtful: boolean
  looksLikeTimeframe: boolean
  toBeConfirmed: boolean
}

const timeWords =
  /\b(?:agenda items? for (?:the )?(?:next |\S+ )?meeting(?: (?:on )?\d{1,2}[./]\d{1,2}[./]\d{2,4})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|q[1-4](?:\/[1-4])?|meeting held \w+|on-?going|next meeting)\b/gi

// "1. Police" or "• Police", line by line.
const listNumber = /(^|\n)\s*(?:\d{1,2}[.)]|[•●▪◦·‣]|[–-](?=\s))\s*(?=\p{L})/gu

// Longer than any list of owners; also what keeps the work on a cell in proportion to its length.
const ownerLettersMax = 600

type Boundary = { start: number; end: number; mark: string }

/** Reads an owner cell: its owners in its order, one that is named twice once. */
export function readOwners(cell: string): Owners {
  const flat = cell
    // What follows would go through a long run of blanks once from each of them.
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n[ \n]*/g, '\n')
    .replace(listNumber, '$1')
    .replace(/\s*\n\s*/g, '; ')
    // "@Sam", as chats name people.
    .replace(/(^|[\s/,;&+(])@(?=\p{L})/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  if (flat.length > ownerLettersMax) {
    return { owners: [flat], doubtful: true, looksLikeTimeframe: false, toBeConfirmed: false }
  }
  const withoutTime = flat.replace(timeWords, ';')
  const named = withoutTime.replace(unnamed, ';')
  const shared = sharingAKind(named)
  const { parts, doubtful } = shared ? { parts: shared, doubtful: true } : (listed(named) ?? split(named))
  return {
    owners: [...new Set(parts)],
    doubtful: doubtful || parts.some(mayBeSeveral) || mayGoOn(named),
    looksLikeTimeframe: withoutTime !== flat,
    toBeConfirmed: named !== withoutTime,
  }
}

/**
 * "Highways, Oadby Council and Eastshire Police": three or more names between commas, of which one before the last ends as a body's, or the
 * last and another name a service, so that the words before it are no part of its name. "Leicester, Leicestershire and Rutland"
 * and "North, East and West Hate Partnership" may be one.
 */
function listed(text: string): { parts: string[]; doubtful: boolean } | null {
  if (!/,/.test(text) || /[;+\n–—]| [/-] /.test(text)) return null
  const commas = withoutInnerJoints(text)
  const pieces: string[] = []
  let at = 0
  const marks = [...commas.matchAll(/, (?:and |& )?| (?:and|&) (?=[^,]*$)/g)]
  // "A, B and C" is a list. A second "and" is within a name, and a comma within one makes no list.
  if (!commas.includes(',') || marks.filter(([mark]) => !mark.startsWith(',')).length > 1) return null
  for (const mark of marks) {
    pieces.push(text.slice(at, mark.index))
    at = mark.index + mark[0].length
  }
  pieces.push(text.slice(at))
  const names = pieces.map(trimmed).filter((name) => /[\p{L}\p{N}]/u.test(name))
  if (names.length < 3 || names.length !== pieces.length) return null
  if (!names.every((name) => name.split(' ').length <= 7 && /^(?:the |all |local )?[\p{Lu}\d]/u.test(name)))
    return null
  const [first = '', ...middle] = names.slice(0, -1)
  const last = names.at(-1) ?? ''
  // "Planning, Housing and Regeneration Team" may be one team.
  if (oneBody.test(last) && names.slice(0, -1).every((name) => /^\p{L}+$/u.test(name) && !body.test(name)))
    return { parts: [trimmed(text)], doubtful: true }
  const ending = endOfList(text, marks)
  if (ending !== 'apart') names.splice(-2, 2, trimmed(text.slice(startOfLastTwo(marks))))
  if (names.length < 3) return null
  const lastMark = ending === 'apart' ? (marks.at(-1)?.[0] ?? '') : ', '
  if (mayBeginOrEndInAName(names, lastMark)) return { parts: [trimmed(text)], doubtful: true }
  const plain = isComplete(first) || middle.some((name) => isComplete(name) || service.test(lastWord(name)))
  if (!plain) return null
  const each = names.map(split)
  return {
    parts: each.flatMap(({ parts }) => parts),
    doubtful: ending === 'doubtful' || each.some(({ doubtful }) => doubtful),
  }
}

/**
 * "Police, Council, Hate & Harm Board": the words before a body's last word belong to it unless they can stand alone. What names
 * both a part of an organisation and a body ("Courts and Family Service"), and a name of several words, may be either.
 */
function endOfList(text: string, marks: readonly RegExpMatchArray[]): 'apart' | 'one' | 'doubtful' {
  const last = marks.at(-1)
  if (last?.index === undefined || !/^ (?:and|&)/.test(last[0])) return 'apart'
  const left = trimmed(text.slice(startOfLastTwo(marks), last.index))
  const right = trimmed(text.slice(last.index + last[0].length))
  if (!right.includes(' ') || !(bodies.test(lastWord(right)) || oneBody.test(right))) return 'apart'
  if (mayBeOneRole('&', left, right)) return 'doubtful'
  if (isComplete(left)) return 'apart'
  if (service.test(lastWord(left))) return councilsAndPolice.test(lastWord(right)) ? 'apart' : 'doubtful'
  return left.includes(' ') ? 'doubtful' : 'one'
}

/** "Tees, Esk and Wear Valleys NHS Trust, Police" and "Alder Trust, Citizens Advice Coast and Country" may be two each. */
function mayBeginOrEndInAName(names: readonly string[], lastMark: string): boolean {
  const isPlace = (name: string) =>
    isBareName(name) && !name.includes(' ') && !body.test(name) && !service.test(name)
  const [first = '', second = ''] = names
  const before = names.at(-2) ?? ''
  const endsIn = !lastMark.startsWith(',') && before.includes(' ') && isBareName(before)
  return (isPlace(first) && second.includes(' and ')) || (endsIn && isPlace(names.at(-1) ?? ''))
}

function startOfLastTwo(marks: readonly RegExpMatchArray[]): number {
  const before = marks.at(-2)
  return before?.index === undefined ? 0 : before.index + before[0].length
}

function split(text: string): { parts: string[]; doubtful: boolean } {
  const boundaries = boundariesIn(text)
  const parts: string[] = []
  let doubtful = false
  let from = 0
  boundaries.forEach((boundary, at) => {
    const left = text.slice(from, boundary.start)
    const right = text.slice(boundary.end, boundaries[at + 1]?.start ?? text.length)
    const decided = decide(boundary.mark, besideWhom(trimmed(left)), trimmed(right))
    // "HR, Unison and GMB": the end of a list that has begun.
    const ends = parts.length > 0 && /^(?:&|and)$/.test(boundary.mark) && /^[A-Z]{2,}$/.test(trimmed(right))
    const decision = ends ? 'split' : decided
    if (decision === 'doubtful') doubtful = true
    if (decision !== 'split') return
    parts.push(trimmed(left))
    from = boundary.end
  })
  parts.push(trimmed(text.slice(from)))
  const kept = parts.filter((part) => /[\p{L}\p{N}]/u.test(part))
  return {
    parts: kept,
    doubtful: doubtful || kept.some((part) => isBareName(part) && part.split(' ').length > 3),
  }
}

/** Of "Insp. Brown, Highways" what stands next to the mark: whose somebody is says nothing about what follows. */
function besideWhom(text: string): string {
  const comma = text.indexOf(', ')
  return comma > 0 && person.test(text.slice(0, comma)) ? text.slice(comma + 2) : text
}

function boundariesIn(text: string): Boundary[] {
  const whole = wholeIn(text)
  const marks = [
    ...text.matchAll(
      /; ?| ?\/ (?!or\b)| \/(?=\p{L})| \+ ?(?=\S)|\/(?=\p{L})|, (?:and )?| (?:and|&) ?(?=\S)| [–—-] |\. (?=\p{Lu})/gu,
    ),
  ]
    .filter((mark) => !/^ and$/.test(mark[0]) && !(mark[0].startsWith('.') && isShort(text, mark.index)))
    .map((mark) => ({
      start: mark.index,
      end: mark.index + mark[0].length,
      mark: /^ \/|\/ $/.test(mark[0]) ? ' / ' : mark[0].trim(),
    }))
  let name = 0
  const outside = marks.filter(({ start }) => {
    while ((whole[name]?.[1] ?? Number.POSITIVE_INFINITY) <= start) name += 1
    return (whole[name]?.[0] ?? Number.POSITIVE_INFINITY) > start
  })
  return [...outside, ...runTogether(text)].sort((a, b) => a.start - b.start)
}

/** "City Council County Council": a body's name ends and another begins with nothing between. */
function runTogether(text: string): Boundary[] {
  return [...text.matchAll(/(?<=\p{L}) (?=\p{Lu})/gu)]
    .map((gap) => ({ start: gap.index, end: gap.index + 1, mark: '' }))
    .filter(({ start }) =>
      councilsAndPolice.test(/\p{L}+$/u.exec(text.slice(Math.max(0, start - 20), start))?.[0] ?? ''),
    )
}

function decide(mark: string, left: string, right: string): 'split' | 'keep' | 'doubtful' {
  if (/^ ?\/ ?$/.test(mark) && isTwice(left, right)) return 'doubtful'
  if (mark === ';' || mark === ' / ' || mark === '+' || partGiven.test(left)) return 'split'
  // "HR/OD" and "Police/Council" are two; "T/Supt" is one.
  if (mark === '/') return isComplete(left) ? 'split' : besideAService(left, right)
  if (mark === '') return decideRunTogether(left, right)
  if (mark === '–' || mark === '—' || mark === '-') {
    return isComplete(left) && isComplete(right) && !withinABody.test(lastWord(right)) ? 'split' : 'keep'
  }
  if (/^(?:&|and)$/.test(mark) && headOf.test(left)) return decideHead(right)
  // "Comms., HR": a service by itself, beside a body.
  if (mark.startsWith(',') && service.test(bare(left)) && !left.includes(' ') && isComplete(right))
    return 'split'
  // "Highways, Education" may be the beginning of one team's name.
  if (mark === ',' && service.test(left) && service.test(right)) return 'doubtful'
  // After a comma stands whose somebody is, or what they are: "A. Person, Alder Council".
  if (mark === ',' && person.test(left) && !left.endsWith(')') && !person.test(right)) return 'keep'
  // "Head of Estates, Chief Nurse" are two posts.
  if (mark === ',' && headOf.test(left) && decideHead(right) === 'split') return 'split'
  // "Barnardo's and Victim Support", "Witness and Victim Support".
  if (!mark.startsWith(',') && isNameAlone(right) && /^\p{Lu}/u.test(left) && !left.includes(' '))
    return 'doubtful'
  // Nothing before "Avon and Somerset Police" belongs to it.
  if (isKnownBody(right) && isBareName(left)) return 'split'
  if (isComplete(left)) return mayBeOneRole(mark, left, right) ? 'doubtful' : 'split'
  if (mark.startsWith(',') && isBareName(left) && right.includes(' ') && isComplete(right)) return 'doubtful'
  if (/^(?:&|and|, and)$/.test(mark) && !left.includes(' ')) return besideAService(left, right)
  if (/^(?:&|and)$/.test(mark) && !isBareName(left) && areLongNames(left, right)) return 'doubtful'
  if (mark.startsWith(',') || mark === '.' || !isBareName(left)) return 'keep'
  // "South Holland and The Deepings Police" may be one.
  if (/^The \p{Lu}/u.test(right)) return 'doubtful'
  // Two names of people or bodies with "&" between, such as "Victim First & all local authorities".
  if (/^(?:all|each|every|the|local)\b/i.test(right)) return 'split'
  const rightWords = right.split(' ').length
  if (isBareName(right) && rightWords > 1 && rightWords < 4) return 'split'
  return rightWords === 1 && isComplete(right) ? 'split' : 'doubtful'
}

// "Comms (lead), all (support)": what follows is another's part.
const partGiven = /\((?:joint |co-?)?(?:lead|support|supporting|contributor)\)$/i

/** "Highways and J. Smith" is two; "Highways and NHS", "Highways and Rutland Council" may be one. "Education & Inclusion Team" is. */
function besideAService(left: string, right: string): 'split' | 'keep' | 'doubtful' {
  if (!service.test(left)) return 'keep'
  if (person.test(right)) return 'split'
  const stands =
    /^\p{Lu}/u.test(right) && isComplete(right) && (!oneTeam.test(right) || wholeIn(right).length > 0)
  return stands || service.test(right) || isNameAlone(right) ? 'doubtful' : 'keep'
}

/**
 * "HR & OD Manager" may be one person, and "Housing & Homelessness Team" one team; "Police & Prevent Lead" is two, for the
 * police is a body by itself.
 */
function mayBeOneRole(mark: string, left: string, right: string): boolean {
  if (mark !== '&' && mark !== 'and') return false
  // "Windsor and Maidenhead & Slough Safeguarding Board" may be one board.
  if (isOneCouncil(left)) return true
  if (/^\p{Lu}\p{Ll}+$/u.test(left) && !councilsAndPolice.test(left) && oneTeam.test(right)) return true
  return (
    /^[A-Z]{2,}$/.test(left) &&
    /^[A-Z]{2,} (?:\p{L}+ )?(?:manager|officer|lead|director|coordinator|co-ordinator|adviser|head)$/iu.test(
      right,
    )
  )
}

const oneTeam = /^\p{Lu}\p{L}+ (?:team|services?|unit|department|directorate|division)$/iu

function decideRunTogether(left: string, right: string): 'split' | 'keep' | 'doubtful' {
  const ending = right.split(' ').find((word) => bodies.test(bare(word)))
  if (/^authorities$/i.test(lastWord(left)) && (ending === undefined || councilsAndPolice.test(bare(ending))))
    return 'split'
  if (
    ending === undefined ||
    !councilsAndPolice.test(bare(ending)) ||
    bodies.test(bare(right.split(' ')[0] ?? ''))
  ) {
    return 'keep'
  }
  return 'split'
}

/** Whether the stop is that of an initial or a rank: "K. Jones", "Ch. Insp. Roe". */
const isShort = (text: string, at: number): boolean =>
  /(?:^|[^\p{L}])(?:\p{Lu}|cllr|dr|mrs?|ms|rev|prof|det|ch|insp|supt|sgt|st)$/iu.test(
    text.slice(Math.max(0, at - 6), at),
  )

/** Without the joining words and marks that a cut leaves at either end. */
function trimmed(text: string): string {
  return text
    .replace(/^(?:[\s,;.&–—-]|and\s|(?:in partnership |working |together )?with\s)+/i, '')
    .replace(/(?<![\s,;.&–—-])[\s,;.&–—-]+$/, '')
    .trim()
}
