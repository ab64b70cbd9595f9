// A long timeline in pages, so that it stays quick and can be read: a thousand bars on one page are neither. Pure.
import type { Bar, Timeline } from './timeline.ts'

/** No page draws more bars than this. Pages are as long as each other: nobody turns one to find three bars on the next. */
export const PAGE_BARS = 120

/** Part of a priority's bars; `continued`: it began on a page before. */
export type Group = { name: string; bars: readonly Bar[]; continued: boolean }
export type TimelinePart = {
  groups: Group[]
  page: number
  pages: number
  /** The first and the last bar of the page, counted from 1, and how many there are; all 0 where there is none. */
  from: number
  to: number
  all: number
  /** Where each priority begins. */
  starts: { name: string; page: number }[]
}

/**
 * Takes a timeline and the page that is asked for; 'all': everything on one page, to print it. Returns that page, the last where
 * there are not so many.
 */
export function pageOfTimeline({ groups }: Pick<Timeline, 'groups'>, wanted: number | 'all'): TimelinePart {
  const all = groups.reduce((sum, { bars }) => sum + bars.length, 0)
  const pages = wanted === 'all' ? 1 : Math.max(1, Math.ceil(all / PAGE_BARS))
  const size = Math.max(1, Math.ceil(all / pages))
  const page = wanted === 'all' ? 1 : Math.min(Math.max(wanted, 1), pages)
  const [from, to] = [(page - 1) * size, Math.min(page * size, all)]
  const shown: Group[] = []
  const starts: TimelinePart['starts'] = []
  let before = 0
  for (const { name, bars } of groups) {
    starts.push({ name, page: Math.floor(before / size) + 1 })
    const own = bars.slice(Math.max(0, from - before), Math.max(0, to - before))
    if (own.length > 0) shown.push({ name, bars: own, continued: before < from })
    before += bars.length
  }
  return { groups: shown, page, pages, from: all === 0 ? 0 : from + 1, to, all, starts }
}
