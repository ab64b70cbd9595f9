// Exports of the tools in which people track tasks (Jira, Planner, Trello, Asana, Smartsheet, Monday, Pentana and their like).
// Their titles mean other things than a plan's: "Name" is what is done, "Priority" is how much it presses, a bucket or a list
// is what the row stands under.
import type { Column, Guess } from './column-titles.ts'
import type { ColumnsSaid } from './columns.ts'
import { areBoardSteps } from './status.ts'

/** What is done, the plainest title first. */
const names = [
  /^(?:task|card|item|issue|activity) ?(?:name|title|summary)$/,
  /^summary$/,
  /^title$/,
  /^(?:name|subject|item|work item)$/,
]

const group =
  /^(?:bucket(?: name)?|list(?: name)?|section(?:\/column)?|board column|(?:task )?group(?: name)?|epic(?: name)?|parent summary|swim ?lane)$/

/** Titles that hardly anything but a tracker has. */
const signs =
  /^(?:issue (?:key|type|id)|(?:task|card|item|board|bucket|list) name|bucket|section\/column|assignees?(?: e-?mail)?|assigned to|managed by|members|(?:completed )?checklist items?(?: .*)?|reporter|status icon|progress bar(?: .*)?|latest (?:note|comment)|labels|tags|predecessors|% complete|is recurring|(?:task|card|item) id|sub-?(?:items|tasks)|parent task|story points|sprint|epic (?:name|link)|resource names|created (?:by|at)|last modified|people|person)$/

// Of the record and not of the plan, though some begin as a plan's titles do.
const ofTheRecord =
  /^(?:(?:card |task |item )?descriptions?|projects?(?: .*)?|parent\b.*|labels?|tags?|created\b.*|modified\b.*|last .*|reporter|creator|issue type|type|issue id|sub-?(?:tasks?|items?)|(?:completed )?checklist\b.*|completed .+|is recurring|late|archived|board\b.*|.*\burl|.*\be-?mail|(?:list|board|bucket|plan|project|parent) id|duration|predecessors|health|progress bar\b.*|resolution|attachment.*|milestones?|sprint|epic link|story points)$/

const roles: readonly [Guess['kind'], RegExp][] = [
  ['ref', /^(?:issue key|key|code|wbs|(?:task|card|item) id)$/],
  ['timeframe', /^(?:due|due (?:date|on|by)|end(?: date)?|finish(?: date)?|timeline)$/],
  ['start', /^start(?: date)?$/],
  ['status', /^(?:status|status icon|list status)$/],
  ['update', /^latest (?:note|comment|update)s?$/],
]

/** Who does it, the plainest title first: who manages it is named beside who it is assigned to. */
const owners = [
  /^(?:assigned to|assignees?|task owner)$/,
  /^(?:owners?|members|people|person|resource names)$/,
  /^managed by$/,
]

/**
 * Takes the titles of a header row (`titleOf`), what each would be in a plan and what somebody said of them. Returns what each is
 * in a tracker's export; what was said stays. Null where the row is no header of one: it names what is done as plans do, or says neither who nor when nor how it goes.
 */
export function trackerGuesses(
  titles: readonly string[],
  guesses: readonly (Guess | null)[],
  said: ColumnsSaid,
): (Guess | null)[] | null {
  const name = firstOf(names, titles)
  if (name < 0 || new Set(titles.filter(Boolean)).size < 3) return null
  const named = guesses.some(
    (guess, at) =>
      at !== name && guess?.kind === 'action' && guess.sure && !ofTheRecord.test(titles[at] ?? ''),
  )
  if (named) return null
  const owner = firstOf(owners, titles)
  const has = (kind: Guess['kind']) =>
    titles.some((title, at) => guesses[at]?.kind === kind || roleOf(title) === kind)
  const marks = new Set(titles.filter((title, at) => at !== name && signs.test(title))).size
  const told = [owner >= 0, has('timeframe'), has('status')].filter(Boolean).length
  if (told + Math.min(marks, 2) < 3 || told === 0) return null
  const grouped = titles.findIndex((title) => group.test(title))
  const planner = marks > 0 && !titles.some((title) => roleOf(title) === 'status')
  return titles.map((title, at): Guess | null => {
    if (Object.hasOwn(said, title)) return guesses[at] ?? null
    if (at === name) return { kind: 'action', sure: true }
    if (at === owner) return { kind: 'owner', sure: true }
    if (at === grouped) return { kind: 'priority', sure: true }
    if (planner && title === 'progress') return { kind: 'status', sure: true }
    const kind = roleOf(title)
    if (kind) return { kind, sure: true }
    const guess = guesses[at] ?? null
    const besides = ofTheRecord.test(title) || guess?.kind === 'action' || guess?.kind === 'owner'
    return besides || (guess?.kind === 'priority' && grouped >= 0) ? null : guess
  })
}

const roleOf = (title: string): Guess['kind'] | null =>
  roles.find(([, pattern]) => pattern.test(title))?.[0] ?? null

function firstOf(patterns: readonly RegExp[], titles: readonly string[]): number {
  for (const pattern of patterns) {
    const at = titles.findIndex((title) => pattern.test(title))
    if (at >= 0) return at
  }
  return -1
}

// What a machine numbers its records by ("5f1c09ab77e2", "1204567890123456", "vRq_8Tn0ZUeSx7-kYtGh2WQAL0mN"): no word of the plan.
const machineId = /^(?=\S*\d)[\w-]{10,}$/

/**
 * Takes a header's columns, the rows under it and its titles. Returns the columns as a tracker's cells show them: lists called
 * "To do" and "Done" are how the row goes and not what it stands under, and a machine's numbers are not the plan's.
 */
export function settledTracker(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  titles: readonly string[],
): Column[] {
  const cellsOf = (at: number) => rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
  const [ref, listed] = [columns.indexOf('ref'), columns.indexOf('priority')]
  const steps = listed >= 0 && group.test(titles[listed] ?? '') && areBoardSteps(cellsOf(listed))
  const ids = cellsOf(ref)
  const machines = ref >= 0 && ids.length > 0 && ids.every((id) => machineId.test(id))
  return columns.map((column, at) => {
    if (at === ref && machines) return 'other'
    if (at === listed && steps) return columns.includes('status') ? 'other' : 'status'
    return column
  })
}
