// A post made out of an owner's words, with the agency that a person says it is of. One that is there already is taken.
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { spellingOf } from '../running/council-kinds.ts'
import { matchOwner, type OwnerDirectory } from '../running/owners.ts'
import { savePost } from '../shaping/posts.ts'
import type { OwnerChoice, OwnerSpelling } from './owner-names.ts'

const TITLE_MAX = 120

/** Whether words may be made a post: they mean nobody who is known, or only one agency by more than its name. */
export function mayBePost(words: string, directory: OwnerDirectory): boolean {
  const match = matchOwner(words, directory)
  if (match.kind === 'group' || match.kind === 'post') return false
  if (match.kind === 'agencies' && match.agencyIds.length > 1) return false
  const spelling = spellingOf(words)
  return !directory.agencies.some(({ name, shortName }) =>
    [name, shortName].some((each) => spellingOf(each) === spelling),
  )
}

/** The title of the post that words name: without its agency's name, where that stands in brackets or beside a dash. */
export function titleOf(words: string, agencyId: string, { agencies }: OwnerDirectory): string {
  const agency = agencies.find(({ id }) => id === agencyId)
  const whose = [agency?.name, agency?.shortName].map((name) => spellingOf(name ?? ''))
  const pieces = words.split(/\s[–—-]\s|[(),:]/).map((piece) => piece.replace(/\s+/g, ' ').trim())
  const own = pieces.filter((piece) => piece !== '' && !whose.includes(spellingOf(piece)))
  return (own.join(', ') || words.replace(/\s+/g, ' ').trim()).slice(0, TITLE_MAX)
}

export type MadePosts = { said: { spelling: string; choice: OwnerChoice }[]; directory: OwnerDirectory }

/**
 * Makes a post of each spelling for which an agency was chosen (`wanted`: by spelling, '' where none). Returns what those
 * spellings now mean, and the directory with the new posts. Agencies that are not known are passed over.
 */
export async function makePosts(
  tx: Tx,
  ctx: StaffCtx,
  owners: readonly OwnerSpelling[],
  wanted: ReadonlyMap<string, string>,
  directory: OwnerDirectory,
): Promise<MadePosts> {
  const posts = [...directory.posts]
  const said: MadePosts['said'] = []
  for (const { spelling, words } of owners) {
    const agencyId = wanted.get(spelling) ?? ''
    if (!directory.agencies.some(({ id }) => id === agencyId)) continue
    const title = titleOf(words, agencyId, directory)
    const same = (post: { title: string; agencyId: string }) =>
      post.agencyId === agencyId && post.title.toLowerCase() === title.toLowerCase()
    let post = posts.find(same)
    if (!post && title.length > 1) {
      const saved = await savePost(tx, ctx, { id: null, version: 0 }, { title, agencyId, holderId: null })
      if (saved.kind === 'saved') posts.push((post = { id: saved.id, title, agencyId, holderId: null }))
    }
    if (post) said.push({ spelling, choice: `post:${post.id}` })
  }
  return { said, directory: { ...directory, posts } }
}
