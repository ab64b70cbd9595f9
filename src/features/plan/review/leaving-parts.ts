// Parts of owners whom a newer document no longer names. Whether they end is a person's to say. Pure.
import { type OwnerDirectory, partsOf, spellingOf } from '../running/owners.ts'
import { type Matches, squeezed } from './match-plans.ts'
import type { StandingAction, StandingPlan } from './standing.store.ts'

export type LeavingPart = {
  id: string
  owner: string
  old: StandingAction
  /** The owner has said or shown something since: their part is not to end by itself. */
  spoken: boolean
}

type Owner = {
  agencyId: string | null
  groupId: string | null
  postId?: string | null
  ownerWords: string
}

/** What makes two parts the same owner's. */
export const ownerKey = ({ agencyId, groupId, ownerWords }: Owner): string =>
  agencyId ?? groupId ?? spellingOf(ownerWords)

/**
 * Of actions whose owners changed: the parts of those who were owners by the plan's old words and are none by the new.
 * Parts that a person added in the plan itself stay: no document ever named them.
 */
export function leavingParts(
  { actions }: Pick<StandingPlan, 'actions'>,
  { matched }: Pick<Matches, 'matched'>,
  directory: OwnerDirectory,
): LeavingPart[] {
  const byId = new Map(actions.map((action) => [action.id, action]))
  return matched.flatMap(({ old: { id }, row }) => {
    const old = byId.get(id)
    if (!old || squeezed(old.row.owner) === squeezed(row.owner)) return []
    const now = partsOf(row.derived.owners, row.owner, directory)
    const before = partsOf(old.row.derived.owners, old.row.owner, directory)
    return old.deliveries
      .filter(
        (part) => before.some((each) => isPartOf(part, each)) && !now.some((each) => isPartOf(part, each)),
      )
      .map((part) => ({ id: part.id, owner: part.owner, old, spoken: hasSpoken(part, old) }))
  })
}

// A post's part is not another post's of the same agency, but it is its agency's.
const isPartOf = (part: Owner, owner: Owner): boolean =>
  ownerKey(part) === ownerKey(owner) && (!part.postId || !owner.postId || part.postId === owner.postId)

const hasSpoken = (
  { reportedQuarter, verifiedAt, status, story }: StandingAction['deliveries'][number],
  { row }: StandingAction,
): boolean =>
  reportedQuarter !== null ||
  verifiedAt !== null ||
  status !== 'not_set' ||
  (story !== '' && story !== row.update)
