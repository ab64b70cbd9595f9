import type { StatItem } from '../../../ui/stat.tsx'
import { DecideTable, erasingWords } from '../../erasing/index.ts'
import type { DataWork } from '../load-today.ts'
import { words } from '../messages.en.ts'
import { COUNT_MAX } from '../today.store.ts'

/** Whoever asks to be erased and has no answer yet, and what a second person is asked to approve. */
export function DataWorkList({ data: { erasures }, now }: { data: DataWork; now: Date }) {
  if (erasures.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{erasingWords.today.title}</h2>
      <DecideTable rows={erasures} now={now} caption={erasingWords.today.title} />
    </section>
  )
}

/** The holds whose day to be looked at again has come. */
export const holdItems = (n: number): StatItem[] =>
  n === 0 ? [] : [{ figure: words.count(n, COUNT_MAX), words: erasingWords.today.holds(n), href: '/holds' }]
