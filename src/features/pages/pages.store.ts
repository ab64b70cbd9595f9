// Versions of the partnership's pages, and which of them were published and when. None is ever altered.
import { sql } from 'kysely'
import type { Tx } from '../../access/db.ts'
import { type Day, londonDay } from '../../platform/calendar/london.ts'
import { newId } from '../../platform/ids.ts'
import { firstPages } from './first-pages.en.ts'
import { FIRST_LOCALE, type Locale, type PageKey, type PageText } from './pages.ts'

export type Published = PageText & {
  locale: Locale
  number: number
  at: Date
  /** When this version was first published; `at` is when it last was, or was read through again. */
  since: Date
  reviewedOn: Day
  reviewBy: Day
  /** Whether somebody of the partnership read it through: nobody has read what came with the software. */
  reviewed: boolean
}

const FIRST_PUBLISHED = sql`(select min(q.at) from page_publishings q
      where q.page = p.page and q.locale = p.locale and q.number = p.number)`

/** What the public reads of a page now, in every language that it is published in. */
export async function publishedTexts(tx: Tx, page: PageKey): Promise<Published[]> {
  const { rows } = await sql<Published>`
    select distinct on (p.locale) p.locale, p.number, p.at, ${FIRST_PUBLISHED} as since, p.reviewed_on as "reviewedOn", p.review_by as "reviewBy",
      p.by_user is not null as reviewed, v.title, v.body
    from page_publishings p join page_versions v using (page, locale, number)
    where p.page = ${page} order by p.locale, p.at desc, p.id desc`.execute(tx)
  return rows
}

/** The same of every page, with its key: for those who keep them. */
export async function allPublishedTexts(tx: Tx): Promise<(Published & { page: string })[]> {
  const { rows } = await sql<Published & { page: string }>`
    select distinct on (p.page, p.locale) p.page, p.locale, p.number, p.at, ${FIRST_PUBLISHED} as since, p.reviewed_on as "reviewedOn",
      p.review_by as "reviewBy", p.by_user is not null as reviewed, v.title, v.body
    from page_publishings p join page_versions v using (page, locale, number)
    order by p.page, p.locale, p.at desc, p.id desc`.execute(tx)
  return rows
}

/** Which text of a page stands now for a reader of `locale`: there, or else in English; null: what came with the program. */
export type Standing = { locale: Locale; version: number | null; on: Day }

/** The same without its words, for whoever keeps that it was this one. */
export async function standingText(tx: Tx, page: PageKey, locale: Locale): Promise<Standing> {
  const { rows } = await sql<{ locale: Locale; number: number; since: Date }>`
    select distinct on (p.locale) p.locale, p.number, ${FIRST_PUBLISHED} as since from page_publishings p
    where p.page = ${page} and p.locale in (${locale}, ${FIRST_LOCALE}) order by p.locale, p.at desc, p.id desc`.execute(
    tx,
  )
  const found = rows.find((each) => each.locale === locale) ?? rows[0]
  if (!found) return { locale: FIRST_LOCALE, version: null, on: firstPages[page].on }
  return { locale: found.locale, version: found.number, on: londonDay(found.since) }
}

export type Version = PageText & {
  number: number
  note: string
  at: Date
  by: string | null
  /** Whether somebody of the partnership wrote it; false: it came with the software. */
  own: boolean
  publishedAt: Date | null
}

const VERSIONS_MAX = 500

/** Every version of a page in a language that the caller may see, the newest first, with who wrote it. */
export async function versionsOf(tx: Tx, page: PageKey, locale: Locale): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select v.number, v.title, v.body, v.note, v.written_at as at, u.name as by, v.written_by is not null as own,
      (select max(p.at) from page_publishings p where p.page = v.page and p.locale = v.locale and p.number = v.number) as "publishedAt"
    from page_versions v left join staff_users u on u.id = v.written_by
    where v.page = ${page} and v.locale = ${locale} order by v.number desc limit ${VERSIONS_MAX}`.execute(tx)
  return rows
}

type Stamp = { at: Date; by: string | null }

/** Adds a version after `after`; false where somebody added one first. */
export async function insertVersion(
  tx: Tx,
  where: { page: PageKey; locale: Locale; after: number },
  { title, body }: PageText,
  note: string,
  { at, by }: Stamp,
): Promise<boolean> {
  const { rows } = await sql`
    insert into page_versions (page, locale, number, title, body, note, written_at, written_by)
    select ${where.page}, ${where.locale}, ${where.after + 1}, ${title}, ${body}, ${note}, ${at}, ${by}::uuid
    where ${where.after} = coalesce((select max(number) from page_versions
      where page = ${where.page} and locale = ${where.locale}), 0)
    on conflict do nothing returning number`.execute(tx)
  return rows.length === 1
}

/** Makes a version what the public reads, read through on a day and to be read through again by another. */
export async function insertPublishing(
  tx: Tx,
  where: { page: PageKey; locale: Locale; number: number },
  { reviewedOn, reviewBy }: { reviewedOn: Day; reviewBy: Day },
  { at, by }: Stamp,
): Promise<void> {
  await sql`insert into page_publishings (id, page, locale, number, at, by_user, reviewed_on, review_by)
    values (${newId()}, ${where.page}, ${where.locale}, ${where.number}, ${at}, ${by}::uuid, ${reviewedOn}, ${reviewBy})`.execute(
    tx,
  )
}

export type PageState = {
  page: string
  locale: Locale
  newest: number
  published: number | null
  reviewedOn: Day | null
  reviewBy: Day | null
}

/** How every page stands in every language that there is something of. */
export async function pageStates(tx: Tx): Promise<PageState[]> {
  const { rows } = await sql<PageState>`
    select v.page, v.locale, max(v.number) as newest, p.number as published, p.reviewed_on as "reviewedOn",
      p.review_by as "reviewBy"
    from page_versions v left join lateral (select number, reviewed_on, review_by from page_publishings q
      where q.page = v.page and q.locale = v.locale order by at desc, id desc limit 1) p on true
    group by v.page, v.locale, p.number, p.reviewed_on, p.review_by order by v.page, v.locale`.execute(tx)
  return rows
}

/** How many published pages should have been read through before a day. */
export async function countReviewsDue(tx: Tx, today: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select distinct on (page, locale) review_by from page_publishings
      order by page, locale, at desc, id desc) p where p.review_by <= ${today}`.execute(tx)
  return rows[0]?.count ?? 0
}
