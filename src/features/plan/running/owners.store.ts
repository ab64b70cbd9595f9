// The agencies and groups that may own actions, as an OwnerDirectory.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import type { OwnerDirectory } from './owners.ts'

const AGENCIES_MAX = 1_000
const GROUPS_MAX = 500

/** Every agency that is a member on `today`, and every group. */
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
  return {
    agencies,
    groups: groups.map(({ kind, ...group }) => ({
      ...group,
      kind: kind === 'authorities' || kind === 'each' ? kind : 'body',
    })),
    remembered: new Map(),
  }
}
