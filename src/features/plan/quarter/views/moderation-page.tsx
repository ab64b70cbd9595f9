import { formatDate } from '../../../../platform/calendar/format.ts'
import type { FormValues } from '../../../../platform/http/form.ts'
import type { Problem } from '../../../../platform/problems.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { bindForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { NotificationBanner } from '../../../../ui/govuk/notification-banner.tsx'
import { Stats } from '../../../../ui/stat.tsx'
import { quarterName } from '../../running/quarter-name.ts'
import { moderationWords as words } from '../moderation.messages.en.ts'
import { countStates, PART_STATES, type PartState } from '../progress.ts'
import type { QuarterState } from '../quarter-state.ts'
import { ExtendForm } from './extend-form.tsx'
import { PartsTable } from './parts-table.tsx'
import { WaitingUpdate } from './waiting-update.tsx'

type Props = QuarterState & {
  done: keyof typeof words.done | undefined
  values: FormValues
  problems: readonly Problem[]
}

/** A quarter as its coordinator works through it: how far it has come, what waits, who is silent, and the freeze. */
export function ModerationPage({ plan, quarter, cycle, progress, askable, done, values, problems }: Props) {
  const form = bindForm({ values, problems })
  const path = `/plan/${plan.id}/quarter/${quarter}`
  const counts = countStates(progress)
  const inState = (state: PartState) => progress.filter((part) => part.state === state)
  const waiting = inState('waiting')
  return (
    <>
      {done && <NotificationBanner type="success" text={words.done[done]} />}
      <form.Summary />
      <h1 class="govuk-heading-l">{words.title(quarterName(quarter))}</h1>
      <Standing cycle={cycle} path={path} />
      {cycle?.state !== 'frozen' && counts.silent + counts['not-asked'] + counts.nobody > 0 && (
        <Button kind="secondary" href={`/plan/${plan.id}/ask-everyone?quarter=${quarter}`}>
          {words.everyone.link}
        </Button>
      )}
      {progress.length === 0 && (
        <Empty title={words.empty}>
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
      {waiting.length > 0 && (
        <section id="waiting">
          <h2 class="govuk-heading-m">{words.sections.waiting}</h2>
          {waiting.length > 1 && (
            <form method="post" action={`${path}/accept-all`}>
              <Button kind="secondary" preventDoubleClick>
                {words.acceptAll(waiting.length)}
              </Button>
            </form>
          )}
          {waiting.map(
            (part) => part.said && <WaitingUpdate {...part} {...{ form, path, plan }} said={part.said} />,
          )}
        </section>
      )}
      {PART_STATES.filter((state) => state !== 'waiting' && counts[state] > 0).map((state) => (
        <PartsTable
          state={state}
          list={inState(state)}
          plan={plan}
          asking={cycle?.state !== 'frozen'}
          askable={askable}
        />
      ))}
      {cycle?.state === 'open' && !cycle.closedAt && <ExtendForm {...{ cycle, path, form, values }} />}
      {cycle?.state === 'open' && (
        <Button kind="secondary" href={`${path}/freeze`}>
          {words.freeze}
        </Button>
      )}
    </>
  )
}

function Standing({ cycle, path }: Pick<Props, 'cycle'> & { path: string }) {
  if (!cycle) return <p class="govuk-body">{words.notPlanned}</p>
  if (cycle.frozenAt)
    return (
      <p class="govuk-body">
        {words.frozen(formatDate(cycle.frozenAt), cycle.frozenByName ?? words.somebody)}{' '}
        <a class="govuk-link" href={`${path}/record`}>
          {words.openRecord}
        </a>
      </p>
    )
  return (
    <p class="govuk-body">
      {cycle.state === 'planned' && `${words.notBegun(formatDate(cycle.requestsOn))} `}
      {words.days(formatDate(cycle.dueOn), formatDate(cycle.moderateOn))}
      {cycle.closedAt && ` ${words.ended(formatDate(cycle.closedAt))}`}
    </p>
  )
}
