// Which texts of a language are listed: by state, by part, by what they say.
import { z } from 'zod'
import type { Standing } from './standing.ts'

export const WORD_STATES = ['missing', 'stale', 'drafted', 'checked'] as const

export const listQuery = z.object({
  state: z.enum(WORD_STATES).optional().catch(undefined),
  part: z.string().max(100).optional().catch(undefined),
  find: z.string().max(200).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})
export type ListQuery = z.infer<typeof listQuery>

const PAGE = 50

export type WordList = {
  shown: readonly Standing[]
  all: number
  from: number
  hasMore: boolean
  parts: readonly string[]
}

/** One page of what a reader asked for. */
export function chosenWords(standing: readonly Standing[], query: ListQuery): WordList {
  const wanted = (query.find ?? '').trim().toLocaleLowerCase()
  const found = standing.filter(
    ({ source, state, text }) =>
      (!query.state || state === query.state) &&
      (!query.part || source.context === query.part) &&
      (wanted === '' ||
        [source.english, text, source.key].some((each) => each.toLocaleLowerCase().includes(wanted))),
  )
  const from = (query.page - 1) * PAGE
  return {
    shown: found.slice(from, from + PAGE),
    all: found.length,
    from,
    hasMore: found.length > from + PAGE,
    parts: [...new Set(standing.map(({ source }) => source.context))].toSorted(),
  }
}
