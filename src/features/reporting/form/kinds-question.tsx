// What within the strands that were chosen: asked only of whoever chose one, and never needed.
import { categoryName, type Strand, STRANDS } from '../../recording/index.ts'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { incidentWords } from '../incident.messages.en.ts'
import { isStrand } from '../incident.ts'
import { kindsField, KINDS_NOT_SAID, kindsWords as say } from './kinds.ts'
import type { Question } from './step-page.tsx'

export function Kinds({ form, sent, kinds }: Question) {
  const chosen: Strand[] = sent.many('strands').filter(isStrand)
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.hint}</p>
      {STRANDS.filter((strand) => chosen.includes(strand)).map((strand) => {
        const within = kinds.filter((kind) => kind.strand === strand)
        if (within.length === 0) return null
        return (
          <Checkboxes
            {...form.choices(kindsField(strand))}
            legend={incidentWords.strands[strand]}
            legendSize="m"
            small
            items={[
              ...within.map((kind) => ({ value: kind.code, text: categoryName(kind) })),
              { divider: say.or },
              { value: KINDS_NOT_SAID, text: say.notSaid, behaviour: 'exclusive' as const },
            ]}
          />
        )
      })}
    </>
  )
}
