// The plans of the statements behind the hot pages, at the size of the bench, as an officer of the largest authority.
import type { Staff } from '../../src/access/actor.ts'
import type { Services } from '../../src/access/ctx.ts'
import type { CaseFilter } from '../../src/features/cases/case-filter.ts'
import { countCases, listCases, searchCases } from '../../src/features/cases/case-list.store.ts'
import { loadBelongings, loadClocks, loadTimeline } from '../../src/features/cases/case-page.store.ts'
import { explain } from '../support/explain.ts'

const ROWS = 51
const OPEN: CaseFilter = {
  status: 'open',
  risk: undefined,
  strand: undefined,
  lead: undefined,
  overdue: false,
  mine: false,
  opened: undefined,
  referral: undefined,
}
const HIGH: CaseFilter = { ...OPEN, status: 'all', risk: 'high', strand: 'disability' }

/** A name and a plan for each statement, in the order of the pages. */
export async function hotPlans(
  services: Services,
  officer: Staff,
  caseId: string,
): Promise<{ name: string; plan: string }[]> {
  const now = services.clock.now()
  const page = (name: string, work: Parameters<typeof explain>[2]) =>
    explain(services, officer, work).then((plan) => ({ name, plan }))
  return [
    await page('cases: the newest 50 open ones', (tx) =>
      listCases(tx, officer, { filter: OPEN, now, limit: ROWS }),
    ),
    await page('cases: 50 of high risk about disability', (tx) =>
      listCases(tx, officer, { filter: HIGH, now, limit: ROWS }),
    ),
    await page('cases: 50 with an overdue clock', (tx) =>
      listCases(tx, officer, { filter: { ...OPEN, overdue: true }, now, limit: ROWS }),
    ),
    await page('cases: the count beside the list', (tx) =>
      countCases(tx, officer, { filter: OPEN, now }, 1_000),
    ),
    await page('search: a common word', (tx) => searchCases(tx, 'abuse', null)),
    await page('one case: what belongs to it', (tx) => loadBelongings(tx, caseId)),
    await page('one case: its clocks', (tx) => loadClocks(tx, caseId)),
    await page('one case: its timeline', (tx) => loadTimeline(tx, caseId, 200)),
  ]
}
