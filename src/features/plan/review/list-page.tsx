// The list of what was read, as a page; and the ways from its forms to a row or a line and back.
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Tx } from '../../../access/db.ts'
import type { Frame } from '../../../access/frame.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import type { Reply } from '../../../platform/http/reply.ts'
import { staffPage } from '../../shell/index.ts'
import { listPlans } from '../plan.store.ts'
import { loadOwnerDirectory } from '../running/owners.store.ts'
import type { Reviewed } from './edits.ts'
import { type PlanImport, reviewOf } from './imports.ts'
import { words } from './messages.en.ts'
import { ownersIn, unknownIn } from './owner-names.ts'
import { crumbs } from './paths.tsx'
import { type Show, ReviewPage } from './views/review-page.tsx'

type Problems = { text: string; href?: string }

/** The list, as a page; `problem` stands above it. */
export async function reviewPage(
  tx: Tx,
  ctx: StaffCtx,
  frame: Frame,
  found: PlanImport,
  { show, page, problem }: { show: Show; page: number; problem?: Problems },
): Promise<Reply> {
  const review = await reviewOf(found)
  const directory = await loadOwnerDirectory(tx, londonDay(ctx.clock.now()))
  const all = ownersIn(review, directory)
  const known = all.length - unknownIn(all, directory).length
  const plans = await listPlans(tx)
  const options = { title: words.review.title, before: crumbs(null), errors: problem !== undefined }
  return staffPage(
    frame,
    options,
    <ReviewPage {...{ found, review, show, page, plans, problem }} owners={{ known, all: all.length }} />,
  )
}

/** The line and the part that an address or a form names. */
export const partsOf = (text: string) => {
  const [line = '', part = ''] = text.split('-')
  return { line: Number(line), part: Number(part) }
}

/** Where the list goes on after an edit. */
export function backTo(id: string, back: string): string {
  const found = /^(doubtful|all)-(\d{1,4})$/.exec(back)
  return `/plan/imports/${id}?show=${found?.[1] ?? 'doubtful'}&page=${found?.[2] ?? 1}#review`
}

/** What a page of one row or line stands on: the document, how it is now, and where the list goes on. */
export type Asked = { found: PlanImport; review: Reviewed; back: string }
