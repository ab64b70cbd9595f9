// The paper of an agency or a group that has no part in the plan: why it is empty, and what to do. Pure.
import { formatDate } from '../../../platform/calendar/format.ts'
import { deliveriesIn } from '../running/plan-state.ts'
import type { PaperFacts } from './facts.ts'
import { paperWords as words } from './messages.en.ts'
import { openingOf } from './opening.ts'
import type { Paper, PaperKind } from './paper.ts'

/** Whether a paper of somebody's parts has none. */
export const isEmpty = ({ now, scope }: Pick<PaperFacts, 'now' | 'scope'>): boolean =>
  scope !== null && deliveriesIn(now).length === 0

/** Says of whose paper it is why nothing is in it. */
export function emptyPaper(kind: PaperKind, facts: PaperFacts): Paper {
  const { now, scope, taken, naming = 0, headline } = facts
  const name = scope?.name ?? ''
  const why = [
    words.empty.none(name, taken === 'open' ? null : formatDate(now.today)),
    ...(scope?.groupId ? [naming > 0 ? words.empty.named(naming, name) : words.empty.unnamed] : []),
    ...(taken === 'open' ? [] : [words.empty.later]),
  ]
  return {
    ...openingOf(kind, facts),
    sections: [
      {
        landscape: false,
        blocks: [
          { kind: 'heading', level: 1, text: words.empty.heading },
          ...[...(headline ? [headline] : []), ...why].map((text) => ({ kind: 'paragraph', text }) as const),
        ],
      },
    ],
    data: { head: [words.empty.heading], rows: why.map((text) => [text]) },
  }
}
