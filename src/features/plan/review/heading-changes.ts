// What a newer document changes above its rows: title and years, priorities with their objectives and links, aims. Pure.
import { linkWords } from '../reading/headings.ts'
import type { PlanRead, ReadPriority } from '../reading/read-plan.schema.ts'
import { type Matches, squeezed } from './match-plans.ts'
import type { StandingPlan } from './standing.store.ts'

/** `before` is '' for what is new, `after` for what the document no longer has. */
export type HeadingChange = {
  of: 'title' | 'period' | 'priority' | 'objectives' | 'links' | 'aim'
  before: string
  after: string
}

type Priority = Pick<ReadPriority, 'heading' | 'title' | 'coreObjectives' | 'links'>

/** In the order of the document, what is gone last. A document without a title or years says nothing of them. */
export function headingChanges(
  standing: StandingPlan,
  read: PlanRead,
  { aligned }: Pick<Matches, 'aligned'>,
): HeadingChange[] {
  const priorityOf = new Map(standing.priorities.map((each) => [each.id, each]))
  const aimOf = new Map(standing.aims.map((each) => [each.id, each]))
  const [priorityIds, aimIds] = [new Set(aligned.priorities), new Set(aligned.aims.flat())]
  const changes = [
    ...(read.title === '' ? [] : [{ of: 'title', before: standing.title, after: read.title } as const]),
    ...(read.period
      ? [{ of: 'period', before: periodText(standing.period), after: periodText(read.period) } as const]
      : []),
    ...read.priorities.flatMap((priority, p) => [
      ...ofPriority(priorityOf.get(aligned.priorities[p] ?? ''), priority),
      ...priority.aims.map((aim, a) => {
        const old = aimOf.get(aligned.aims[p]?.[a] ?? '')
        return { of: 'aim', before: old ? aimText(old) : '', after: aimText(aim) } as const
      }),
    ]),
    ...standing.priorities
      .filter(({ id }) => !priorityIds.has(id))
      .map((each) => ({ of: 'priority', before: headingOf(each), after: '' }) as const),
    ...standing.aims
      .filter(({ id }) => !aimIds.has(id))
      .map((each) => ({ of: 'aim', before: aimText(each), after: '' }) as const),
  ]
  return changes.filter(({ before, after }) => squeezed(before) !== squeezed(after))
}

function ofPriority(old: Priority | undefined, now: Priority): HeadingChange[] {
  return [
    { of: 'priority', before: old ? headingOf(old) : '', after: headingOf(now) },
    { of: 'objectives', before: old?.coreObjectives.join('\n') ?? '', after: now.coreObjectives.join('\n') },
    { of: 'links', before: old ? linksText(old) : '', after: linksText(now) },
  ]
}

const headingOf = ({ heading, title }: Priority) => heading || title
const linksText = ({ links }: Priority) => links.map(linkWords).join('\n')
const aimText = ({ ref, text }: { ref: string; text: string }) => `${ref} ${text}`.trim()
const periodText = (period: PlanRead['period']) =>
  period ? period.words || `${period.from} – ${period.to}` : ''

/** Whether actions that stay come in another order. */
export function isReordered({ actions }: Pick<StandingPlan, 'actions'>, { matched }: Matches): boolean {
  const places = new Map(actions.map(({ id }, at) => [id, at]))
  const order = matched.map(({ old }) => places.get(old.id) ?? 0)
  return order.some((place, at) => place < (order[at - 1] ?? 0))
}
