// A document's own key: what it says that its colours and letters mean ("Blue = complete, Purple = not due yet"). Its words
// stay where they stand. A person says whether the plan is read by it. Pure.
import type { Block } from './blocks.ts'
import { hasWord } from './columns.ts'
import { sureOf } from './derive.ts'
import { ragOfFill } from './fill.ts'
import type { KeyEntry, ReadDerived, ReadRow, RowFlag } from './read-plan.schema.ts'
import { statusOf } from './status.ts'

type Meant = Pick<ReadDerived, 'status' | 'rag'>

const colour =
  '(?:dark |light |bright )?(?:red|amber|yellow|orange|green|blue|purple|violet|gr[ae]y|white|black|pink|brown|clear|no colour)'
const sign = new RegExp(
  `(?<![\\p{L}\\d&/-])(${colour}|[RAGBYCPWN])(?: ?\\((?:${colour}|[RAGBYCPWN])\\))?(?: (?:rating|status|rated))?\\s*(?:[=:|(]|[–—-](?=\\s))\\s*`,
  'giu',
)
const entriesMax = 12
const lettersMax = 600
const meaningMax = 200

/** Takes the blocks of a plan and the lines of them that are no part of it. Returns its key, or nothing where it has none of two signs or more. */
export function keyIn(blocks: readonly Block[], besides: ReadonlySet<number>): KeyEntry[] {
  const entries = new Map<string, KeyEntry>()
  for (const block of blocks) {
    if (!besides.has(block.line)) continue
    for (const entry of block.kind === 'row' ? ofRow(block) : inText(block.text, block.line))
      if (!entries.has(entry.sign.toLowerCase()) && entries.size < entriesMax)
        entries.set(entry.sign.toLowerCase(), entry)
  }
  return entries.size > 1 ? [...entries.values()] : []
}

/** The key that lines which stand beside a plan hold. */
export const keyOfLines = (lines: readonly { line: number; text: string }[]): KeyEntry[] =>
  keyIn(
    lines.map(({ line, text }) => ({ kind: 'paragraph', line, text, indented: false })),
    new Set(lines.map(({ line }) => line)),
  )

function ofRow({ cells, fills = [], line }: Extract<Block, { kind: 'row' }>): KeyEntry[] {
  const painted = paintedWords(cells, fills, line)
  return painted.length > 0 ? painted : inText(cells.filter(hasWord).join(' | '), line)
}

/** Words that stand in or right of the colour that they explain. */
export function paintedWords(
  cells: readonly string[],
  fills: readonly (string | null)[],
  line: number,
): KeyEntry[] {
  const filled = cells.flatMap((cell, at) => (hasWord(cell) ? [{ cell, at }] : []))
  const entries = filled.flatMap(({ cell, at }): KeyEntry[] => {
    const before = hasWord(cells[at - 1] ?? '') ? null : fills[at - 1]
    const rag = ragOfFill(fills[at]) ?? ragOfFill(before)
    const meaning = cell.trim()
    // The name of the colour, or a sentence, explains nothing.
    return rag && meaning.length <= 60 && !isColour(meaning) ? [{ sign: nameOf[rag], meaning, line }] : []
  })
  const signs = new Set(entries.map((entry) => entry.sign))
  // Each colour is explained once; cells of one colour are a painted row.
  return entries.length === filled.length && signs.size === entries.length ? entries : []
}

const nameOf = { red: 'Red', amber: 'Amber', green: 'Green', blue: 'Blue' } as const
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

const colours: readonly [NonNullable<ReadDerived['rag']>, RegExp][] = [
  ['red', /^(?:(?:dark |bright )?red|R)$/i],
  ['amber', /^(?:(?:dark |light |bright )?(?:amber|yellow|orange)|A|Y)$/i],
  ['green', /^(?:(?:dark |light |bright )?green|G)$/i],
  ['blue', /^(?:(?:dark |light |bright )?blue|B)$/i],
]

/** Which colour of a traffic light a sign is; null for purple, grey and others. */
export const ragOfSign = (written: string): ReadDerived['rag'] =>
  colours.find(([, pattern]) => pattern.test(written))?.[0] ?? null

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
  return flags.includes('colour-only') && derived.rag !== null
    ? key.find(({ sign: written }) => ragOfSign(written) === derived.rag)
    : undefined
}

/** A row with its status and colour as the key says that they are meant; the row itself where the key says nothing of it. */
export function rowByKey(row: ReadRow, key: readonly KeyEntry[]): ReadRow {
  const entry = entryOf(key, row)
  if (!entry) return row
  const meant = meantBy(entry)
  const flags = row.flags.filter((flag) => !ofStatus.includes(flag))
  const derived = { ...row.derived, rag: meant.rag, status: meant.status ?? row.derived.status }
  return { ...row, derived: { ...derived, sure: sureOf(derived, flags) }, flags }
}
