// What every paper begins with: its name, its quarter, whose it is, and how the plan was taken. Pure.
import { formatDate } from '../../../platform/calendar/format.ts'
import { periodName, spanOf } from '../running/rhythm.ts'
import { quarterKey } from '../running/quarter-name.ts'
import type { PlanState } from '../running/plan-state.ts'
import { slug } from '../../../platform/text/slug.ts'
import { coveredBy, type PaperFacts } from './facts.ts'
import { kindWords, paperWords as words } from './messages.en.ts'
import type { Paper, PaperKind } from './paper.ts'

/** The paper's name, day and marking. */
export function openingOf(
  kind: PaperKind,
  facts: PaperFacts,
): Pick<Paper, 'kind' | 'title' | 'subtitle' | 'marking' | 'date'> {
  const { now, taken, scope, marking } = facts
  const { from, to } = coveredBy(facts)
  return {
    kind,
    title: kind === 'full' ? now.title : words.title(kindWords[kind].name, now.title),
    subtitle: [
      ...(kind === 'full' ? yearsOf(now) : []),
      words.subtitle(
        periodName(from, to),
        words.taken[taken](formatDate(now.today), spanOf(from, to)),
        scope?.name ?? null,
      ),
    ].join('. '),
    marking,
    date: now.today,
  }
}

/** The full plan reads back with its years: from its title, or where this says them, from beside it. */
export const yearsOf = ({ title, period }: PlanState): string[] =>
  period && period.words !== '' && !title.includes(period.words) ? [period.words] : []

/** A file's name without its ending: the plan, the paper and what it covers, nothing about a person. */
export function fileNameOf(kind: PaperKind, facts: Pick<PaperFacts, 'now' | 'quarter' | 'period'>): string {
  const { from, to } = coveredBy(facts)
  const of = spanOf(from, to) === 'quarter' ? quarterKey(to) : slug(periodName(from, to), 40)
  return `${slug(facts.now.title, 40) || 'plan'}-${kind}-${of}`
}
