// The partnership of the demonstration: its areas, agencies, duties and staff, as the first run would have made them.
import type { Staff } from '../../access/actor.ts'
import type { Tx } from '../../access/db.ts'
import { newId } from '../../platform/ids.ts'
import type { Setting } from './invent.ts'
import { demoAgencies, demoAreas, demoPartnership, leadAgencySlug } from './partnership.ts'
import { demoPeople } from './people.ts'

type DemoPersonAdded = (typeof demoPeople)[number] & { id: string }
type Ids = { areaId: (code: string) => string; agencyId: (slug: string) => string }

/** Adds them all. Returns what inventing reports starts from: whose area is whose, and who works where. */
export async function addPartnership(
  tx: Tx,
  now: Date,
): Promise<Pick<Setting, 'areas' | 'officers' | 'victimService'> & { staff: readonly Staff[] }> {
  const ids = idsOfPlaces()
  await addAreas(tx, ids)
  await addAgencies(tx, ids, now)
  await addDuties(tx, ids)
  const people = await addPeople(tx, ids, now)
  const [worker = missing('victim service workers'), ...workers] = people.filter(
    (person) => person.agency === 'victim-first',
  )
  return {
    staff: people.map(staffOf(ids)),
    areas: demoAgencies.flatMap((agency) =>
      (agency.takes ?? []).map((code) => ({
        id: ids.areaId(code),
        agencyId: ids.agencyId(agency.slug),
        agencyName: agency.shortName,
        share: demoAreas.find((area) => area.code === code)?.share ?? 0,
      })),
    ),
    officers: new Map(
      demoAgencies.map(({ slug }) => [
        ids.agencyId(slug),
        people.filter((person) => person.agency === slug && person.roles.includes('officer')),
      ]),
    ),
    victimService: {
      agencyId: ids.agencyId('victim-first'),
      name: 'Victim First',
      workers: [worker, ...workers],
    },
  }
}

function idsOfPlaces(): Ids {
  const areaIds = new Map(demoAreas.map((area) => [area.code, newId()]))
  const agencyIds = new Map(demoAgencies.map((agency) => [agency.slug, newId()]))
  return {
    areaId: (code) => areaIds.get(code) ?? missing(code),
    agencyId: (slug) => agencyIds.get(slug) ?? missing(slug),
  }
}

const counties = demoAreas.filter((area) => !area.parent)

async function addAreas(tx: Tx, { areaId }: Ids): Promise<void> {
  for (const group of [counties, demoAreas.filter((area) => area.parent)])
    await tx
      .insertInto('areas')
      .values(
        group.map(({ code, name, kind, parent }) => ({
          id: areaId(code),
          code,
          name,
          kind,
          parent_id: parent ? areaId(parent) : null,
        })),
      )
      .execute()
}

async function addAgencies(tx: Tx, { agencyId }: Ids, now: Date): Promise<void> {
  await tx
    .insertInto('agencies')
    .values(
      demoAgencies.map(({ slug, name, shortName, kind }) => ({
        id: agencyId(slug),
        slug,
        name,
        short_name: shortName,
        kind,
      })),
    )
    .execute()
  await tx
    .insertInto('partnership')
    .values({
      name: demoPartnership.name,
      short_code: demoPartnership.shortCode,
      area_words: demoPartnership.areaWords,
      lead_agency_id: agencyId(leadAgencySlug),
      demo: true,
      set_up_at: now,
    })
    .execute()
}

async function addDuties(tx: Tx, { areaId, agencyId }: Ids): Promise<void> {
  const duty = (slug: string, code: string, name: string) => ({
    agency_id: agencyId(slug),
    area_id: areaId(code),
    duty: name,
  })
  const duties = demoAgencies.flatMap(({ slug, takes = [], supports, polices }) => [
    ...takes.map((code) => duty(slug, code, 'takes_reports')),
    ...(supports ? counties : []).map(({ code }) => duty(slug, code, 'support')),
    ...(polices ? counties : []).map(({ code }) => duty(slug, code, 'policing')),
  ])
  await tx.insertInto('agency_areas').values(duties).execute()
}

async function addPeople(tx: Tx, { agencyId }: Ids, now: Date) {
  const people = demoPeople.map((person) => ({ ...person, id: newId() }))
  await tx
    .insertInto('staff_users')
    .values(
      people.map(({ id, name, agency, jobTitle, roles }) => ({
        id,
        agency_id: agencyId(agency),
        name,
        email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`,
        job_title: jobTitle,
        roles,
        status: 'active',
        created_at: now,
      })),
    )
    .execute()
  return people
}

/** Somebody of the demonstration as if they had signed in. */
const staffOf =
  ({ agencyId }: Ids) =>
  ({ id, name, agency, roles }: DemoPersonAdded): Staff => {
    const { name: agencyName, kind } = demoAgencies.find(({ slug }) => slug === agency) ?? missing(agency)
    return {
      kind: 'staff',
      sessionId: newId(),
      userId: id,
      agencyId: agencyId(agency),
      name,
      agencyName,
      agencyKind: kind,
      roles,
    }
  }

function missing(what: string): never {
  throw new Error(`the demonstration has no ${what}`)
}
