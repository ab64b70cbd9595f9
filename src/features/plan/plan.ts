// A plan as it is kept: what the reader read (reading/read-plan.schema.ts), with an id for everything that something
// else may point to. Deliveries, ratings and papers come to stand beside actions; nothing here is rewritten by them.
import { keyOfLines } from './reading/colour-key.ts'
import type { KeyEntry, PlanRead, ReadRow } from './reading/read-plan.schema.ts'

export type TiedMeasure = {
  key: string
  /** The plan's own words for which the system tied it; null where a person did. */
  because: string | null
}

export type PlanAction = ReadRow & { id: string; measures: TiedMeasure[] }
export type PlanAim = { id: string; ref: string; text: string; actions: PlanAction[] }
type ReadPriority = PlanRead['priorities'][number]
/** Where the core objectives under each heading of the document stood. */
export type ObjectiveSources = Pick<ReadPriority, 'heading' | 'objectiveSources'>[]
export type PlanPriority = Omit<ReadPriority, 'aims' | 'objectiveSources'> & { id: string; aims: PlanAim[] }

export type PlanSummary = {
  id: string
  title: string
  period: PlanRead['period']
  published: boolean
  importedAt: Date
  importedBy: string | null
  sourceName: string | null
  /** Whether the document it came from can be had; for coordinators only. */
  hasDocument: boolean
  version: number
}
export type Plan = PlanSummary &
  Pick<PlanRead, 'headers' | 'unplaced' | 'warnings'> & {
    priorities: PlanPriority[]
    /** Null where the plan was brought in before it was kept, or came from no document. */
    documentKey: KeyEntry[] | null
    objectiveSources: ObjectiveSources | null
  }

/** Every action of a plan, in its order. */
export function actionsOf(plan: { priorities: readonly PlanPriority[] }): PlanAction[] {
  return plan.priorities.flatMap((priority) => priority.aims.flatMap((aim) => aim.actions))
}

/** The keys of all measures that prove some action of a plan. */
export function measureKeysOf(plan: { priorities: readonly PlanPriority[] }): string[] {
  return [...new Set(actionsOf(plan).flatMap((action) => action.measures.map(({ key }) => key)))]
}

/** What of a reading is kept beside its words: the key, and where core objectives stood. */
export const besideWords = ({ key, priorities }: PlanRead) => ({
  document_key: JSON.stringify(key),
  objective_sources: JSON.stringify(
    priorities.map(({ heading, objectiveSources }) => ({ heading, objectiveSources })),
  ),
})

/** The plan as the reader gave it: exactly what was imported, whatever has come to stand beside it. */
export function asRead(plan: Plan): PlanRead {
  const { title, period, headers, unplaced, warnings } = plan
  const sources = [...(plan.objectiveSources ?? [])]
  const priorities = plan.priorities.map((priority) => ({
    number: priority.number,
    heading: priority.heading,
    title: priority.title,
    coreObjectives: priority.coreObjectives,
    objectiveSources: takeSources(sources, priority),
    links: priority.links,
    aims: priority.aims.map(({ ref, text, actions }) => ({ ref, text, rows: actions.map(rowAsRead) })),
  }))
  const key = plan.documentKey ?? keyOfLines(unplaced)
  return { ok: true, title, period, priorities, headers, unplaced, key, warnings }
}

/** Takes the sources of a priority out of those that are left; none where its objectives are others by now. */
function takeSources(
  left: ObjectiveSources,
  { heading, coreObjectives }: PlanPriority,
): ReadPriority['objectiveSources'] {
  const at = left.findIndex((each) => each.heading === heading)
  const [found] = at < 0 ? [] : left.splice(at, 1)
  return found?.objectiveSources.length === coreObjectives.length ? found.objectiveSources : []
}

function rowAsRead({ objective, action, owner, timeframe, status, update, ...rest }: PlanAction): ReadRow {
  const { other, derived, flags, source } = rest
  return { objective, action, owner, timeframe, status, update, other, derived, flags, source }
}
