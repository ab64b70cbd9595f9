// Which action of a plan a row of a newer document is. First by number and words, then by how many words they share; a
// row is compared with few others however long the plan is. Pure.
import { fold } from '../../../platform/text/fold.ts'
import type { PlanRead, ReadRow } from '../reading/read-plan.schema.ts'
import { CELLS } from './edit.ts'

export type Standing = {
  id: string
  /** Number of its priority and of its aim, as the plan writes them. */
  priority: string
  ref: string
  row: Pick<ReadRow, (typeof CELLS)[number]>
}
export type Coming = Standing['row'] & { priority: string; ref: string; index: number }
export type Match = { old: Standing; index: number; same: boolean }
export type Matches = {
  /** By rows of the new document, in its order. */
  matched: Match[]
  /** Rows of the new document that no action of the plan is, by their place among all its rows. */
  added: number[]
  gone: Standing[]
}

const ALIKE_UNDER_ONE_NUMBER = 0.3
const ALIKE_ANYWHERE = 0.6
const NEIGHBOURS = 6
const RARE = 25
const RARE_WORDS = 12

/** Takes the actions of a plan and a document's reading. Each action and each row is matched at most once. */
export function matchPlans(standing: readonly Standing[], read: PlanRead): Matches {
  const coming = comingOf(read)
  const pairs = new Map<number, Standing>()
  const left = pairIdentical(standing, coming, pairs)
  pairAlike(
    left,
    coming.filter(({ index }) => !pairs.has(index)),
    pairs,
  )
  const taken = new Set([...pairs.values()].map(({ id }) => id))
  return {
    matched: coming.flatMap((row) => {
      const old = pairs.get(row.index)
      return old ? [{ old, index: row.index, same: sameWords(old.row, row) && old.ref === row.ref }] : []
    }),
    added: coming.filter(({ index }) => !pairs.has(index)).map(({ index }) => index),
    gone: standing.filter(({ id }) => !taken.has(id)),
  }
}

/** The rows of a document with the numbers they stand under, in order. */
export function comingOf(read: PlanRead): Coming[] {
  return read.priorities
    .flatMap((priority) =>
      priority.aims.flatMap(({ ref, rows }) =>
        rows.map((row) => ({ ...row, priority: nameOf(priority), ref })),
      ),
    )
    .map((row, index) => ({ ...row, index }))
}

/** What a priority is known by in two versions of a plan: its number, else its title. */
export const nameOf = ({ number, title }: { number: number | null; title: string }): string =>
  number === null ? fold(title).trim() : String(number)

const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
export const sameWords = (a: Standing['row'], b: Standing['row']): boolean =>
  CELLS.every((cell) => squeezed(a[cell]) === squeezed(b[cell]))

const keyOf = (under: string, row: Standing['row']) =>
  JSON.stringify([under, fold(squeezed(row.objective)), fold(squeezed(row.action))])

/** Rows under the same number with the same objective and action, then those that moved; returns what is left. */
function pairIdentical(
  standing: readonly Standing[],
  coming: readonly Coming[],
  pairs: Map<number, Standing>,
): Standing[] {
  let left = [...standing]
  for (const under of [(each: Standing | Coming) => `${each.priority} ${each.ref}`, () => '']) {
    const byKey = Map.groupBy(left, (old) => keyOf(under(old), old.row))
    for (const row of coming) {
      if (pairs.has(row.index) || isBlank(row)) continue
      const waiting = byKey.get(keyOf(under(row), row))
      const old = waiting?.find((each) => sameWords(each.row, row)) ?? waiting?.[0]
      if (!old || !waiting) continue
      waiting.splice(waiting.indexOf(old), 1)
      pairs.set(row.index, old)
    }
    const taken = new Set(pairs.values())
    left = left.filter((old) => !taken.has(old))
  }
  return left
}

const isBlank = ({ objective, action }: Standing['row']) => squeezed(objective + action) === ''

type Candidate = { old: Standing; index: number; score: number }

function pairAlike(
  standing: readonly Standing[],
  coming: readonly Coming[],
  pairs: Map<number, Standing>,
): void {
  const bags = new Map<Standing | Coming, Set<string>>()
  for (const each of [...standing, ...coming]) bags.set(each, bagOf('row' in each ? each.row : each))
  const byRef = Map.groupBy(standing, ({ priority, ref }) => `${priority} ${ref}`)
  const byWord = wordIndex(standing, bags)
  const places = new Map<string, number>()
  const candidates = coming.flatMap((row): Candidate[] => {
    const under = `${row.priority} ${row.ref}`
    const place = places.get(under) ?? 0
    places.set(under, place + 1)
    const near = (byRef.get(under) ?? []).slice(Math.max(0, place - NEIGHBOURS), place + NEIGHBOURS + 1)
    const alike = rareWords(bags.get(row) ?? new Set(), byWord).flatMap((word) => byWord.get(word) ?? [])
    return [...new Set([...near, ...alike])].flatMap((old) => {
      const likeness = dice(bags.get(old), bags.get(row))
      const sameRef = old.ref === row.ref && old.priority === row.priority
      const enough = likeness >= (sameRef ? ALIKE_UNDER_ONE_NUMBER : ALIKE_ANYWHERE)
      return enough ? [{ old, index: row.index, score: likeness + (sameRef ? 0.2 : 0) }] : []
    })
  })
  const taken = new Set<Standing>()
  for (const { old, index } of candidates.toSorted((a, b) => b.score - a.score || a.index - b.index)) {
    if (taken.has(old) || pairs.has(index)) continue
    taken.add(old)
    pairs.set(index, old)
  }
}

const bagOf = ({ objective, action, owner }: Standing['row']): Set<string> =>
  new Set(fold(`${objective} ${action} ${owner}`).match(/[\p{L}\p{N}]{2,}/gu))

function wordIndex(
  standing: readonly Standing[],
  bags: ReadonlyMap<Standing | Coming, Set<string>>,
): Map<string, Standing[]> {
  const index = new Map<string, Standing[]>()
  for (const old of standing)
    for (const word of bags.get(old) ?? []) {
      const there = index.get(word)
      if (there) there.push(old)
      else index.set(word, [old])
    }
  return index
}

/** Words that say the most: those in few rows, and only so many of them. */
const rareWords = (bag: ReadonlySet<string>, index: ReadonlyMap<string, Standing[]>): string[] =>
  [...bag]
    .map((word) => ({ word, rows: index.get(word)?.length ?? 0 }))
    .filter(({ rows }) => rows > 0 && rows <= RARE)
    .toSorted((a, b) => a.rows - b.rows)
    .slice(0, RARE_WORDS)
    .map(({ word }) => word)

function dice(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  if (a.size + b.size === 0) return 0
  let both = 0
  for (const word of a) if (b.has(word)) both += 1
  return (2 * both) / (a.size + b.size)
}
