// Authorities by actions: one page on which every council sees itself beside the others. Pure.
import { ragName, STATUS_WORDS, tagWords } from '../running/messages.en.ts'
import { byOwner, type OrderedOwner } from '../running/owner-order.ts'
import {
  type ActionState,
  actionsIn,
  type DeliveryState,
  type PlanState,
  rollUpOf,
} from '../running/plan-state.ts'
import { paperWords as words } from './messages.en.ts'
import { type Cell, shorten, type TableBlock } from './paper.ts'
import { gainsaid, ratingCell } from './rows.ts'

const COLUMNS_MAX = 12

const isShared = ({ deliveries }: ActionState): boolean =>
  new Set(deliveries.flatMap(({ agencyId }) => agencyId ?? [])).size > 1

/** The grid of those agencies that share actions with others; null where no action is shared. At most twelve columns a table. */
export function gridTables(plan: PlanState): TableBlock[] {
  const shared = actionsIn(plan).filter(isShared)
  const agencies = new Map<string, OrderedOwner>()
  for (const { deliveries } of shared)
    for (const { agencyId, owner, agencyKind = null } of deliveries)
      if (agencyId) agencies.set(agencyId, { name: owner, agencyKind, isGroup: false })
  const named = [...agencies].toSorted(([, a], [, b]) => byOwner(a, b))
  const tables = Math.ceil(named.length / COLUMNS_MAX)
  const each = Math.ceil(named.length / Math.max(1, tables))
  return Array.from({ length: tables }, (_, at) => {
    const columns = named.slice(at * each, (at + 1) * each)
    const width = 0.8 / columns.length
    return {
      kind: 'table',
      caption: words.grid,
      head: [words.gridAction, ...columns.map(([, { name }]) => name)],
      widths: [0.2, ...columns.map(() => width)],
      rowHeads: true,
      small: true,
      rows: shared.map((action): Cell[] => [
        { text: `${action.ref} ${shorten(action.action || action.objective, 60)}`.trim() },
        ...columns.map(([id]) =>
          gridCell(
            action.deliveries.filter(({ agencyId }) => agencyId === id),
            plan,
          ),
        ),
      ]),
    }
  })
}

/** A sentence on the actions that the tables leave out, for nothing may go missing unsaid; null where there are none. */
export function outsideGrid(plan: PlanState): string | null {
  const refs = actionsIn(plan)
    .filter((action) => !isShared(action))
    .map(({ ref }) => ref)
  return refs.length === 0 ? null : words.outsideGrid(refs)
}

/** A word for each of their parts. '–' where the action is not theirs. */
function gridCell(deliveries: readonly DeliveryState[], plan: PlanState): Cell {
  const [first, ...others] = deliveries.map((delivery) => partCell(delivery, plan))
  if (!first) return { text: '–' }
  if (others.length === 0) return first
  const owned = deliveries.map((each) => {
    const own = gainsaid(each)
    return own ? { ...each, shownRag: own } : each
  })
  return {
    text: [first, ...others].map(({ text }) => text).join('\n'),
    rag: rollUpOf(owned).rag ?? undefined,
  }
}

/** The colour where there is one, else the status. */
function partCell(delivery: DeliveryState, plan: PlanState): Cell {
  const { shownRag, status, ragIsSuggested } = delivery
  if (gainsaid(delivery)) return ratingCell(delivery, plan.rules)
  if (!shownRag || shownRag === 'grey' || shownRag === 'blue')
    return { text: STATUS_WORDS[status], rag: shownRag ?? undefined }
  const name = ragName(shownRag, plan.rules)
  return { text: ragIsSuggested ? `${name} ${tagWords.suggested}` : name, rag: shownRag }
}
