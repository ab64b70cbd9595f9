// Colours that a sheet gives its cells by rules (conditional formats; ECMA-376 18.3.1.10 and 18.3.1.18): the red of the
// status "Red" is in no cell. The first rule by priority that plainly holds and paints counts; scales of colours, bars and
// what depends on the day are passed over.
import { hasWord } from '../reading/columns.ts'
import {
  compared,
  type Formula,
  formulaOf,
  isYes,
  type Look,
  type Place,
  textMax,
  type Value,
} from './xlsx-formula.ts'
import { lightsOf } from './xlsx-icons.ts'
import { placeOf, type Range, type Sheet, type SheetCell } from './xlsx-sheet.ts'
import type { RulePaint } from './xlsx-styles.ts'
import { child, children, whole, type XmlNode } from './xml.ts'

/**
 * What a rule paints one cell; undefined where it does not hold, or paints nothing; false where it holds and no later rule
 * may paint the cell, which keeps its own colour.
 */
type Painter = (at: Place, cell: SheetCell | undefined) => string | null | undefined | false
/** `cost`: what one test of it takes, in tests of a short rule. */
type Rule = { ranges: readonly Range[]; cost: number; paint: Painter }
type Cells = ReadonlyMap<number, ReadonlyMap<number, SheetCell>>

const rulesMax = 1_000
const testsMax = 400_000
/** Letters of a rule's formulas that are tested as quickly as one step. */
const lettersAtOnce = 25
/** Cells that are looked through for the numbers of all sets of icons together. */
const numbersMax = 2_000_000
const columnsBeyondMax = 60

/** Paints the cells of `sheet` by the rules that were read with it. Cells that are empty are painted by other cells' words only. */
export function paintByRules(
  sheet: Sheet,
  paintOf: (dxf: number) => RulePaint,
  count: (cells: number) => void,
): void {
  if (sheet.conditions.length === 0) return
  const cells = new Map<number, Map<number, SheetCell>>()
  for (const [row, all] of sheet.rows) cells.set(row, new Map(all.map((cell) => [cell.column, cell])))
  const rules = rulesOf(sheet.conditions, cells, paintOf)
  const last = [...sheet.rows.values()].reduce((most, all) => Math.max(most, all.at(-1)?.column ?? 0), 0)
  const painted = new Set<string>()
  let tests = 0
  for (const { ranges, cost, paint } of rules)
    for (const range of ranges)
      for (const [row, inRow] of cells) {
        tests += 1
        if (tests > testsMax) return
        if (row < range.top || row > range.bottom) continue
        const right = Math.min(range.right, last, range.left + columnsBeyondMax)
        for (let column = range.left; column <= right; column += 1) {
          tests += cost
          if (tests > testsMax) return
          const key = `${row}:${column}`
          const fill = painted.has(key) ? undefined : paint({ row, column }, inRow.get(column))
          if (fill === undefined) continue
          painted.add(key)
          const cell = inRow.get(column)
          if (fill === false) continue
          if (cell) cell.fill = fill
          else if (fill !== null) {
            count(1)
            const added = { column, text: '', fill }
            inRow.set(column, added)
            sheet.rows.get(row)?.push(added)
          }
        }
      }
}

/** The rules that go first by their priority, no more than `rulesMax`. */
function rulesOf(conditions: readonly XmlNode[], cells: Cells, paintOf: (dxf: number) => RulePaint): Rule[] {
  const size = [...cells.values()].reduce((sum, inRow) => sum + inRow.size, 0)
  let looked = 0
  return conditions
    .flatMap((node) =>
      children(node, 'cfRule').map((rule) => ({
        node,
        rule,
        priority: whole(rule.attributes['priority']) ?? rulesMax,
      })),
    )
    .sort((a, b) => a.priority - b.priority)
    .slice(0, rulesMax)
    .flatMap(({ node, rule }): Rule[] => {
      const ranges = rangesOf(node.attributes['sqref'] ?? child(node, 'sqref')?.text ?? '')
      const [first] = ranges
      if (!first) return []
      const isIcons = rule.attributes['type'] === 'iconSet'
      if (isIcons) looked += size * ranges.length
      if (isIcons && looked > numbersMax) return []
      const paint = isIcons
        ? lightPainter(rule, ranges, cells)
        : painter(rule, { row: first.top, column: first.left }, cells, paintOf)
      const letters = formulasOf(rule).reduce((sum, formula) => sum + formula.length, 0)
      return paint ? [{ ranges, paint, cost: 1 + Math.floor(letters / lettersAtOnce) }] : []
    })
}

const formulasOf = (rule: XmlNode): string[] =>
  [...children(rule, 'formula'), ...children(rule, 'f')].map(({ text }) => text)

function rangesOf(sqref: string): Range[] {
  return sqref.split(/\s+/, 1_000).flatMap((ref) => {
    const [from, to] = ref.split(':')
    const first = placeOf(from)
    const last = to === undefined ? first : placeOf(to)
    return first && last ? [{ top: first.row, left: first.column, bottom: last.row, right: last.column }] : []
  })
}

function lightPainter(rule: XmlNode, ranges: readonly Range[], cells: Cells): Painter | null {
  const numbers = [...cells].flatMap(([row, inRow]) =>
    [...inRow].flatMap(([column, { number }]) =>
      number !== undefined &&
      ranges.some(
        ({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right,
      )
        ? [number]
        : [],
    ),
  )
  const light = lightsOf(
    rule,
    numbers.sort((a, b) => a - b),
  )
  return light && ((_, cell) => (cell?.number === undefined ? undefined : (light(cell.number) ?? undefined)))
}

function painter(
  rule: XmlNode,
  origin: Place,
  cells: Cells,
  paintOf: (dxf: number) => RulePaint,
): Painter | null {
  const inline = child(rule, 'dxf')
  const paint = inline ? null : paintOf(whole(rule.attributes['dxfId']) ?? -1)
  // Where it holds no rule after it counts (18.3.1.10), though it may paint nothing itself.
  const stops = ['1', 'true'].includes(rule.attributes['stopIfTrue'] ?? '')
  const holds = testOf(rule, origin)
  if (!holds || (!stops && paint?.fill === undefined && paint?.ink === undefined)) return null
  const isOnBlanks = rule.attributes['type'] === 'containsBlanks'
  const look: Look = ({ row, column }) => valueOf(cells.get(row)?.get(column))
  return (at, cell) => {
    if (!holds(at, valueOf(cell), look)) return undefined
    // A rule on empty cells paints what is missing, which says nothing of how it goes.
    if (isOnBlanks) return stops || paint?.fill !== undefined ? false : undefined
    const sign = cell !== undefined && cell.text.trim() !== '' && !hasWord(cell.text)
    const fill = paint?.fill === undefined ? (sign ? paint?.ink : undefined) : paint.fill
    return fill === undefined && stops ? false : fill
  }
}

const valueOf = (cell: SheetCell | undefined): Value | undefined =>
  cell === undefined ? null : (cell.number ?? boundedText(cell.text))

const boundedText = (text: string): string | null | undefined =>
  text === '' ? null : text.length > textMax ? undefined : text

type Test = (at: Place, value: Value | undefined, look: Look) => boolean

const operators: Record<string, string> = {
  equal: '=',
  notEqual: '<>',
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
}

function testOf(rule: XmlNode, origin: Place): Test | null {
  const { type, operator = '', text } = rule.attributes
  if (type === 'containsBlanks') return (_, value) => value === null || String(value ?? '-').trim() === ''
  const [first, second] = formulasOf(rule).map((formula) => formulaOf(formula, origin))
  if (type === 'cellIs') return first ? isTest(operator, first, second ?? null) : null
  if (text !== undefined) {
    const sought = text.toLowerCase()
    const test = wordTests[type ?? '']
    return test ? (_, value) => value != null && test(String(value).toLowerCase(), sought) : null
  }
  if (type !== 'expression' && type !== 'containsText' && type !== 'beginsWith' && type !== 'endsWith')
    return null
  return first ? (at, _, look) => isYes(first(at, look)) : null
}

const wordTests: Record<string, (text: string, sought: string) => boolean> = {
  containsText: (text, sought) => text.includes(sought),
  notContainsText: (text, sought) => !text.includes(sought),
  beginsWith: (text, sought) => text.startsWith(sought),
  endsWith: (text, sought) => text.endsWith(sought),
}

function isTest(operator: string, first: Formula, second: Formula | null): Test | null {
  const sign = Object.hasOwn(operators, operator) ? operators[operator] : undefined
  if (sign !== undefined)
    return (at, value, look) => value != null && compared(value, sign, first(at, look)) === true
  if ((operator !== 'between' && operator !== 'notBetween') || !second) return null
  return (at, value, look) => {
    if (value == null) return false
    const from = compared(value, '>=', first(at, look))
    const to = compared(value, '<=', second(at, look))
    if (from === undefined || to === undefined) return false
    return (from && to) === (operator === 'between')
  }
}
