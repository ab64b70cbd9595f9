import { formatShortDate } from '../../../../platform/calendar/format.ts'
import { shorten } from '../../../../platform/text/plain.ts'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Table } from '../../../../ui/govuk/table.tsx'
import { isOpen } from '../../running/delivery.ts'
import type { PlanState } from '../../running/plan-state.ts'
import { deliveryPath } from '../../running/paths.ts'
import type { PriorityParts } from '../by-priority.ts'
import { moderationWords as words } from '../moderation.messages.en.ts'
import type { PartProgress, PartState } from '../progress.ts'
import { PriorityFolds } from './priority-folds.tsx'

/** How a long quarter is folded. */
export type Fold = {
  groupsOf: (list: readonly PartProgress[]) => PriorityParts<PartProgress>[]
  /** All stands open, to print it. */
  all: boolean
}

type Props = {
  state: PartState
  list: readonly PartProgress[]
  plan: Pick<PlanState, 'id'>
  /** Whether the quarter still takes answers. */
  asking: boolean
  /** The parts about which there is somebody to ask, by delivery. */
  askable: ReadonlySet<string>
  /** Those that have no manager: the coordinators are told instead. */
  unmanaged: ReadonlySet<string>
}

/** The parts in one state, with what was done about each and what can be; folded by priority where `fold` says how. */
export function PartsTable({ fold, ...props }: Props & { fold?: Fold | undefined }) {
  const { state, list } = props
  const lead = state === 'nobody' && <span class="app-small">{words.nobodyLead}</span>
  if (!fold)
    return (
      <section id={state}>
        <Rows
          {...props}
          caption={
            <>
              {words.sections[state]}
              {lead}
            </>
          }
        />
      </section>
    )
  return (
    <section id={state}>
      <h2 class="govuk-heading-m">
        {words.sections[state]}
        {lead}
      </h2>
      <PriorityFolds groups={fold.groupsOf(list)} open={() => fold.all}>
        {({ name, parts }) => (
          <Rows
            {...props}
            list={parts}
            caption={
              <span class="govuk-visually-hidden">{words.sectionOf(words.sections[state], name)}</span>
            }
          />
        )}
      </PriorityFolds>
    </section>
  )
}

function Rows({
  state,
  list,
  plan,
  asking,
  askable,
  unmanaged,
  caption,
}: Props & { caption: preact.ComponentChildren }) {
  const acts = asking && state !== 'accepted'
  return (
    <Table
      classes="app-cards"
      caption={caption}
      captionSize="m"
      head={[words.part, words.owner, words.sent, words.manager, ...(acts ? [words.acts] : [])]}
      rows={list.map((part) => [
        cell(words.part, <Part part={part} planId={plan.id} />),
        cell(words.owner, part.delivery.leadName ?? part.delivery.owner),
        cell(words.sent, sentOn(part)),
        cell(words.manager, toldOn(part, unmanaged.has(part.delivery.id))),
        ...(acts
          ? [cell(words.acts, <Acts part={part} planId={plan.id} mayAsk={askable.has(part.delivery.id)} />)]
          : []),
      ])}
    />
  )
}

const cell = (label: string, content: preact.ComponentChildren) => ({
  content,
  attributes: { 'data-label': label },
})

const Part = ({ part: { action, delivery, said }, planId }: { part: PartProgress; planId: string }) => (
  <>
    <a class="govuk-link" href={deliveryPath(planId, delivery.id)}>
      {action.ref}: {delivery.owner}
    </a>
    <span class="app-small">{shorten(action.action, SHOWN)}</span>
    {said?.note && <span class="app-small">{words.note(said.note)}</span>}
  </>
)

const SHOWN = 140

/** Where there is nobody to ask, the round keeps a request that went to nobody. */
const askedOf = ({ state, asked }: PartProgress) => (state === 'nobody' ? undefined : asked)
function sentOn(part: PartProgress): string {
  const asked = askedOf(part)
  return asked ? words.sentTo(formatShortDate(asked.sentAt), asked.toName) : words.never
}

function toldOn({ asked }: PartProgress, unmanaged: boolean): string {
  const day = asked?.managerToldAt && formatShortDate(asked.managerToldAt)
  if (unmanaged) return day ? words.coordinatorTold(day) : words.noManager
  return day ?? words.notTold
}

function Acts({ part, planId, mayAsk }: { part: PartProgress; planId: string; mayAsk: boolean }) {
  const { action, delivery } = part
  if (!isOpen(delivery)) return null
  const about = <span class="govuk-visually-hidden">{words.aboutPart(action.ref, delivery.owner)}</span>
  return (
    <form class="app-no-print" method="post" action={`${deliveryPath(planId, delivery.id)}/ask`}>
      {mayAsk && (
        <Button kind="secondary" classes="govuk-!-margin-bottom-1" preventDoubleClick>
          {askedOf(part) ? words.sendAgain : words.sendNow}
          {about}
        </Button>
      )}
      <a class="govuk-link app-small" href={`/plan/updates/${delivery.id}`}>
        {words.record}
        {about}
      </a>
    </form>
  )
}
