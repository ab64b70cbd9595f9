// Puts the rows of a plan together, from the deliveries upwards: actions into their aims, aims into their priorities.
import type { TiedMeasure } from '../plan.ts'
import { ownNumber } from '../reading/own-number.ts'
import { stored } from '../stored.ts'
import type { ActionRow, AimRow, PriorityRow } from './plan-state.store.ts'
import {
  type ActionState,
  actionRef,
  type AimState,
  type DeliveryState,
  type PriorityState,
  rollUpOf,
} from './plan-state.ts'

// An action's number is its own, or follows from how many its aim has.
type Unnumbered = Omit<ActionState, 'ref'> & { ownNumber: string }

/** The actions by aim, each with its deliveries and with the measures that are tied to it. */
export function actionsOf(
  rows: readonly ActionRow[],
  deliveries: ReadonlyMap<string, DeliveryState[]>,
  tied: ReadonlyMap<string, TiedMeasure[]>,
): Map<string, Unnumbered[]> {
  const actions = rows.map((row): Unnumbered => {
    const other = stored.other.parse(row.other)
    const own = deliveries.get(row.id) ?? []
    return {
      id: row.id,
      aimId: row.aim_id,
      ownNumber: ownNumber(other),
      position: row.position,
      objective: row.objective,
      action: row.action,
      ownerWords: row.owner,
      timeframe: row.timeframe,
      statusWords: row.status,
      update: row.update,
      other,
      flags: stored.flags.parse(row.flags),
      derived: stored.derived.parse(row.derived),
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      publicShown: row.public_shown,
      publicWords: row.public_words,
      publicProgress: row.public_progress,
      version: row.version,
      measures: tied.get(row.id) ?? [],
      deliveries: own,
      rolledUp: rollUpOf(own),
    }
  })
  return Map.groupBy(actions, ({ aimId }) => aimId)
}

/** The aims by priority, with their actions numbered. */
export function aimsOf(
  rows: readonly AimRow[],
  actions: ReadonlyMap<string, Unnumbered[]>,
): Map<string, AimState[]> {
  const aims = rows.map(({ priority_id: priorityId, ...aim }) => {
    const own = actions.get(aim.id) ?? []
    const named = own.map(({ ownNumber: number, ...action }, at) => ({
      ...action,
      ref: actionRef(aim.ref, at, own.length, number),
    }))
    return { priorityId, aim: { ...aim, actions: named } }
  })
  const byPriority = Map.groupBy(aims, ({ priorityId }) => priorityId)
  return new Map([...byPriority].map(([id, each]) => [id, each.map(({ aim }) => aim)]))
}

/** The priorities with their aims, in the plan's order. */
export const prioritiesOf = (
  rows: readonly PriorityRow[],
  aims: ReadonlyMap<string, AimState[]>,
): PriorityState[] =>
  rows.map(({ core_objectives: coreObjectives, links, ...row }) => ({
    ...row,
    coreObjectives,
    links: stored.links.parse(links),
    aims: aims.get(row.id) ?? [],
  }))
