// Who changes a row of a plan, when and why: said by the row itself, and kept with each version of it (decision 10).
import type { Ctx } from '../../access/ctx.ts'

export type Stamped = { changed_at: Date; changed_by: string | null; change_reason: string | null }

/** The stamp of whoever acts, now. Every write to a row of a plan carries one, or its history names the one before. */
export const stampOf = (ctx: Pick<Ctx, 'actor' | 'clock'>, reason: string | null = null): Stamped => ({
  changed_at: ctx.clock.now(),
  changed_by: ctx.actor.kind === 'staff' ? ctx.actor.userId : null,
  change_reason: reason,
})
