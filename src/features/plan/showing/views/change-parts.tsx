// One difference as people read it, and one part's differences in a line.
import { formatShortDate } from '../../../../platform/calendar/format.ts'
import { daysBetween, isDay } from '../../../../platform/calendar/london.ts'
import { CONFIDENCES, RAGS, STATUSES } from '../../running/delivery.ts'
import { confidenceName, ragName, STATUS_WORDS } from '../../running/messages.en.ts'
import type { PlanState } from '../../running/plan-state.ts'
import { quarterName } from '../../running/quarter-name.ts'
import { actionPath } from '../../running/paths.ts'
import type { Item } from '../change-nodes.ts'
import type { Difference } from '../changes.ts'
import { changesWords as words } from '../messages.en.ts'

/** What a change is about, as a link to its action where it has one. */
export function About({ item, planId }: { item: Item; planId: string }) {
  const text = `${item.ref} ${item.words}`.trim()
  if (!item.actionId) return <>{text}</>
  return (
    <a class="govuk-link" href={actionPath(planId, item.actionId)}>
      {text}
    </a>
  )
}

/** What stood there, struck through, and what stands there now. */
export function Change({ difference, plan }: { difference: Difference; plan: PlanState }) {
  const { field, before, after } = difference
  if (field === 'silent' && after === null) return <>{words.spoke}</>
  return (
    <>
      {before !== null && (
        <del class="app-written">
          <span class="govuk-visually-hidden">{words.was} </span>
          {valueText(field, before, plan)}
        </del>
      )}{' '}
      <ins class="app-written">
        <span class="govuk-visually-hidden">{words.now} </span>
        {after === null ? words.nothingThere : valueText(field, after, plan)}
      </ins>
      {before && after && isDay(before) && isDay(after) && <> ({words.later(daysBetween(before, after))})</>}
    </>
  )
}

/** Several differences of one thing in one line. */
export const Line = ({ list, plan }: { list: readonly Difference[]; plan: PlanState }) => (
  <>
    {list.map((difference, at) => (
      <>
        {at > 0 && '; '}
        {fieldName(difference.field)}: <Change difference={difference} plan={plan} />
      </>
    ))}
  </>
)

export const fieldName = (field: string): string =>
  Object.entries(words.fields).find(([name]) => name === field)?.[1] ?? field

/** A value as people read it: a status, a colour, a day, a quarter, or the words themselves. */
function valueText(field: string, value: string, plan: PlanState): string {
  const status = STATUSES.find((each) => each === value)
  if (field === 'status' && status) return STATUS_WORDS[status]
  if (field === 'progress') return ragName(RAGS.find((each) => each === value) ?? null, plan.rules)
  if (field === 'confidence')
    return confidenceName(CONFIDENCES.find((each) => each === value) ?? null, plan.rules)
  if (field === 'silent') return quarterName(value)
  return isDay(value) ? formatShortDate(value) : value
}
