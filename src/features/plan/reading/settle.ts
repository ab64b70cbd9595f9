// What a column holds is known by its title, and better by its cells: "Progress" is the status in one plan and the update
// in the next. Decided once for the whole column, from every row under its header.
import type { Column } from './column-titles.ts'
import { settledPosts } from './posts.ts'
import { hasWord, titleOf } from './columns.ts'
import { isOnlyStatus, isStatus, ragIn } from './status.ts'
import { readTimeFrame } from './time-frame.ts'
import { settledTracker } from './tracker.ts'

const shortMax = 40
const longMin = 60

/**
 * Takes a header's columns, the rows under it, its titles and which of the columns a person has named. Returns the columns as their
 * cells show them to be; what a person said stays.
 */
export function settledColumns(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  titles: readonly string[],
  isSaid: (index: number) => boolean = () => false,
): Column[] {
  const tracked = settledTracker(columns, rows, titles.map(titleOf))
  const coded = withoutCodes(withoutUrgency(tracked, rows), rows, titles)
  const shares = withShare(coded, titles)
  const grouped = withGroups(settledRefs(withoutTopics(shares, rows, titles), rows), rows, titles)
  const named = settledPosts(grouped, titles, rows)
  const settled = settledTimes(
    withMilestones(settledProgress(named, rows, titles), rows, titles),
    rows,
    titles,
  )
  return columns.every((column, at) => column === settled[at] || !isSaid(at)) ? settled : [...columns]
}

const urgency =
  /^(?:[1-5][ .:–-]+)?(?:very |not |medium[ /-])?(?:high(?:est)?|med(?:ium)?|low(?:est)?|urgent|important|immediate|critical|normal|standard|minor|major|blocker|trivial|essential|desirable|h|m|l)(?: priority)?[^\p{L}\p{N}]*$/iu

/** A "Priority" of nothing but high, medium and low says how much the row presses, and not what it stands under. */
function withoutUrgency(columns: readonly Column[], rows: readonly (readonly string[])[]): Column[] {
  const at = columns.indexOf('priority')
  const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
  const presses = at >= 0 && cells.length > 0 && cells.every((cell) => urgency.test(cell))
  return presses ? swapped(columns, at, 'other') : [...columns]
}

const refOnly = /^(?:[A-Z]{1,4}[ .-]?)?\d{1,2}(?:\.\d{1,2})*\.?[a-z]?[.):*]*$/

/** An "Item" of words is what was talked about, and no number. */
function withoutTopics(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  titles: readonly string[],
): Column[] {
  const at = columns.indexOf('ref')
  if (at < 0 || !/^(?:items?|code|row|line)$/.test(titleOf(titles[at] ?? ''))) return [...columns]
  const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
  const numbers = cells.filter((cell) => /\d/.test(cell) || cell.length < 3).length
  return numbers * 2 < cells.length ? swapped(columns, at, 'other') : [...columns]
}

/** A first column of numbers alone is the rows' numbers, whatever it is called, and even when it is called nothing. */
function settledRefs(columns: readonly Column[], rows: readonly (readonly string[])[]): Column[] {
  const [first] = columns
  if (columns.includes('ref') || (first !== 'other' && first !== 'objective')) return [...columns]
  const cells = rows.map((row) => (row[0] ?? '').trim()).filter((cell) => cell !== '')
  const numbers =
    cells.length > 0 && new Set(cells).size === cells.length && cells.every((cell) => refOnly.test(cell))
  return numbers ? swapped(columns, 0, 'ref') : [...columns]
}

// What is said of each action and groups none.
const ofEach =
  /\b(?:risks?|characteristics?|kpis?|measures?|indicators?|costs?|budgets?|funding|resources?|partners?|evidence|links?|linked|source|dates?|years?|quarters?|priority|urgency|level|type|rag|current|currently|existing|already|baseline)\b/

/** A first column of words that is blank or merged in some rows, left of what is done, is what those rows stand under. */
function withGroups(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  titles: readonly string[],
): Column[] {
  const at = columns.findIndex((column) => column !== 'ref')
  const title = titleOf(titles[at] ?? '')
  const action = columns.indexOf('action')
  if (columns[at] !== 'other' || action < at || columns.includes('aim') || title === '' || ofEach.test(title))
    return [...columns]
  const acting = rows.filter((row) => hasWord(row[action] ?? '')).map((row) => (row[at] ?? '').trim())
  const heads = acting.filter((cell) => cell !== '')
  const areGroups =
    acting.length > heads.length && acting[0] !== '' && heads.every((cell) => /\p{L}{3}/u.test(cell))
  return areGroups ? swapped(columns, at, 'aim') : [...columns]
}

const codeOnly = /^[A-Z]{1,6}(?:[-./ ][A-Z]{1,6})*[-./ ]?\d{1,4}(?:[.-]\d{1,3})*[a-z]?$/

/** An "Action" of nothing but codes is the numbers; what is done is in the column that says so beside it. */
function withoutCodes(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  titles: readonly string[],
): Column[] {
  const at = columns.indexOf('action')
  const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
  if (at < 0 || cells.length === 0 || !cells.every((cell) => codeOnly.test(cell))) return [...columns]
  const numbered = swapped(columns, at, columns.includes('ref') ? 'other' : 'ref')
  const named = numbered.findIndex(
    (column, index) =>
      column === 'other' && /\b(?:title|name|description)$/.test(titleOf(titles[index] ?? '')),
  )
  return named < 0 ? numbered : swapped(numbered, named, 'action')
}

const shareTitle =
  /^(?:(?:%|per ?cent(?:age)?) ?(?:complete[d]?|completion|progress|done|achieved)|(?:complete[d]?|completion|progress|achieved) ?\(?(?:%|per ?cent(?:age)?)\)?|progress bar(?: ?\(?%\)?)?)$/

/** How many percent are done is how it goes, where no column says it in words; else it is told beside the status. */
function withShare(columns: readonly Column[], titles: readonly string[]): Column[] {
  const at = titles.findIndex((title, index) => columns[index] === 'other' && shareTitle.test(titleOf(title)))
  if (at < 0 || (columns.includes('status') && columns.includes('update'))) return [...columns]
  return swapped(columns, at, columns.includes('status') ? 'update' : 'status')
}

/** "Milestone" beside the action is when, where most of its cells name a time. */
function withMilestones(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  titles: readonly string[],
): Column[] {
  if (columns.includes('timeframe')) return [...columns]
  const at = titles.findIndex(
    (title, index) => columns[index] === 'other' && /^(?:key )?milestones?$/.test(titleOf(title)),
  )
  const told = rows.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '')
  const cells = told.filter((cell) => !readTimeFrame(cell, null).unscheduled)
  const timed = cells.filter((cell) => cell.split('\n').every(isTime)).length
  return at >= 0 && timed > 0 && timed * 2 >= cells.length ? swapped(columns, at, 'timeframe') : [...columns]
}

// When something was written down, and not when it is to be done.
const ofTheRecord =
  /\b(?:raised|logged|created|opened|added|identified|recorded|reported|received|modified|updated|approved|closed)\b/

/** "Target" may be a number to reach; the time then stands in another column, if it says so plainly. */
function settledTimes(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  titles: readonly string[],
): Column[] {
  const areTimes = (index: number) => {
    const cells = rows.map((cells) => cells[index] ?? '').filter((cell) => cell.trim() !== '')
    return cells.length > 0 && cells.filter(isTime).length >= cells.length * 0.8
  }
  const named = columns.indexOf('timeframe')
  if (named >= 0 && rows.some((cells) => isTime(cells[named] ?? ''))) return [...columns]
  // "Completed" over nothing but dates is when.
  const dated = columns.indexOf('status')
  if (named < 0 && dated >= 0 && areTimes(dated) && !rows.some((cells) => isStatus(cells[dated] ?? '')))
    return swapped(columns, dated, 'timeframe')
  const unnamed = columns.findIndex(
    (column, index) =>
      column === 'other' && !ofTheRecord.test(titleOf(titles[index] ?? '')) && areTimes(index),
  )
  return unnamed < 0 ? [...columns] : swapped(columns, unnamed, 'timeframe', named)
}

function isTime(cell: string): boolean {
  if (cell.trim() === '' || cell.length > shortMax) return false
  const { times, recurring, noYear } = readTimeFrame(cell, null)
  return times.length > 0 || recurring !== null || noYear
}

// What a card is marked with is painted for the eye.
const label = /^(?:labels?|tags?|label colou?rs?)$/

function settledProgress(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  titles: readonly string[],
): Column[] {
  const cellsOf = (at: number) => rows.map((cells) => cells[at] ?? '').filter((cell) => cell.trim() !== '')
  const at = (column: Column) => columns.indexOf(column)
  const [status, update] = [at('status'), at('update')]
  if (status < 0 && update >= 0 && areOnlyStatuses(cellsOf(update))) return swapped(columns, update, 'status')
  if (status >= 0 && update < 0 && areStories(cellsOf(status))) return swapped(columns, status, 'update')
  if (status >= 0 && update >= 0 && areStories(cellsOf(status)) && areStatuses(cellsOf(update)))
    return swapped(swapped(columns, status, 'update'), update, 'status')
  if (status >= 0) return [...columns]
  const unnamed = columns.findIndex(
    (column, index) =>
      column === 'other' &&
      !label.test(titleOf(titles[index] ?? '')) &&
      (areColours(cellsOf(index)) ||
        (cellsOf(index).length > 1 && areStatuses(cellsOf(index)) && !cellsOf(index).some(isAnswer))),
  )
  return unnamed < 0 ? [...columns] : swapped(columns, unnamed, 'status')
}

/** What a yes or a no means only its title says, and this one does not say that it is how it goes: "Funded?", "Relevant". */
const isAnswer = (cell: string): boolean => /^(?:y|yes|n|no)(?![\p{L}\p{N}])/iu.test(cell.trim())

const swapped = (columns: readonly Column[], index: number, column: Column, emptied = -1): Column[] =>
  columns.map((each, at) => (at === index ? column : at === emptied ? 'other' : each))

const areStatuses = (cells: readonly string[]): boolean =>
  cells.length > 0 && cells.filter(isStatus).length >= cells.length * 0.8

const areOnlyStatuses = (cells: readonly string[]): boolean =>
  cells.length > 0 && cells.filter(isOnlyStatus).length >= cells.length * 0.8

const areColours = (cells: readonly string[]): boolean =>
  cells.length > 0 && cells.every((cell) => cell.trim().length <= 12 && ragIn(cell) !== null)

function areStories(cells: readonly string[]): boolean {
  const stories = cells.filter((cell) => cell.trim().length >= longMin && !isStatus(cell))
  return cells.length > 0 && stories.length > cells.length / 2
}
