// Status and RAG are different things (design: status, progress RAG, confidence RAG), and plans write
// either in the other's column, or a status in the time frame. Only plain words are read.
import type { ReadDerived } from './read-plan.schema.ts'

type Status = Exclude<ReadDerived['status'], null>

// "Partially complete", "nearly done", "80% complete": all of them short of complete.
const inPart =
  '(?:part(?:ly|ially)?|nearly|almost|mostly|largely|substantially|half)[ -](?:completed?|achieved|done|met|delivered|implemented|finished)'
const share = '\\b(?<![\\d.,])\\d{1,2}(?:[.,]\\d)? ?(?:%|per ?cent) (?:completed?|achieved|done|delivered)\\b'

const statuses: readonly [Status, RegExp][] = [
  [
    'not-started',
    /\b(?:not (?:yet )?(?:been )?(?:started|commenced|begun)|yet to (?:start|begin|commence|be started)|to start)\b/i,
  ],
  ['superseded', /\bsuperseded\b/i],
  [
    'cancelled',
    /\b(?:cancelled|withdrawn|abandoned|discontinued|no longer (?:required|needed|applicable)|rejected|not (?:accepted|agreed|progressed|proceeding|(?:being )?taken forward))\b/i,
  ],
  ['deferred', /\b(?:deferred|postponed|on hold|paused|suspended|carried forward)\b/i],
  [
    'in-progress',
    new RegExp(`\\b(?:in progress|under ?way|${inPart}|started|commenced|begun|in hand)\\b|${share}`, 'i'),
  ],
  ['complete', /\b(?:achieved|completed?|done|closed|finished)\b/i],
  // In Welsh.
  ['not-started', /\bheb (?:ei )?d?dechrau\b/i],
  ['in-progress', /\b(?:ar (?:y gweill|y trywydd|waith)|yn mynd rhagddo)\b/i],
  ['complete', /\b(?:cwblhawyd|wedi(?:'i|’i| ei)? (?:g?c?[hg]?wblhau))\b/i],
  ['deferred', /\b(?:gohiriwyd|wedi(?:'i|’i| ei)? ohirio)\b/i],
]

// "To be completed by March", "ready to complete", "not completed" and "completed?" are not completion.
const notYet =
  /\b(?:achieved|completed?|done|closed|finished) ?\?|\bto (?:achieve|complete|close|finish)\b|\b(?:not|never|to be|be|being|until|when|once|if|partly|part|in) (?:yet )?(?:fully )?(?:achieved|completed?|done|closed|finished)\b|\b(?:achieved?|completed?|done|closed|finished) (?:by|before|in|within|when|once)\b/i

/**
 * Whether words say complete of some quarters only ("COMPLETE for Q1, Q2", "Completed Q1"). A year beside the quarter says when
 * it was done ("Completed Q1 2024/25").
 */
export const saysOfAPart = (words: string): boolean => countsSome(words) || saysOfSomeTime(words)

const howMany =
  /\b(\d{1,4}) (?:out )?of (?:the |all )?(\d{1,4})\b(?: \p{L}+){0,4}? (?:completed?|achieved|done|delivered|finished|closed)\b|\b(?:completed?|achieved|done|delivered|finished|closed)[ :(–-]+(?:by |in |for )?(\d{1,4}) (?:out )?of (?:the |all )?(\d{1,4})\b/iu

/** "3 of 10 complete": of some and not of all. */
function countsSome(words: string): boolean {
  const [, some, all, then, thenAll] = howMany.exec(words.replace(/\s+/g, ' ').slice(0, 200)) ?? []
  const [few, many] = [Number(some ?? then), Number(all ?? thenAll)]
  return few < many
}

const saysOfSomeTime = (words: string): boolean =>
  /\b(?:achieved|completed?|done|closed|finished|delivered)\b(?: ?[:,–—(-]+ ?| )(?:(?:for|in|to|up to|during|this|the|end of|so far|only|as at) )*\(?(?:q(?:tr|uarter)? ?[1-4]\b|(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th)) (?:two |three )?(?:quarters?|half|months)\b|(?:this|each|every|the) (?:quarter|month|term|year)\b)(?!,? ?\(?(?:20)?\d\d)|\b(?:achieved|completed?|done|closed|finished|delivered) for (?:20)?\d\d\b|^q(?:tr|uarter)? ?[1-4](?:(?:,|, ?and| ?&| and|-|–) ?q?[1-4])*(?: (?:is|was|has been))?[ :–—-]+(?:achieved|completed?|done|delivered)\b/i.test(
    words.replace(/\s+/g, ' ').slice(0, 200),
  )

/** The status that a Status cell or the words of a time frame plainly state, or null. */
export function statusIn(words: string): Status | null {
  const text = ticked(words.replace(/\s+/g, ' '))
  const found = statuses.find(([, pattern]) => pattern.test(text))?.[0] ?? null
  return found === 'complete' && notYet.test(text) ? null : found
}

// Before what may be ticked: ticked or not, as a sign or in square brackets.
const boxes = /([☑☒✅✓✔]\uFE0F?|\[ ?[xX✓✔] ?\])|[☐□]|\[ {0,2}\]/u

/** Of "☐ Not started ☑ Complete" what is ticked, and nothing where nothing is; words without an empty box are as they are. */
function ticked(words: string): string {
  if (!/[☐□]|\[ {0,2}\]/u.test(words)) return words
  const parts = words.split(new RegExp(boxes.source, 'u'))
  return parts.filter((_, at) => at % 2 === 0 && at > 0 && parts[at - 1] !== undefined).join(' ')
}

// How the boards of task trackers call their steps; `plain` where the step is no more than the status.
const boardSteps: readonly { status: Status; plain: boolean; pattern: RegExp }[] = [
  { status: 'not-started', plain: true, pattern: /^(?:to[ -]?do|backlog)$/i },
  { status: 'in-progress', plain: true, pattern: /^(?:doing|working on it|in development)$/i },
  { status: 'cancelled', plain: true, pattern: /^(?:won['’]?t (?:do|fix)|will not do)$/i },
  // Who has it, or what stops it, and not how far it is.
  { status: 'not-started', plain: false, pattern: /^(?:assigned|allocated)$/i },
  {
    status: 'in-progress',
    plain: false,
    pattern: /^(?:blocked|stuck|impeded|in review|under review|waiting(?: (?:for|on) .{1,20})?)$/i,
  },
]

const boardStep = (words: string) =>
  boardSteps.find(({ pattern }) => pattern.test(words.trim().split('\n')[0] ?? ''))

/** Whether a status is a step of a tracker that only may mean what we propose: "Assigned", "Blocked". */
export const isAssumed = (words: string): boolean => boardStep(words)?.plain === false

/** Whether lists of a board are called by how far their cards are ("To Do", "Doing", "Done") and not by what they are about. */
export const areBoardSteps = (lists: readonly string[]): boolean =>
  lists.length > 0 &&
  lists.every(
    (list) => isStatus(list) || /^(?:new|open|next|ready|ideas|this (?:week|month))$/i.test(list.trim()),
  )

// In a column that is the status these are one; in a time frame "ongoing" is a time.
const onlyAsStatus: readonly [Status, RegExp][] = [
  [
    'in-progress',
    /^(?:(?:currently )?(?:on|off) (?:track|target|schedule)|on-?going|continuing|active|live|behind|overdue|check progress|(?:some |significant )?slippage|slipped|delayed|at risk|partially (?:complete|met|achieved))\b/i,
  ],
  ['complete', /^(?:(?:met|delivered|implemented|yes)\b|[✓✔☑✅]\uFE0F?$)/iu],
  ['not-started', /^(?:not (?:yet )?(?:begun|due|commenced)|planned|proposed|future)\b/i],
]

/** "0%", "60%", "100%" where how far it has come is asked; in any other column a percentage may be a target. */
export function statusOfShare(words: string): Status | null {
  const [, share] = /^(\d{1,3})(?:\.\d+)? ?%$/.exec(words.trim()) ?? []
  if (share === undefined || Number(share) > 100) return null
  if (Number(share) === 100) return 'complete'
  return Number(share) === 0 ? 'not-started' : 'in-progress'
}

// Followed by since when, or that it is looked at again. "In place by March" is a promise, "in place in two schools" a part.
const inPlace =
  /^(?:on-?going ?[,–—(-]+ ?)?(?:(?:this is|all|already|currently|fully|now) )*(?:in place|up and running|established|embedded|implemented)(?=$|[.,;:)]| ?[(–—]| - ?| since\b| and (?:on-?going|continuing|being|is|monitored|reviewed|under|used|working)\b)/i

/** Whether words say that a thing is there already: "Already in place", "In place since 2024", "Ongoing (in place)". */
export const saysInPlace = (words: string): boolean => inPlace.test(words.replace(/\s+/g, ' ').trim())

/** The status that a cell of the Status column states, or null. */
export const statusOf = (words: string): Status | null =>
  statusIn(words) ??
  boardStep(words)?.status ??
  (saysInPlace(words) ? 'complete' : null) ??
  onlyAsStatus.find(([, pattern]) => pattern.test(withoutDot(words)))?.[0] ??
  inEither(words)

/** "🟢 On track": a coloured dot before the words says no more than its colour. */
const withoutDot = (words: string): string =>
  words
    .trim()
    .replace(
      /^(?:(?:[●⬤•■▲▼◆◼⚫](?=\s*\p{L})|[\u{1F534}\u{1F535}\u{1F7E0}-\u{1F7EB}\u{26AA}\u{26AB}]\uFE0F?)\s*)+/u,
      '',
    )

/** "Ar y trywydd / On track": the same in two languages, of which one is known. */
function inEither(words: string): Status | null {
  // Looked at last, a long run of blanks would be gone through once from each of them.
  if (words.length > 2 * shortMax) return null
  const parts = words.trim().split(/\s+\/\s+/)
  return parts.length === 2 ? (parts.map(statusOf).find((status) => status !== null) ?? null) : null
}

// "Complete", "In progress: the room is booked", "Completed. Forty came".
const firstClause = /^[^.:;,–—\n]{1,40}?(?=\s*(?:$|[.:;,\n]|\s[–—(-]|\s\/\s))/

/** The colour that an update begins with and says apart from the rest, or null: "Amber – the room is not booked", "G\nForty came". */
export function ragAtStart(update: string): ReadDerived['rag'] {
  const text = update.trim()
  const letter = /^[RAGB](?=\s*\n|\s+[–—-]\s+(?!Z\b))/.exec(text)?.[0]
  const clause = letter ?? firstClause.exec(text)?.[0]?.trim() ?? ''
  return (letter || clause.length > 1) && plainColour.test(clause)
    ? ragIn(clause.replace(/^b?rag:? /i, ''))
    : null
}

const plainColour = /^(?:b?rag:? )?(?:red|amber|green|blue|[ragb])(?: rated)?$/i

/** The status that an update begins with and says apart from the rest, or null: "Not started", "Completed. Forty came". */
export function statusAtStart(update: string): Status | null {
  if (/^(?:0|100) ?%$/.test(update.trim())) return statusOfShare(update)
  if (isSign(update)) return statusOf(update)
  const clause = firstClause.exec(update.trim())?.[0]?.trim().replace(dateAfter, '') ?? ''
  if (plainStatus.test(clause)) return statusOf(clause)
  // A label that a page set over its text: "On target 3 held". "Completed 14 visits" is a sentence.
  const label = labelled.exec(update.trim())?.[0]
  return label ? statusOf(label) : null
}

/** The status that an update ends with, in a sentence or a line of its own: "Signed in April. COMPLETED". */
export function statusAtEnd(update: string): Status | null {
  const [, last = ''] = /[.;\n] *([^.;\n]{2,30})\.?$/.exec(update.trim().slice(-60)) ?? []
  return plainStatus.test(last.trim()) ? statusOf(last) : null
}

const labelled =
  /^(?:[Oo](?:n|ff) (?:track|target|schedule)|[Aa]t risk|[Bb]ehind schedule|[Nn]ot (?:yet )?started|[Ii]n progress)(?= (?:\d|\p{Lu}))/u

/** Whether a status, or the words that an update begins with, say that it is late or may be. */
export const saysLate = (words: string): boolean =>
  /^(?:(?:now|currently) )?(?:at risk|behind|overdue|check progress|delayed|off (?:track|target|schedule)|slipped|(?:some |significant )?slippage)\b/i.test(
    words.trim(),
  )

/** Whether a time frame says so of itself: "March 2027 (delayed)", "Q2 – slipped to Q3", "Overdue". */
export const saysLateInTime = (words: string): boolean =>
  saysLate(words) ||
  /(?:[([–—-]|, ) ?(?:now |currently |this is )?(?:at risk|behind schedule|overdue|delayed|late\b|slipp(?:ed|age|ing)|off (?:track|target|schedule))\b/i.test(
    words.slice(0, 300),
  )

// "Completed May 2024", "Started in June".
const dateAfter =
  / (?:in |on |since |from |to |until |till )?(?:(?:\d{1,2}(?:st|nd|rd|th)? )?(?:q[1-4]|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)(?: (?:20)?\d\d(?:\/\d\d)?)?|20\d\d(?:\/\d\d)?)$/i

/** Whether a cell is a status or a colour and no other word: "Started in May" tells more. */
export const isOnlyStatus = (cell: string): boolean => {
  const text = cell.trim()
  if (statusOfShare(text) !== null || /^[✗✘❌☒]\uFE0F?$/u.test(text)) return true
  return isStatus(text) && text.split(/\s+/).length <= onlyWordsMax && !dateAfter.test(text)
}

const onlyWordsMax = 3

// Nothing but a status: "the first stage is complete" is an update and no status of the row.
const plainStatus =
  /^(?:(?:action|now|all|fully|currently|partly|partially) )?(?:not (?:yet )?started|yet to start|superseded|cancelled|withdrawn|deferred|postponed|on hold|suspended|in progress|under ?way|on-?going|(?:on|off) (?:track|target|schedule)|behind(?: schedule)?|overdue|at risk|partially (?:met|achieved)|started|commenced|begun|delayed|slipped|complete[d]?|achieved|delivered|done|closed|finished|heb (?:ei )?d?dechrau|ar (?:y gweill|waith)|yn mynd rhagddo|cwblhawyd|gohiriwyd)$/i

const dots: readonly [string, 'red' | 'amber' | 'green' | 'blue'][] = [
  ['🔴', 'red'],
  ['🟥', 'red'],
  ['🟠', 'amber'],
  ['🟡', 'amber'],
  ['🟧', 'amber'],
  ['🟨', 'amber'],
  ['🟢', 'green'],
  ['🟩', 'green'],
  ['🔵', 'blue'],
  ['🟦', 'blue'],
]

/** Whether a cell without a word says how it goes all the same: a coloured dot or a tick. */
export const isSign = (cell: string): boolean =>
  dots.some(([sign]) => cell.includes(sign)) || /^[✓✔☑✅]\uFE0F?$/u.test(cell.trim())

const colours = [
  ['red', /\b(?:red|coch)\b/],
  ['amber', /\b(?:amber|yellow|oren|ambr|melyn)\b/],
  ['green', /\b(?:green|gwyrdd)\b/],
  ['blue', /\b(?:blue|glas)\b/],
] as const

// Of "not green" nobody can say which colour it is.
const notColoured = /\b(?:not|never|no longer) (?:a |yet )?(?:red|amber|green|blue)\b/

/** The colour that a Status cell names, alone or among other words; null where it names none or several. */
export function ragIn(words: string): ReadDerived['rag'] {
  const dot = dots.find(([sign]) => words.includes(sign))
  if (dot) return dot[1]
  const letters = { r: 'red', a: 'amber', g: 'green', b: 'blue' } as const
  const text = ticked(words).trim().toLowerCase()
  if (text === 'r' || text === 'a' || text === 'g' || text === 'b') return letters[text]
  if (notColoured.test(text)) return null
  const named = colours.filter(([, pattern]) => pattern.test(text))
  return named.length === 1 ? (named[0]?.[0] ?? null) : null
}

const shortMax = 40

/** Whether a cell holds a status or a colour and next to nothing else. */
export const isStatus = (cell: string): boolean =>
  cell.trim().length <= shortMax && (statusOf(cell) !== null || ragIn(cell) !== null)
