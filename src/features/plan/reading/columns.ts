// Which row is a header, and what each of its columns is. Plans reword their headers from page to page
// ("Time Frame", "By when - time frame"), so titles are known by how they begin.

export type Column =
  | 'priority'
  | 'ref'
  | 'aim'
  | 'objective'
  | 'action'
  | 'owner'
  | 'timeframe'
  | 'status'
  | 'update'
  | 'other'

const titles: readonly [Column, RegExp][] = [
  ['ref', /^(?:ref|reference|no|number|id|#|item|action (?:no|ref|number)|aim (?:no|ref))\.?$/],
  ['priority', /^(?:strategic )?(?:priority|theme)(?: area)?$/],
  ['status', /^(?:current )?(?:status|b?rag|progress rag|rating)\b/],
  [
    'timeframe',
    /^(?:time ?-?(?:frame|scale|line|table)|by when|when|due|deadline|target (?:date|completion)|completion date|completed? by|date|end date)\b/,
  ],
  [
    'owner',
    /^(?:owners?|leads?|led by|responsib\w*|who|by whom|accountab\w*|person|organisation|agency|partners?)\b/,
  ],
  ['update', /^(?:updates?|progress|comments?|notes?|commentary|position|evidence)\b/],
  ['objective', /^(?:objectives?|what steps|steps)\b/],
  ['action', /^(?:actions?|tasks?|activit\w+|what (?:will|we|are)|deliverables?)\b/],
  ['aim', /^(?:aims?|inten[st]ion|intended|desired outcome|outcomes?|goals?)\b/],
]

const secondLine =
  /(?:inten[st]ion|intended|desired outcome|what steps|by whom|by when|time ?frame|\bb?rag\b|red.{0,9}amber|who (?:is|will)|how will|what will)/

/** More columns than any plan has. */
export const columnsMax = 200
const titleLettersMax = 80
const plainTitleWordsMax = 5

/** Columns of a header row, left to right, or null where the row is not a header. */
export function headerColumns(cells: readonly string[]): Column[] | null {
  if (cells.length > columnsMax) return null
  const filled = cells.filter((cell) => hasWord(cell))
  if (filled.length < 2 || aimRef(filled[0] ?? '')) return null
  const columns = cells.map(columnOf)
  const known = columns.filter((column) => column !== 'other')
  const kinds = new Set(known).size
  if (kinds < Math.min(3, filled.length) || known.length < filled.length * 0.6) return null
  return onceEach(columns)
}

/** Whether this row, straight after a header row, is the second line of that header. */
export function isSecondHeaderLine(cells: readonly string[]): boolean {
  const filled = cells.map(normal).filter((cell) => cell !== '')
  if (filled.length === 0 || aimRef(filled[0] ?? '')) return false
  return filled.every((cell) => cell.length <= titleLettersMax && secondLine.test(cell))
}

/** Columns that a first header line left unnamed take their meaning from the second line. */
export function withSecondLine(columns: readonly Column[], cells: readonly string[]): Column[] {
  const width = Math.max(columns.length, cells.length)
  return onceEach(
    Array.from({ length: width }, (_, at) => {
      const first = columns[at] ?? 'other'
      return first === 'other' ? columnOf(cells[at] ?? '') : first
    }),
  )
}

/** What the columns of rows most likely are where no header says so, from the widest of them and their numbers. */
export function guessedColumns(rows: readonly (readonly string[])[]): Column[] {
  const whole: Column[] = ['aim', 'objective', 'action', 'owner', 'timeframe', 'status', 'update']
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0)
  if (width >= 6) return whole.slice(0, width)
  const short: Column[] = ['action', 'owner', 'timeframe', 'status']
  const numbered = width === 5 || rows.some((cells) => aimRef(cells[0] ?? ''))
  return (numbered ? (['aim', ...short] as const) : short).slice(0, width)
}

/** The number at the head of an aim ("1.1 To ...") and the words after it, or null. */
export function aimRef(cell: string): { ref: string; text: string } | null {
  const found = /^(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?:[a-z](?!\p{L}))?)(?!\.?\d)[.):]?(?:\s|$|(?=\p{L}))/u.exec(
    cell.trimStart(),
  )
  if (!found?.[1]) return null
  return { ref: found[1], text: cell.trimStart().slice(found[0].length).trim() }
}

/** Whether the text holds a letter or a digit; rules and dashes alone carry no words. */
export function hasWord(text: string): boolean {
  return /[\p{L}\p{M}\p{N}&%£€$+@]/u.test(text)
}

function columnOf(cell: string): Column {
  const text = normal(cell)
  if (text === '' || text.length > titleLettersMax) return 'other'
  if (text.split(' ').length > plainTitleWordsMax && !secondLine.test(text)) return 'other'
  return titles.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other'
}

function onceEach(columns: readonly Column[]): Column[] {
  return columns.map((column, at) => (columns.indexOf(column) < at ? 'other' : column))
}

function normal(cell: string): string {
  return cell.length > 4 * titleLettersMax ? cell : cell.trim().replace(/\s+/g, ' ').toLowerCase()
}
