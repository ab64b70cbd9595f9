// What stands around one report: who else has it or is asked for it, what may be the same, how each side sees it, and
// what was decided.
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import { type Message, readMessages } from '../conversation.ts'
import { findReport, type StaffReport } from '../queue/queue.store.ts'
import { markRead } from '../reports.store.ts'
import type { Standing } from '../report-actions.ts'
import { type Account, openAccount } from './accounts.tsx'
import { type DecisionRow, decisionsOf } from './decisions.store.ts'
import { type Likeness, likenessesOf, recordSamePerson } from './likeness.store.ts'
import { standingOf, type Ties, tiesOf } from './standing.ts'
import { type OpenedEntry, readDiary } from '../series/series.store.ts'
import { type RecordedBy, recordedBy } from './recorded-by.ts'
import { isRail, type RailForce, railForce } from './rail-note.tsx'
import { type ViewRow, viewsOf } from './views.store.ts'

export type Receiving = {
  ties: Ties
  standing: Standing
  likenesses: Likeness[]
  views: ViewRow[]
  /** In which words, and how often it happened. */
  recorded: RecordedBy
  diary: OpenedEntry[]
  decisions: DecisionRow[]
  /** The railway's force, where it was on the railway. */
  railForce: RailForce | null
  /** What the people of the reports that follow this one wrote, and we to them. */
  followers: { account: Account; messages: Message[] }[]
}

// More are read on their own pages.
const FOLLOWERS_SHOWN = 10

/**
 * Loads it, as far as the caller sees it. Reading a follower's messages here is reading them; and where it shows that a
 * locked person's details came with another report too, the trail says so.
 */
export async function loadReceiving(tx: Tx, ctx: StaffCtx, report: StaffReport): Promise<Receiving> {
  const ties = await tiesOf(tx, report.id)
  const now = ctx.clock.now()
  const followers: Receiving['followers'] = []
  for (const { id, reference } of ties.followers.slice(0, FOLLOWERS_SHOWN)) {
    const follower = await findReport(tx, reference)
    if (!follower) continue
    const messages = await readMessages(tx, ctx.vault, id)
    followers.push({ account: await openAccount(tx, ctx, follower), messages })
    if (report.inMyQueue && report.status !== 'logged')
      await markRead(
        tx,
        id,
        true,
        now,
        messages.map((message) => message.id),
      )
  }
  const likenesses = report.inMyQueue ? await likenessesOf(tx, report.id) : []
  await recordSamePerson(tx, ctx, report, likenesses)
  return {
    ties,
    standing: standingOf(report, ties, ctx.actor.agencyId),
    likenesses,
    views: await viewsOf(tx, report.id),
    recorded: await recordedBy(tx, report.id),
    diary: await readDiary(tx, ctx.vault, report.id),
    decisions: await decisionsOf(tx, report.id),
    railForce: isRail(report) ? await railForce(tx, now) : null,
    followers,
  }
}
