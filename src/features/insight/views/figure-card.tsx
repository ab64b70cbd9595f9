// A measure where it matters: its figure, what it rests on in words, and the way to everything behind it.
import { Stat } from '../../../ui/stat.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { type Figure } from '../figures.ts'
import { restsOn, valueText } from '../figure-words.ts'
import type { Measure } from '../measure.ts'
import { isPromise } from '../measures.ts'
import { words } from '../messages.en.ts'
import { reconcile } from '../reconciliation.ts'

const FEW = 10

type Props = { measure: Measure; figure: Figure; label: string; href?: string | undefined }

/** The figure of one period, large, with its words. */
export function FigureCard({ measure, figure, label, href }: Props) {
  const isReferrals = isPromise(measure)
  return (
    <div class="app-figure">
      {isReferrals && <ProofLine figure={figure} />}
      <Stat
        figure={valueText(measure, figure.value) ?? words.list.none}
        words={measure.name}
        href={href}
        note={
          <>
            {label}: {restsOn(measure, figure)}.
            {figure.base !== null && figure.base > 0 && figure.base < FEW && (
              <> {words.fewCases(figure.base)}</>
            )}
          </>
        }
      />
      {isReferrals && (
        <p class="govuk-body app-reconciliation">{reconcile(figure.tally).parts.join(', ')}.</p>
      )}
    </div>
  )
}

/** The rule's own proof, before any share: "0 missing: every logged case has its referral or the reason why not". */
export function ProofLine({ figure }: { figure: Figure }) {
  const { missing, proof } = reconcile(figure.tally)
  return (
    <p class="govuk-body app-reconciliation">
      {missing === 0 ? <strong>{proof}.</strong> : <Tag colour="red">{proof}.</Tag>}
    </p>
  )
}
