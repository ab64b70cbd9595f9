// What every paper begins with: its name, its quarter, whose it is, and how the plan was taken. Pure.
import { formatDate } from '../../../platform/calendar/format.ts'
import { periodName, spanOf } from '../running/rhythm.ts'
import { quarterKey } from '../running/quarter-name.ts'
import type { PlanState } from '../running/plan-state.ts'
import { slug } from '../../../platform/text/slug.ts'
import { coveredBy, type PaperFacts } from './facts.ts'
import { kindWords, paperWords as words } from './messages.en.ts'
import type { Paper, PaperKind } from './paper.ts'
import type { FileFormat } from './write-paper.ts'

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

// A title with its years fits, so that no year is cut in two.
const TITLE_CHARS = 90

/** The full plan reads back with its years: from its title, or where this says them, from beside it. */
export const yearsOf = ({ title, period }: PlanState): string[] =>
  period && period.words !== '' && !title.includes(period.words) ? [period.words] : []

type Named = Pick<PaperFacts, 'now' | 'quarter' | 'period' | 'marking'>

/**
 * A file's name: the plan, the paper and what it covers, nothing about a person. A CSV file has no head or foot to stand in, so
 * that its protective marking is in its name.
 */
export function fileNameOf(kind: PaperKind, format: FileFormat, facts: Named): string {
  const { from, to } = coveredBy(facts)
  const of = spanOf(from, to) === 'quarter' ? quarterKey(to) : slug(periodName(from, to), 40)
  const marking = format === 'csv' ? slug(facts.marking) : ''
  const name = [slug(facts.now.title, TITLE_CHARS) || 'plan', kind, of, marking]
  return `${name.filter((part) => part !== '').join('-')}.${format}`
}
