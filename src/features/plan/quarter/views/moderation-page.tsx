import { formatDate } from '../../../../platform/calendar/format.ts'
import type { FormValues } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { type BoundForm, bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { NotificationBanner } from '../../../../ui/govuk/notification-banner.tsx'
import { Stats } from '../../../../ui/stat.tsx'
import { byPriority, foldsBy } from '../by-priority.ts'
import { moderationWords as words } from '../moderation.messages.en.ts'
import { countStates, PART_STATES, type PartProgress, type PartState } from '../progress.ts'
import type { QuarterState } from '../quarter-state.ts'
import { ExtendForm } from './extend-form.tsx'
import { type Fold, PartsTable } from './parts-table.tsx'
import { PriorityFolds } from './priority-folds.tsx'
import { WaitingUpdate } from './waiting-update.tsx'

type Props = QuarterState & {
  done: keyof typeof words.done | undefined
  values: FormValues
  problems: readonly Problem[]
  /** In a long quarter: the priority whose waiting updates stand open, or all of everything. */
  open: string | undefined
}

/** A quarter as its coordinator works through it: how far it has come, what waits, who is silent, and the freeze. */
export function ModerationPage(props: Props) {
  const {
    plan,
    quarter,
    name,
    span,
    cycle,
    saysFor,
    progress,
    askable,
    unmanaged,
    done,
    values,
    problems,
    open,
  } = props
  const form = bindForm({ values, problems })
  const path = `/plan/${plan.id}/quarter/${quarter}`
  const counts = countStates(progress)
  const inState = (state: PartState) => progress.filter((part) => part.state === state)
  const waiting = inState('waiting')
  const fold = foldsBy(plan, progress.length)
    ? { groupsOf: (list: readonly PartProgress[]) => byPriority(plan, list), all: open === 'all' }
    : undefined
  return (
    <>
      {done && <NotificationBanner type="success" text={words.done[done]} />}
      <form.Summary />
      <h1 class="govuk-heading-l">{words.title(name, span)}</h1>
      <Standing {...{ cycle, saysFor, path, plan, span }} />
      {cycle?.state !== 'frozen' && counts.silent + counts['not-asked'] + counts.nobody > 0 && (
        <Button kind="secondary" href={`/plan/${plan.id}/ask-everyone?quarter=${quarter}`}>
          {words.everyone.link}
        </Button>
      )}
      {progress.length === 0 && (
        <Empty title={words.empty(span)}>
          <p class="govuk-body">{words.emptyNext}</p>
        </Empty>
      )}
      <Stats
        items={PART_STATES.filter((state) => counts[state] > 0).map((state) => ({
          figure: String(counts[state]),
          words: words.counts[state](counts[state]),
          href: `#${state}`,
        }))}
      />
      {fold && <Ways path={path} all={fold.all} parts={progress.length} />}
      {waiting.length > 0 && (
        <section id="waiting">
          <h2 class="govuk-heading-m">{words.sections.waiting}</h2>
          <AcceptAll {...{ path, waiting, fold }} />
          <Waiting {...{ waiting, fold, form, path, plan, open, problems }} />
        </section>
      )}
      {PART_STATES.filter((state) => state !== 'waiting' && counts[state] > 0).map((state) => (
        <PartsTable
          state={state}
          list={inState(state)}
          plan={plan}
          fold={fold}
          asking={cycle?.state !== 'frozen'}
          askable={askable}
          unmanaged={unmanaged}
        />
      ))}
      {cycle?.state === 'open' && !cycle.closedAt && <ExtendForm {...{ cycle, path, form, values, span }} />}
      {cycle?.state === 'open' && <ToFreeze path={path} waiting={waiting} span={span} />}
    </>
  )
}

type WaitingProps = Pick<Props, 'plan' | 'open' | 'problems'> & {
  waiting: readonly PartProgress[]
  fold: Fold | undefined
  form: BoundForm
  path: string
}

/** Every update that waits; in a long quarter one priority of them stands open, and whatever has a mistake in it. */
function Waiting({ waiting, fold, form, path, plan, open, problems }: WaitingProps) {
  const updates = (parts: readonly PartProgress[], priority?: string) =>
    parts.map(
      (part) => part.said && <WaitingUpdate {...part} {...{ form, path, plan, priority }} said={part.said} />,
    )
  if (!fold) return <>{updates(waiting)}</>
  const groups = fold.groupsOf(waiting)
  const first = groups.find(({ id }) => id === open) ?? groups[0]
  const wrong = (parts: readonly PartProgress[]) =>
    parts.some(({ said }) => problems.some(({ field }) => field === `note-${said?.id}`))
  return (
    <PriorityFolds groups={groups} open={(group) => fold.all || group === first || wrong(group.parts)}>
      {({ id, parts }) => updates(parts, id)}
    </PriorityFolds>
  )
}

const Ways = ({ path, all, parts }: { path: string; all: boolean; parts: number }) => (
  <p class="govuk-body app-no-print">
    <a class="govuk-link" href={all ? path : `${path}?open=all`}>
      {all ? words.folded : words.allOpen(parts)}
    </a>
  </p>
)

type Accepting = { path: string; waiting: readonly PartProgress[]; fold: Fold | undefined }

/** One button for all that is theirs to accept, with what is not and why. */
function AcceptAll({ path, waiting, fold }: Accepting) {
  const theirs = waiting.filter(({ said }) => said && !said.opened)
  if (theirs.length < 2) return null
  const left = waiting.filter(({ said }) => said?.opened)
  const folds = fold && !fold.all ? fold.groupsOf(left) : []
  // What stands in a fold is asked for open: without scripts one cannot go to what is shut.
  const openOf = (part: PartProgress) => {
    const priority = folds.find(({ parts }) => parts.includes(part))
    return priority ? `${path}?open=${priority.id}` : ''
  }
  return (
    <>
      <form method="post" action={`${path}/accept-all`}>
        <Button kind="secondary" preventDoubleClick>
          {words.acceptAll(theirs.length, left.length)}
        </Button>
      </form>
      {left.length > 0 && (
        <p class="govuk-body">
          {words.notAmong(left.length)}{' '}
          {left.map((part, at) => (
            <>
              {at > 0 && ', '}
              <a class="govuk-link" href={`${openOf(part)}#update-${part.said?.id}`}>
                {`${part.action.ref}: ${part.delivery.owner}`}
              </a>
            </>
          ))}
          {`. ${words.notAmongWho(left.length)}`}
        </p>
      )}
    </>
  )
}

/** The freeze, or what comes before it: it is not offered while it would be refused. */
type Freezing = { path: string; waiting: readonly PartProgress[]; span: Props['span'] }

function ToFreeze({ path, waiting, span }: Freezing) {
  const unseen = waiting.filter(({ said }) => said && !said.applied)
  if (unseen.length === 0)
    return (
      <Button kind="secondary" href={`${path}/freeze`}>
        {words.freeze(span)}
      </Button>
    )
  return (
    <section>
      <h2 class="govuk-heading-m">{words.freeze(span)}</h2>
      <p class="govuk-body">
        <a class="govuk-link" href="#waiting">
          {words.freezeWaits(unseen.length)}
        </a>
      </p>
      {unseen.some(({ said }) => said?.opened) && <p class="govuk-body">{words.freezeAlone}</p>}
    </section>
  )
}

function Standing({
  cycle,
  saysFor,
  path,
  plan,
  span,
}: Pick<Props, 'cycle' | 'saysFor' | 'plan' | 'span'> & { path: string }) {
  if (!cycle) return <p class="govuk-body">{words.notPlanned(span)}</p>
  if (cycle.frozenAt)
    return (
      <p class="govuk-body">
        {words.frozen(formatDate(cycle.frozenAt), cycle.frozenByName ?? words.somebody, saysFor, span)}{' '}
        <a class="govuk-link" href={`${path}/record`}>
          {words.openRecord}
        </a>
      </p>
    )
  return (
    <p class="govuk-body">
      {cycle.state === 'planned' && `${words.notBegun(formatDate(cycle.requestsOn))} `}
      {words.days(formatDate(cycle.dueOn), formatDate(cycle.moderateOn), cycle.dueOn < plan.today)}
      {cycle.closedAt && ` ${words.ended(formatDate(cycle.closedAt))}`}
    </p>
  )
}
