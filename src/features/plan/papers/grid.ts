// Authorities by actions: one page on which every council sees itself beside the others. Pure.
import { ragName, STATUS_WORDS } from '../running/messages.en.ts'
import { actionsIn, type DeliveryState, type PlanState } from '../running/plan-state.ts'
import { paperWords as words } from './messages.en.ts'
import { type Cell, shorten, type TableBlock } from './paper.ts'

const COLUMNS_MAX = 12

/** The grid of those agencies that share actions with others; null where no action is shared. At most twelve columns a table. */
export function gridTables(plan: PlanState): TableBlock[] {
  const shared = actionsIn(plan).filter(
    ({ deliveries }) => new Set(deliveries.flatMap(({ agencyId }) => agencyId ?? [])).size > 1,
  )
  const agencies = new Map<string, string>()
  for (const { deliveries } of shared)
    for (const { agencyId, owner } of deliveries) if (agencyId) agencies.set(agencyId, owner)
  const named = [...agencies].toSorted(([, a], [, b]) => a.localeCompare(b, 'en-GB'))
  const tables = Math.ceil(named.length / COLUMNS_MAX)
  const each = Math.ceil(named.length / Math.max(1, tables))
  return Array.from({ length: tables }, (_, at) => {
    const columns = named.slice(at * each, (at + 1) * each)
    const width = 0.8 / columns.length
    return {
      kind: 'table',
      caption: words.grid,
      head: [words.gridAction, ...columns.map(([, name]) => name)],
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

/** A word: the colour where there is one, else the status. '–' where the action is not theirs. */
function gridCell(deliveries: readonly DeliveryState[], plan: PlanState): Cell {
  const [first] = deliveries
  if (!first) return { text: '–' }
  const { shownRag, status } = first
  if (!shownRag || shownRag === 'grey' || shownRag === 'blue')
    return { text: STATUS_WORDS[status], rag: shownRag ?? undefined }
  return { text: ragName(shownRag, plan.rules), rag: shownRag }
}
