// Which row is a header, and what each of its columns is. Plans reword their headers from page to page
// ("Time Frame", "By when - time frame"), so titles are known by how they begin (column-titles.ts).
import { type Column, type Guess, titleKind } from './column-titles.ts'
import { areOfAnother } from './other-header.ts'
import { withoutMoved } from './moved-date.ts'
import { areNumbers } from './row-numbers.ts'
import { asksSomething, besideQuestions, withAnAction } from './question-titles.ts'
import { isShortHeader } from './short-header.ts'
import { isStatus } from './status.ts'
import { withoutBodies } from './ticked-owners.ts'
import { withoutPeriods } from './ticked-times.ts'
import { openedBy } from './long-titles.ts'
import { normal, saidOfTitle, titleLettersMax, titleOf } from './title-of.ts'
import { readTimeFrame } from './time-frame.ts'
import { trackerGuesses } from './tracker.ts'

export type { Column } from './column-titles.ts'
export { titleOf } from './title-of.ts'
/** What somebody said that columns of these titles hold: by normalised title (`titleOf`). */
export type ColumnsSaid = Readonly<Record<string, Column>>

const secondLine =
  /(?:^q[1-4]\b|^(?:date|lead|officer|rag|status|no\.?)$|inten[st]ion|intended|desired outcome|what steps|by whom|by when|time ?frame|\bb?rag\b|red.{0,9}amber|who (?:is|will)|how will|what will)/

export const columnsMax = 200
const plainTitleWordsMax = 5
const askedWordsMax = 10

const planColumns: readonly Column[] = ['action', 'objective', 'aim']
const whoAndWhen: readonly Column[] = ['owner', 'timeframe', 'status', 'update']

/**
 * Columns of a header row, left to right, or null where the row is not a header of a plan. A header names three kinds
 * (or all that it has), or what is done beside who or when; most of its titles are known. `said` goes before what titles
 * seem to say; `marked`: the format itself calls the row a header, and then two kinds are enough.
 */
export function headerColumns(
  cells: readonly string[],
  { said = nothing, marked = false }: { said?: ColumnsSaid; marked?: boolean } = {},
): Column[] | null {
  const before = asked.get(cells)
  if (before?.said === said && before.marked === marked) return before.columns
  const columns = columnsOfHeader(cells, said, marked)
  asked.set(cells, { said, marked, columns })
  return columns
}

const nothing: ColumnsSaid = {}
// Several passes ask the same of each row; cells are never changed in place.
const asked = new WeakMap<
  readonly string[],
  { said: ColumnsSaid; marked: boolean; columns: Column[] | null }
>()

function columnsOfHeader(cells: readonly string[], said: ColumnsSaid, marked: boolean): Column[] | null {
  if (cells.length > columnsMax) return null
  const filled = cells.filter((cell) => hasWord(cell))
  if (filled.length < 2) return null
  if (allSaid(filled, said))
    return bestOfEach(
      cells,
      cells.map((cell) => guessOf(cell, said)),
    )
  if (aimRef(filled[0] ?? '')) return null
  // No header is mostly sentences.
  if (filled.filter((cell) => cell.length <= titleLettersMax * 2).length < filled.length * 0.4) return null
  if (isLogframe(cells)) {
    // "Goal", "Output 1" stand under no title, and beside them what they are.
    const own: Column[] = hasWord(cells[0] ?? '') ? ['objective'] : ['aim', 'objective']
    return cells.map((_, at) => own[at] ?? 'other')
  }
  const own = cells.map((cell) => guessOf(cell, said))
  const tracked = isOtherHeader(cells) ? null : trackerGuesses(cells.map(titleOf), own, said)
  if (tracked) return bestOfEach(cells, tracked)
  const titles = cells.map(titleOf)
  const isSaid = (at: number) => Object.hasOwn(said, titles[at] ?? '')
  const beside = promiseAndTask(cells, besideQuestions(titles, own, isSaid))
  const guesses = withoutMoved(cells, untitledAction(cells, withAnAction(titles, beside, isSaid)), isSaid)
  const known = guesses.filter((guess) => guess !== null)
  const kinds = new Set(known.map(({ kind }) => kind))
  const done = planColumns.some((kind) => kinds.has(kind as Guess['kind']))
  const shown = done && whoAndWhen.some((kind) => kinds.has(kind as Guess['kind']))
  const plan = done || kinds.has('priority')
  if (!plan || isOtherHeader(cells) || (!marked && isFilledIn(cells, guesses))) return null
  const enough =
    kinds.size >= Math.min(3, filled.length) ||
    (shown && (marked || filled.length >= 4 || isShortHeader(cells, guesses)))
  if (!enough || known.length < withoutBodies(withoutPeriods(filled)).length * (shown ? 0.4 : 0.6))
    return null
  return bestOfEach(cells, guesses)
}

/** Whether somebody said what stands under each of these titles: then they are titles, whatever they look like. */
function allSaid(filled: readonly string[], said: ColumnsSaid): boolean {
  const keys = new Set(filled.map(titleOf))
  return (
    keys.size > 1 &&
    [...keys].every((key) => Object.hasOwn(said, key)) &&
    [...keys].some((key) => planColumns.includes(saidOfTitle(said, key) ?? 'other'))
  )
}

/** The table of a project's results, which names nobody and no time: "Result level | Indicator | Baseline | Target | Assumptions". */
const isLogframe = (cells: readonly string[]): boolean =>
  cells.slice(0, 2).some(hasWord) &&
  cells.length > 3 &&
  cells
    .slice(1)
    .filter((cell) =>
      /^(?:(?:objectively verifiable )?indicators?|baselines?|targets?|means of verification|sources? of verification|assumptions?(?: and risks)?)$/.test(
        titleOf(cell),
      ),
    ).length > 2

/**
 * Whether the row is one of the table and no header: it begins as titles do ("Actions of the review are taken"), but says
 * when or how it goes. A header beside such a cell ("2025/26", "Completed") has two titles that leave no doubt.
 */
function isFilledIn(cells: readonly string[], guesses: readonly (Guess | null)[]): boolean {
  const filled = cells.map((cell, at) => saysWhenOrHow(cell, guesses[at] ?? null))
  const rest = cells.flatMap((cell, at) =>
    hasWord(cell) && !filled[at] ? [{ cell, guess: guesses[at] }] : [],
  )
  // "Task | Officer | Completed": the others are titles and nothing more.
  const bare =
    rest.length > 1 && rest.every(({ cell, guess }) => guess && titleOf(cell).split(' ').length < 3)
  return filled.includes(true) && !bare && sureKinds(rest.map(({ guess }) => guess ?? null)) < 2
}

function saysWhenOrHow(cell: string, guess: Guess | null): boolean {
  if (!hasWord(cell)) return false
  if (guess === null) return isStatus(cell) || isDated(cell)
  if (guess.kind === 'status') return !guess.sure && isStatus(cell)
  return (guess.kind === 'timeframe' || guess.kind === 'start') && isDated(cell)
}

const sureKinds = (guesses: readonly (Guess | null)[]): number =>
  new Set(guesses.flatMap((guess) => (guess?.sure ? [guess.kind] : []))).size

/**
 * Whether a row in the middle of a table, which could be a header, is that of the table once more: it has titles of the one
 * above (`above`), or, reworded after a page break, says nothing but titles. Any other is a row whose words begin as titles do.
 */
export function repeatsHeader(cells: readonly string[], above: readonly string[]): boolean {
  const titles = new Set(above.filter(hasWord).map(titleOf))
  const filled = cells.filter(hasWord)
  if (filled.filter((cell) => titles.has(titleOf(cell))).length >= Math.min(2, filled.length)) return true
  const guesses = cells.map((cell) => guessOf(cell, nothing))
  const known = guesses.filter((guess) => guess !== null)
  if (cells.some((cell, at) => saysWhenOrHow(cell, guesses[at] ?? null))) return false
  return sureKinds(guesses) >= 3 && known.length >= filled.length * 0.75
}

const isDated = (cell: string): boolean =>
  cell.length <= titleLettersMax && /\d/.test(cell) && readTimeFrame(cell, null).times.length > 0

/** Whether the row heads a table that is no part of a plan's own: of risks, versions, members, measures or terms. */
export const isOtherHeader = (cells: readonly string[]): boolean =>
  areOfAnother(cells.filter(hasWord).map(titleOf))

/** Whether a row goes on with the header above it: nothing but titles, and blank where that one names its columns. */
export function completesHeader(columns: readonly Column[], cells: readonly string[]): boolean {
  const blank = (at: number) => !hasWord(cells[at] ?? '')
  const done = columns.flatMap((column, at) =>
    column === 'priority' || planColumns.includes(column) ? [at] : [],
  )
  const titles = cells.filter(hasWord)
  const known = titles.filter((title) => guessOf(title, {}) !== null)
  return done.length > 0 && done.every(blank) && known.length > 1 && known.length >= titles.length * 0.6
}

/** Whether this row, straight after a header row, is the second line of that header. */
export function isSecondHeaderLine(cells: readonly string[]): boolean {
  const filled = cells.map(normal).filter((cell) => cell !== '')
  if (filled.length === 0 || aimRef(filled[0] ?? '')) return false
  if (filled.some((cell) => cell.length > titleLettersMax)) return false
  // "What needs to be done?" under "Action": nobody does a question.
  const questions = filled.filter((cell) => cell.endsWith('?') && asksSomething(cell)).length
  return filled.every((cell) => secondLine.test(cell)) || (questions > 1 && questions * 2 >= filled.length)
}

/** Columns take their meaning from the second line where it is plain ("Progress" over "Update" and "RAG"), else from the first. */
export function withSecondLine(
  columns: readonly Column[],
  cells: readonly string[],
  said: ColumnsSaid = {},
): Column[] {
  const width = Math.max(columns.length, cells.length)
  const guesses = Array.from({ length: width }, (_, at): Guess | null => {
    // "Quarter" over "Q1" and "Q2" is no time by when, but how it went in each.
    const first = (/^q[1-4]\b/.test(normal(cells[at] ?? '')) ? null : columns[at]) ?? 'other'
    const second = guessOf(cells[at] ?? '', said)
    return second && (first === 'other' || second.sure)
      ? second
      : first === 'other'
        ? null
        : { kind: first, sure: true }
  })
  return bestOfEach(cells, guesses)
}

/** What the columns of rows most likely are where no header says so, from the widest of them and their numbers. */
export function guessedColumns(rows: readonly (readonly string[])[]): Column[] {
  const whole: Column[] = ['aim', 'objective', 'action', 'owner', 'timeframe', 'status', 'update']
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0)
  const counted = areNumbers(
    rows.filter((cells) => cells.filter(hasWord).length > 1).map(([first = '']) => first),
  )
  if (width >= 6) return [counted ? 'ref' : 'aim', ...whole.slice(1, width)]
  const short: Column[] = ['action', 'owner', 'timeframe', 'status']
  const numbered = width === 5 || rows.some((cells) => aimRef(cells[0] ?? ''))
  if (counted) return (['ref', ...short] as const).slice(0, width)
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

function guessOf(cell: string, said: ColumnsSaid): Guess | null {
  if (cell.length > titleLettersMax * 4) return null
  const title = titleOf(cell)
  const told = saidOfTitle(said, title)
  if (told !== undefined) return told === 'other' ? null : { kind: told, sure: true }
  if (title === '') return null
  const opened = openedBy(title)
  if (opened) return opened
  if (title.length > titleLettersMax) return null
  // "Lead (who will see that it is done?)" is one word, explained.
  const words = title.replace(/ ?\([^()]*\)$/, '').split(' ').length
  const whole = titleKind(title)
  // "Gap / action required": the half that leaves no doubt.
  const half = whole?.sure ? null : inOneOfTwoLanguages(title)
  const guess = half?.sure ? half : (whole ?? half)
  const asked = words <= askedWordsMax && asksSomething(title)
  if (words > plainTitleWordsMax && !asked && !secondLine.test(title) && !title.endsWith('?')) return null
  return guess
}

/** "Camau / Actions": the title twice, of which one half is known. */
function inOneOfTwoLanguages(title: string): Guess | null {
  const [first = '', second, ...more] = title.split('/')
  return second === undefined || more.length > 0 ? null : (titleKind(second) ?? titleKind(first))
}

/** A first column without a title, beside titles of who, when and how it goes and no other, is what is done. */
function untitledAction(cells: readonly string[], guesses: readonly (Guess | null)[]): (Guess | null)[] {
  const named = guesses.flatMap((guess) => (guess ? [guess.kind] : []))
  const titled = cells.filter(hasWord)
  const whoWhen = whoAndWhen.filter((kind) => named.includes(kind as Guess['kind'])).length
  if (hasWord(cells[0] ?? '') || whoWhen < 2 || titled.length !== named.length) return [...guesses]
  if (named.includes('priority') || planColumns.some((kind) => named.includes(kind as Guess['kind'])))
    return [...guesses]
  return guesses.map((guess, at) => (at === 0 ? { kind: 'action', sure: false } : guess))
}

/** A promise beside the tasks by which it is kept is the objective. */
function promiseAndTask(cells: readonly string[], guesses: readonly (Guess | null)[]): (Guess | null)[] {
  const has = (kind: Guess['kind']) => guesses.some((guess) => guess?.kind === kind && guess.sure)
  if (!has('action') || has('objective')) return [...guesses]
  return guesses.map((guess, at) =>
    guess?.kind === 'action' &&
    !guess.sure &&
    /^(?:our |key )?(?:commitments?|pledges?|promises?)\b/.test(titleOf(cells[at] ?? ''))
      ? { kind: 'objective', sure: true }
      : guess,
  )
}

/** Two columns cannot be the same: the surest of a kind is, else the first. An outcome right of the action is what came of it. */
function bestOfEach(cells: readonly string[], guesses: readonly (Guess | null)[]): Column[] {
  const best = new Map<Column, number>()
  const action = guesses.findIndex((guess) => guess?.kind === 'action')
  guesses.forEach((guess, at) => {
    if (!guess || (guess.kind === 'aim' && !guess.sure && action >= 0 && at > action)) return
    const before = best.get(guess.kind)
    // Where things stood before what is to be done is no news of it.
    const news = guess.kind === 'update' && before !== undefined && before < action && at > action
    if (before === undefined || (guess.sure && (!guesses[before]?.sure || news))) best.set(guess.kind, at)
  })
  const columns = Array.from({ length: Math.max(cells.length, guesses.length) }, (_, at): Column => {
    const kind = guesses[at]?.kind
    return kind !== undefined && best.get(kind) === at ? kind : 'other'
  })
  // A first day without a last one is the time frame.
  return best.has('timeframe')
    ? columns
    : columns.map((column) => (column === 'start' ? 'timeframe' : column))
}
