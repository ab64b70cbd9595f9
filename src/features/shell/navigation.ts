// Where somebody may go from every staff page: only places that their roles open.
import { hasRole, type Staff, worksCases } from '../../access/actor.ts'
import { words } from './messages.en.ts'

export type Place = { href: string; text: string; current: boolean; active: boolean }

/** The navigation of one person, in the order of their day. `path` marks where they are. */
export function navigationFor(staff: Staff, path: string): Place[] {
  const cases = worksCases(staff)
  const takesReports = hasRole(staff, 'officer', 'manager', 'triage')
  const places: [string, string, boolean][] = [
    ['/today', words.nav.today, true],
    ['/reports', words.nav.reports, takesReports],
    ['/take-report', words.nav.takeReport, cases],
    ['/cases', words.nav.cases, cases],
    ['/referrals', words.nav.referrals, cases],
    ['/plan', words.nav.plan, true],
    ['/insight', words.nav.insight, true],
    ['/search', words.nav.search, cases],
    ['/imports', words.nav.imports, hasRole(staff, 'coordinator', 'triage')],
    ['/sources', words.nav.sources, hasRole(staff, 'coordinator', 'communications')],
    ['/pages', words.nav.pages, hasRole(staff, 'coordinator', 'communications')],
    ['/languages', words.nav.languages, hasRole(staff, 'communications', 'coordinator')],
    ['/admin', words.nav.admin, hasRole(staff, 'administrator', 'auditor')],
    ['/account', words.nav.account, true],
  ]
  return places
    .filter(([, , open]) => open)
    .map(([href, text]) => ({ href, text, current: path === href, active: path.startsWith(`${href}/`) }))
}
