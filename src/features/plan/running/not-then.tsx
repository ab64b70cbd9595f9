// An action or a part on a day when the plan did not have it, or on what is no day: said so, with the way to what is there
// today.
import type { StaffCtx } from '../../../access/ctx.ts'
import type { Frame } from '../../../access/frame.ts'
import { formatDate } from '../../../platform/calendar/format.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import type { Page } from '../../../platform/http/reply.ts'
import { NotFound } from '../../../platform/problems.ts'
import { asOfWords as words } from '../showing/messages.en.ts'
import { wrongDayPage } from '../showing/no-plan-then.tsx'
import { planPage } from '../showing/plan-frame.tsx'
import { dayBefore, isWrongDay } from '../showing/shown-plan.ts'
import { DayForm } from '../showing/views/day-form.tsx'
import type { ActionPageData } from './load-action-page.ts'

type Wanted<Data> = {
  ctx: StaffCtx
  frame: Frame
  /** The day as the address has it. */
  sent: string | undefined
  load: (on: Day | undefined) => Promise<Data>
  /** The page's address as it stands today. */
  path: string
  titleOf: (data: Data) => string
}

/**
 * Shows what is loaded for a day, or that it was not in the plan then, or that there is no such day. NotFound where it is
 * not there today either.
 */
export async function shownThen<Data extends ActionPageData>(
  { ctx, frame, sent, load, path, titleOf }: Wanted<Data>,
  show: (data: Data) => Page | Promise<Page>,
): Promise<Page> {
  if (isWrongDay(ctx, sent)) {
    const { plan } = await load(undefined)
    return wrongDayPage(frame, { plan }, { path, sent })
  }
  const on = dayBefore(ctx, sent)
  try {
    return await show(await load(on))
  } catch (error) {
    if (!on || !(error instanceof NotFound)) throw error
    const data = await load(undefined)
    const title = titleOf(data)
    return planPage(
      frame,
      { plan: data.plan, title: words.notThen, status: 404 },
      <>
        <span class="govuk-caption-l">{title}</span>
        <h1 class="govuk-heading-l">{words.notThen}</h1>
        <p class="govuk-body">{words.notYetIn(formatDate(on))}</p>
        <p class="govuk-body">
          <a class="govuk-link" href={path}>
            {words.back}
          </a>
        </p>
        <DayForm action={path} on={data.plan.today} />
      </>,
    )
  }
}
