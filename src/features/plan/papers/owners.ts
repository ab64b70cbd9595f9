// How a paper names owners: by agency, group or role, never by person unless somebody asked for leads. Pure.
import { ownerLines, saysJust } from '../reading/owners-quoted.ts'
import type { ActionState, DeliveryState } from '../running/plan-state.ts'

/** One part's owner; with its lead's name where `withLeads`. */
export function ownerOf({ owner, leadName }: DeliveryState, withLeads: boolean): string {
  return withLeads && leadName ? `${owner} (${leadName})` : owner
}

/** Several owners in one cell, each once, in their order. */
export const ownersOf = (deliveries: readonly DeliveryState[], withLeads: boolean): string =>
  [...new Set(deliveries.map((delivery) => ownerOf(delivery, withLeads)))].join(', ')

/**
 * The owner cell of the full table. The plan's own words name a group of agencies as well as ever ("All authorities");
 * where they mean one agency, that agency is named, as the words may be an officer's name. Owners stand on lines of their own.
 */
export function ownerCell(action: ActionState, withLeads: boolean): string {
  const { deliveries, ownerWords } = action
  if (withLeads && deliveries.every(({ leadName }) => leadName === null)) return ownerWords
  const byWords = Map.groupBy(deliveries, (delivery) => delivery.ownerWords)
  const lines = [...byWords].flatMap(([words, parts]) => {
    if (!withLeads && parts.length > 1 && words !== '') return [words]
    return parts.map((part) => ownerOf(part, withLeads))
  })
  const named = [...new Set(lines)]
  const own = new Set(deliveries.map((delivery) => delivery.ownerWords))
  // Nobody is renamed and nobody added: the plan's own way of writing them comes back as it was.
  if (!withLeads && named.every((line) => own.has(line)) && saysJust(ownerWords, named)) return ownerWords
  const known = new Set(deliveries.filter(isKnown).map((delivery) => ownerOf(delivery, withLeads)))
  return ownerLines(named, { whole: (line) => known.has(line), open: ownerWords }) || ownerWords
}

/** Whom the directory of the partnership names: read back as that body, whatever joins the words of its name. */
const isKnown = ({ agencyId, groupId }: DeliveryState): boolean => agencyId !== null || groupId !== null

/** Owners in the plan's own words that are matched to nobody: they may name a person, so whoever makes a paper is told. */
export const unmatchedOwners = (actions: readonly ActionState[]): string[] => [
  ...new Set(
    actions.flatMap(({ deliveries }) =>
      deliveries.flatMap(({ agencyId, groupId, ownerWords }) =>
        agencyId || groupId || ownerWords === '' ? [] : [ownerWords],
      ),
    ),
  ),
]
