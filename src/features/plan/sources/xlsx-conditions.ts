// Colours that a sheet gives its cells by rules (conditional formats; ECMA-376 18.3.1.10 and 18.3.1.18): the red of the
// status "Red" is in no cell. The first rule by priority that plainly holds and paints counts; scales of colours, bars and
// what depends on the day are passed over.
import { hasWord } from '../reading/columns.ts'
import { compared, type Formula, formulaOf, isYes, type Place, type Value } from './xlsx-formula.ts'
import { lightsOf } from './xlsx-icons.ts'
import { placeOf, type Range, type Sheet, type SheetCell } from './xlsx-sheet.ts'
import type { RulePaint } from './xlsx-styles.ts'
import { child, children, whole, type XmlNode } from './xml.ts'

/** What a rule paints one cell; undefined where it does not hold, or paints nothing. */
type Painter = (at: Place, cell: SheetCell | undefined) => string | null | undefined
type Rule = { priority: number; ranges: Range[]; paint: Painter }

const rulesMax = 1_000
const testsMax = 300_000
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
  const rules = sheet.conditions
    .flatMap((node) => rulesOf(node, cells, paintOf))
    .sort((a, b) => a.priority - b.priority)
    .slice(0, rulesMax)
  const last = Math.max(0, ...[...sheet.rows.values()].map((all) => all.at(-1)?.column ?? 0))
  const painted = new Set<string>()
  let tests = 0
  for (const { ranges, paint } of rules)
    for (const range of ranges)
      for (const [row, inRow] of cells) {
        tests += 1
        if (tests > testsMax) return
        if (row < range.top || row > range.bottom) continue
        const right = Math.min(range.right, last, range.left + columnsBeyondMax)
        for (let column = range.left; column <= right; column += 1) {
          tests += 1
          const key = `${row}:${column}`
          const fill = painted.has(key) ? undefined : paint({ row, column }, inRow.get(column))
          if (fill === undefined) continue
          painted.add(key)
          const cell = inRow.get(column)
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

type Cells = ReadonlyMap<number, ReadonlyMap<number, SheetCell>>

function rulesOf(node: XmlNode, cells: Cells, paintOf: (dxf: number) => RulePaint): Rule[] {
  const ranges = rangesOf(node.attributes['sqref'] ?? child(node, 'sqref')?.text ?? '')
  const [first] = ranges
  if (!first) return []
  return children(node, 'cfRule').flatMap((rule): Rule[] => {
    const priority = whole(rule.attributes['priority']) ?? rulesMax
    const paint =
      rule.attributes['type'] === 'iconSet'
        ? lightPainter(rule, ranges, cells)
        : painter(rule, { row: first.top, column: first.left }, cells, paintOf)
    return paint ? [{ priority, ranges, paint }] : []
  })
}

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
  const light = lightsOf(rule, numbers)
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
  const holds = testOf(rule, origin)
  if (!paint || !holds) return null
  const look = ({ row, column }: Place) => valueOf(cells.get(row)?.get(column))
  return (at, cell) => {
    if (paint.fill === undefined && paint.ink === undefined) return undefined
    if (!holds(at, valueOf(cell), look)) return undefined
    const sign = cell !== undefined && cell.text.trim() !== '' && !hasWord(cell.text)
    return paint.fill === undefined ? (sign ? paint.ink : undefined) : paint.fill
  }
}

const valueOf = (cell: SheetCell | undefined): Value =>
  cell === undefined ? null : (cell.number ?? (cell.text === '' ? null : cell.text))

type Test = (at: Place, value: Value, look: (place: Place) => Value) => boolean

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
  const formulas = [...children(rule, 'formula'), ...children(rule, 'f')].map((node) =>
    formulaOf(node.text, origin),
  )
  const [first, second] = formulas
  if (type === 'cellIs') return first ? isTest(operator, first, second ?? null) : null
  if (text !== undefined) {
    const sought = text.toLowerCase()
    const test = wordTests[type ?? '']
    return test ? (_, value) => value !== null && test(String(value).toLowerCase(), sought) : null
  }
  // A rule on empty cells paints what is missing, which says nothing of how it goes.
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
    return (at, value, look) => value !== null && compared(value, sign, first(at, look)) === true
  if ((operator !== 'between' && operator !== 'notBetween') || !second) return null
  return (at, value, look) => {
    if (value === null) return false
    const from = compared(value, '>=', first(at, look))
    const to = compared(value, '<=', second(at, look))
    if (from === undefined || to === undefined) return false
    return (from && to) === (operator === 'between')
  }
}
