// Parts of plans that name a group and are not its own: they were brought in before it was added.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import { ENDED } from './delivery.ts'
import { matchOwner, type OwnerDirectory, spellingOf } from './owners.ts'
import { loadOwnerDirectory } from './owners.store.ts'

export type NamingPart = {
  id: string
  planId: string
  planTitle: string
  actionId: string
  action: string
  ownerWords: string
  leadName: string | null
  status: string
  version: number
}

const PARTS_MAX = 5_000

/** The open parts of plans, or of one, that are nobody's and whose owner's words mean a group; by the group's id, those of one plan together. */
export async function partsNamingGroups(
  tx: Tx,
  today: Day,
  planId: string | null = null,
): Promise<Map<string, NamingPart[]>> {
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

const nobodysParts = (tx: Tx, planId: string | null): Promise<NamingPart[]> =>
  tx
    .selectFrom('plan_deliveries as d')
    .innerJoin('plans as p', 'p.id', 'd.plan_id')
    .innerJoin('plan_actions as a', 'a.id', 'd.action_id')
    .leftJoin('staff_users as u', 'u.id', 'd.lead_user_id')
    .select(['d.id', 'd.plan_id as planId', 'p.title as planTitle', 'd.action_id as actionId', 'd.version'])
    .select(['d.owner_words as ownerWords', 'd.status', 'u.name as leadName'])
    .select(sql<string>`coalesce(nullif(a.action, ''), a.objective)`.as('action'))
    .where('p.kind', '=', 'plan')
    .$if(planId !== null, (query) => query.where('d.plan_id', '=', planId))
    .where('d.agency_id', 'is', null)
    .where('d.group_id', 'is', null)
    .where('d.post_id', 'is', null)
    .where('d.owner_words', '<>', '')
    .where('d.removed_at', 'is', null)
    .where('a.removed_at', 'is', null)
    .where('d.status', 'not in', [...ENDED])
    .orderBy('p.title')
    .orderBy('a.position')
    .orderBy('d.id')
    .limit(PARTS_MAX)
    .execute()
