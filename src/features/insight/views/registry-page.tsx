import { Button } from '../../../ui/govuk/button.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import type { Measure } from '../measure.ts'
import { words } from '../messages.en.ts'

const { list, measure: text } = words

/** Every measure with what it means, nothing counted: what a board asks when it sees a number. */
export function RegistryPage({ measures, mayAdd }: { measures: readonly Measure[]; mayAdd: boolean }) {
  return (
    <>
      <h1 class="govuk-heading-l">{list.registry}</h1>
      {mayAdd && (
        <Button kind="secondary" href="/insight/measures/add">
          {list.add}
        </Button>
      )}
      {measures.map((measure) => (
        <section>
          <h2 class="govuk-heading-m">
            <a class="govuk-link" href={`/insight/${measure.key}`}>
              {measure.name}
            </a>
          </h2>
          <SummaryList rows={aboutRows(measure)} />
        </section>
      ))}
    </>
  )
}

function whoLooks({ drillDown }: Measure): string {
  if (drillDown === null) return text.drillNobody
  return drillDown === 'plan' ? text.drillPlan : text.drillWho
}

/** What is said of a measure, as rows: on its own page and in the registry. */
export function aboutRows(measure: Measure) {
  const { denominatorWords } = measure
  return [
    { key: text.definition, value: measure.definition },
    { key: text.formula, value: measure.formula },
    measure.shape === 'share' && { key: text.above, value: measure.numeratorWords },
    measure.shape === 'share' && denominatorWords !== null && { key: text.below, value: denominatorWords },
    { key: text.quarters, value: measure.periodWords },
    { key: text.direction, value: text.better[measure.better] },
    { key: text.source, value: measure.source },
    { key: text.small, value: measure.smallNumbers },
    { key: text.drill, value: whoLooks(measure) },
  ]
}
