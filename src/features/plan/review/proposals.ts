// What a reviewer will most likely do with a doubtful row, as edits ready to be pressed. Pure.
import { joinList } from '../../../platform/text/join.ts'
import { readOwners } from '../reading/owners.ts'
import { isStatus } from '../reading/status.ts'
import { colourInTime, statusInTime } from '../reading/status-in-time.ts'
import { readTimeFrame } from '../reading/time-frame.ts'
import { breaksWord, cutAt, takeOut } from './cut.ts'
import type { Edit } from './edit.ts'
import type { ReviewRow } from './edits.ts'
import { shifted } from './row-edits.ts'

export type Proposal = {
  /** Which sentence the button has (messages.en.ts), and what stands in it. */
  code:
    | 'shift-left'
    | 'shift-right'
    | 'status-out'
    | 'split-actions'
    | 'split-objectives'
    | 'split-pairs'
    | 'split-owners'
    | 'swap'
    | 'owner-to-time'
    | 'join-above'
    | 'join-below'
  words: string
  edit: Edit
}

/** At most a few, the likeliest first. */
export function proposalsFor({ at, row }: Pick<ReviewRow, 'at' | 'row'>): Proposal[] {
  const { flags, derived } = row
  const proposals: Proposal[] = []
  const status = row.status === '' ? strayStatus(row.timeframe) : null
  if (status)
    proposals.push({
      code: 'status-out',
      words: row.timeframe.slice(status.start, status.end),
      edit: { kind: 'take', at, from: 'timeframe', ...status, to: 'status' },
    })
  if (flags.includes('cells-shifted')) proposals.unshift(...shifts({ at, row }))
  proposals.push(...splits({ at, row }))
  const owners = partedOwners(row)
  if (owners)
    proposals.push({
      code: 'split-owners',
      words: joinList(owners),
      edit: { kind: 'derive', at, set: { owners } },
    })
  if (flags.includes('owner-looks-like-timeframe')) {
    const ownersInTime = readOwners(row.timeframe).owners.length > 0 && derived.times.length === 0
    if (row.timeframe !== '' && ownersInTime)
      proposals.push({ code: 'swap', words: '', edit: { kind: 'swap', at, cells: ['owner', 'timeframe'] } })
    else if (derived.owners.length === 0 && row.owner !== '')
      proposals.push({
        code: 'owner-to-time',
        words: row.owner,
        edit: { kind: 'take', at, from: 'owner', start: 0, end: row.owner.length, to: 'timeframe' },
      })
  }
  return proposals
}

/** Owners that were left whole in doubt, each name by itself: "Blaby, Charnwood and Harborough" as three. Null where they are none. */
function partedOwners({ derived }: ReviewRow['row']): string[] | null {
  if (!derived.doubtful.includes('owners')) return null
  const parted = derived.owners.flatMap((owner) => {
    const names = owner
      .split(/ ?[,;+\n] ?(?:and |& )?| (?:and|&|\/) |(?<=\p{L})\/(?=\p{L})/u)
      .map((name) => name.trim())
    const stand = names.every(
      (name) => /^[\p{Lu}\d]/u.test(name) && name.split(' ').length < 7 && !/[()]/.test(name),
    )
    return stand ? names : [owner]
  })
  const owners = [...new Set(parted)]
  return owners.length > derived.owners.length ? owners : null
}

const SHIFTS = (['owner', 'timeframe', 'action', 'objective'] as const).flatMap((from) =>
  (['right', 'left'] as const).map((to) => ({ from, to })),
)

/** The first way to move the cells over by one after which the time frame holds a time and the status is one. */
function shifts({ at, row }: Pick<ReviewRow, 'at' | 'row'>): Proposal[] {
  const fits = SHIFTS.find(({ from, to }) => {
    if (to === 'left' && row[from] !== '') return false
    const { timeframe, status, update } = shifted(row, from, to)
    const { times, recurring, noYear } = readTimeFrame(timeframe, null)
    const time = times.length > 0 || recurring !== null || noYear
    return (
      time &&
      (status === '' || isStatus(status)) &&
      (to === 'left' || row.update === '' || update === row.update)
    )
  })
  if (!fits) return []
  const code = fits.to === 'left' ? 'shift-left' : 'shift-right'
  return [{ code, words: '', edit: { kind: 'shift', at, ...fits } }]
}

function splits({ at, row }: Pick<ReviewRow, 'at' | 'row'>): Proposal[] {
  // Several owners of one action are no rows: each gets a part of it.
  const { objectives, actions } = row.derived
  const cuts = {
    objective: cutsOf(row.objective, objectives),
    action: cutsOf(row.action, actions),
  }
  const split = (
    code: Proposal['code'],
    count: number,
    cells: readonly (keyof typeof cuts)[],
  ): Proposal[] => {
    const made = cells.flatMap((cell) => (cuts[cell] ? [[cell, cuts[cell]] as const] : []))
    if (made.length < cells.length) return []
    return [{ code, words: String(count), edit: { kind: 'split', at, cuts: Object.fromEntries(made) } }]
  }
  return [
    ...(actions.length > 1 && actions.length === objectives.length
      ? split('split-pairs', actions.length, ['objective', 'action'])
      : []),
    ...split('split-actions', actions.length, ['action']),
    ...split('split-objectives', objectives.length, ['objective']),
  ]
}

/** Where a cell is to be cut so that each part that was read begins a row; null where that cannot be told. */
export function cutsOf(text: string, parts: readonly string[]): number[] | null {
  const cuts: number[] = []
  let from = 0
  for (const part of parts) {
    const start = text.indexOf(part, from)
    if (start < 0) return null
    if (from > 0) cuts.push(start)
    from = start + part.length
  }
  return cuts.length > 0 && cutAt(text, cuts) ? cuts : null
}

// Words that belong to a status that stands beside them.
const BESIDE =
  /^(?:actions?|objectives?|already|currently|now|has|have|had|been|is|are|was|were|fully|all|work|this|and)$/i

/** The words of a time frame that say how far the action is; null where they do not stand together. */
export function strayStatus(text: string): { start: number; end: number } | null {
  if (colourInTime(text)) return { start: 0, end: text.length }
  const whole = statusInTime(text)
  if (!whole) return null
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }))
  const span = (from: number, to: number) => text.slice(words[from]?.start ?? 0, words[to]?.end ?? 0)
  for (let length = 1; length <= Math.min(6, words.length); length += 1)
    for (let from = 0; from + length <= words.length; from += 1) {
      const to = from + length - 1
      if (statusInTime(span(from, to)) !== whole) continue
      let first = from
      while (first > 0 && BESIDE.test(words[first - 1]?.word ?? '')) first -= 1
      const found = { start: words[first]?.start ?? 0, end: words[to]?.end ?? 0 }
      return takeOut(text, found.start, found.end) ? found : null
    }
  return null
}

/** Where in a cell the words stand that somebody typed, so that a new row begins there; null where they do not, or a word would break. */
export function placeOf(text: string, begins: string): number | null {
  const wanted = begins.trim()
  const at = whereIs(text, wanted)
  return at <= 0 || breaksWord(text, at) ? null : at
}

/** The same for words that are to be taken out of a cell. */
export function spanOf(text: string, words: string): { start: number; end: number } | null {
  const wanted = words.trim()
  const start = whereIs(text, wanted)
  if (start < 0) return null
  const end = start + wanted.length
  return takeOut(text, start, end) ? { start, end } : null
}

/** As typed, else whatever its capitals: some letters change their length with their case, and are then left alone. */
function whereIs(text: string, wanted: string): number {
  if (wanted === '') return -1
  const exact = text.indexOf(wanted)
  const lower = text.toLowerCase()
  return exact >= 0 || lower.length !== text.length ? exact : lower.indexOf(wanted.toLowerCase())
}
