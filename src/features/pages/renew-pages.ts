// After an upgrade the first pages may say something else. What a partnership left as it came takes the new words, as a
// version of its own that is dated and that nobody has read through yet. What a partnership wrote itself is its own: nothing
// of it is changed, and whoever edits it is told what the software says now.
import type { Ctx } from '../../access/ctx.ts'
import type { Tx } from '../../access/db.ts'
import { formatShortDate } from '../../platform/calendar/format.ts'
import { firstPages } from './first-pages.en.ts'
import { words } from './messages.en.ts'
import { type FirstPage, FIRST_LOCALE, type PageKey, PAGES, type PageText } from './pages.ts'
import { type Version, versionsOf } from './pages.store.ts'
import { hashOf } from './shipped-pages.ts'
import { publishPage, savePage } from './write-page.ts'

type First = Readonly<Record<PageKey, FirstPage>>
type Doer = Pick<Ctx, 'actor' | 'clock' | 'requestId'>

/**
 * Gives every page that was left as it came the words that come with the program now, and publishes them. Runs as the system,
 * at each start. Returns which pages were renewed. `shipped`: what comes with the program.
 */
export async function renewPages(tx: Tx, ctx: Doer, shipped: First = firstPages): Promise<PageKey[]> {
  const renewed: PageKey[] = []
  for (const { page } of PAGES) {
    const versions = await versionsOf(tx, page, FIRST_LOCALE)
    const [newest] = versions
    if (!newest || !isAsItCame(versions) || same(newest, shipped[page])) continue
    const where = { page, locale: FIRST_LOCALE }
    const note = words.renewed(formatShortDate(shipped[page].on))
    const saved = await savePage(tx, ctx, { ...where, after: newest.number }, shipped[page], note)
    // Another process that starts at the same time was first.
    if (saved === 'stale') continue
    await publishPage(tx, ctx, { ...where, number: newest.number + 1 })
    renewed.push(page)
  }
  return renewed
}

/**
 * What the software says on a page now, for whoever edits the partnership's own words; undefined where no version is of the
 * partnership, or one of them has said the same since the software last wrote here. `versions`: the newest first.
 */
export function shippedSince(page: PageKey, versions: readonly Version[]): FirstPage | undefined {
  const first = firstPages[page]
  const came = versions.findIndex(({ own }) => !own)
  const since = versions.slice(0, came + 1)
  return came > 0 && !since.some((each) => same(each, first)) ? first : undefined
}

// Whoever only read it through changed nothing of it.
const isAsItCame = (versions: readonly Version[]): boolean => versions.every(({ own }) => !own)
const same = (one: PageText, other: PageText): boolean => hashOf(one) === hashOf(other)
