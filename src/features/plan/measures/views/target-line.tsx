import { formatDate } from '../../../../platform/calendar/format.ts'
import type { History } from '../../../insight/index.ts'
import { HistoryChart } from '../../../insight/index.ts'
import { measuresWords, targetWords as text } from '../messages.en.ts'
import type { Judged } from '../verdicts.ts'

type Props = { history: History; judged: Judged | undefined; actionPath: string; maySet: boolean }

/** A tied measure's chart with the line to reach, what it says of it in words, and the way to set it. */
export function TargetLine({ history, judged, actionPath, maySet }: Props) {
  const target = judged?.tie.target
  return (
    <>
      <HistoryChart history={history} target={target} />
      {history.countedOn && (
        <p class="govuk-body">{measuresWords.countedOn(formatDate(history.countedOn))}</p>
      )}
      {judged && target && <p class="govuk-body">{judged.text}</p>}
      {maySet && (
        <p class="govuk-body app-no-print">
          <a class="govuk-link" href={`${actionPath}/measures/${history.measure.key}`}>
            {target ? text.change : text.set}
            <span class="govuk-visually-hidden"> {text.of(history.measure.name)}</span>
          </a>
        </p>
      )}
    </>
  )
}
