// Whose words stand in a cell that several owners share: a line "Alder: we met" is Alder's own, and nobody else's mouth gets it.
// Words that name no owner are the document's, of the action as a whole. Pure.
import { namedLine, statedIn } from './reading/by-owner.ts'
import { deriveRow } from './reading/derive.ts'
import type { ReadRow } from './reading/read-plan.schema.ts'
import { startingPoint, type StartingPoint } from './review/statuses.ts'
import { type OwnedPart, type OwnerDirectory, spellingOf } from './running/owners.ts'

/** For each part what is said of it by name, null where nothing is; and the words that name nobody. */
export type OwnersWords = { own: (string | null)[]; rest: string }

/**
 * Parts a cell's lines among an action's parts by the names before their colons: an agency's, long or short, a group's, or an
 * owner's own words, alone or in a list. `goesOn`: whether a line without a name goes on with the one above it.
 */
export function ownersWords(
  cell: string,
  parts: readonly OwnedPart[],
  directory: OwnerDirectory,
  { goesOn }: { goesOn: boolean },
): OwnersWords {
  const names = namesOf(parts, directory)
  const own: string[][] = parts.map(() => [])
  const rest: string[] = []
  let whose: readonly number[] = []
  for (const line of cell.split('\n')) {
    const found = namedLine(line)
    const named = found ? partsNamed(found.names, names) : []
    if (named.length > 0 || !goesOn) whose = named
    const text = named.length > 0 && found ? found.words : line
    if (whose.length === 0) rest.push(line)
    for (const at of whose) own[at]?.push(text)
  }
  return {
    own: own.map((lines) => (lines.length > 0 ? lines.join('\n').trim() : null)),
    rest: rest.join('\n').trim(),
  }
}

type Names = ReadonlyMap<string, readonly number[]>

/** What each part may be called, as spellings. Words that several parts share name none of them. */
function namesOf(parts: readonly OwnedPart[], { agencies, groups }: OwnerDirectory): Names {
  const called = parts.flatMap(({ agencyId, groupId, ownerWords }, at) => {
    const agency = agencies.find(({ id }) => id === agencyId)
    const group = groups.find(({ id }) => id === groupId)
    const all = [agency?.name, agency?.shortName, group?.name, ownerWords].map((name) =>
      spellingOf(name ?? ''),
    )
    return [...new Set(all)].filter((name) => name !== '').map((name) => ({ name, at }))
  })
  const byName = Map.groupBy(called, ({ name }) => name)
  return new Map(
    [...byName].flatMap(([name, same]) =>
      same.length === 1 ? [[name, same.map(({ at }) => at)] as const] : [],
    ),
  )
}

/** The parts that a list of names is made of, every word of it; none where a word is nobody's. */
function partsNamed(list: string, names: Names): number[] {
  const tokens = spellingOf(list).split(' ')
  const found: number[] = []
  for (let at = 0; at < tokens.length; ) {
    if (tokens[at] === 'and' && found.length > 0) {
      at += 1
      continue
    }
    let end = tokens.length
    while (end > at && !names.has(tokens.slice(at, end).join(' '))) end -= 1
    if (end === at) return []
    found.push(...(names.get(tokens.slice(at, end).join(' ')) ?? []))
    at = end
  }
  return found
}

/**
 * What each part starts with: what the cell says of it by name; of others the row's, but where the cell tells of owners by name only.
 * What a person set for the row counts for all its parts.
 */
export function startingPoints(
  row: ReadRow,
  parts: readonly OwnedPart[],
  directory: OwnerDirectory,
): StartingPoint[] {
  const whole = startingPoint(row)
  const { own, rest } = ownersWords(statedIn(row.status), parts, directory, { goesOn: false })
  const { status } = row.derived
  const set = status !== null && status !== deriveRow(row, null).derived.status
  if (parts.length < 2 || set || own.every((each) => each === null)) return parts.map(() => whole)
  const nothing = { objective: '', action: '', owner: '', timeframe: '', status: '', update: '' }
  const saying = (status: string) => startingPoint(deriveRow({ ...nothing, status }, null))
  return own.map((words) => saying(words ?? rest))
}

/** What is known of each part: what is said of it by name; of others the words that name nobody, which are the document's for all. */
export function storiesOf(
  { update }: Pick<ReadRow, 'update'>,
  parts: readonly OwnedPart[],
  directory: OwnerDirectory,
): string[] {
  if (parts.length < 2) return parts.map(() => update)
  const { own, rest } = ownersWords(update, parts, directory, { goesOn: true })
  // Without a name in it the cell stays as it is written, with the spaces at its ends.
  return own.map((words) => words ?? (own.every((each) => each === null) ? update : rest))
}
