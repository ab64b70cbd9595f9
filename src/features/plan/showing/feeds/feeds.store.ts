// Calendars that people subscribe to. Row security: everybody sees their own. The dates come by one definer function.
import { sql } from 'kysely'
import type { Tx } from '../../../../access/db.ts'
import type { Day } from '../../../../platform/calendar/london.ts'
import { ownNumber } from '../../reading/own-number.ts'
import { planName } from '../../plan-name.ts'
import { stored } from '../../stored.ts'

export const FEEDS_MAX = 10

export type Feed = { id: string; planId: string | null; planTitle: string | null; createdAt: Date }

/** The calendars of the actor, the oldest first. */
export async function listFeeds(tx: Tx, userId: string): Promise<Feed[]> {
  const rows = await tx
    .selectFrom('plan_feeds as f')
    .leftJoin('plans as p', 'p.id', 'f.plan_id')
    .select(['f.id', 'f.plan_id as planId', 'p.title', 'p.period_words', 'f.created_at as createdAt'])
    .where('f.user_id', '=', userId)
    .orderBy('f.created_at')
    .limit(FEEDS_MAX)
    .execute()
  return rows.map(({ title, period_words: period, ...feed }) => ({
    ...feed,
    planTitle: title === null ? null : planName(title, period),
  }))
}

type NewFeed = { id: string; userId: string; planId: string | null; tokenHash: Buffer; createdAt: Date }

export async function insertFeed(tx: Tx, feed: NewFeed): Promise<void> {
  await tx
    .insertInto('plan_feeds')
    .values({
      id: feed.id,
      user_id: feed.userId,
      plan_id: feed.planId,
      token_hash: feed.tokenHash,
      created_at: feed.createdAt,
    })
    .execute()
}

/** Removes a calendar of the actor; false where they have none of that id. */
export async function deleteFeed(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('plan_feeds').where('id', '=', id).executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** The plans that a calendar may be of. */
export async function listFeedPlans(tx: Tx): Promise<{ id: string; title: string }[]> {
  const rows = await tx
    .selectFrom('plans')
    .select(['id', 'title', 'period_words'])
    .where('kind', '=', 'plan')
    .orderBy('title')
    .orderBy('period_from')
    .limit(200)
    .execute()
  return rows.map(({ id, title, period_words: period }) => ({ id, title: planName(title, period) }))
}

export type FeedDate = {
  deliveryId: string
  planId: string
  planTitle: string
  aimRef: string
  place: number
  places: number
  /** The action's own number, as its plan gives it; '' where it has none. */
  own: string
  owner: string
  due: Day
  /** Where it is the day of a milestone and not of the part. */
  milestoneId: string | null
  changedAt: Date
  version: number
}

/** The dates behind a secret, as the public role reads them; none where it opens nothing. */
export async function readFeed(tx: Tx, tokenHash: Buffer): Promise<FeedDate[]> {
  const { rows } = await sql<
    Omit<FeedDate, 'own'> & { numbers: unknown }
  >`select delivery_id as "deliveryId", plan_id as "planId", plan_title as "planTitle",
    aim_ref as "aimRef", place::int, places::int, numbers, owner, due, milestone_id as "milestoneId",
    changed_at as "changedAt", version
    from app.plan_feed(${tokenHash})`.execute(tx)
  return rows.map(({ numbers, ...date }) => ({ ...date, own: ownNumber(stored.other.parse(numbers)) }))
}

/** Whether a secret opens anything: a calendar without dates is still one. */
export async function feedIsOpen(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`select app.plan_feed_is_open(${tokenHash}) as open`.execute(
    tx,
  )
  return rows[0]?.open ?? false
}
