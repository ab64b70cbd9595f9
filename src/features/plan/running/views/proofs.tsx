import { Empty } from '../../../../ui/empty.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import type { Measure } from '../../../insight/index.ts'
import type { ActionMeasures } from '../../measures/action-measures.ts'
import { TargetLine } from '../../measures/views/target-line.tsx'
import { words } from '../../messages.en.ts'
import { Proof } from '../../views/parts.tsx'
import { pageWords } from '../page.messages.en.ts'
import type { PlanState } from '../plan-state.ts'

const text = words.action

type Props = {
  path: string
  period: PlanState['period']
  measures: ActionMeasures
  mayEdit: boolean
  problem?: string | undefined
}

/** The measures of an action with their targets and charts; for coordinators, tying and untying. */
export function Proofs({ path, period, measures, mayEdit, problem }: Props) {
  const histories = new Map(measures.judged.map(({ tie, history }) => [tie.key, history]))
  return (
    <section>
      <h2 class="govuk-heading-m">{pageWords.proof}</h2>
      {measures.judged.length === 0 && (
        <Empty title={text.noEvidence}>
          <p class="govuk-body">{text.noEvidenceNext}</p>
        </Empty>
      )}
      {measures.judged.map((judged) => (
        <div class="app-stack">
          <div>
            <Proof tied={judged.tie} histories={histories} period={period} />
          </div>
          <TargetLine history={judged.history} judged={judged} actionPath={path} maySet={mayEdit} />
          {mayEdit && <Untie path={path} measure={judged.history.measure} />}
        </div>
      ))}
      {mayEdit && <Tie path={path} left={measures.others} problem={problem} />}
    </section>
  )
}

function Untie({ path, measure }: { path: string; measure: Measure }) {
  return (
    <form class="app-no-print" method="post" action={`${path}/untie`}>
      <Button kind="secondary" name="measure" value={measure.key}>
        {text.remove}
        <span class="govuk-visually-hidden">{text.removeFor(measure.name)}</span>
      </Button>
    </form>
  )
}

function Tie(props: { path: string; left: readonly Measure[]; problem: string | undefined }) {
  if (props.left.length === 0) return <p class="govuk-body">{text.noneLeft}</p>
  return (
    <form class="app-no-print" method="post" action={`${props.path}/tie`}>
      <h3 class="govuk-heading-s">{text.tie}</h3>
      <Select
        name="measure"
        label={text.measure}
        error={props.problem}
        items={[{ text: '', value: '' }, ...props.left.map(({ key, name }) => ({ value: key, text: name }))]}
      />
      <Button kind="secondary">{text.tieButton}</Button>
    </form>
  )
}
