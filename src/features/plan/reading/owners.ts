// An owner cell may run several bodies together. They are parted only where both sides can stand alone,
// so that "Task & Finish Group", "Hate & Prevent Delivery Group" and "Leicester, Leicestershire and
// Rutland" stay whole. What is not plain stays in one piece and is marked doubtful.

export type Owners = {
  owners: string[]
  doubtful: boolean
  looksLikeTimeframe: boolean
  toBeConfirmed: boolean
}

const bodies =
  /^(?:councils?|police|authorit(?:y|ies)|partners?|partnerships?|groups?|boards?|teams?|services?|leads?|officers?|commissioner|constabulary|trusts?|agenc(?:y|ies)|forums?|committees?|schools?|centres?|champions?|coordinators?|co-ordinators?|managers?|providers?|probation|housing|fire|nhs|depts?|departments?|assocs?|svcs?|svs|mgrs?|coords?|cttees?|dirs?|directorates?)$/i
const councilsAndPolice = /^(?:councils?|police|authorities|constabulary)$/i
const withinABody = /^(?:teams?|officers?|leads?|groups?)$/i
const wholeNames =
  /\b(?:task ?(?:&|and) ?finish|police (?:&|and) crime|fire (?:&|and) rescue|health (?:&|and) (?:wellbeing|social|care)|(?:equality|equalities|diversity), (?:diversity|equality),? (?:&|and) inclusion|children, young people(?: and families)?|children (?:&|and) \w+|equality (?:&|and) \w+|adults? (?:&|and) \w+|crime (?:&|and) \w+)/gi
const timeWords =
  /\b(?:agenda items? for (?:the )?(?:next |\S+ )?meeting(?: (?:on )?\d{1,2}[./]\d{1,2}[./]\d{2,4})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|q[1-4](?:\/[1-4])?|meeting held \w+|on-?going|next meeting)\b/gi
const unnamed =
  /\(\s*(?:t\.?b\.?[acd]\.?|to be (?:confirmed|agreed|appointed|set up|identified|decided))\s*\)|^unassigned$|\b(?:t\.?b\.?[acd]\b\.?|to be (?:confirmed|agreed|appointed|set up|identified|decided))/gi

/** "1. Police" or "• Police", line by line. */
const listNumber = /(^|\n)\s*(?:\d{1,2}[.)]|[•●▪◦·‣]|[–-](?=\s))\s*(?=\p{L})/gu

// Longer than any list of owners; also what keeps the work on a cell in proportion to its length.
const ownerLettersMax = 600

type Boundary = { start: number; end: number; mark: string }

/** Reads an owner cell. The order of the owners is the cell's; one that is named twice is given once. */
export function readOwners(cell: string): Owners {
  const flat = cell
    // What follows would go through a long run of blanks once from each of them.
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n[ \n]*/g, '\n')
    .replace(listNumber, '$1')
    .replace(/\s*\n\s*/g, '; ')
    .replace(/\s+/g, ' ')
    .trim()
  if (flat.length > ownerLettersMax) {
    return { owners: [flat], doubtful: true, looksLikeTimeframe: false, toBeConfirmed: false }
  }
  const withoutTime = flat.replace(timeWords, ';')
  const named = withoutTime.replace(unnamed, ';')
  const { parts, doubtful } = listed(named) ?? split(named)
  return {
    owners: [...new Set(parts)],
    doubtful,
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
  const commas = text.replace(wholeNames, (name) =>
    name.replaceAll(/, | (?:&|and) ?/gi, (joint) => '\u0001'.repeat(joint.length)),
  )
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
  if (mayBeginOrEndInAName(names, marks.at(-1)?.[0] ?? '')) return { parts: [trimmed(text)], doubtful: true }
  const plain = isComplete(first) || middle.some((name) => isComplete(name) || service.test(lastWord(name)))
  return plain ? { parts: names, doubtful: false } : null
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

const oneBody =
  / (?:teams?|services?|units?|departments?|directorates?|divisions?|managers?|officers?|leads?|boards?|groups?|partnerships?|networks?)$/i
const body = /^(?:[A-Z]{2,}s?|(?:[Pp]olice|[Cc]ouncils?|[Ff]ire|[Pp]robation))$/

// What no place is called. In a list between commas these stand for themselves; beside "&" they may be part of a longer name.
const service =
  /^(?:education|highways|libraries|comms|communications|licensing|planning|legal|procurement|transport|safeguarding|universit(?:y|ies)|colleges?|hospitals?|associations?|foundation|federation|networks?|units?|departments?|directorates?|union|charit(?:y|ies)|society|alliance|hubs?|panels?|executive|office|directors?|head|chair|finance|governance|policy|facilities|estates|recruitment|environment|leisure|culture|regeneration|prosecution|courts|ambulance|army|diocese|mosques?|churches|faith|voluntary|businesses|residents|members|staff|users)$/i

function split(text: string): { parts: string[]; doubtful: boolean } {
  const boundaries = boundariesIn(text)
  const parts: string[] = []
  let doubtful = false
  let from = 0
  boundaries.forEach((boundary, at) => {
    const left = text.slice(from, boundary.start)
    const right = text.slice(boundary.end, boundaries[at + 1]?.start ?? text.length)
    const decided = decide(boundary.mark, trimmed(left), trimmed(right))
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

function boundariesIn(text: string): Boundary[] {
  const whole = [...text.matchAll(wholeNames)].map(
    (name) => [name.index, name.index + name[0].length] as const,
  )
  const marks = [
    ...text.matchAll(
      /; ?| \/ | \+ ?(?=\S)|\/(?=\p{L})|, (?:and )?| (?:and|&) ?(?=\S)| [–—-] |\. (?=\p{Lu})/gu,
    ),
  ]
    .filter((mark) => !/^ and$/.test(mark[0]) && !(mark[0].startsWith('.') && isShort(text, mark.index)))
    .map((mark) => ({
      start: mark.index,
      end: mark.index + mark[0].length,
      mark: mark[0] === ' / ' ? mark[0] : mark[0].trim(),
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
  if (mark === ';' || mark === ' / ' || mark === '+') return 'split'
  // "HR/OD" and "Police/Council" are two; "T/Supt" is one.
  if (mark === '/') return isComplete(left) ? 'split' : 'keep'
  if (mark === '') return decideRunTogether(left, right)
  if (mark === '–' || mark === '—' || mark === '-') {
    return isComplete(left) && isComplete(right) && !withinABody.test(lastWord(right)) ? 'split' : 'keep'
  }
  if (/^(?:&|and)$/.test(mark) && headOf.test(left)) return decideHead(right)
  // "Comms., HR": a service by itself, beside a body.
  if (mark.startsWith(',') && service.test(bare(left)) && !left.includes(' ') && isComplete(right))
    return 'split'
  // After a comma stands whose somebody is, or what they are: "A. Person, Alder Council".
  if (mark.startsWith(',') && person.test(left) && !left.endsWith(')') && !person.test(right)) return 'keep'
  if (isComplete(left)) return mayBeOneRole(mark, left, right) ? 'doubtful' : 'split'
  if (mark.startsWith(',') && isBareName(left) && right.includes(' ') && isComplete(right)) return 'doubtful'
  if (mark.startsWith(',') || mark === '.' || !isBareName(left) || !left.includes(' ')) return 'keep'
  // "South Holland and The Deepings Police" may be one.
  if (/^The \p{Lu}/u.test(right)) return 'doubtful'
  // Two names of people or bodies with "&" between, such as "Victim First & all local authorities".
  if (/^(?:all|each|every|the|local)\b/i.test(right)) return 'split'
  const rightWords = right.split(' ').length
  if (isBareName(right) && rightWords > 1 && rightWords < 4) return 'split'
  return rightWords === 1 && isComplete(right) ? 'split' : 'doubtful'
}

/**
 * "HR & OD Manager" may be one person, and "Housing & Homelessness Team" one team; "Police & Prevent Lead" is two, for the
 * police is a body by itself.
 */
function mayBeOneRole(mark: string, left: string, right: string): boolean {
  if (mark !== '&' && mark !== 'and') return false
  if (/^\p{Lu}\p{Ll}+$/u.test(left) && !councilsAndPolice.test(left) && oneTeam.test(right)) return true
  return (
    /^[A-Z]{2,}$/.test(left) &&
    /^[A-Z]{2,} (?:\p{L}+ )?(?:manager|officer|lead|director|coordinator|co-ordinator|adviser|head)$/iu.test(
      right,
    )
  )
}

const oneTeam = /^\p{Lu}\p{L}+ (?:team|services?|unit|department|directorate|division)$/iu

const headOf =
  /^(?:(?:deputy|assistant|associate|executive|interim) )*(?:head|director|chief officer|lead) (?:of|for) /i
const post =
  /(?:^(?:(?:deputy|assistant|associate|executive|interim) )*(?:heads?|directors?|chief) (?!.*\b(?:team|service)$)| (?:director|chief executive)$)/i

/** "Head of Nursing and Director of Quality" is two; "Head of Housing and Community Safety Lead" may be one with two hats, or two. */
function decideHead(right: string): 'split' | 'keep' | 'doubtful' {
  if (post.test(right)) return 'split'
  // "Director of Workforce & OD" is one post, "Head of Housing and NHS" is two.
  if (/^(?:OD|HR|IT|ICT|EDI|OH|PR|QI|DEI|L&D|R&D)$/.test(right)) return 'keep'
  if (councilsAndPolice.test(lastWord(right)) || /^[A-Z]{2,}$/.test(right)) return 'split'
  return right.includes(' ') && isComplete(right) ? 'doubtful' : 'keep'
}

// How names of bodies begin in Welsh, Irish and Scottish Gaelic.
const otherTongue =
  /^(?:y |yr |an |na )?(?:pennaeth|swyddog|cyfarwyddwr|rheolwr|arweinydd|cydlynydd|prif|cyngor|heddlu|bwrdd|comisiynydd|gwasanaethau?|llywodraeth|prifysgol|partneriaeth|cymdeithas|t[îi]m|swyddfa|coleg|ymddiriedolaeth|comhairle|garda\b|garda[íi]|roinn|feidhmeannacht|ionad|oifig|poileas|seirbheis|seirbh[íi]s|riaghaltas|buidheann|b[òo]rd)\b/iu

/** The name of one body in two languages: one side begins as names do in one of these, the other does not. */
const isTwice = (left: string, right: string): boolean => otherTongue.test(left) !== otherTongue.test(right)

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

/** Whether the words can stand as an owner by themselves: they end as the name of a body, or in its initials, or name a person. */
function isComplete(text: string): boolean {
  const last = lastWord(text)
  return bodies.test(last) || /^[A-Z]{2,}s?$/.test(last) || person.test(text) || bodyOf.test(text)
}

/** Whether the stop is that of an initial or a rank: "K. Jones", "Ch. Insp. Roe". */
const isShort = (text: string, at: number): boolean =>
  /(?:^|[^\p{L}])(?:\p{Lu}|cllr|dr|mrs?|ms|rev|prof|det|ch|insp|supt|sgt|st)$/iu.test(
    text.slice(Math.max(0, at - 6), at),
  )

/** "Cllr. Smith", "Ch. Insp. Roe", "J. Smith", "Dr. A. Jones (NHS)". */
const person =
  /^(?:(?:(?:cllr|dr|mrs?|ms|rev|prof|det|ch|chief|a\/|t\/|ps|pc|dc|ds|di|dci|dcs|acc|insp|inspector|supt|superintendent|sgt|sergeant|constable)\.? )+(?:\p{Lu}\.? ?){0,2}|(?:\p{Lu}\. ?){1,3})\p{Lu}[\p{Ll}\p{Lu}'’-]+(?: \([^)]{2,40}\))?$/iu
/** "Department of Justice", "University of Westhaven". */
const bodyOf =
  /^(?:the )?(?:dept\.?|department|ministry|office|university|college|diocese|church|institute|society) (?:of|for) (?:the )?\p{Lu}[\p{L}'’-]+$/iu

function isBareName(text: string): boolean {
  const words = text.split(' ')
  return words.length <= 6 && words.every((word) => /^\p{Lu}[\p{L}'’-]*$/u.test(word) && !bodies.test(word))
}

function lastWord(text: string): string {
  const words = text.endsWith(')') ? text.slice(0, Math.max(0, text.lastIndexOf('('))).trim() : text
  return bare(words.slice(words.lastIndexOf(' ') + 1))
}

function bare(word: string): string {
  return word.replace(/[^\p{L}\p{N}-]/gu, '')
}

/** Without the joining words and marks that a cut leaves at either end. */
function trimmed(text: string): string {
  return text
    .replace(/^(?:[\s,;.&–—-]|and\s|(?:in partnership |working |together )?with\s)+/i, '')
    .replace(/(?<![\s,;.&–—-])[\s,;.&–—-]+$/, '')
    .trim()
}
