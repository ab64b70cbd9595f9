// The outline of a plan as something to change: add, change, move.
import { formatDateTime } from '../../../../platform/calendar/format.ts'
import { CardTable } from '../../../../ui/card-table.tsx'
import { Empty } from '../../../../ui/empty.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import type { AimState, PlanState } from '../../running/plan-state.ts'
import { words } from '../messages.en.ts'
import type { Noun } from '../nouns.ts'
import type { Removed } from '../shaping.store.ts'

const SHORT = 120
const short = (text: string) => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text)

/** Everything that the plan is made of, in its order. */
export function ShapePage({ plan, removed }: { plan: PlanState; removed: readonly Removed[] }) {
  const say = words.shape
  const path = `/plan/${plan.id}`
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      {plan.priorities.length === 0 && <Empty title={say.empty} />}
      <ol class="app-outline">
        {plan.priorities.map((priority) => (
          <li>
            <div class="app-outline__line">
              <h2 class="govuk-heading-m">
                {[priority.number, priority.title || priority.heading].filter(Boolean).join(' ')}
              </h2>
              <Controls path={path} noun="priority" id={priority.id} what={priority.title} />
            </div>
            <ol>
              {priority.aims.map((aim) => (
                <AimLines path={path} aim={aim} />
              ))}
            </ol>
            <Add path={path} noun="aim" to={priority.id} what={priority.title} />
          </li>
        ))}
      </ol>
      <Add path={path} noun="priority" />
      <h2 class="govuk-heading-m">{say.removed}</h2>
      <RemovedTable path={path} removed={removed} />
    </>
  )
}

function AimLines({ path, aim }: { path: string; aim: AimState }) {
  const name = aim.ref || short(aim.text)
  return (
    <li>
      <div class="app-outline__line">
        <h3 class="govuk-heading-s">{`${aim.ref} ${aim.text}`.trim()}</h3>
        <Controls path={path} noun="aim" id={aim.id} what={name} />
      </div>
      <ol>
        {aim.actions.map((action) => (
          <li class="app-outline__line">
            <span class="govuk-body-s app-written">
              {`${action.ref} ${short(action.action || action.objective)}`.trim()}
            </span>
            <Controls path={path} noun="action" id={action.id} what={action.ref} />
          </li>
        ))}
      </ol>
      <Add path={path} noun="action" to={aim.id} what={name} />
    </li>
  )
}

function Controls({ path, noun, id, what }: { path: string; noun: Noun; id: string; what: string }) {
  const say = words.common
  const move = (way: 'up' | 'down') => (
    <button class="app-link-button" type="submit" name="way" value={way}>
      {say[way]}
      <span class="govuk-visually-hidden">: {what}</span>
    </button>
  )
  return (
    <form class="app-outline__acts" method="post" action={`${path}/shape/${noun}/${id}/move`}>
      <a class="govuk-link govuk-body-s" href={`${path}/shape/${noun}/${id}`}>
        {say.open}
        <span class="govuk-visually-hidden">: {what}</span>
      </a>
      {move('up')}
      {move('down')}
    </form>
  )
}

function Add({ path, noun, to, what }: { path: string; noun: Noun; to?: string; what?: string }) {
  return (
    <p class="govuk-body-s app-outline__add">
      <a class="govuk-link" href={`${path}/shape/${noun}/add${to ? `?to=${to}` : ''}`}>
        {words.common.add(words.nouns[noun])}
        {what && <span class="govuk-visually-hidden"> ({what})</span>}
      </a>
    </p>
  )
}

function RemovedTable({ path, removed }: { path: string; removed: readonly Removed[] }) {
  const say = words.shape
  if (removed.length === 0) return <p class="govuk-body">{say.noneRemoved}</p>
  return (
    <CardTable
      caption={say.removed}
      head={[say.what, say.when, say.why, '']}
      rows={removed.map(({ noun, id, words: what, at, by, reason }) => [
        <span class="app-written">{short(what)}</span>,
        [formatDateTime(at), by].filter(Boolean).join(', '),
        reason ?? '',
        <form method="post" action={`${path}/shape/${noun}/${id}/put-back`}>
          <Button kind="secondary">
            {say.putBack}
            <span class="govuk-visually-hidden">: {short(what)}</span>
          </Button>
        </form>,
      ])}
    />
  )
}
