// Authorities by actions: which body has which part of each action. Pure.
import { onceFor } from '../../../platform/once-for.ts'
import { byOwner, type OrderedOwner } from '../running/owner-order.ts'
import type { DeliveryState, PlanState } from '../running/plan-state.ts'
import { type ActionState, actionsIn, deliveriesIn } from '../running/plan-state.ts'

export type GridColumn = { id: string; name: string }
/** Each cell has the parts that one body has of an action: mostly one, or that of the agency and those of its posts. */
export type GridRow = { action: ActionState; cells: DeliveryState[][] }
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

/** The grid of a plan; the same for as long as the plan is kept, so it is for reading only. */
export const gridOf = onceFor(putInGrid)

/**
 * A column for each agency or group that owns a part, authorities first, then by name; where there are too many, of those
 * with the most parts; a row for each action that one of them has a part in.
 */
function putInGrid(plan: PlanState): Grid {
  const counts = new Map<string, OrderedOwner & { parts: number }>()
  for (const { delivery } of deliveriesIn(plan)) {
    const id = ownerId(delivery)
    if (!id) continue
    const known = counts.get(id) ?? { ...ownerIn(delivery), parts: 0 }
    counts.set(id, { ...known, parts: known.parts + 1 })
  }
  const most = [...counts].toSorted(([, a], [, b]) => b.parts - a.parts)
  const named = (some: typeof most): GridColumn[] =>
    some.toSorted(([, a], [, b]) => byOwner(a, b)).map(([id, { name }]) => ({ id, name }))
  const columns = named(most.slice(0, COLUMNS_MAX))
  const groups = plan.priorities.map(({ id, heading, title, aims }) => ({
    id,
    name: heading || title,
    rows: aims
      .flatMap(({ actions }) => actions)
      .map((action) => ({ action, cells: cellsOf(action, columns) }))
      .filter(({ cells }) => cells.some((cell) => cell.length > 0)),
  }))
  const inGrid = new Set(groups.flatMap(({ rows }) => rows.map(({ action }) => action.id)))
  const others = actionsIn(plan).filter(({ id }) => !inGrid.has(id))
  const left = named(most.slice(COLUMNS_MAX))
  return { columns, left, others, groups: groups.filter(({ rows }) => rows.length > 0) }
}

const ownerId = ({ agencyId, groupId }: DeliveryState): string | null => agencyId ?? groupId

const ownerIn = ({ owner, agencyKind = null, groupId }: DeliveryState): OrderedOwner => ({
  name: owner,
  agencyKind,
  isGroup: groupId !== null,
})

function cellsOf(action: ActionState, columns: readonly GridColumn[]): GridRow['cells'] {
  const own = Map.groupBy(action.deliveries, ownerId)
  return columns.map(({ id }) => own.get(id) ?? [])
}
