// What a case still has open when somebody wants to close it. None of it forbids closing; all of it is shown, and whoever
// closes says of each that they looked at it: a person who wrote, or who agreed to the police, is not forgotten in silence.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { formatDateTime } from '../../platform/calendar/format.ts'
import { policeYesUntold } from '../reporting/index.ts'
import { type CaseClock, type CaseFacts, loadClocks } from './case-page.store.ts'
import { words } from './messages.en.ts'

export const LOOSE_ENDS = ['messages', 'call', 'risk', 'police', 'view', 'referral', 'clocks'] as const
export type LooseEndKind = (typeof LOOSE_ENDS)[number]
/** One kind of it, in words, with the page where it can be done. */
export type LooseEnd = { kind: LooseEndKind; text: string; href: string; link: string }

type Counts = { messages: number; call: number; view: number; referral: string[] }

/** What is left open in a case, most pressing for the person first. For its lead, in three queries. */
export async function looseEnds(tx: Tx, found: CaseFacts, now: Date): Promise<LooseEnd[]> {
  const { id, reference } = found
  const counts = await countOpen(tx, id)
  const police = await policeYesUntold(tx, id)
  const say = words.looseEnds
  const here = `/cases/${reference}`
  const ends: LooseEnd[] = []
  const add = (kind: LooseEndKind, text: string, href: string) =>
    ends.push({ kind, text, href, link: say.link[kind] })
  if (counts.messages > 0) add('messages', say.messages(counts.messages), `${here}/reply`)
  if (counts.call > 0) add('call', say.call(counts.call), here)
  if (found.riskLevel === 'not_assessed') add('risk', say.risk, `${here}/risk`)
  if (police.length > 0) add('police', say.police(police), `${here}/police`)
  if (counts.view > 0) add('view', say.view(counts.view), '/police-told')
  if (counts.referral.length > 0) add('referral', say.referral(counts.referral), `${here}#referrals`)
  const clocks = running(await loadClocks(tx, id), ends, now)
  if (clocks.length > 0) add('clocks', say.clocks(clocks.map(clockText)), `${here}#clocks`)
  return ends
}

/** Which of these were not said to have been looked at. */
export const notLookedAt = (ends: readonly LooseEnd[], looked: readonly string[]): LooseEnd[] =>
  ends.filter(({ kind }) => !looked.includes(kind))

async function countOpen(tx: Tx, caseId: string): Promise<Counts> {
  const count = (ofReports: ReturnType<typeof sql>) =>
    sql`(select count(*)::int from case_reports cr join ${ofReports} where cr.case_id = ${caseId})`
  const { rows } = await sql<Counts>`select
    ${count(sql`report_messages m on m.report_id = cr.report_id and m.from_person and m.read_at is null`)} as messages,
    ${count(sql`call_requests q on q.report_id = cr.report_id and q.done_at is null`)} as call,
    ${count(sql`police_told p on p.report_id = cr.report_id and p.view is null`)} as view,
    array(select g.short_name from referrals f join agencies g on g.id = f.to_agency_id
      where f.case_id = ${caseId} and f.status = 'sent' order by f.created_at, f.id limit 10) as referral`.execute(
    tx,
  )
  return rows[0] ?? { messages: 0, call: 0, view: 0, referral: [] }
}

// Two go on for as long as a case is open: they are left only where they are late. Others may have been said above.
const GOES_ON: readonly string[] = ['victim_update', 'review']
const SAID_BY: Readonly<Record<string, LooseEndKind>> = {
  risk_assessment: 'risk',
  police_told: 'police',
  victim_referral: 'referral',
}

const running = (clocks: readonly CaseClock[], ends: readonly LooseEnd[], now: Date): CaseClock[] =>
  clocks.filter(
    ({ kind, metAt, stoppedAt, dueAt }) =>
      !metAt &&
      !stoppedAt &&
      (!GOES_ON.includes(kind) || dueAt < now) &&
      !ends.some((end) => end.kind === SAID_BY[kind]),
  )

const clockText = ({ kind, dueAt }: CaseClock): string =>
  words.looseEnds.clock(
    Object.entries(words.clock).find(([name]) => name === kind)?.[1] ?? kind,
    formatDateTime(dueAt),
  )
