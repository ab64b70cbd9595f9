// How often the form is opened from one poster, card or link: the source and the day, and nothing of whoever opened it.
import { sql } from 'kysely'
import { actingAs, type Ctx, type Services } from '../../../access/ctx.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import { VIA } from './read-answers.ts'

/** Counts one visit. Does nothing where the code names no source in use. */
export async function countVisit(ctx: Ctx, services: Services, via: string): Promise<void> {
  if (!VIA.test(via)) return
  await actingAs(services, ctx, { kind: 'public' }).db.transaction((tx) =>
    sql`select app.count_visit(${via}, ${londonDay(ctx.clock.now())})`.execute(tx),
  )
}
