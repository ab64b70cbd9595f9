// Writing the partnership's pages: a version at a time, published when it is ready, taken up again from any version before.
// Each is one transaction with its entry in the trail. For coordinators and communications, as the database holds.
import { record } from '../../access/audit.ts'
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { addDays, addMonths, londonDay } from '../../platform/calendar/london.ts'
import { NotFound, type Problem } from '../../platform/problems.ts'
import { charCount } from '../../platform/text/plain.ts'
import { firstPages } from './first-pages.en.ts'
import { readMarkdown } from './markdown.ts'
import { words } from './messages.en.ts'
import { FIRST_LOCALE, type Locale, type PageKey, PAGES, type PageText } from './pages.ts'
import { insertPublishing, insertVersion, versionsOf } from './pages.store.ts'
import { unknownPlaceholders } from './placeholders.ts'

type Doer = Pick<Ctx, 'actor' | 'clock' | 'requestId'>
type Where = { page: PageKey; locale: Locale }
/** stale: somebody was first, and nothing was written. */
export type Saved = 'saved' | 'stale'

export const TITLE_MAX = 120
export const BODY_MAX = 40_000
export const NOTE_MAX = 300
const REVIEW_MONTHS = 6
/** A first version that nobody of the partnership has read waits to be read at once. */
const FIRST_REVIEW_DAYS = 1

const stampOf = ({ actor, clock }: Doer) => ({
  at: clock.now(),
  by: actor.kind === 'staff' ? actor.userId : null,
})

/** What is wrong with a text, each with its field: also what would be shown as text because we do not take it. */
export function problemsOfPage({ title, body }: PageText, note: string): Problem[] {
  const problems: Problem[] = []
  const length = charCount(title)
  if (length < 2 || length > TITLE_MAX)
    problems.push({ field: 'title', message: words.problem.title(TITLE_MAX) })
  if (charCount(body) > BODY_MAX || body === '')
    problems.push({ field: 'body', message: words.problem.body(BODY_MAX) })
  if (charCount(note) > NOTE_MAX) problems.push({ field: 'note', message: words.problem.note(NOTE_MAX) })
  const [fault] = readMarkdown(body).faults
  if (fault) problems.push({ field: 'body', message: words.problem.markdown(fault.fault, fault.text) })
  const [unknown] = unknownPlaceholders(body)
  if (unknown !== undefined) problems.push({ field: 'body', message: words.problem.placeholder(unknown) })
  return problems
}

/** Adds a version as a draft, after the version that it was written from (0 where there was none). */
export async function savePage(
  tx: Tx,
  ctx: Doer,
  where: Where & { after: number },
  text: PageText,
  note: string,
): Promise<Saved> {
  if (!(await insertVersion(tx, where, text, note, stampOf(ctx)))) return 'stale'
  await noteIn(tx, ctx, 'page.write', where, where.after + 1)
  return 'saved'
}

/**
 * Makes a version what the public reads from now on. The one that is read already is so said to have been read through, and
 * is right. Throws NotFound for a version that is not there.
 */
export async function publishPage(tx: Tx, ctx: Doer, where: Where & { number: number }): Promise<void> {
  const versions = await versionsOf(tx, where.page, where.locale)
  if (!versions.some(({ number }) => number === where.number)) throw new NotFound('no such version')
  const reviewedOn = londonDay(ctx.clock.now())
  const stamp = stampOf(ctx)
  const reviewBy = stamp.by ? addMonths(reviewedOn, REVIEW_MONTHS) : addDays(reviewedOn, FIRST_REVIEW_DAYS)
  await insertPublishing(tx, where, { reviewedOn, reviewBy }, stamp)
  await noteIn(tx, ctx, 'page.publish', where, where.number)
}

/** Takes up an earlier version again, as the newest draft. Throws NotFound. */
export async function restorePage(
  tx: Tx,
  ctx: Doer,
  where: Where & { number: number; after: number },
): Promise<Saved> {
  const version = (await versionsOf(tx, where.page, where.locale)).find(
    ({ number }) => number === where.number,
  )
  if (!version) throw new NotFound('no such version')
  const note = words.restoredFrom(where.number)
  if (!(await insertVersion(tx, where, version, note, stampOf(ctx)))) return 'stale'
  await noteIn(tx, ctx, 'page.restore', where, where.after + 1)
  return 'saved'
}

const noteIn = (tx: Tx, ctx: Doer, action: string, { page, locale }: Where, number: number) =>
  record(tx, ctx, { action, subjectKind: 'page', detail: { page, locale, number } })

/** Gives a partnership its first pages, where it has none: published at once, and due to be read through by people. */
export async function seedPages(tx: Tx, ctx: Doer): Promise<void> {
  for (const { page } of PAGES) {
    const where = { page, locale: FIRST_LOCALE, after: 0 }
    if ((await savePage(tx, ctx, where, firstPages[page], words.first)) === 'saved')
      await publishPage(tx, ctx, { ...where, number: 1 })
  }
}
