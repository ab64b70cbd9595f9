// One item of a list that tells of an action in a sentence: "train all staff (Lead: Housing; by March 2025) – AMBER".
// Cut where a title with its colon, a time, a status or a bracket around these begins; nothing is dropped but the marks between.
import { type Column, titleKind } from './column-titles.ts'
import { hasWord, titleOf } from './columns.ts'
import { readOwners } from './owners.ts'
import { isStatus } from './status.ts'
import { readTimeFrame } from './time-frame.ts'

export type Piece = { column: Column; text: string; title: string }
export type ListItem = {
  pieces: Piece[]
  /** The titles that stood before colons: they carry the form. */
  labels: string[]
}

const itemLettersMax = 2000
const told: readonly Column[] = ['owner', 'start', 'timeframe', 'status', 'update']
// Titles that tell of the action and have no field.
const besides =
  /^(?:(?:key |delivery |supporting |support )?partners?(?: (?:agencies|organisations))?|support(?:ing|ed by)?(?: (?:agencies|officers?|leads?|organisations))?|how (?:will|do) we (?:know|measure)|success measures?|measures?(?: of success)?|kpis?|outcomes?|outputs?|resources?|budget|costs?|funding|impact|evidence|targets?)$/

/** What a title before a colon says that the words after it are; null where it is none. */
function kindOf(label: string): Column | null {
  const title = titleOf(label)
  if (title.split(' ').length > 5) return null
  if (besides.test(title)) return 'other'
  const kind = titleKind(title)?.kind
  return kind && told.includes(kind) ? kind : null
}

/** Takes the words of an item, its mark taken off. Returns its parts, or null where it tells no more than what is done. */
export function readItem(text: string): ListItem | null {
  if (text.length > itemLettersMax) return null
  const ended = endedByTime(text)
  if (ended) return ended
  const segments = segmentsOf(text)
  const kinds = segments.map(kindOfSegment)
  const first = kinds.findIndex((kind, at) => at > 0 && kind !== null)
  if (first < 0) return null
  const from = ownerBefore(segments, kinds, first)
  const end = segments[from]?.at ?? text.length
  const action = withoutEdges(text.slice(0, end))
  if (!hasWord(action)) return null
  return placed(action, segments.slice(from))
}

const ownerish =
  /^(?:(?:deputy|assistant|associate|all|the) )*(?:heads?|directors?|chief|chair) \b|\b(?:leads?|managers?|officers?|co-?ordinators?|directors?|commissioner|teams?|board|group|partnership|council|police|services?|department|unit|partners|chair|superintendent|inspector|comms|dept\.?|housing|fire|probation|education|highways|hospital|university|college|association)$|^[A-Z]{2,6}$/i

/** "Train all staff by March 2025 (Head of Service)", or without who: the time runs on from what is done. */
function endedByTime(text: string): ListItem | null {
  const found =
    /^(.{8,}?)[\s,–—-]+((?:by|before|no later than) [^()]{3,40}?)(?: ?\(([^()]{2,60})\))?[.;]?$/is.exec(
      text.trim(),
    )
  const [, action = '', time = '', owner] = found ?? []
  // Dashes part who and when from what is done; after the time may stand how it goes.
  if (/ [–—-]$/.test(text.trim().slice(0, text.trim().indexOf(time)).trimEnd())) return null
  if (/ [–—-] /.test(time) || isStatus(/[,;] *(\S.*)$/s.exec(time)?.[1] ?? '')) return null
  if (!found || !hasWord(action) || /[([][^)\]]*$/.test(action) || kindsIn(action)) return null
  const parts = segmentsOf(action)
  if (namesBefore(parts, parts.length) < parts.length) return null
  const { times } = readTimeFrame(time, null)
  const all = times.length === 1 && times[0] && time.length <= times[0].words.length + 20
  if (!all || !/\d{4}|\d\d$/.test(time)) return null
  if (owner !== undefined && !(isName(owner) && ownerish.test(owner))) return null
  const piece = (column: Column, words: string): Piece => ({ column, text: words.trim(), title: '' })
  const who = owner === undefined ? [] : [piece('owner', owner)]
  return { pieces: [piece('action', action), ...who, piece('timeframe', time)], labels: [] }
}

/** Whether marks part more than what is done: then the parts say themselves what they are. */
const kindsIn = (text: string): boolean =>
  segmentsOf(text).some((segment, at) => at > 0 && kindOfSegment(segment) !== null)

/** Whether a line is nothing but what a title with a colon says: "Lead: Housing". */
export function readDetails(text: string): ListItem | null {
  if (text.length > itemLettersMax) return null
  const segments = segmentsOf(text)
  const [first] = segments
  if (!first?.label || kindOf(first.label) === null) return null
  return placed('', segments)
}

type Segment = { at: number; text: string; label: string; mark: string }

// Where a part may begin: a bracket, a mark between clauses, or a title and its colon after a stop.
const cut = /[([|;\n]|[)\]](?=[\s.,:;–—-]|$)| [–—-] |\s?[–—] ?(?=\p{Lu})|[.,:] (?=\S)/gu

/** The parts of the text between marks. Those that begin with a known title carry it as their label. */
function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = []
  let from = 0
  let mark = ''
  const add = (until: number) => {
    const raw = text.slice(from, until)
    const lead = raw.length - raw.trimStart().length
    const label = /^([\p{L}][\p{L} /&?’'-]{1,38}?) ?: ?(?=\S|$)/u.exec(raw.trimStart())
    const known = label?.[1] && kindOf(label[1]) !== null ? label : null
    const words = raw.trimStart().slice(known?.[0].length ?? 0)
    if (hasWord(raw)) segments.push({ at: from + lead, text: words.trim(), label: known?.[1] ?? '', mark })
  }
  for (const found of text.matchAll(cut)) {
    // The colon of a title is no end of it.
    if (found[0] === ': ' && kindOf(text.slice(from, found.index).replace(/^[\s\p{P}]+/u, '')) !== null)
      continue
    add(found.index)
    from = found.index + found[0].length
    mark = found[0].trim()
  }
  add(text.length)
  return segments
}

const timeOpening =
  /^(?:by|before|until|from|due(?: by)?|deadline|starting|target|during|within|end(?: of)?)\b.*(?:\d|month|term|week|year|easter|christmas|summer|spring|autumn|winter|quarter)/i
const shortMax = 60

/** What a part plainly is by itself, or null. A comma or a stop is no part's beginning for anything but a title, a time or a status. */
function kindOfSegment({ text, label, mark }: Segment): Column | null {
  if (label !== '') return kindOf(label)
  if (text.length > shortMax) return null
  if (/^(?:led|owned|to be led|to be delivered) by \S/i.test(text)) return 'owner'
  const clause = text.trim()
  if (
    /^(?:on-?going|(?:autumn|spring|summer) term|(?:autumn|spring|summer) [12]|q[1-4](?: ?[/-] ?q?[1-4])?)\.?$/i.test(
      clause,
    )
  )
    return 'timeframe'
  if (mark === '(' && isPost(clause)) return 'owner'
  if (/^(?:in place|live|launched|drafted|booked|under review)\.?$/i.test(clause)) return 'update'
  if (isStatus(clause) && clause.split(/\s+/).length <= 5 && mark !== ',') return 'status'
  if (timeOpening.test(clause)) return 'timeframe'
  const { times, recurring, unscheduled } = readTimeFrame(clause, null)
  const all = times.length === 1 && times[0] && clause.length <= times[0].words.length + 12
  if (
    mark !== '.' &&
    mark !== ':' &&
    (all || ((recurring !== null || unscheduled) && clause.split(' ').length <= 4))
  )
    return 'timeframe'
  return null
}

/** A post in brackets after what is done is who does it; a body there may be who it is done with. */
const isPost = (clause: string): boolean =>
  isName(clause) &&
  /^(?:(?:deputy|assistant) )?(?:head|director) of \S|\p{L} (?:lead|manager|officer|co-?ordinator|director)$/iu.test(
    clause,
  )

/** A name set apart by a mark right before a time or a status ("Triage call – Police, Council – COMPLETE") is who does it. */
function ownerBefore(segments: readonly Segment[], kinds: readonly (Column | null)[], first: number): number {
  if (kinds.includes('owner')) return first
  for (let at = first - 1; at > 0; at -= 1) {
    const segment = segments[at]
    if (!segment) break
    if (/^(?:[–—-]|[([|;])$/.test(segment.mark) && isName(between(segments, at, first))) return at
  }
  return namesBefore(segments, first)
}

/**
 * "Train all staff, Housing Team, Police, by June 2026": bodies between commas right before the time are who does it, unless what
 * is done ends with one itself ("Brief the Council, Police, by June").
 */
function namesBefore(segments: readonly Segment[], first: number): number {
  let at = first
  while (at > 1 && isBodyAfterComma(segments[at - 1])) at -= 1
  const action = segments[at - 1]?.text ?? ''
  return at < first && action.includes(' ') && !ownerish.test(action) ? at : first
}

const isBodyAfterComma = (segment: Segment | undefined): boolean =>
  segment !== undefined && segment.mark === ',' && isName(segment.text) && ownerish.test(segment.text)

const between = (segments: readonly Segment[], from: number, until: number): string =>
  segments
    .slice(from, until)
    .map(({ text }) => text)
    .join(', ')

/** Few words, each part of which begins with a capital and does not end as a sentence does. */
function isName(text: string): boolean {
  const { owners } = readOwners(text)
  const parts = owners.flatMap((owner) => owner.split(/, /))
  return (
    text.length <= shortMax &&
    parts.length > 0 &&
    parts.every((part) => /^(?:all |the )?[\p{Lu}]/u.test(part) && part.split(' ').length <= 5)
  )
}

/** Gives each part its column: those without a kind go on with the one before, or tell how it goes after a status. */
function placed(action: string, segments: readonly Segment[]): ListItem {
  const pieces: Piece[] = action === '' ? [] : [{ column: 'action', text: action, title: '' }]
  const labels: string[] = []
  const named = segments.some((segment) => kindOfSegment(segment) === 'owner')
  segments.forEach((segment, at) => {
    if (segment.label !== '') labels.push(segment.label)
    if (!hasWord(segment.text)) return
    const last = pieces.at(-1)
    const kind = kindOfSegment(segment)
    const column = kind ?? goesOnWith(segment, last?.column, at, named)
    const before = pieces.find((piece) => piece.column === column)
    if (before && (column !== 'other' || kind === null)) {
      before.text = `${before.text}${before === last ? joint(segment.mark) : '; '}${segment.text}`
    } else pieces.push({ column, text: segment.text, title: segment.label })
  })
  return { pieces: pieces.map((piece) => ({ ...piece, text: withoutEdges(piece.text) })), labels }
}

function goesOnWith({ mark, text }: Segment, last: Column | undefined, at: number, named: boolean): Column {
  if (at === 0 && !named) return 'owner'
  if (last === 'owner' && (mark === ',' || mark === '(' || mark === '[' || mark === ':')) return 'owner'
  if (last === 'owner' && mark === ';' && isName(text)) return 'owner'
  if (last === 'owner' && /^[–—-]$/.test(mark) && isName(text)) return 'owner'
  if (last === 'timeframe' && !named && mark !== '.' && isName(text) && ownerish.test(text)) return 'owner'
  if (last === 'other') return 'other'
  // "by June 2026, in progress"
  if (last === 'timeframe' && mark === ',' && isStatus(text) && text.split(/\s+/).length <= 5) return 'status'
  return 'update'
}

const joint = (mark: string): string =>
  mark === '(' || mark === '['
    ? ' ('
    : mark === ')' || mark === ']' || mark === ''
      ? ' '
      : /^[,;.:]$/.test(mark)
        ? `${mark} `
        : ` ${mark} `

const withoutEdges = (text: string): string =>
  balanced(
    text
      .trim()
      .replace(/^[\s,;:.–—|)\]-]+/u, '')
      .replace(/(?:[\s,;:–—|([-]+|(?<=\S)\s+\.)$/u, ''),
  ).trim()

/** A bracket whose other half went with another part is a mark between them. */
const balanced = (text: string): string => {
  const opened = (text.match(/\(/g) ?? []).length
  const closed = (text.match(/\)/g) ?? []).length
  if (opened > closed) return `${text})`
  return closed > opened ? text.replace(/\)(?=[^)]*$)/, '') : text
}
