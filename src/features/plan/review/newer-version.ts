// Whether a document looks like a newer version of a plan that is here. A proposal: a person decides. Pure.
import { fold } from '../../../platform/text/fold.ts'
import type { PlanRead } from '../reading/read-plan.schema.ts'
import type { KnownPlan } from './imports.store.ts'

const ENOUGH = 0.55
// The whole title with its years leaves little doubt, whatever was done to the columns.
const SAME_TITLE = 0.2

/** The plan that it looks most like, by title without its years, numbers of aims and shape of tables; null where none. */
export function newerVersionOf(read: PlanRead, shape: string, plans: readonly KnownPlan[]): KnownPlan | null {
  const refs = new Set(
    read.priorities.flatMap(({ aims }) => aims.map(({ ref }) => ref)).filter((ref) => ref !== ''),
  )
  const title = wordsOfTitle(read.title)
  const scored = plans.map((plan) => ({
    plan,
    score:
      0.5 * shared(title, wordsOfTitle(plan.title)) +
      (title.size > 0 && whole(read.title) === whole(plan.title) ? SAME_TITLE : 0) +
      0.35 * shared(refs, new Set(plan.refs)) +
      (plan.shapes.includes(shape) ? 0.15 : 0),
  }))
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best && best.score >= ENOUGH ? best.plan : null
}

/** Years and the words that every plan's title has say nothing. */
const wordsOfTitle = (title: string): Set<string> =>
  new Set(
    (fold(title).match(/\p{L}{2,}/gu) ?? []).filter(
      (word) => !/^(?:plan|the|and|of|for|draft|version|final)$/.test(word),
    ),
  )

const whole = (title: string): string => fold(title).replaceAll(/\s+/g, ' ').trim()

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  const both = [...a].filter((each) => b.has(each)).length
  return both / (a.size + b.size - both)
}
