// Between whom a part can be divided: the owners that its words name and that have no part of its action yet. Pure.
import type { Delivery } from './delivery.ts'
import { type OwnedPart, type OwnerDirectory, partsOf, spellingOf } from './owners.ts'

type Owned = Pick<Delivery, 'agencyId' | 'groupId' | 'postId' | 'ownerWords'>
type Part = Owned & { id: string }

/**
 * The parts that a part becomes when it is divided; none where its words name one owner, none who is known, or only owners that
 * have a part of the action already. `others`: every part of its action.
 */
export function divisionOf(part: Part, others: readonly Part[], directory: OwnerDirectory): OwnedPart[] {
  const words = part.ownerWords
  const named = words
    .split(/[,;/\n&]|\band\b/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
  const whole = partsOf([], words, directory)
  const there = new Set(others.filter(({ id }) => id !== part.id).map(ownerOf))
  const parts = (whole.length > 1 ? whole : partsOf(named, words, directory)).filter(
    (each) => !there.has(ownerOf(each)),
  )
  const known = parts.some(({ agencyId, groupId }) => agencyId !== null || groupId !== null)
  return known && parts.length > 1 ? parts : []
}

const ownerOf = ({ agencyId, groupId, postId, ownerWords }: Owned): string =>
  agencyId ?? groupId ?? postId ?? spellingOf(ownerWords)

/** What an owner is called. */
export function ownerName({ agencyId, groupId, ownerWords }: OwnedPart, directory: OwnerDirectory): string {
  const agency = directory.agencies.find(({ id }) => id === agencyId)
  const group = directory.groups.find(({ id }) => id === groupId)
  return agency?.name ?? group?.name ?? ownerWords
}
