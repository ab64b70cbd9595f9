// One case with everything on it, and the trail of having opened it, in one transaction.
import { hasRole } from '../../access/actor.ts'
import { record } from '../../access/audit.ts'
import type { StaffCtx } from '../../access/ctx.ts'
import { caseInSight } from './acts/act.ts'
import type { Message } from '../reporting/index.ts'
import { actionsFor, type CaseAction, whoCloses } from './case-actions.ts'
import { messagesOfCase } from './case-messages.ts'
import {
  type Belongings,
  type CaseClock,
  type CaseFacts,
  loadBelongings,
  loadClocks,
  loadTimeline,
  type TimelineRow,
} from './case-page.store.ts'
import { type Side, sideOf } from './case.ts'

export const TIMELINE_ROWS = 200

export type CasePageData = Belongings & {
  facts: CaseFacts
  clocks: CaseClock[]
  timeline: TimelineRow[]
  actions: CaseAction[]
  /** Who may close it at this risk, where the reader may not; null where nothing is missing. */
  closedBy: string | null
  side: Side
  /** What the person wrote and nobody has read yet; only for whoever may answer it. */
  unread: Message[]
  /** Full sight: people, words and consents. */
  full: boolean
  /** Whether the reader may set a legal hold and, of the lead, propose to erase. */
  answersForData: boolean
  /** Whether the reader is of the police, whose words differ. */
  police: boolean
}

/** Opens a case. Throws NotFound when it is out of sight. */
export function loadCasePage(ctx: StaffCtx, reference: string): Promise<CasePageData> {
  return ctx.db.transaction(async (tx) => {
    const facts = await caseInSight(tx, reference)
    const belongings = await loadBelongings(tx, facts.id)
    const clocks = await loadClocks(tx, facts.id)
    const timeline = await loadTimeline(tx, facts.id, TIMELINE_ROWS + 1)
    const actions = actionsFor(facts, ctx.actor)
    const unread = actions.includes('reply') ? await messagesOfCase(tx, ctx.vault, facts.id, 'unread') : []
    await record(tx, ctx, { action: 'case.view', subjectKind: 'case', subjectId: facts.id })
    const side = sideOf(facts, ctx.actor)
    const full = side === 'lead' || belongings.reports.length > 0
    return {
      ...belongings,
      facts,
      clocks,
      timeline,
      actions,
      closedBy: whoCloses(facts, ctx.actor),
      side,
      answersForData: hasRole(ctx.actor, 'administrator', 'manager'),
      full,
      police: ctx.actor.agencyKind === 'police',
      unread,
    }
  })
}
