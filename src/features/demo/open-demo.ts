// The demonstration opens by itself on an empty database where the settings allow it, and says who one can be.
import { asSystem, type Services } from '../../access/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { loadDemo } from './load.ts'
import { demoAgencies } from './partnership.ts'
import { demoPeople } from './people.ts'

/** Enough for every page to have something to show, and little enough for the first start to stay quick. */
const FIRST_REPORTS = 750
const INTRODUCED = 6

/**
 * Loads the demonstration when `wanted` and nothing is set up yet. Returns the line that introduces its people, or
 * undefined where the database holds a real partnership or none. Several processes may start at once: one loads.
 */
export async function openDemo(
  services: Services,
  options: { wanted: boolean; adminUrl: string | undefined },
): Promise<string | undefined> {
  const before = await partnership(services)
  if (!before && options.wanted && options.adminUrl) {
    try {
      await loadDemo({ adminUrl: options.adminUrl, services, size: { reports: FIRST_REPORTS } })
    } catch (fault) {
      // Another process may have been first: then there is a partnership now, and all is well.
      if (!(await partnership(services))) throw fault
    }
  }
  const now = before ?? (await partnership(services))
  return now?.demo ? introduction() : undefined
}

const partnership = (services: Services) =>
  asSystem(services, 'demonstration', newId()).db.transaction((tx) =>
    tx.selectFrom('partnership').select('demo').executeTakeFirst(),
  )

function introduction(): string {
  const agencyName = (slug: string) => demoAgencies.find((agency) => agency.slug === slug)?.shortName ?? slug
  const some = ['officer', 'support_worker', 'chair', 'coordinator', 'analyst', 'auditor'].flatMap((role) =>
    demoPeople.filter((person) => person.roles.some((each) => each === role)).slice(0, 1),
  )
  const named = [...new Set(some)]
    .slice(0, INTRODUCED)
    .map((person) => `${person.name} (${agencyName(person.agency)})`)
  return `Demonstration: sign in at /demo with one press as ${named.join(', ')} and others. Everybody in it is invented.`
}
