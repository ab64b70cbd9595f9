// Which action of a plan a row of a newer document is. First by all words, then by number and by how many words they
// share; a row is compared with few others however long the plan is. Pure.
import { fold } from '../../../platform/text/fold.ts'
import { isOurPaper } from '../papers/paper-words.ts'
import { titleOf } from '../reading/columns.ts'
import type { PlanRead, ReadRow } from '../reading/read-plan.schema.ts'
import { type Aligned, alignHeadings, type StandingHeadings } from './align-headings.ts'
import { CELLS, type Cell } from './edit.ts'

export type Words = Pick<ReadRow, Cell | 'other'>
export type Standing = {
  id: string
  aimId: string
  /** The number of its aim. */
  ref: string
  row: Words & Pick<ReadRow, 'derived'>
  /** How our own paper writes its cells, without what differs between two spacings: coming back, that is no change. */
  paper?: Partial<Record<Cell, ReadonlySet<string>>> | undefined
}
export type StandingWords = StandingHeadings & { actions: readonly Standing[] }
/** `under`: the plan's aim that it stands under, or a name of its own for an aim that is new. */
export type Coming = ReadRow & { ref: string; under: string; index: number }
/** `row`: the document's row, with the plan's words where our own paper had written others for them. */
export type Match = { old: Standing; index: number; row: ReadRow; same: boolean }
export type Matches = {
  aligned: Aligned
  /** The rows of the new document, in its order. */
  coming: Coming[]
  /** By rows of the new document, in its order. */
  matched: Match[]
  /** Rows of the new document that no action of the plan is, by their place among all its rows. */
  added: number[]
  gone: Standing[]
}

const ALIKE_UNDER_ONE_AIM = 0.3
const ALIKE_ANYWHERE = 0.6
const NEIGHBOURS = 6
const RARE = 25
const RARE_WORDS = 12

/** What a reviewer set of what was made of rows' words, by the place of each among all rows. */
export type SetOfRows = readonly Partial<ReadRow['derived']>[]

/**
 * Takes a plan as it stands, a document's reading and what was set there. Each action and each row is matched at most
 * once; a row of which something was set that the plan does not say is not the same.
 */
export function matchPlans(standing: StandingWords, read: PlanRead, set: SetOfRows = []): Matches {
  const aligned = alignHeadings(standing, read)
  const coming = comingOf(read, aligned)
  // In any other document the same words are somebody's decision.
  const ours = isOurPaper(read.unplaced)
  const pairs = new Map<number, Standing>()
  const left = pairIdentical(standing.actions, coming, pairs)
  pairAlike(
    left,
    coming.filter(({ index }) => !pairs.has(index)),
    pairs,
  )
  const taken = new Set([...pairs.values()].map(({ id }) => id))
  return {
    aligned,
    coming,
    matched: coming.flatMap((now) => {
      const old = pairs.get(now.index)
      if (!old) return []
      const row = ours ? inOwnWords(old, now) : asRow(now)
      return [{ old, index: now.index, row, same: sameWords(old.row, row) && holds(old, set[now.index]) }]
    }),
    added: coming.filter(({ index }) => !pairs.has(index)).map(({ index }) => index),
    gone: standing.actions.filter(({ id }) => !taken.has(id)),
  }
}

function comingOf(read: PlanRead, { aims }: Aligned): Coming[] {
  return read.priorities
    .flatMap((priority, p) =>
      priority.aims.flatMap(({ ref, rows }, a) =>
        rows.map((row) => ({ ...row, ref, under: aims[p]?.[a] ?? `new ${p} ${a}` })),
      ),
    )
    .map((row, index) => ({ ...row, index }))
}

/** A text without what differs between two spacings of it. */
export const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const others = ({ other }: Words): string =>
  JSON.stringify(other.map(({ column, text }) => [titleOf(column), squeezed(text)]).toSorted())
/** Whether two rows say the same in every column, however they are spaced. */
export const sameWords = (a: Words, b: Words): boolean =>
  CELLS.every((cell) => squeezed(a[cell]) === squeezed(b[cell])) && others(a) === others(b)

const holds = ({ row }: Standing, set: SetOfRows[number] = {}): boolean =>
  Object.entries(set).every(
    ([field, value]) =>
      JSON.stringify(row.derived[field as keyof ReadRow['derived']]) === JSON.stringify(value),
  )

const DERIVED_OF: Partial<Record<Cell, readonly (keyof ReadRow['derived'])[]>> = {
  owner: ['owners'],
  status: ['status', 'rag'],
}

const asRow = ({ ref: _ref, under: _under, index: _index, ...row }: Coming): ReadRow => row

function inOwnWords({ row: own, paper }: Standing, now: Coming): ReadRow {
  const row = asRow(now)
  const back = CELLS.filter(
    (cell) => squeezed(row[cell]) !== squeezed(own[cell]) && paper?.[cell]?.has(squeezed(row[cell])),
  )
  if (back.length === 0) return row
  const fields = back.flatMap((cell) => DERIVED_OF[cell] ?? [])
  return {
    ...row,
    ...Object.fromEntries(back.map((cell) => [cell, own[cell]])),
    derived: { ...row.derived, ...Object.fromEntries(fields.map((field) => [field, own.derived[field]])) },
  }
}

const allWords = (row: Words) =>
  JSON.stringify([...CELLS.map((cell) => fold(squeezed(row[cell]))), others(row)])
const mainWords = ({ objective, action }: Words) =>
  JSON.stringify([fold(squeezed(objective)), fold(squeezed(action))])
const isBlank = ({ objective, action }: Words) => squeezed(objective + action) === ''

/** Rows with the same words under the same aim, then those that moved, then those with one objective and action; returns what is left. */
function pairIdentical(
  standing: readonly Standing[],
  coming: readonly Coming[],
  pairs: Map<number, Standing>,
): Standing[] {
  let left = [...standing]
  const aims = [({ aimId }: Pick<Standing, 'aimId'>) => aimId, () => '']
  for (const wordsOf of [allWords, mainWords])
    for (const aimOf of aims) {
      const byKey = Map.groupBy(left, (old) => `${aimOf(old)} ${wordsOf(old.row)}`)
      for (const row of coming) {
        if (pairs.has(row.index) || (wordsOf === mainWords && isBlank(row))) continue
        const old = byKey.get(`${aimOf({ aimId: row.under })} ${wordsOf(row)}`)?.shift()
        if (old) pairs.set(row.index, old)
      }
      const taken = new Set(pairs.values())
      left = left.filter((old) => !taken.has(old))
    }
  return left
}

type Candidate = { old: Standing; index: number; score: number }

function pairAlike(
  standing: readonly Standing[],
  coming: readonly Coming[],
  pairs: Map<number, Standing>,
): void {
  const bags = new Map<Standing | Coming, Set<string>>()
  for (const each of [...standing, ...coming]) bags.set(each, bagOf('row' in each ? each.row : each))
  const byAim = Map.groupBy(standing, ({ aimId }) => aimId)
  const byWord = wordIndex(standing, bags)
  const places = new Map<string, number>()
  const candidates = coming.flatMap((row): Candidate[] => {
    const place = places.get(row.under) ?? 0
    places.set(row.under, place + 1)
    const near = (byAim.get(row.under) ?? []).slice(Math.max(0, place - NEIGHBOURS), place + NEIGHBOURS + 1)
    const alike = rareWords(bags.get(row) ?? new Set(), byWord).flatMap((word) => byWord.get(word) ?? [])
    return [...new Set([...near, ...alike])].flatMap((old) => {
      const likeness = dice(bags.get(old), bags.get(row))
      const sameAim = old.aimId === row.under
      const enough = likeness >= (sameAim ? ALIKE_UNDER_ONE_AIM : ALIKE_ANYWHERE)
      return enough ? [{ old, index: row.index, score: likeness + (sameAim ? 0.2 : 0) }] : []
    })
  })
  const taken = new Set<Standing>()
  for (const { old, index } of candidates.toSorted((a, b) => b.score - a.score || a.index - b.index)) {
    if (taken.has(old) || pairs.has(index)) continue
    taken.add(old)
    pairs.set(index, old)
  }
}

/** Rows without an objective and an action are known by whatever words they have. */
const bagOf = (row: Words): Set<string> => {
  const { objective, action, owner, other } = row
  const text = isBlank(row)
    ? [...CELLS.map((cell) => row[cell]), ...other.map((each) => each.text)].join(' ')
    : `${objective} ${action} ${owner}`
  return new Set(fold(text).match(/[\p{L}\p{N}]{2,}/gu))
}

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
