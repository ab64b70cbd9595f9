import type { ComponentChildren } from 'preact'
import { Empty } from '../../../ui/empty.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import type { Measure } from '../../insight/index.ts'
import type { ActionMeasures } from '../measures/action-measures.ts'
import { TargetLine } from '../measures/views/target-line.tsx'
import { words } from '../messages.en.ts'
import type { PlanAction, PlanAim, PlanSummary } from '../plan.ts'
import { readingsOf } from '../readings.ts'
import { COLUMNS, type Histories, Proof, Written } from './parts.tsx'

const text = words.action

type Props = {
  planId: string
  period: PlanSummary['period']
  aim: PlanAim
  action: PlanAction
  histories: Histories
  measures: ActionMeasures
  mayEdit: boolean
  problem?: string | undefined
}

/** One action: all that the plan says of it, and what proves it. */
export function ActionPage(props: Props) {
  const { planId, period, aim, action, histories, measures, mayEdit, problem } = props
  const readings = readingsOf(action)
  const path = `/plan/${planId}/actions/${action.id}`
  return (
    <>
      <h1 class="govuk-heading-l">{text.title(aim.ref)}</h1>
      <h2 class="govuk-heading-m">{text.cells}</h2>
      <SummaryList
        rows={[
          {
            key: words.columns.aim,
            value: <span class="app-written">{`${aim.ref} ${aim.text}`.trim()}</span>,
          },
          ...COLUMNS.map((column) => ({
            key: words.columns[column],
            value:
              action[column] === '' && readings[column].length === 0 ? (
                words.reading.empty
              ) : (
                <Written text={action[column]} readings={readings[column]} />
              ),
          })),
          ...action.other.map(({ column, text: value }) => ({ key: column || text.more, value })),
          action.derived.actions.length > 1 && {
            key: text.parts,
            value: <Parts parts={action.derived.actions} />,
          },
        ]}
      />
      <p class="govuk-body-s">{text.source(action.source.line, action.source.lastLine)}</p>
      <h2 class="govuk-heading-m">{text.evidence}</h2>
      {action.measures.length === 0 && (
        <Empty title={text.noEvidence}>
          <p class="govuk-body">{text.noEvidenceNext}</p>
        </Empty>
      )}
      {action.measures.map((tied) => {
        const history = histories.get(tied.key)
        return (
          history && (
            <section class="app-stack">
              <div>
                <Proof tied={tied} histories={histories} period={period} />
              </div>
              <TargetLine
                history={history}
                judged={measures.judged.find(({ tie }) => tie.key === tied.key)}
                actionPath={path}
                maySet={mayEdit}
              />
              {mayEdit && <Untie path={path} measure={history.measure} />}
            </section>
          )
        )
      })}
      {mayEdit && <Tie path={path} left={measures.others} problem={problem} />}
    </>
  )
}

const Parts = ({ parts }: { parts: readonly string[] }): ComponentChildren => (
  <ol class="govuk-list govuk-list--number">
    {parts.map((part) => (
      <li>{part}</li>
    ))}
  </ol>
)

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
  const { left } = props
  if (left.length === 0) return <p class="govuk-body">{text.noneLeft}</p>
  return (
    <form class="app-no-print" method="post" action={`${props.path}/tie`}>
      <h2 class="govuk-heading-m">{text.tie}</h2>
      <Select
        name="measure"
        label={text.measure}
        error={props.problem}
        items={[{ text: '', value: '' }, ...left.map(({ key, name }) => ({ value: key, text: name }))]}
      />
      <Button kind="secondary">{text.tieButton}</Button>
    </form>
  )
}
