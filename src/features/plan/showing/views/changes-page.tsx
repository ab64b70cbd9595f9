// What changed in a plan between two days, list by list; words that went are struck through, those that came stand after.
import type { ComponentChildren } from 'preact'
import { formatDate, formatShortDate } from '../../../../platform/calendar/format.ts'
import { type Day, daysBetween, isDay } from '../../../../platform/calendar/london.ts'
import { Table } from '../../../../ui/govuk/table.tsx'
import { CONFIDENCES, RAGS, STATUSES } from '../../running/delivery.ts'
import { confidenceName, ragName, STATUS_WORDS } from '../../running/messages.en.ts'
import type { PlanState } from '../../running/plan-state.ts'
import { quarterName } from '../../running/quarter-name.ts'
import type { Item } from '../change-nodes.ts'
import { type Changes, countChanges, type Difference, LISTS, type Whole } from '../changes.ts'
import { changesWords as words } from '../messages.en.ts'
import { actionPath } from '../../running/paths.ts'
import { ChangesForm } from './changes-form.tsx'

type Props = {
  plan: PlanState
  from: Day
  to: Day
  hadPlan: boolean
  changes: Changes
  quiet: readonly Item[]
}

export function ChangesPage({ plan, from, to, hadPlan, changes, quiet }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <ChangesForm planId={plan.id} values={{ from, to }} />
      <p class="govuk-body">
        <strong>{words.between(formatDate(from), formatDate(to))}</strong>
      </p>
      {!hadPlan && <p class="govuk-body">{words.noneBefore(formatDate(from))}</p>}
      <ChangesLists plan={plan} changes={changes} />
      {quiet.length > 0 && (
        <Section title={words.quiet} count={quiet.length}>
          <p class="govuk-body">{words.quietLead(quiet.length)}</p>
          <ul class="govuk-list app-columns">
            {quiet.map((item) => (
              <li>
                <About item={item} planId={plan.id} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** Every difference, list by list; a sentence where there is none. `plan`: the later of the two. */
export function ChangesLists({ plan, changes }: Pick<Props, 'plan' | 'changes'>) {
  return (
    <>
      {countChanges(changes) === 0 && <p class="govuk-body">{words.nothing}</p>}
      <Wholes title={words.lists.added} list={changes.added} planId={plan.id} />
      <Wholes title={words.lists.removed} list={changes.removed} planId={plan.id} gone />
      {LISTS.map((name) => (
        <Differences title={words.lists[name]} list={changes[name]} plan={plan} />
      ))}
    </>
  )
}

const Section = (props: { title: string; count: number; children: ComponentChildren }) => (
  <section>
    <h2 class="govuk-heading-m">{`${props.title} (${props.count})`}</h2>
    {props.children}
  </section>
)

function Wholes(props: { title: string; list: readonly Whole[]; planId: string; gone?: boolean }) {
  const { title, list, planId, gone } = props
  if (list.length === 0) return null
  return (
    <Section title={title} count={list.length}>
      <ul class="govuk-list govuk-list--bullet">
        {list.map(({ item, actions }) => (
          <li>
            {`${words.kinds[item.kind]}: `}
            {gone ? <del>{`${item.ref} ${item.words}`.trim()}</del> : <About item={item} planId={planId} />}
            {item.kind !== 'action' && item.kind !== 'delivery' && ` (${words.within(actions)})`}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Differences(props: { title: string; list: readonly Difference[]; plan: PlanState }) {
  const { title, list, plan } = props
  if (list.length === 0) return null
  const cell = (label: string, content: ComponentChildren) => ({
    content,
    attributes: { 'data-label': label },
  })
  return (
    <Section title={title} count={list.length}>
      <Table
        classes="app-cards"
        caption={<span class="govuk-visually-hidden">{title}</span>}
        head={[words.what, words.field, words.change]}
        rows={list.map((difference) => [
          cell(words.what, <About item={difference.item} planId={plan.id} />),
          cell(words.field, fieldName(difference.field)),
          cell(words.change, <Change difference={difference} plan={plan} />),
        ])}
      />
    </Section>
  )
}

function About({ item, planId }: { item: Item; planId: string }) {
  const text = `${item.ref} ${item.words}`.trim()
  if (!item.actionId) return <>{text}</>
  return (
    <a class="govuk-link" href={actionPath(planId, item.actionId)}>
      {text}
    </a>
  )
}

function Change({ difference, plan }: { difference: Difference; plan: PlanState }) {
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

const fieldName = (field: string): string =>
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
