// Which post an owner's words mean: its title, alone where only one agency has such a post, or with its agency's name. Pure.
import { spellingOf } from './council-kinds.ts'

export type OwnerPost = { id: string; title: string; agencyId: string; holderId: string | null }
type Agency = { id: string; name: string; shortName: string }
type Known = { posts: readonly OwnerPost[]; agencies: readonly Agency[] }

/** The post that a spelling names, or undefined: two agencies' posts of one title are nobody's until somebody says whose. */
export function postNamed(spelling: string, { posts, agencies }: Known): OwnerPost | undefined {
  const found = posts.filter((post) => {
    const title = spellingOf(post.title)
    if (title === spelling) return true
    if (!spelling.includes(title)) return false
    const agency = agencies.find(({ id }) => id === post.agencyId)
    return [agency?.name, agency?.shortName].some((name) => {
      const whose = spellingOf(name ?? '')
      return (
        whose !== '' &&
        [`${title} ${whose}`, `${whose} ${title}`, `${title} of ${whose}`, `${title} at ${whose}`].includes(
          spelling,
        )
      )
    })
  })
  return found.length === 1 ? found[0] : undefined
}
