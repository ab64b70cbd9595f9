// A day on which there was no plan yet: said so, with the first day that there is something to show.
import type { Services, StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { formatDate } from '../../../platform/calendar/format.ts'
import { type Day, londonDay } from '../../../platform/calendar/london.ts'
import type { Reply } from '../../../platform/http/reply.ts'
import { NotFound } from '../../../platform/problems.ts'
import type { PlanState } from '../running/plan-state.ts'
import { asOfWords as words } from './messages.en.ts'
import { planPage } from './plan-frame.tsx'
import { loadShownPlan } from './shown-plan.ts'
import { DayForm } from './views/day-form.tsx'
import { type PlanPageName, planPath } from './views/plan-nav.tsx'

type Asked = { ctx: StaffCtx; services: Services; frame: Frame; planId: string; current: PlanPageName }

/** Shows a plan as it stood on a day; a page with since when there is one where it was not there yet. */
export async function onDay(
  { ctx, services, frame, planId, current }: Asked,
  on: Day | undefined,
  show: (plan: PlanState) => Reply | Promise<Reply>,
): Promise<Reply> {
  const found = await shownOn(ctx, services, planId, on)
  if (found) return show(found)
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
        <a class="govuk-link" href={planPath(planId, current, first)}>
          {first ? words.showFirst(formatDate(first)) : words.back}
        </a>
      </p>
      <DayForm action={planPath(planId, current)} on={first ?? plan.today} />
    </>,
  )
}

async function shownOn(
  ctx: StaffCtx,
  services: Services,
  planId: string,
  on: Day | undefined,
): Promise<PlanState | undefined> {
  try {
    return await loadShownPlan(ctx, services, planId, on)
  } catch (error) {
    // Without a day there is no such plan at all, and that is for the frame to say.
    if (on && error instanceof NotFound) return undefined
    throw error
  }
}
