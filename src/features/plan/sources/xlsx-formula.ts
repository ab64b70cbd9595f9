// The few formulas by which sheets colour their cells ($H2="Red", ISNUMBER(SEARCH("late",H2))), over words that stand in the
// sheet. Nothing else of a workbook is ever worked out: what needs a clock, a sum or another sheet stays unknown.

export type Place = { row: number; column: number }
/** A cell's content; null where it is empty, NaN for what a spreadsheet calls an error. */
export type Value = string | number | boolean | null
/** A cell's content; undefined where it is too long to be compared. */
export type Look = (place: Place) => Value | undefined
/** Undefined where the formula asks for what is not worked out here. */
export type Formula = (at: Place, look: Look) => Value | undefined

const lettersMax = 500
/** What colours a cell is a word or a sentence; a whole story, or many joined, is not looked through. */
export const textMax = 2_000
const token =
  /\s*(?:"((?:[^"]|"")*)"|(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(!.:])|(\d+(?:\.\d+)?)(?![\w:!])|([A-Z][A-Z.]*)(?=\s*\()|(TRUE|FALSE)\b|(<>|<=|>=|[=<>&(),]))/iy

type Token = RegExpExecArray
type Parse = { tokens: readonly Token[]; at: number; origin: Place }

/** Takes a formula as it is written for the cell `origin`. Null where it has more in it than is read here. */
export function formulaOf(text: string, origin: Place): Formula | null {
  const tokens = tokensOf(text.trim().replace(/^=/, ''))
  if (!tokens) return null
  const parse: Parse = { tokens, at: 0, origin }
  const formula = comparison(parse)
  return formula && parse.at === tokens.length ? formula : null
}

/** Whether a formula's result counts as yes. */
export const isYes = (value: Value | undefined): boolean =>
  value === true || (typeof value === 'number' && !Number.isNaN(value) && value !== 0)

function tokensOf(text: string): Token[] | null {
  if (text.length > lettersMax) return null
  const tokens: Token[] = []
  const next = new RegExp(token)
  while (next.lastIndex < text.length) {
    const found = next.exec(text)
    if (!found) return null
    tokens.push(found)
  }
  return tokens
}

const signAt = ({ tokens, at }: Parse): string => tokens[at]?.[9] ?? ''

function comparison(parse: Parse): Formula | null {
  const left = joined(parse)
  const sign = signAt(parse)
  if (!left || !/^(?:<>|<=|>=|[=<>])$/.test(sign)) return left
  parse.at += 1
  const right = joined(parse)
  return right && ((at, look) => compared(left(at, look), sign, right(at, look)))
}

/** "A" & "B". */
function joined(parse: Parse): Formula | null {
  let whole = single(parse)
  while (whole && signAt(parse) === '&') {
    parse.at += 1
    const [left, right] = [whole, single(parse)]
    whole =
      right &&
      ((at, look) => {
        const [first, second] = [left(at, look), right(at, look)]
        if (first === undefined || second === undefined) return undefined
        const text = `${textOf(first)}${textOf(second)}`
        return text.length > textMax ? undefined : text
      })
  }
  return whole
}

function single(parse: Parse): Formula | null {
  const found = parse.tokens[parse.at]
  if (!found) return null
  parse.at += 1
  const [, text, fixedColumn, letters, fixedRow, row, number, name, truth, sign] = found
  if (text !== undefined) return () => text.replaceAll('""', '"')
  if (letters !== undefined)
    return cellAt(parse.origin, columnOf(letters), fixedColumn !== '', Number(row), fixedRow !== '')
  if (number !== undefined) return () => Number(number)
  if (truth !== undefined) return () => truth.toUpperCase() === 'TRUE'
  if (name !== undefined) return called(name.toUpperCase(), parse)
  if (sign !== '(') return null
  const inner = comparison(parse)
  if (signAt(parse) !== ')') return null
  parse.at += 1
  return inner
}

/** A reference moves with the cell that the formula colours, unless "$" holds it. */
function cellAt(
  origin: Place,
  column: number,
  holdsColumn: boolean,
  row: number,
  holdsRow: boolean,
): Formula {
  return (at, look) =>
    look({
      row: holdsRow ? row : at.row + row - origin.row,
      column: holdsColumn ? column : at.column + column - origin.column,
    })
}

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

function called(name: string, parse: Parse): Formula | null {
  parse.at += 1
  const given: Formula[] = []
  while (signAt(parse) !== ')') {
    if (given.length > 0 && signAt(parse) !== ',') return null
    if (given.length > 0) parse.at += 1
    const next = comparison(parse)
    if (!next) return null
    given.push(next)
  }
  parse.at += 1
  const work = Object.hasOwn(functions, name) ? functions[name] : undefined
  return work ? (at, look) => work(given.map((each) => each(at, look))) : null
}

type Given = readonly (Value | undefined)[]
const known = (work: (values: readonly Value[]) => Value) => (given: Given) =>
  given.some((each) => each === undefined) ? undefined : work(given.map((each) => each ?? null))

const functions: Record<string, (given: Given) => Value | undefined> = {
  AND: (given) => (given.includes(false) ? false : known((all) => all.every(isYes))(given)),
  OR: (given) => (given.some(isYes) ? true : known(() => false)(given)),
  NOT: known(([value = null]) => (Number.isNaN(value) ? Number.NaN : !isYes(value))),
  ISNUMBER: known(([value = null]) => typeof value === 'number' && !Number.isNaN(value)),
  ISERROR: known(([value = null]) => Number.isNaN(value)),
  ISBLANK: known(([value = null]) => value === null),
  ISTEXT: known(([value = null]) => typeof value === 'string'),
  LEN: known(([value = null]) => textOf(value).length),
  TRIM: known(([value = null]) => textOf(value).trim().replace(/ +/g, ' ')),
  UPPER: known(([value = null]) => textOf(value).toUpperCase()),
  LOWER: known(([value = null]) => textOf(value).toLowerCase()),
  LEFT: known(([value = null, count = 1]) => textOf(value).slice(0, Number(count))),
  RIGHT: known(([value = null, count = 1]) => textOf(value).slice(-Number(count))),
  EXACT: known(([first = null, second = null]) => textOf(first) === textOf(second)),
  SEARCH: known(([sought = null, within = null]) =>
    placeOf(textOf(within).toLowerCase(), textOf(sought).toLowerCase()),
  ),
  FIND: known(([sought = null, within = null]) => placeOf(textOf(within), textOf(sought))),
}

const placeOf = (within: string, sought: string): number => {
  const at = within.indexOf(sought)
  return at < 0 ? Number.NaN : at + 1
}

const textOf = (value: Value): string =>
  value === null ? '' : typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value)

/** As spreadsheets compare: capitals are nothing, an empty cell is both "" and 0, numbers come before words. */
export function compared(
  left: Value | undefined,
  sign: string,
  right: Value | undefined,
): boolean | undefined {
  if (left === undefined || right === undefined) return undefined
  if (Number.isNaN(left) || Number.isNaN(right)) return false
  const order = orderOf(left ?? emptyLike(right), right ?? emptyLike(left))
  if (sign === '=') return order === 0
  if (sign === '<>') return order !== 0
  if (sign === '<') return order < 0
  if (sign === '>') return order > 0
  return sign === '<=' ? order <= 0 : order >= 0
}

const emptyLike = (other: Value): Value =>
  typeof other === 'number' ? 0 : typeof other === 'boolean' ? false : ''

function orderOf(left: Value, right: Value): number {
  const [first, second] = [rankOf(left), rankOf(right)]
  if (first !== second) return first - second
  if (typeof left === 'string' && typeof right === 'string') {
    const [a, b] = [left.toLowerCase(), right.toLowerCase()]
    return a < b ? -1 : a > b ? 1 : 0
  }
  return Number(left) - Number(right)
}

const rankOf = (value: Value): number => ['number', 'string', 'boolean'].indexOf(typeof value)
