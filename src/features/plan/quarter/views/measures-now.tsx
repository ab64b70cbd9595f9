import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { linkWords as words } from '../link.messages.en.ts'
import type { AskedMeasure } from '../requests.store.ts'

/** What the measures of an action say now, to whoever is to say how it goes. Nothing where it has none. */
export function MeasuresNow({ measures }: { measures: readonly AskedMeasure[] }) {
  if (measures.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-s">{words.measures}</h2>
      <SummaryList rows={measures.map(({ name, text }) => ({ key: name, value: text }))} />
    </section>
  )
}
