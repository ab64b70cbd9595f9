// What a visitor asked to see of the plan: one part, one theme, one way that things are going. Pure.
import { PUBLIC_STATUSES, type PublicState, type PublicStatus } from './public-state.ts'

export type OurFilter = { part: string; theme: string; status: PublicStatus | '' }

/** The parts of a plan in their order, with everything in each. */
export function partsOfPlan(actions: readonly PublicState[]): { title: string; actions: PublicState[] }[] {
  return [...Map.groupBy(actions, ({ priority }) => priority)].map(([title, all]) => ({
    title,
    actions: all,
  }))
}

export const themesOf = (actions: readonly PublicState[]): string[] => [
  ...new Set(actions.flatMap(({ themes }) => themes)),
]

/** Statuses that something has, in the order in which they are told. */
export const statusesOf = (actions: readonly PublicState[]): PublicStatus[] =>
  PUBLIC_STATUSES.filter((status) => actions.some((action) => action.status === status))

/** Keeps what an address asks for; what names nothing in the plan is passed over. Parts and themes are asked for by number, from 1. */
export function readFilter(
  query: { part?: string | undefined; theme?: string | undefined; status?: string | undefined },
  actions: readonly PublicState[],
): OurFilter {
  const nth = (list: readonly string[], at: string | undefined) => list[Number(at ?? 0) - 1] ?? ''
  return {
    part: nth(
      partsOfPlan(actions).map(({ title }) => title),
      query.part,
    ),
    theme: nth(themesOf(actions), query.theme),
    status: PUBLIC_STATUSES.find((each) => each === query.status) ?? '',
  }
}

export const isFiltered = ({ part, theme, status }: OurFilter): boolean =>
  part !== '' || theme !== '' || status !== ''

export const keeps =
  ({ part, theme, status }: OurFilter) =>
  (action: PublicState): boolean =>
    (part === '' || action.priority === part) &&
    (theme === '' || action.themes.includes(theme)) &&
    (status === '' || action.status === status)
