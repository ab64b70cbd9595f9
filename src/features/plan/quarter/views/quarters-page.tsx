import { formatDate } from '../../../../platform/calendar/format.ts'
import { londonDay } from '../../../../platform/calendar/london.ts'
import { quarterOf } from '../../../../platform/calendar/quarters.ts'
import { Empty } from '../../../../ui/empty.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Table } from '../../../../ui/govuk/table.tsx'
import type { PlanState } from '../../running/plan-state.ts'
import { rhythmOf, roundName } from '../../running/rhythm.ts'
import { nextRound } from '../cycle-days.ts'
import type { Cycle } from '../cycles.store.ts'
import { moderationWords as words } from '../moderation.messages.en.ts'

type Props = {
  plan: PlanState
  cycles: readonly Cycle[]
  /** What each round has asked, by its id. */
  asked: ReadonlyMap<string, { asked: number; nobody: number }>
  now: Date
  mayModerate: boolean
}

/** Every round of a plan: what is asked now, what is frozen, what comes next. */
export function QuartersPage({ plan, cycles, asked, now, mayModerate }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{words.listTitle(rhythmOf(plan.cycle))}</h1>
      <p class="govuk-body">{words.listLead(rhythmOf(plan.cycle))}</p>
      {cycles.length === 0 ? (
        <Empty title={words.none}>
          <p class="govuk-body">{words.noneNext}</p>
        </Empty>
      ) : (
        <Rounds {...{ plan, cycles, asked, mayModerate }} />
      )}
      <p class="govuk-body">{nextWords(plan, cycles, now)}</p>
      {mayModerate && (
        <Button kind="secondary" href={`/plan/${plan.id}/ask-everyone`}>
          {words.everyone.link}
        </Button>
      )}
      {mayModerate && (
        <p class="govuk-body app-no-print">
          <a class="govuk-link" href={`/plan/${plan.id}/cycle`}>
            {words.toDays}
          </a>
        </p>
      )}
    </>
  )
}

/** When the next round begins by itself, as the job does it: within the plan's own period. */
function nextWords(plan: PlanState, cycles: readonly Cycle[], now: Date): string {
  const next = nextRound(plan, cycles, quarterOf(now))
  if (!next) return words.over
  const said = words.next(roundName(next), formatDate(next.requestsOn))
  const { period } = plan
  return period && period.from > londonDay(now) ? `${words.begins(formatDate(period.from))} ${said}` : said
}

function stateWords({ state, closedAt }: Cycle, asked: number): string {
  if (state === 'planned' && asked > 0) return words.someAsked
  return words.states[state === 'open' && closedAt ? 'closed' : state]
}

function Rounds({ plan, cycles, asked, mayModerate }: Omit<Props, 'now'>) {
  const head = { ...words.head, quarter: words.head.quarter(rhythmOf(plan.cycle)) }
  const cell = (label: string, content: preact.ComponentChildren) => ({
    content,
    attributes: { 'data-label': label },
  })
  return (
    <Table
      classes="app-cards"
      caption={words.caption}
      captionSize="m"
      head={[head.quarter, head.state, head.requests, head.due, head.moderate, head.record]}
      rows={cycles.map((cycle) => {
        const path = `/plan/${plan.id}/quarter/${cycle.quarter}`
        const name = roundName(cycle)
        const counts = asked.get(cycle.id)
        return [
          cell(
            head.quarter,
            mayModerate ? (
              <a class="govuk-link" href={path}>
                {name}
              </a>
            ) : (
              name
            ),
          ),
          cell(
            head.state,
            <>
              {stateWords(cycle, counts?.asked ?? 0)}
              {counts && <span class="app-small">{words.askedOf(counts.asked, counts.nobody)}</span>}
            </>,
          ),
          cell(head.requests, formatDate(cycle.requestsOn)),
          cell(head.due, formatDate(cycle.dueOn)),
          cell(head.moderate, formatDate(cycle.moderateOn)),
          cell(
            head.record,
            cycle.state === 'frozen' ? (
              <a class="govuk-link" href={`${path}/record`}>
                {words.openRecord}
                <span class="govuk-visually-hidden">{words.about(name)}</span>
              </a>
            ) : (
              ''
            ),
          ),
        ]
      })}
    />
  )
}
