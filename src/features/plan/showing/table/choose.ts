// Which rows of a plan's table are asked for, in which order. Pure.
import { quarterOf } from '../../../../platform/calendar/quarters.ts'
import { onceFor } from '../../../../platform/once-for.ts'
import { fold } from '../../../../platform/text/fold.ts'
import { CONFIDENCES, type Rag, STATUSES } from '../../running/delivery.ts'
import { quarterKey } from '../../running/quarter-name.ts'
import type { Column, TableQuery } from './query.ts'
import type { TableRow } from './rows.ts'

export const PAGE_ROWS = 100

/** The rows that every filter lets through, sorted; rows that a sort does not tell apart stay in the plan's order. */
export function chooseRows(rows: readonly TableRow[], query: TableQuery): TableRow[] {
  const wanted = rows.filter((row) => passes(row, query))
  if (query.sort === 'plan') return query.dir === 'down' ? wanted.toReversed() : wanted
  const key = SORT_KEYS[query.sort]
  const sign = query.dir === 'down' ? -1 : 1
  return wanted
    .map((row) => ({ row, at: key(row) }))
    .toSorted((a, b) => compare(a.at, b.at, sign) || a.row.place - b.row.place)
    .map(({ row }) => row)
}

export function passes(row: TableRow, query: TableQuery): boolean {
  const { priority, owner, lead, status, progress, confidence, due, needs, q } = query
  return (
    (!priority || row.priority.id === priority) &&
    (!owner || row.ownerIds.includes(owner)) &&
    (!lead || row.leadIds.includes(lead)) &&
    (!status || row.status === status) &&
    (!progress || (row.progress ?? 'none') === progress) &&
    (!confidence || (row.confidence ?? 'none') === confidence) &&
    (!due || dueQuarter(row) === due) &&
    (needs ?? []).every((each) => row.needs.has(each)) &&
    (!q || contains(row, q))
  )
}

/** The quarter in which a row is due as things are expected now, or 'none'. */
export function dueQuarter({ forecast, agreed }: Pick<TableRow, 'forecast' | 'agreed'>): string {
  const due = forecast ?? agreed
  return due ? quarterKey(quarterOf(due)) : 'none'
}

/** Every word of what is asked stands somewhere in the row, whatever its case and accents. */
function contains({ ref, action, part, owner, story, aim, lead }: TableRow, q: string): boolean {
  const text = fold([ref, action, part, owner, story, aim.name, lead ?? ''].join(' '))
  return fold(q)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

type Key = string | number | null

const RAG_ORDER: readonly Rag[] = ['red', 'amber', 'green', 'blue', 'grey']
const at = <Name>(names: readonly Name[], name: Name | null): number | null => {
  const index = name === null ? -1 : names.indexOf(name)
  return index < 0 ? null : index
}

const SORT_KEYS: Readonly<Record<Column, (row: TableRow) => Key>> = {
  ref: ({ place }) => place,
  action: ({ action }) => fold(action) || null,
  owner: ({ owner }) => fold(owner) || null,
  lead: ({ lead }) => (lead ? fold(lead) : null),
  status: ({ status }) => at(STATUSES, status),
  progress: ({ progress }) => at(RAG_ORDER, progress),
  confidence: ({ confidence }) => at(CONFIDENCES, confidence),
  agreed: ({ agreed }) => agreed,
  forecast: ({ forecast }) => forecast,
  overdue: ({ overdue }) => overdue,
  silent: ({ silent }) => silent,
  story: ({ story }) => fold(story) || null,
}

/** Rows without anything in the column come last, whichever way it is sorted. */
function compare(a: Key, b: Key, sign: number): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return (a < b ? -1 : 1) * sign
}

export type Page = { rows: TableRow[]; page: number; pages: number; all: number }

/** One page of rows; the last where fewer were found than that. */
export function pageOf(rows: readonly TableRow[], wanted: number): Page {
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS))
  const page = Math.min(wanted, pages)
  return { rows: rows.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS), page, pages, all: rows.length }
}

type Named = { id: string; name: string }
export type Options = { owners: Named[]; leads: Named[]; quarters: string[]; priorities: Named[] }

/** The owners, leads and quarters that there are to choose from among the rows of a plan. */
export const optionsIn = onceFor(findOptions)

function findOptions(rows: readonly TableRow[]): Options {
  const owners = new Map<string, string>()
  const leads = new Map<string, string>()
  const priorities = new Map<string, string>()
  const quarters = new Set<string>()
  for (const row of rows) {
    for (const id of row.ownerIds) if (id !== 'none') owners.set(id, row.owner)
    for (const id of row.leadIds) if (id !== 'none' && row.lead) leads.set(id, row.lead)
    priorities.set(row.priority.id, row.priority.name)
    quarters.add(dueQuarter(row))
  }
  const named = (found: ReadonlyMap<string, string>) =>
    [...found].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  quarters.delete('none')
  return {
    owners: named(owners),
    leads: named(leads),
    quarters: [...quarters].toSorted(),
    priorities: [...priorities].map(([id, name]) => ({ id, name })),
  }
}
