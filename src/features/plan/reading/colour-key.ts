// A document's own key: what it says that its colours and letters mean ("Blue = complete, Purple = not due yet"). Its words
// stay where they stand. A person says whether the plan is read by it. Pure.
import type { Block } from './blocks.ts'
import { hasWord } from './columns.ts'
import { familyOf, namedColour, spokenColour } from './colour-name.ts'
import { sureOf } from './derive.ts'
import { isOtherColour, ragOfFill } from './fill.ts'
import type { KeyEntry, ReadDerived, ReadRow, RowFlag } from './read-plan.schema.ts'
import { statusOf } from './status.ts'

type Meant = Pick<ReadDerived, 'status' | 'rag'>

const colour =
  '(?:dark |light |bright |pale |deep |lime )?(?:red|amber|yellow|orange|gold|green|turquoise|teal|cyan|aqua|blue|navy|purple|violet|lilac|mauve|lavender|gr[ae]y|white|black|pink|magenta|brown|beige|maroon|clear|no colour)'
const sign = new RegExp(
  `(?<![\\p{L}\\d&/-])(${colour}|[RAGBYCPWN])(?: ?\\((?:${colour}|[RAGBYCPWN])\\))?(?: (?:rating|status|rated))?\\s*(?:[=:|(]|[–—-](?=\\s))\\s*`,
  'giu',
)
const entriesMax = 12
const lettersMax = 600
const meaningMax = 200

/** An entry of a key, with the colour that it stands in or beside, where that says what it is. */
type FoundEntry = KeyEntry & { paint?: string }

/** "RAG key", "Key to colours:": the words over a key, and none of the plan. */
export const isKeyTitle = (text: string): boolean =>
  /^(?:the )?(?:(?:colour|status|progress|b?ra[gy]g?|braggs?)(?: (?:status|rating))? ?)*(?:key|legend|definitions?)(?: to (?:the )?(?:colours|status|b?rag)(?: ratings?)?)?:?$/i.test(
    text.trim(),
  )

/** Whether a line without a place is one in which an entry of a key stands, or the words over it. */
export const isOfUsedKey = (
  key: readonly KeyEntry[],
  { line, text }: { line: number; text: string },
): boolean => key.length > 0 && (isKeyTitle(text) || key.some((entry) => entry.line === line))

/** Takes the blocks of a plan and the lines of them that are no part of it. Returns its key, or nothing where it has none of two signs or more. */
export function keyIn(blocks: readonly Block[], besides: ReadonlySet<number>): FoundEntry[] {
  const entries = new Map<string, FoundEntry>()
  for (const block of blocks) {
    if (!besides.has(block.line)) continue
    const found: FoundEntry[] = block.kind === 'row' ? ofRow(block) : inText(block.text, block.line)
    for (const entry of found) {
      const sign = (entry.paint ?? entry.sign).toLowerCase()
      if (!entries.has(sign) && entries.size < entriesMax) entries.set(sign, entry)
    }
  }
  return entries.size > 1 ? toldApart([...entries.values()]) : []
}

/** Two greens of one key are told apart by how light they are; where that does not tell, the first has the name. */
function toldApart(entries: readonly FoundEntry[]): FoundEntry[] {
  const called = new Set<string>()
  return entries.flatMap((entry): FoundEntry[] => {
    const twice = entries.some((other) => other !== entry && other.paint && other.sign === entry.sign)
    const { shade } = (twice && entry.paint ? namedColour(entry.paint) : null) ?? { shade: null }
    const sign = shade ? `${shade === 'dark' ? 'Dark' : 'Light'} ${entry.sign.toLowerCase()}` : entry.sign
    if (called.has(sign.toLowerCase())) return []
    called.add(sign.toLowerCase())
    return [{ ...entry, sign }]
  })
}

/**
 * What a background is called: as the document's key calls it, painted or in words, else by its plain name. Null where it has
 * none.
 */
export function colourOfPaint(paint: string | null, key: readonly FoundEntry[]): string | null {
  const own = namedColour(paint)
  if (!paint || !own) return null
  const exact = key.find((entry) => entry.paint === paint)
  if (exact) return exact.sign
  const spoken = key.map((entry) => ({ entry, ...spokenColour(entry.sign) }))
  const alike = spoken.filter(({ name }) => familyOf(name) === familyOf(own.name))
  const named = alike.filter(({ name }) => name === own.name)
  const among = alike.length > 1 && named.length > 0 ? named : alike
  const shaded = among.length > 1 ? among.filter(({ shade }) => shade === own.shade) : among
  const letter = spoken.filter(({ name }) => name.length === 1 && own.name.startsWith(name))
  const found = shaded.length === 1 ? shaded : alike.length === 0 && letter.length === 1 ? letter : []
  return found[0]?.entry.sign ?? own.name
}

/** Whether a colour alone needs the key to be understood: no traffic light has it, and somebody gave it a meaning or it is strong. */
export const isOddPaint = (paint: string | null, key: readonly FoundEntry[]): boolean =>
  ragOfFill(paint) === null &&
  (isOtherColour(paint) || key.some(({ sign: written }) => written === colourOfPaint(paint, key)))

/** The key that lines which stand beside a plan hold. */
export const keyOfLines = (lines: readonly { line: number; text: string }[]): KeyEntry[] =>
  keyIn(
    lines.map(({ line, text }) => ({ kind: 'paragraph', line, text, indented: false })),
    new Set(lines.map(({ line }) => line)),
  )

function ofRow({ cells, fills = [], line }: Extract<Block, { kind: 'row' }>): FoundEntry[] {
  const painted = paintedWords(cells, fills, line)
  return painted.length > 0 ? painted : inText(cells.filter(hasWord).join(' | '), line)
}

/** Words that stand in or right of the colour that they explain. */
export function paintedWords(
  cells: readonly string[],
  fills: readonly (string | null)[],
  line: number,
): (KeyEntry & { paint: string })[] {
  const filled = cells.flatMap((cell, at) => (hasWord(cell) && !isKeyTitle(cell) ? [{ cell, at }] : []))
  const entries = filled.flatMap(({ cell, at }): (KeyEntry & { paint: string })[] => {
    const before = hasWord(cells[at - 1] ?? '') ? null : fills[at - 1]
    const paint = [fills[at], before].find((fill) => namedColour(fill) !== null)
    const meaning = cell.trim()
    // The name of the colour, or a sentence, explains nothing.
    return paint && meaning.length <= 60 && !isColour(meaning)
      ? [{ sign: nameOf(paint), meaning, line, paint }]
      : []
  })
  // Each colour is explained once; cells of one colour are a painted row.
  return entries.length === filled.length &&
    new Set(entries.map(({ paint }) => paint)).size === entries.length
    ? entries
    : []
}

/** Its traffic light's name, and of any other colour its own. */
function nameOf(paint: string): string {
  const name = ragOfFill(paint) ?? namedColour(paint)?.name ?? ''
  return name.charAt(0).toUpperCase() + name.slice(1)
}

const isColour = (text: string): boolean => new RegExp(`^(?:${colour}|[RAGBYCPWN])$`, 'iu').test(text)

function inText(text: string, line: number): KeyEntry[] {
  if (text.length > lettersMax) return []
  const signs = [...text.matchAll(sign)].filter(
    ({ 1: found = '' }) => found.length > 1 || /[A-Z]/.test(found),
  )
  // What a line that begins with neither a sign nor the word for it says of a colour is told in passing.
  if (signs.length === 0 || (signs.length === 1 && signs[0]?.index !== 0)) return []
  return signs.flatMap((found, at): KeyEntry[] => {
    const meaning = text
      .slice(found.index + found[0].length, signs[at + 1]?.index)
      .replace(/^[\s|(]+|[\s,;.|)–—-]+$/gu, '')
      .replace(/\s+/g, ' ')
    const written = found[1] ?? ''
    return hasWord(meaning) && meaning.length <= meaningMax && !isColour(meaning)
      ? [{ sign: written[0]?.toUpperCase() + written.slice(1), meaning, line }]
      : []
  })
}

const letters = { r: 'red', a: 'amber', y: 'amber', g: 'green', b: 'blue' } as const
const lights: readonly string[] = ['red', 'amber', 'green', 'blue']

/** Which colour of a traffic light a sign is; null for purple, grey and others. */
export function ragOfSign(written: string): ReadDerived['rag'] {
  const sign = written.trim().toLowerCase()
  if (sign.length === 1) return Object.entries(letters).find(([letter]) => letter === sign)?.[1] ?? null
  const family = familyOf(spokenColour(sign).name)
  return lights.includes(family) ? (family as ReadDerived['rag']) : null
}

const saysTrack = /\b(?:track|target|schedule|progressing well|plan(?:ned)?|no (?:issues|concerns))\b/i
const saysTrouble =
  /\b(?:late|delay(?:s|ed)?|risk|behind|overdue|slippage|issues?|concerns?|missed|off (?:track|target)|problems?|barriers?)\b/i
const notDue =
  /^(?:not (?:yet )?due\b|(?:due|starts?|starting) (?:later|in (?:the )?future)|future\b|not scheduled)/i

/**
 * What a sign of a key means: a status where its words say no more than one ("Red: not started"), else the colour of a
 * traffic light by which it says how it goes.
 */
export function meantBy({ sign: written, meaning }: Pick<KeyEntry, 'sign' | 'meaning'>): Meant {
  const rag = ragOfSign(written)
  const status = notDue.test(meaning) ? 'not-started' : statusOf(meaning)
  const trouble = saysTrouble.test(
    meaning.replace(/\b(?:no|without) (?:\w+ )?(?:issues?|concerns?|delays?|risks?)\b/gi, ''),
  )
  if (status === 'complete')
    return saysTrack.test(meaning) && /\b(?:or|and)\b|[/,]/i.test(meaning)
      ? { status: null, rag }
      : { status, rag: 'blue' }
  if (status === 'in-progress' || status === null)
    return {
      status,
      rag: trouble || saysTrack.test(meaning) || rag === 'green' || status === null ? rag : null,
    }
  return { status, rag: trouble ? rag : null }
}

const ofStatus: readonly RowFlag[] = [
  'status-unread',
  'status-assumed',
  'status-late',
  'colour-only',
  'colour-differs',
  'status-of-a-part',
]

/** The entry of a key that a row's status cell, or its colour alone, is one of; undefined where none is. */
export function entryOf(
  key: readonly KeyEntry[],
  { status, derived, flags }: Pick<ReadRow, 'status' | 'derived' | 'flags'>,
): KeyEntry | undefined {
  const stated = status.trim().toLowerCase()
  if (stated !== '') {
    const own = key.find(({ sign: written }) => written.toLowerCase() === stated)
    const initial = key.filter(({ sign: written }) => written[0]?.toLowerCase() === stated)
    return own ?? (initial.length === 1 ? initial[0] : undefined)
  }
  const called = derived.colour?.toLowerCase()
  const painted = key.find(({ sign: written }) => written.toLowerCase() === called)
  if (painted) return painted
  // Of several greens none may be meant.
  const alike = key.filter(({ sign: written }) => ragOfSign(written) === derived.rag)
  return flags.includes('colour-only') && derived.rag !== null && alike.length === 1 ? alike[0] : undefined
}

/** A row with its status and colour as the key says that they are meant; the row itself where the key says nothing of it. */
export function rowByKey(row: ReadRow, key: readonly KeyEntry[]): ReadRow {
  const entry = entryOf(key, row)
  if (!entry) return row
  const meant = meantBy(entry)
  // "Purple = see appendix" is no more plain than the colour was.
  if (meant.status === null && meant.rag === null) return row
  const flags = row.flags.filter((flag) => !ofStatus.includes(flag))
  const derived = { ...row.derived, rag: meant.rag, status: meant.status ?? row.derived.status }
  return { ...row, derived: { ...derived, sure: sureOf(derived, flags) }, flags }
}
