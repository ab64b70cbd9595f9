// The people whom a plan's quarter may ask.
import { sql } from 'kysely'
import type { Tx } from '../../../access/db.ts'
import type { Delivery } from '../running/delivery.ts'
import type { Colleague, Directory, Overseers } from './whom-to-ask.ts'

const PEOPLE_MAX = 5_000

/** The same as is asked of, with what people are called. */
type NamedDirectory = Omit<Directory, 'people'> & { people: readonly (Colleague & { name: string })[] }

/** Active managers of every agency, and coordinators. One query. */
export async function loadOverseers(tx: Tx): Promise<Overseers> {
  return tx
    .selectFrom('staff_users')
    .select(['id', 'agency_id as agencyId', 'roles'])
    .where('status', '=', 'active')
    .where(sql<boolean>`roles && array['manager', 'coordinator']`)
    .orderBy('name')
    .orderBy('id')
    .limit(PEOPLE_MAX)
    .execute()
}

/** Active leads and people of the agencies that own these deliveries, and the leads of their groups. Two queries. */
export async function loadDirectory(
  tx: Tx,
  deliveries: readonly Pick<Delivery, 'agencyId' | 'groupId' | 'leadUserId'>[],
): Promise<NamedDirectory> {
  const ids = (pick: (delivery: (typeof deliveries)[number]) => string | null) => [
    ...new Set(deliveries.flatMap((delivery) => pick(delivery) ?? [])),
  ]
  const groups = ids(({ groupId }) => groupId)
  const leads =
    groups.length === 0
      ? []
      : await tx
          .selectFrom('plan_groups')
          .select(['id', 'lead_user_id'])
          .where('id', 'in', groups)
          .where('lead_user_id', 'is not', null)
          .execute()
  const groupLeads = new Map(
    leads.flatMap((row) => (row.lead_user_id ? [[row.id, row.lead_user_id] as const] : [])),
  )
  const named = [...ids(({ leadUserId }) => leadUserId), ...groupLeads.values()]
  const agencies = ids(({ agencyId }) => agencyId)
  if (named.length === 0 && agencies.length === 0) return { people: [], groupLeads }
  const people = await tx
    .selectFrom('staff_users')
    .select(['id', 'agency_id as agencyId', 'roles', 'name'])
    .where('status', '=', 'active')
    .where((eb) =>
      eb.or([
        ...(named.length > 0 ? [eb('id', 'in', named)] : []),
        ...(agencies.length > 0 ? [eb('agency_id', 'in', agencies)] : []),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(PEOPLE_MAX)
    .execute()
  return { people, groupLeads }
}
