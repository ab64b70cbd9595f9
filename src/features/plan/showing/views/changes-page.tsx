// What changed in a plan between two days: in short, then action by action; the words that changed stand behind a click.
import type { ComponentChildren } from 'preact'
import { formatDate } from '../../../../platform/calendar/format.ts'
import type { Day } from '../../../../platform/calendar/london.ts'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Table } from '../../../../ui/govuk/table.tsx'
import { Stats } from '../../../../ui/stat.tsx'
import type { HistoryEntry } from '../../running/history.ts'
import type { PlanState } from '../../running/plan-state.ts'
import { actionPath } from '../../running/paths.ts'
import type { Item } from '../change-nodes.ts'
import { type ActionChange, changesByAction, FIGURES, figuresOf, type PartChange } from '../change-summary.ts'
import { type Changes, countChanges, type Whole } from '../changes.ts'
import { changesWords as words } from '../messages.en.ts'
import { About, Change, fieldName, Line } from './change-parts.tsx'
import { ChangesForm } from './changes-form.tsx'
import { PlanHistoryBetween } from './plan-history.tsx'

type Props = {
  plan: PlanState
  from: Day
  to: Day
  /** The day that the plan was made, where that is between the two: what follows is what changed since that day. */
  made: { day: Day; actions: number } | undefined
  changes: Changes
  quiet: readonly Item[]
  /** Who changed the plan itself between them. */
  history: { entries: readonly HistoryEntry[]; more: boolean }
}

export function ChangesPage({ plan, from, to, made, changes, quiet, history }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <ChangesForm planId={plan.id} values={{ from, to }} />
      <p class="govuk-body">
        <strong>{words.between(formatDate(from), formatDate(to))}</strong>
      </p>
      {made && <p class="govuk-body">{words.made(formatDate(made.day), made.actions, made.day < to)}</p>}
      {(!made || made.day < to) && (
        <ChangesLists {...{ plan, changes }} nothing={made ? words.nothingSince : undefined} />
      )}
      <PlanHistoryBetween planId={plan.id} {...history} />
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

/** In short, what is new or gone, then action by action; a sentence where nothing changed. `plan`: the later of the two. */
export function ChangesLists({
  plan,
  changes,
  nothing = words.nothing,
}: Pick<Props, 'plan' | 'changes'> & { nothing?: string | undefined }) {
  const figures = figuresOf(changes)
  if (countChanges(changes) === 0) return <p class="govuk-body">{nothing}</p>
  return (
    <>
      <section>
        <h2 class="govuk-heading-m">{words.summary}</h2>
        <Stats
          items={FIGURES.map((name) => ({
            figure: String(figures[name]),
            words: words.figures[name](figures[name]),
          }))}
        />
      </section>
      <Wholes title={words.lists.added} list={changes.added} planId={plan.id} />
      <Wholes title={words.lists.removed} list={changes.removed} planId={plan.id} gone />
      <ByAction plan={plan} list={changesByAction(plan, changes)} />
    </>
  )
}

function ByAction({ plan, list }: { plan: PlanState; list: readonly ActionChange[] }) {
  if (list.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{words.byAction}</h2>
      {list.map(({ action, parts }) => (
        <section>
          <h3 class="govuk-heading-s">
            {action ? (
              <a class="govuk-link" href={actionPath(plan.id, action.id)}>
                {`${action.ref} ${action.action || action.objective}`.trim()}
              </a>
            ) : (
              words.ofPlan
            )}
          </h3>
          <ul class="govuk-list">
            {parts.map((part) => (
              <li>
                <strong>{nameOf(part.item)}</strong>:{' '}
                {part.matters.length > 0 ? (
                  <Line list={part.matters} plan={plan} />
                ) : (
                  words.onlyDetails(part.details.map(({ field }) => fieldName(field)))
                )}
              </li>
            ))}
          </ul>
          <Rest parts={parts} plan={plan} />
        </section>
      ))}
    </section>
  )
}

/** Under its action's heading a part needs no number, and the action itself no words. */
const nameOf = ({ kind, ref, words: text }: Item): string =>
  kind === 'action' ? words.ownWords : kind === 'delivery' ? text : `${words.kinds[kind]} ${ref || text}`

function Rest({ parts, plan }: { parts: readonly PartChange[]; plan: PlanState }) {
  const details = parts.flatMap((part) => part.details.map((difference) => ({ part, difference })))
  if (details.length === 0) return null
  const cell = (label: string, content: ComponentChildren) => ({
    content,
    attributes: { 'data-label': label },
  })
  return (
    <Details summary={words.details(details.length)}>
      <Table
        classes="app-cards"
        caption={<span class="govuk-visually-hidden">{words.details(details.length)}</span>}
        head={[words.what, words.field, words.change]}
        rows={details.map(({ part, difference }) => [
          cell(words.what, nameOf(part.item)),
          cell(words.field, fieldName(difference.field)),
          cell(words.change, <Change difference={difference} plan={plan} />),
        ])}
      />
    </Details>
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
