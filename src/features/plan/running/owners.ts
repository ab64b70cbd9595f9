// Who an owner's words mean: an agency, a group, a post, or nobody known yet. Matched once for every spelling. Pure.
import { councilsOf, kindsNamed, spellingOf } from './council-kinds.ts'
import { type OwnerPost, postNamed, rejoined } from './owned-posts.ts'

export { spellingOf }

export type OwnerDirectory = {
  agencies: readonly { id: string; name: string; shortName: string; kind: string }[]
  groups: readonly {
    id: string
    name: string
    kind: 'authorities' | 'each' | 'body'
    agencyIds: readonly string[]
  }[]
  /** The posts that there are, none that has ended. */
  posts: readonly OwnerPost[]
  /** What somebody said that a spelling means; it goes before everything else. */
  remembered: ReadonlyMap<string, OwnerMatch>
}
export type OwnerMatch =
  | { kind: 'agencies'; agencyIds: readonly string[] }
  | { kind: 'group'; groupId: string }
  | { kind: 'post'; postId: string }
  | { kind: 'unknown' }

/** One owner's part of an action, before it is kept. */
export type OwnedPart = {
  agencyId: string | null
  groupId: string | null
  /** The post that it is of, which is its agency's; and who holds it. */
  postId: string | null
  leadUserId: string | null
  ownerWords: string
}

const allAuthorities =
  /^(?:(?:all|each|every|the|local|llr|area|partner|and) )*(?:local )?(?:authorit(?:y|ies)|councils|las?)(?: areas?| partners)?$/

/**
 * Takes an owner as the plan words it. Returns whom it means, or 'unknown': a guess is a person's to make. Somebody of
 * an agency ("A. Name – Alder Council", "Housing lead (Alder Council)") is that agency's; a known post's words are that post's.
 */
export function matchOwner(words: string, directory: OwnerDirectory): OwnerMatch {
  const whole = matchName(words, directory)
  // Said to be a role or a person, and no agency's: that is an answer too.
  if (whole.kind !== 'unknown' || directory.remembered.has(spellingOf(words))) return whole
  const pieces = words.split(/\s[–—-]\s|[(),:]/).filter((piece) => /\p{L}/u.test(piece))
  const known = pieces.length > 1 ? pieces.map((piece) => matchName(piece, directory)) : []
  if (isList(words) && known.at(-1)?.kind === 'unknown') return { kind: 'unknown' }
  const named = known.filter(({ kind }) => kind !== 'unknown')
  return named.length === 1 && named[0] ? named[0] : { kind: 'unknown' }
}

// "Leicester, Leicestershire and Rutland" is no more Leicester's than the others'; nor may it be, where a unit is named so.
const isList = (words: string): boolean => /^[^,()]+(?:,[^,()]+)*,[^,()]+(?: and | ?& ?)[^,()]+$/i.test(words)

function matchName(words: string, directory: OwnerDirectory): OwnerMatch {
  const spelling = spellingOf(words)
  if (spelling === '') return { kind: 'unknown' }
  const said = directory.remembered.get(spelling)
  if (said) return said
  const group = directory.groups.find(({ name }) => spellingOf(name) === spelling)
  if (group) return { kind: 'group', groupId: group.id }
  const agency = directory.agencies.find(
    ({ name, shortName }) => spellingOf(name) === spelling || spellingOf(shortName) === spelling,
  )
  if (agency) return { kind: 'agencies', agencyIds: [agency.id] }
  const post = postNamed(spelling, directory)
  if (post) return { kind: 'post', postId: post.id }
  const named = kindsNamed(spelling)
  if (named) {
    // A council whose kind its name does not say may be one of them or not: that is a person's to say.
    const { ids, sure } = councilsOf(directory.agencies, named.kinds)
    return named.all && sure && ids.length > 0 ? { kind: 'agencies', agencyIds: ids } : { kind: 'unknown' }
  }
  if (!allAuthorities.test(spelling)) return { kind: 'unknown' }
  const authorities = directory.agencies.filter(({ kind }) => kind === 'local_authority')
  return authorities.length > 0
    ? { kind: 'agencies', agencyIds: authorities.map(({ id }) => id) }
    : { kind: 'unknown' }
}

/**
 * One part for each owner of an action: a group of agencies becomes one for each; an agency that is named beside a post of
 * its own has that post's part. Never none.
 */
export function partsOf(owners: readonly string[], cell: string, directory: OwnerDirectory): OwnedPart[] {
  const named = owners.length > 0 ? rejoined(owners, cell, directory) : [cell]
  const parts = named.flatMap((words) => partsFor(words, directory))
  const withPost = new Set(parts.flatMap(({ agencyId, postId }) => (postId && agencyId ? [agencyId] : [])))
  const seen = new Set<string>()
  return parts.filter(({ agencyId, groupId, postId, ownerWords }) => {
    if (agencyId && !postId && withPost.has(agencyId)) return false
    const key = postId ?? agencyId ?? groupId ?? spellingOf(ownerWords)
    return seen.has(key) ? false : seen.add(key)
  })
}

function partsFor(words: string, directory: OwnerDirectory): OwnedPart[] {
  const nobody = { agencyId: null, groupId: null, postId: null, leadUserId: null, ownerWords: words }
  const match = matchOwner(words, directory)
  if (match.kind === 'unknown') return [nobody]
  if (match.kind === 'post') {
    const post = directory.posts.find(({ id }) => id === match.postId)
    return post
      ? [{ ...nobody, agencyId: post.agencyId, postId: post.id, leadUserId: post.holderId }]
      : [nobody]
  }
  const agencies = match.kind === 'agencies' ? match.agencyIds : agenciesOf(match.groupId, directory)
  if (agencies.length > 0) return agencies.map((agencyId) => ({ ...nobody, agencyId }))
  return [match.kind === 'group' ? { ...nobody, groupId: match.groupId } : nobody]
}

function agenciesOf(groupId: string, { groups, agencies }: OwnerDirectory): readonly string[] {
  const group = groups.find(({ id }) => id === groupId)
  if (!group || group.kind === 'body') return []
  if (group.kind === 'each') return group.agencyIds
  return agencies.filter(({ kind }) => kind === 'local_authority').map(({ id }) => id)
}
