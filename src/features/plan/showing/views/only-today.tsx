import { formatDate } from '../../../../platform/calendar/format.ts'
import type { Day } from '../../../../platform/calendar/london.ts'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { asOfWords as words } from '../messages.en.ts'
import { planPath } from './plan-nav.tsx'

/** On a page that shows only today: that a day was asked for, and where the plan is shown as it stood then. */
export const OnlyToday = ({ planId, on }: { planId: string; on: Day | undefined }) =>
  on ? (
    <InsetText>
      <strong>{words.onlyToday(formatDate(on))}</strong>{' '}
      <a class="govuk-link app-no-print" href={planPath(planId, 'overview', on)}>
        {words.showThen(formatDate(on))}
      </a>
    </InsetText>
  ) : null
