// The agencies, groups and posts that may own actions, as an OwnerDirectory.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import type { OwnerDirectory, OwnerMatch } from './owners.ts'

const AGENCIES_MAX = 1_000
const GROUPS_MAX = 500
const NAMES_MAX = 5_000
const POSTS_MAX = 2_000

/** Every agency that is a member on `today`, every group and post, and, for coordinators, what spellings were said to mean. */
export async function loadOwnerDirectory(tx: Tx, today: Day): Promise<OwnerDirectory> {
  const agencies = await tx
    .selectFrom('agencies')
    .select(['id', 'name', 'short_name as shortName', 'kind'])
    .where((eb) => eb.or([eb('valid_from', 'is', null), eb('valid_from', '<=', today)]))
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
    .orderBy('name')
    .limit(AGENCIES_MAX)
    .execute()
  const groups = await tx
    .selectFrom('plan_groups as g')
    .select(['g.id', 'g.name', 'g.kind'])
    .select(
      sql<
        string[]
      >`array(select a.agency_id from plan_group_agencies a where a.group_id = g.id order by 1)`.as(
        'agencyIds',
      ),
    )
    .orderBy('g.name')
    .limit(GROUPS_MAX)
    .execute()
  const posts = await tx
    .selectFrom('plan_posts as p')
    // Whoever left the agency, or may sign in no longer, holds its post in name only, and leads nothing new.
    .leftJoin('staff_users as u', (join) =>
      join
        .onRef('u.id', '=', 'p.holder_id')
        .onRef('u.agency_id', '=', 'p.agency_id')
        .on('u.status', '=', 'active'),
    )
    .select(['p.id', 'p.title', 'p.agency_id as agencyId', 'u.id as holderId'])
    .where('p.ended_at', 'is', null)
    .orderBy('p.title')
    .orderBy('p.id')
    .limit(POSTS_MAX)
    .execute()
  return {
    agencies,
    posts: posts.filter(({ agencyId }) => agencies.some(({ id }) => id === agencyId)),
    groups: groups.map(({ kind, ...group }) => ({
      ...group,
      kind: kind === 'authorities' || kind === 'each' ? kind : 'body',
    })),
    remembered: await rememberedNames(tx, agencies),
  }
}

async function rememberedNames(
  tx: Tx,
  agencies: OwnerDirectory['agencies'],
): Promise<Map<string, OwnerMatch>> {
  const names = await tx
    .selectFrom('plan_owner_names')
    .select(['spelling', 'kind', 'agency_ids as agencyIds', 'group_id as groupId', 'post_id as postId'])
    .orderBy('spelling')
    .limit(NAMES_MAX)
    .execute()
  const authorities = agencies.filter(({ kind }) => kind === 'local_authority').map(({ id }) => id)
  return new Map(
    names.map(({ spelling, kind, agencyIds, groupId, postId }): [string, OwnerMatch] => {
      if (kind === 'group' && groupId) return [spelling, { kind: 'group', groupId }]
      if (kind === 'post' && postId) return [spelling, { kind: 'post', postId }]
      const meant = kind === 'authorities' ? authorities : agencyIds
      return [spelling, meant.length > 0 ? { kind: 'agencies', agencyIds: meant } : { kind: 'unknown' }]
    }),
  )
}
