// Since when each way of writing to people has been set up here, without a break. What somebody chose before is not sent
// when a way is set up later: they were told that nothing goes out.
import type { Ctx } from '../../access/ctx.ts'
import type { WaysSince } from './channel.ts'
import { CHANNELS, type Channel } from './mail.ts'

/** Writes down which ways are set up at this start, as the system; returns since when each of them has been. */
export function noteWays(ctx: Pick<Ctx, 'db' | 'clock'>, set: readonly Channel[]): Promise<WaysSince> {
  return ctx.db.transaction(async (tx) => {
    const gone = CHANNELS.filter((each) => !set.includes(each))
    if (gone.length > 0) await tx.deleteFrom('sending_ways').where('way', 'in', gone).execute()
    if (set.length > 0)
      await tx
        .insertInto('sending_ways')
        .values(set.map((way) => ({ way, since: ctx.clock.now() })))
        .onConflict((on) => on.doNothing())
        .execute()
    const rows = await tx.selectFrom('sending_ways').select(['way', 'since']).execute()
    return Object.fromEntries(rows.map(({ way, since }) => [way, since]))
  })
}
