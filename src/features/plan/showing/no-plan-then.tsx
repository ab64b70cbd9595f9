// Pages of a plan for a day that somebody asks for: as it stood then; that there was no plan then, with the first day that
// there is something to show; or that what they asked for is no day.
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { formatDate } from '../../../platform/calendar/format.ts'
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import type { Page, Reply } from '../../../platform/http/reply.ts'
import { NotFound } from '../../../platform/problems.ts'
import { ErrorSummary } from '../../../ui/govuk/error-summary.tsx'
import type { PlanState } from '../running/plan-state.ts'
import { asOfWords as words } from './messages.en.ts'
import { type PlanFrame, planPage } from './plan-frame.tsx'
import { dayBefore, isWrongDay, loadShownPlan } from './shown-plan.ts'
import { DayForm } from './views/day-form.tsx'
import { type PlanPageName, planPath } from './views/plan-nav.tsx'

type Asked = {
  ctx: StaffCtx
  services: Services
  frame: Frame
  planId: string
  /** The page that is asked for; for one below those, its address. */
  current?: PlanPageName
  path?: string
}
type Show<Data> = (data: Data, on: Day | undefined) => Reply | Promise<Reply>

/** Shows a plan as it stood on a day; a page with since when there is one where it was not there yet. */
export const onDay = (asked: Asked, sent: string | undefined, show: Show<PlanState>): Promise<Reply> =>
  shownOn(asked, sent, (on) => planOn(asked, on), show)

/**
 * Shows what is loaded of a plan for a day. `sent`: the day as the address has it. `load` gives nothing where there was no
 * plan that day. Throws NotFound where the actor sees no such plan at all.
 */
export async function shownOn<Data>(
  asked: Asked,
  sent: string | undefined,
  load: (on: Day | undefined) => Promise<Data | undefined>,
  show: Show<Data>,
): Promise<Reply> {
  const { ctx, services, frame, planId, current } = asked
  const path = asked.path ?? planPath(planId, current ?? 'overview')
  if (isWrongDay(ctx, sent)) {
    const plan = await loadShownPlan(ctx, services, planId)
    return wrongDayPage(frame, { plan, current }, { path, sent })
  }
  const on = dayBefore(ctx, sent)
  const found = await load(on)
  if (found) return show(found, on)
  const plan = await loadShownPlan(ctx, services, planId)
  const since = londonDay(plan.importedAt)
  const first = since < londonDay(ctx.clock.now()) ? since : undefined
  return planPage(
    frame,
    { plan, current, title: words.noneThen, status: 404 },
    <>
      <h1 class="govuk-heading-l">{words.noneThen}</h1>
      <p class="govuk-body">{words.since(on ? formatDate(on) : '', formatDate(since))}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={first ? `${path}?on=${first}` : path}>
          {first ? words.showFirst(formatDate(first)) : words.back}
        </a>
      </p>
      <DayForm action={path} on={first ?? plan.today} />
    </>,
  )
}

/** That what was asked for is no day of a plan: beside the field, with what was asked. `path`: the page's address. */
export const wrongDayPage = (
  frame: Frame,
  { plan, current }: Pick<PlanFrame, 'plan' | 'current'>,
  { path, sent }: { path: string; sent: string },
): Page =>
  planPage(
    frame,
    { plan, current, title: words.whichDay, errors: true },
    <>
      <ErrorSummary errors={[{ text: words.wrongDay, href: '#on' }]} />
      <h1 class="govuk-heading-l">{words.whichDay}</h1>
      <DayForm action={path} on={sent} error={words.wrongDay} />
      <p class="govuk-body">
        <a class="govuk-link" href={path}>
          {words.back}
        </a>
      </p>
    </>,
  )

async function planOn({ ctx, services, planId }: Asked, on: Day | undefined): Promise<PlanState | undefined> {
  try {
    return await loadShownPlan(ctx, services, planId, on)
  } catch (error) {
    // Without a day there is no such plan at all, and that is for the frame to say.
    if (on && error instanceof NotFound) return undefined
    throw error
  }
}
