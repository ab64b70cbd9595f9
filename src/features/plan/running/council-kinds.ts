// Which kind of council a name is, and which kinds words such as "all district councils" mean. Pure. Where counties have two
// tiers, "districts" are district and borough councils alike; the county is never one of them.
import { fold } from '../../../platform/text/fold.ts'

export const COUNCIL_KINDS = ['district', 'county', 'unitary'] as const
export type CouncilKind = (typeof COUNCIL_KINDS)[number]

type Council = { id: string; name: string; kind: string }

/** A spelling without what differs between two writings of one name. */
export const spellingOf = (words: string): string =>
  fold(words)
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const KIND_WORDS: Record<string, CouncilKind> = {
  district: 'district',
  borough: 'district',
  county: 'county',
  city: 'unitary',
  unitary: 'unitary',
  metropolitan: 'unitary',
}
const kindWords = Object.keys(KIND_WORDS).join('|')
const ofKinds = new RegExp(
  `^(?:(?:all|each|every|the|local|llr|area|partner) )*((?:(?:${kindWords}|and) )+)(?:(?:councils?|authorit(?:y|ies)|las?)(?: areas?| partners)?)$`,
)
const districts =
  /^(?:(?:all|each|every|the|local) )*(?:districts|boroughs|districts and boroughs|boroughs and districts)$/
const several = /^(?:all|each|every)\b|(?:councils|authorities|districts|boroughs|las)\b/

/** Which kind a local authority's name says that it is; null where it does not say. */
export function kindOfCouncil(name: string): CouncilKind | null {
  const said = spellingOf(name).split(' ')
  const word = ['metropolitan', 'district', 'borough', 'county', 'city', 'unitary'].find((each) =>
    said.includes(each),
  )
  return word === undefined ? null : (KIND_WORDS[word] ?? null)
}

/** The kinds of councils that a spelling names, and whether it means every one of them; null where it names no kind. */
export function kindsNamed(spelling: string): { kinds: CouncilKind[]; all: boolean } | null {
  if (districts.test(spelling)) return { kinds: ['district'], all: true }
  const words = ofKinds.exec(spelling)?.[1]?.split(' ') ?? []
  const kinds = COUNCIL_KINDS.filter((kind) => words.some((word) => KIND_WORDS[word] === kind))
  return kinds.length === 0 ? null : { kinds, all: several.test(spelling) }
}

/** The local authorities of some kinds, by their names; `sure`: no other authority might be of one of them. */
export function councilsOf(
  agencies: readonly Council[],
  kinds: readonly CouncilKind[],
): { ids: string[]; sure: boolean } {
  const authorities = agencies.filter(({ kind }) => kind === 'local_authority')
  if (kinds.length === COUNCIL_KINDS.length) return { ids: authorities.map(({ id }) => id), sure: true }
  const known = authorities.map(({ id, name }) => ({ id, kind: kindOfCouncil(name) }))
  return {
    ids: known.flatMap(({ id, kind }) => (kind !== null && kinds.includes(kind) ? [id] : [])),
    sure: known.every(({ kind }) => kind !== null),
  }
}

const SHORT: Record<string, readonly string[]> = {
  dc: ['district'],
  bc: ['borough'],
  mbc: ['metropolitan'],
  cc: ['city', 'county'],
}

/**
 * The one local authority that a short form may mean ("Blaby DC", "Hinckley & Bosworth BC"), for a person to say yes to;
 * null where none or several may be meant.
 */
export function councilMeant(words: string, agencies: readonly Council[]): string | null {
  const [base, kinds] = partsOfName(words)
  if (base === '') return null
  const authorities = agencies.filter(({ kind }) => kind === 'local_authority')
  const same = authorities.filter(({ name }) => partsOfName(name)[0] === base)
  const alike = same.filter(({ name }) => partsOfName(name)[1].some((kind) => kinds.includes(kind)))
  const found = alike.length > 0 ? alike : same
  return found.length === 1 ? (found[0]?.id ?? null) : null
}

/** "Hinckley & Bosworth BC" as its place and what it may be. */
function partsOfName(name: string): [base: string, kinds: readonly string[]] {
  const spelling = spellingOf(name)
    .replace(/^the /, '')
    .replace(/^(city|borough|county|district) of (.+)$/, '$2 $1')
  const short = / (dc|bc|mbc|cc)$/.exec(spelling)
  if (short?.[1]) return [spelling.slice(0, short.index), SHORT[short[1]] ?? []]
  const long = new RegExp(` (?:((?:(?:${kindWords}) ?)+)?council|(${kindWords}))$`).exec(spelling)
  if (!long) return ['', []]
  return [spelling.slice(0, long.index), (long[1] ?? long[2] ?? '').trim().split(' ')]
}
