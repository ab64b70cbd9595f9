// Which post an owner's words mean: its title, alone where only one agency has such a post, or with its agency's name. Pure.
import { spellingOf } from './council-kinds.ts'

export type OwnerPost = { id: string; title: string; agencyId: string; holderId: string | null }
type Agency = { id: string; name: string; shortName: string }
type Known = { posts: readonly OwnerPost[]; agencies: readonly Agency[] }

/** The post that a spelling names, or undefined: two agencies' posts of one title are nobody's until somebody says whose. */
export function postNamed(spelling: string, { posts, agencies }: Known): OwnerPost | undefined {
  const named = withoutThe(spelling)
  const found = posts.filter((post) => {
    if (!named.includes(withoutThe(spellingOf(post.title)))) return false
    const agency = agencies.find(({ id }) => id === post.agencyId)
    return spellingsOf(post.title, agency ? [agency.name, agency.shortName] : []).includes(named)
  })
  return found.length === 1 ? found[0] : undefined
}

/** How plans write a post, but for "the" before it: its title, alone or with one of its agency's names. */
export function spellingsOf(postTitle: string, agencyNames: readonly string[]): string[] {
  const title = withoutThe(spellingOf(postTitle))
  const names = agencyNames.map(spellingOf).filter((name) => name !== '')
  return [
    title,
    ...names.flatMap((whose) => [
      `${title} ${whose}`,
      `${whose} ${title}`,
      `${title} of ${whose}`,
      `${title} at ${whose}`,
    ]),
  ]
}

const withoutThe = (spelling: string): string => spelling.replace(/^the (?=.)/, '')

/**
 * Puts together again what the reader of a cell took for several owners, though it is one title that is known: "Head of
 * Housing/Homelessness" is one post once it is a post.
 */
export function rejoined(owners: readonly string[], cell: string, { posts, agencies }: Known): string[] {
  if (owners.length < 2) return [...owners]
  const known = new Map(
    posts.flatMap(({ title, agencyId }) => {
      const agency = agencies.find(({ id }) => id === agencyId)
      return spellingsOf(title, agency ? [agency.name, agency.shortName] : []).map(
        (spelling) => [lettersOf(spelling), title] as const,
      )
    }),
  )
  const whole: string[] = []
  for (let at = 0; at < owners.length; ) {
    const until = longestRun(owners, at, known)
    const title = known.get(lettersOf(owners.slice(at, until).join(' '))) ?? ''
    whole.push(until === at + 1 ? (owners[at] ?? '') : until - at === owners.length ? cell.trim() : title)
    at = until
  }
  return whole
}

const RUN_MAX = 5

/** Where the longest run of owners ends that begins at one and is a title; the next where none is. */
function longestRun(owners: readonly string[], at: number, known: ReadonlyMap<string, string>): number {
  for (let until = Math.min(owners.length, at + RUN_MAX); until > at + 1; until -= 1)
    if (known.has(lettersOf(owners.slice(at, until).join(' ')))) return until
  return at + 1
}

// What joins the pieces is gone once they are parted.
const lettersOf = (words: string): string => withoutThe(spellingOf(words)).replaceAll(/ (?:and )?/g, '')
