// Authorities by actions: which body has which part of each action. Pure.
import type { DeliveryState, PlanState } from '../running/plan-state.ts'
import { type ActionState, actionsIn, deliveriesIn } from '../running/plan-state.ts'

export type GridColumn = { id: string; name: string }
export type GridRow = { action: ActionState; cells: (DeliveryState | undefined)[] }
export type Grid = {
  columns: GridColumn[]
  groups: { id: string; name: string; rows: GridRow[] }[]
  /** The bodies that are no column, by name. */
  left: GridColumn[]
  /** The actions in which no column has a part. */
  others: ActionState[]
}

/** Agencies and groups with more parts than this many are columns; a grid of them all would be of holes. */
export const COLUMNS_MAX = 48

/**
 * A column for each agency or group that owns a part, those with the most parts first where there are too many, then by
 * name; a row for each action that one of them has a part in.
 */
export function gridOf(plan: PlanState): Grid {
  const counts = new Map<string, { name: string; parts: number }>()
  for (const { delivery } of deliveriesIn(plan)) {
    const id = ownerId(delivery)
    if (!id) continue
    const known = counts.get(id) ?? { name: delivery.owner, parts: 0 }
    counts.set(id, { ...known, parts: known.parts + 1 })
  }
  const most = [...counts].toSorted(([, a], [, b]) => b.parts - a.parts)
  const named = (some: typeof most): GridColumn[] =>
    some.map(([id, { name }]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  const columns = named(most.slice(0, COLUMNS_MAX))
  const groups = plan.priorities.map(({ id, heading, title, aims }) => ({
    id,
    name: heading || title,
    rows: aims
      .flatMap(({ actions }) => actions)
      .map((action) => ({ action, cells: cellsOf(action, columns) }))
      .filter(({ cells }) => cells.some((cell) => cell)),
  }))
  const inGrid = new Set(groups.flatMap(({ rows }) => rows.map(({ action }) => action.id)))
  const others = actionsIn(plan).filter(({ id }) => !inGrid.has(id))
  const left = named(most.slice(COLUMNS_MAX))
  return { columns, left, others, groups: groups.filter(({ rows }) => rows.length > 0) }
}

const ownerId = ({ agencyId, groupId }: DeliveryState): string | null => agencyId ?? groupId

function cellsOf(action: ActionState, columns: readonly GridColumn[]): GridRow['cells'] {
  const own = new Map(action.deliveries.map((delivery) => [ownerId(delivery), delivery]))
  return columns.map(({ id }) => own.get(id))
}
