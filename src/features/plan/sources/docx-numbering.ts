// The numbers that Word makes itself ("1.1", "a)", "Priority 2:") and that a reader of the page sees, though they are
// written nowhere in the text. Bullets of whatever shape become "•". (ECMA-376 17.9)
import { child, children, isOn, whole, type XmlNode } from './xml.ts'
import type { NumberingOf } from './docx-styles.ts'
import { letters, roman } from './list-numbers.ts'

type Level = {
  start: number
  format: string
  text: string
  style: string
  restartsAfter: number | null
  legal: boolean
}
type List = { id: string; levels: Level[]; starts: ReadonlyMap<number, number> }
export type Numbering = (of: NumberingOf) => string

const levelsMax = 9

/** Takes numbering.xml as a tree. Returns what gives each numbered paragraph, asked for in order, its number. */
export function numberingOf(tree: XmlNode | null): Numbering {
  const lists = listsOf(tree)
  const counters = new Map<string, (number | null)[]>()
  const started = new Set<string>()
  return ({ numId, level: given, style }) => {
    const list = lists.get(numId)
    if (!list) return ''
    const at = Math.min(levelsMax - 1, Math.max(0, given ?? levelOfStyle(list, style)))
    const level = list.levels[at]
    if (!level) return ''
    const counts = counters.get(list.id) ?? []
    counters.set(list.id, counts)
    restart(list, numId, counts, started)
    counts[at] = (counts[at] ?? level.start - 1) + 1
    for (let below = at + 1; below < levelsMax; below += 1) {
      const after = list.levels[below]?.restartsAfter ?? null
      if (after === null || (after > 0 && at < after)) counts[below] = null
    }
    if (level.format === 'bullet') return '•'
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const part = Number(digit) - 1
      const of = list.levels[part]
      if (!of) return ''
      const plain = level.legal && of.format !== 'none'
      return written(counts[part] ?? of.start, plain ? 'decimal' : of.format)
    })
  }
}

/** A list that says so begins again the first time that one of its paragraphs is met. */
function restart(list: List, numId: string, counts: (number | null)[], started: Set<string>): void {
  if (started.has(numId)) return
  started.add(numId)
  for (const [at, start] of list.starts) counts[at] = start - 1
}

function levelOfStyle(list: List, style: string | null): number {
  return Math.max(
    0,
    list.levels.findIndex((level) => style !== null && level.style === style),
  )
}

function listsOf(tree: XmlNode | null): Map<string, List> {
  const abstracts = new Map<string, Level[]>()
  // A list may take its levels from another, by the name of a style of lists.
  const styled = new Map<string, string>()
  const linked = new Map<string, string>()
  for (const node of children(tree, 'abstractNum')) {
    const id = node.attributes['abstractNumId'] ?? ''
    abstracts.set(id, levelsOf(node, []))
    const [name, other] = [child(node, 'styleLink'), child(node, 'numStyleLink')]
    if (name) styled.set(name.attributes['val'] ?? '', id)
    if (other) linked.set(id, other.attributes['val'] ?? '')
  }
  const lists = new Map<string, List>()
  for (const node of children(tree, 'num')) {
    const named = child(node, 'abstractNumId')?.attributes['val'] ?? ''
    const id = styled.get(linked.get(named) ?? '') ?? named
    const levels = [...(abstracts.get(id) ?? [])]
    const starts = new Map<number, number>()
    for (const override of children(node, 'lvlOverride')) {
      const at = whole(override.attributes['ilvl']) ?? 0
      const start = whole(child(override, 'startOverride')?.attributes['val'])
      if (start !== null && at >= 0 && at < levelsMax) starts.set(at, start)
      levelsOf(override, levels)
    }
    lists.set(node.attributes['numId'] ?? '', { id, levels, starts })
  }
  return lists
}

function levelsOf(node: XmlNode, levels: Level[]): Level[] {
  for (const each of children(node, 'lvl')) {
    const at = whole(each.attributes['ilvl']) ?? 0
    if (at < 0 || at >= levelsMax) continue
    levels[at] = {
      start: whole(child(each, 'start')?.attributes['val']) ?? 0,
      format: child(each, 'numFmt')?.attributes['val'] ?? 'decimal',
      text: (child(each, 'lvlText')?.attributes['val'] ?? '').slice(0, 100),
      style: child(each, 'pStyle')?.attributes['val'] ?? '',
      restartsAfter: whole(child(each, 'lvlRestart')?.attributes['val']),
      legal: isOn(child(each, 'isLgl')),
    }
  }
  return levels
}

function written(count: number, format: string): string {
  if (format === 'none') return ''
  if (format === 'lowerLetter') return letters(count)
  if (format === 'upperLetter') return letters(count).toUpperCase()
  if (format === 'lowerRoman') return roman(count)
  if (format === 'upperRoman') return roman(count).toUpperCase()
  if (format === 'decimalZero') return String(count).padStart(2, '0')
  if (format === 'ordinal') return `${count}${ending(count)}`
  if (format === 'cardinalText') return inWords[count - 1] ?? String(count)
  return String(count)
}

const inWords = 'One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve'.split(' ')

function ending(count: number): string {
  const last = Math.floor((count % 100) / 10) === 1 ? 0 : count % 10
  return ['th', 'st', 'nd', 'rd'][last] ?? 'th'
}
