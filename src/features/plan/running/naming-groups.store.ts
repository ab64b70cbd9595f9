// Parts of plans that name a group and are not its own: they were brought in before it was added.
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { type OpenPart, openParts } from './open-parts.ts'
import { matchOwner, type OwnerDirectory, spellingOf } from './owners.ts'
import { loadOwnerDirectory } from './owners.store.ts'

const PARTS_MAX = 5_000

/** The open parts of plans, or of one, that are nobody's and whose owner's words mean a group; by the group's id, those of one plan together. */
export async function partsNamingGroups(
  tx: Tx,
  today: Day,
  planId: string | null = null,
): Promise<Map<string, OpenPart[]>> {
  const directory = await loadOwnerDirectory(tx, today)
  if (directory.groups.length === 0) return new Map()
  const found = await nobodysParts(tx, planId)
  const of = new Map(
    [...new Set(found.map(({ ownerWords }) => ownerWords))].map((words) => [
      words,
      groupNamed(words, directory),
    ]),
  )
  const groups = Map.groupBy(found, ({ ownerWords }) => of.get(ownerWords) ?? null)
  return new Map([...groups].flatMap(([id, parts]) => (id === null ? [] : [[id, parts]])))
}

/** The group that an owner's words mean. Its very name is the group, also where somebody said before it was there that the words mean nobody known. */
function groupNamed(words: string, directory: OwnerDirectory): string | null {
  const match = matchOwner(words, directory)
  if (match.kind === 'group') return match.groupId
  if (match.kind !== 'unknown') return null
  const spelling = withoutThe(spellingOf(words))
  return directory.groups.find(({ name }) => withoutThe(spellingOf(name)) === spelling)?.id ?? null
}

const withoutThe = (spelling: string): string => spelling.replace(/^the (?=.)/, '')

const nobodysParts = (tx: Tx, planId: string | null): Promise<OpenPart[]> =>
  openParts(tx)
    .$if(planId !== null, (query) => query.where('d.plan_id', '=', planId))
    .where('d.agency_id', 'is', null)
    .where('d.owner_words', '<>', '')
    .limit(PARTS_MAX)
    .execute()
