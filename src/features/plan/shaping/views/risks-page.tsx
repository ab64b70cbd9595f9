import { Empty } from '../../../../ui/empty.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { CardTable } from '../../../../ui/card-table.tsx'
import { Tag } from '../../../../ui/govuk/tag.tsx'
import { actionsIn, type PlanState } from '../../running/plan-state.ts'
import { words } from '../messages.en.ts'
import type { Risk } from '../risks.store.ts'

const say = words.risks

type Props = { plan: PlanState; risks: readonly Risk[]; mayEdit: boolean }

/** The register of a plan's risks and issues. */
export function RisksPage({ plan, risks, mayEdit }: Props) {
  const refs = new Map(actionsIn(plan).map(({ id, ref }) => [id, ref]))
  return (
    <>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.scoreHint}</p>
      {mayEdit && (
        <Button href={`/plan/${plan.id}/shape/risk/add`}>{words.common.add(words.nouns.risk)}</Button>
      )}
      {risks.length === 0 ? (
        <Empty title={say.none} />
      ) : (
        <CardTable
          caption={say.title}
          head={[
            say.score,
            words.fields.kind,
            words.fields.riskText,
            words.fields.response,
            words.fields.agency,
            say.about,
            words.fields.state,
          ]}
          rows={risks.map((risk) => cells(plan.id, risk, refs, mayEdit))}
        />
      )}
    </>
  )
}

function cells(planId: string, risk: Risk, refs: ReadonlyMap<string, string>, mayEdit: boolean) {
  const { fields } = words
  const about = risk.actionId ? (
    <a class="govuk-link" href={`/plan/${planId}/actions/${risk.actionId}`}>
      {refs.get(risk.actionId) ?? ''}
    </a>
  ) : (
    say.whole
  )
  const text = mayEdit ? (
    <a class="govuk-link" href={`/plan/${planId}/shape/risk/${risk.id}`}>
      {risk.text}
    </a>
  ) : (
    risk.text
  )
  return [
    <Score risk={risk} />,
    fields[risk.kind],
    text,
    risk.response,
    risk.agency ?? '',
    about,
    risk.open ? fields.openState : fields.closed,
  ]
}

/** Five by five: 15 and over is high, 8 and over medium. */
function Score({ risk: { likelihood, impact } }: { risk: Risk }) {
  if (likelihood === null || impact === null) return <>{say.levels.none}</>
  const score = likelihood * impact
  const level = score >= 15 ? 'high' : score >= 8 ? 'medium' : 'low'
  const colour = ({ high: 'red', medium: 'yellow', low: 'green' } as const)[level]
  return <Tag colour={colour}>{`${score} ${say.levels[level]}`}</Tag>
}
