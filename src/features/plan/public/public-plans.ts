// Several public plans: which are of now and which went before, what stands under what, and what one replaces. Pure.
import type { Day } from '../../../platform/calendar/london.ts'
import { slug } from '../../../platform/text/slug.ts'
import { planName } from '../plan-name.ts'
import type { PublicStatus } from './public-state.ts'

/** A plan that the public reads, without what it says. */
export type PublicPlan = {
  id: string
  /** The last part of its own address: readable where its title is in Latin letters, and the same for good. */
  address: string
  title: string
  periodWords: string | null
  from: Day | null
  to: Day | null
  /** Named as the one to be shown first. */
  main: boolean
  updatedAt: Date | null
  counts: Partial<Record<PublicStatus, number>>
}
export type PublicRelation = { planId: string; toPlanId: string; kind: 'linked' | 'under' | 'continues' }
export type PlanTree = { plan: PublicPlan; under: PlanTree[] }
export type OurPlans = { current: PlanTree[]; earlier: PublicPlan[] }

const ADDRESS_MAX = 80
/** What stands at the same place as plans' addresses. */
const RESERVED: readonly string[] = ['feed']

/**
 * Puts the public's plans in order: the main one first, then the newest period. A year's plan stands under the plan that it
 * is of, a linked plan under the one that it names (under the main one, where that is one of the two). Plans whose period is
 * over on `today` are earlier plans. Every plan is there once, however they refer to one another.
 */
export function arrangePlans(
  plans: readonly PublicPlan[],
  relations: readonly PublicRelation[],
  today: Day,
): OurPlans {
  const ordered = plans.toSorted(byOrder)
  const isOver = ({ to }: PublicPlan) => to !== null && to < today
  const current = ordered.filter((plan) => !isOver(plan))
  const parents = parentsOf(current, relations)
  const below = (parent: string | undefined): PlanTree[] =>
    current.filter(({ id }) => parents.get(id) === parent).map((plan) => ({ plan, under: below(plan.id) }))
  return { current: below(undefined), earlier: ordered.filter(isOver) }
}

function byOrder(a: PublicPlan, b: PublicPlan): number {
  if (a.main !== b.main) return a.main ? -1 : 1
  // The newest first; those without a period after all others.
  const newest = (b.from ?? '').localeCompare(a.from ?? '')
  return newest || a.title.localeCompare(b.title) || a.id.localeCompare(b.id)
}

function parentsOf(
  plans: readonly PublicPlan[],
  relations: readonly PublicRelation[],
): ReadonlyMap<string, string> {
  const known = new Map(plans.map((plan) => [plan.id, plan]))
  const parents = new Map<string, string>()
  // A year stands under its longer plan whatever else it is linked with.
  for (const wanted of ['under', 'linked'] as const)
    for (const { planId, toPlanId, kind } of relations) {
      const [from, to] = [known.get(planId), known.get(toPlanId)]
      if (kind !== wanted || !from || !to) continue
      const [child, parent] = kind === 'linked' && from.main ? [to, from] : [from, to]
      if (!parents.has(child.id) && !standsUnder(parent.id, child.id, parents))
        parents.set(child.id, parent.id)
    }
  return parents
}

function standsUnder(id: string, above: string, parents: ReadonlyMap<string, string>): boolean {
  for (let at: string | undefined = id; at !== undefined; at = parents.get(at)) if (at === above) return true
  return false
}

/** The plans in the order in which they are shown, those under others after them. */
export const inOrder = (trees: readonly PlanTree[]): PublicPlan[] =>
  trees.flatMap(({ plan, under }) => [plan, ...inOrder(under)])

/** How a plan goes, counted. What was stopped or replaced is no longer counted. */
export function goingOf({ counts }: Pick<PublicPlan, 'counts'>) {
  const { done = 0, checking = 0, under_way: underWay = 0, late = 0 } = counts
  const { not_started: notStarted = 0, not_said: notSaid = 0, put_off: putOff = 0 } = counts
  return { done, late, underWay, all: done + checking + underWay + late + notStarted + notSaid + putOff }
}

type Titled = Pick<PublicPlan, 'id' | 'title' | 'periodWords' | 'from'>

/** A title without its years: two plans with the same one are the same plan of different years. */
function titleLine({ title, periodWords }: Omit<Titled, 'id'>): string {
  const bare = periodWords ? title.replaceAll(periodWords, ' ') : title
  return bare
    .toLowerCase()
    .replace(/\b(?:19|20)\d\d(?:\s*(?:[-–—/]|to)\s*\d{2,4})?\b/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Of the plans that are public, those that `plan` takes the place of: the same title line, of an earlier period. */
export function replacedBy<Other extends Titled>(plan: Titled, others: readonly Other[]): Other[] {
  const line = titleLine(plan)
  const { from } = plan
  if (line === '' || from === null) return []
  return others.filter(
    (other) => other.id !== plan.id && other.from !== null && other.from < from && titleLine(other) === line,
  )
}

/** An address for a plan that has none yet: of its title and period, unlike those that are taken; its id where that is all. */
export function addressFor(
  { id, title, periodWords }: Omit<Titled, 'from'>,
  taken: readonly string[],
): string {
  const base = slug(planName(title, periodWords), ADDRESS_MAX)
  if (base === '') return id
  const used = new Set([...RESERVED, ...taken])
  for (let nth = 1; nth < 100; nth += 1) {
    const address = nth === 1 ? base : `${base}-${nth}`
    if (!used.has(address)) return address
  }
  return id
}
