// Since when each way of writing to people has been set up here, without a break. What somebody chose before is not sent
// when a way is set up later: they were told that nothing goes out.
import { sql } from 'kysely'
import type { Ctx } from '../../access/ctx.ts'
import type { WaysSince } from './channel.ts'
import { CHANNELS, type Channel } from './mail.ts'

/** Our own choice: a setting that was forgotten at one start, and mended by then, was no break. */
const BREAK_HOURS = 48

/** Writes down which ways are set up at this start, as the system; returns since when each of them has been. */
export function noteWays(ctx: Pick<Ctx, 'db' | 'clock'>, set: readonly Channel[]): Promise<WaysSince> {
  const now = ctx.clock.now()
  const forgotten = new Date(now.getTime() - BREAK_HOURS * 3_600_000)
  return ctx.db.transaction(async (tx) => {
    const gone = CHANNELS.filter((each) => !set.includes(each))
    if (gone.length > 0)
      await tx
        .updateTable('sending_ways')
        .set({ gone_at: now })
        .where('way', 'in', gone)
        .where('gone_at', 'is', null)
        .execute()
    if (set.length === 0) return {}
    const rows = await tx
      .insertInto('sending_ways')
      .values(set.map((way) => ({ way, since: now })))
      .onConflict((on) =>
        on.column('way').doUpdateSet({
          since: sql`case when sending_ways.gone_at < ${forgotten} then excluded.since else sending_ways.since end`,
          gone_at: null,
        }),
      )
      .returning(['way', 'since'])
      .execute()
    return Object.fromEntries(rows.map(({ way, since }) => [way, since]))
  })
}
