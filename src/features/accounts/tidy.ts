// What is of no use any more goes, every night.
import { sql } from 'kysely'
import type { Ctx } from '../../access/ctx.ts'
import type { JobHandler } from '../../platform/jobs/index.ts'
import { dropOldAttempts } from './attempts.store.ts'

const DAY_MS = 24 * 3_600_000
const ATTEMPTS_DAYS = 2
const LINKS_DAYS = 30
const SESSIONS_DAYS = 90

/** Drops attempts of two days ago, links of a month and sessions of three months ago. The trail keeps what happened. */
export const tidyAccounts = (ctx: Ctx): Promise<{ attempts: number; links: number; sessions: number }> =>
  ctx.db.transaction(async (tx) => {
    const now = ctx.clock.now().getTime()
    const before = (days: number) => new Date(now - days * DAY_MS)
    const links = await tx
      .deleteFrom('one_time_links')
      .where('expires_at', '<', before(LINKS_DAYS))
      .executeTakeFirst()
    const sessions = await tx
      .deleteFrom('sessions')
      .where(sql<boolean>`expires_at < now() - make_interval(days => ${SESSIONS_DAYS})`)
      .executeTakeFirst()
    return {
      attempts: await dropOldAttempts(tx, before(ATTEMPTS_DAYS)),
      links: Number(links.numDeletedRows),
      sessions: Number(sessions.numDeletedRows),
    }
  })

/** The jobs of this feature, for the workers. */
export const accountsJobs = (): Record<'tidy-accounts', JobHandler<Ctx>> => ({
  'tidy-accounts': async (ctx) => void (await tidyAccounts(ctx)),
})
