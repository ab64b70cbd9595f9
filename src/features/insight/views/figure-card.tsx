// A measure where it matters: its figure, what it rests on in words, and the way to everything behind it.
import { Stat } from '../../../ui/stat.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { type Figure, restsOn, valueText } from '../figures.ts'
import type { Measure } from '../measures.ts'
import { words } from '../messages.en.ts'
import { reconcile } from '../reconciliation.ts'

const FEW = 10

type Props = { measure: Measure; figure: Figure; label: string; href?: string | undefined }

/** The figure of one period, large, with its words. */
export function FigureCard({ measure, figure, label, href }: Props) {
  return (
    <div class="app-figure">
      <Stat
        figure={valueText(measure, figure.value) ?? words.list.none}
        words={measure.name}
        href={href}
        note={
          <>
            {label}: {restsOn(measure, figure)}.
            {figure.denominator !== null && figure.denominator > 0 && figure.denominator < FEW && (
              <> {words.fewCases(figure.denominator)}</>
            )}
          </>
        }
      />
      {figure.measureKey === 'hate-cases-referred-to-victim-service' && (
        <ReconciliationLine figure={figure} />
      )}
    </div>
  )
}

/** "Logged 12, referred 9, withheld 3 (...), missing 0", with what that means. */
export function ReconciliationLine({ figure }: { figure: Figure }) {
  const line = reconcile(figure.tally)
  return (
    <p class="govuk-body app-reconciliation">
      {line.parts.join(', ')},{' '}
      {line.missing === 0 ? line.missingWords : <Tag colour="red">{line.missingWords}</Tag>}. {line.verdict}
    </p>
  )
}
