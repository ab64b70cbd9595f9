// The frame of every page of one plan: breadcrumbs, the plan's name, its sub-navigation, and the day that it is shown as of.
import type { ComponentChildren } from 'preact'
import type { Frame } from '../../../access/frame.ts'
import { formatDate } from '../../../platform/calendar/format.ts'
import type { Day } from '../../../platform/calendar/london.ts'
import type { Page } from '../../../platform/http/reply.ts'
import { Breadcrumbs } from '../../../ui/govuk/breadcrumbs.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { staffPage } from '../../shell/index.ts'
import { planName } from '../plan-name.ts'
import { rhythmOf } from '../running/rhythm.ts'
import type { CycleRules } from '../running/rules.ts'
import { asOfWords, navWords } from './messages.en.ts'
import { PlanNav, type PlanPageName, planPath } from './views/plan-nav.tsx'

export type PlanFrame = {
  plan: { id: string; title: string; period?: { words: string } | null | undefined; cycle: CycleRules }
  /** The page of the plan that this is; absent on a page below one of them. */
  current?: PlanPageName | undefined
  /** Its address, where it is below one of them and is shown as of a day. */
  path?: string | undefined
  /** The page's own title, where it is not the plan's: "Table". */
  title?: string | undefined
  /** The day that it is shown as of; absent: today. */
  on?: Day | undefined
  /** A paper of its own, which begins with its marking and names its plan itself. */
  isPaper?: boolean | undefined
  errors?: boolean | undefined
  status?: number | undefined
}

/** A staff page of a plan. The plan's title is the page's where it has none of its own. */
export function planPage(frame: Frame, options: PlanFrame, children: ComponentChildren): Page {
  const { plan, current, on } = options
  const name = planName(plan.title, plan.period?.words ?? null)
  const title = options.title ? `${options.title} – ${name}` : name
  const before = (
    <Breadcrumbs
      items={[
        { text: navWords.plans, href: '/plan' },
        options.title ? { text: name, href: planPath(plan.id, 'overview', on) } : { text: name },
        ...(options.title ? [{ text: options.title }] : []),
      ]}
    />
  )
  return staffPage(
    frame,
    {
      title,
      before,
      ...(options.errors && { errors: true }),
      ...(options.status && { status: options.status }),
    },
    <>
      <PlanNav planId={plan.id} current={current} on={on} rhythm={rhythmOf(plan.cycle)} />
      {options.title && !options.isPaper && <p class="govuk-caption-l app-print-only">{name}</p>}
      {on && <AsOf path={options.path ?? planPath(plan.id, current ?? 'overview')} on={on} />}
      {children}
    </>,
  )
}

const AsOf = ({ path, on }: { path: string; on: Day }) => (
  <InsetText>
    <strong>{asOfWords.banner(formatDate(on))}</strong>{' '}
    <a class="govuk-link app-no-print" href={path}>
      {asOfWords.back}
    </a>
  </InsetText>
)
