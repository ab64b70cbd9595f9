import { formatDate } from '../../../../platform/calendar/format.ts'
import { Table } from '../../../../ui/govuk/table.tsx'
import { targetText, valueText } from '../../../insight/index.ts'
import { actionsIn, type PlanState } from '../../running/plan-state.ts'
import type { KeptFacts, KeptMeasure } from '../kept-facts.ts'
import { recordWords as words } from '../moderation.messages.en.ts'

type Props = { plan: PlanState; quarter: string; facts: KeptFacts }

/** What a record keeps beside the plan: figures with their targets, evidence, milestones. */
export function RecordFacts({ plan, quarter, facts }: Props) {
  const refs = new Map(actionsIn(plan).map(({ id, ref }) => [id, ref]))
  const refOf = (actionId: string) => refs.get(actionId) ?? ''
  const { measures, evidence, milestones } = facts
  return (
    <>
      {measures.length > 0 && <Figures {...{ measures, quarter, refOf }} />}
      {evidence.length > 0 && (
        <List
          caption={words.evidence}
          head={[
            words.head.ref,
            words.evidenceHead.what,
            words.evidenceHead.day,
            words.evidenceHead.verified,
          ]}
          rows={evidence.map(({ actionId, title, url, happenedOn, verified }) => [
            refOf(actionId),
            url ? `${title} (${url})` : title,
            happenedOn ? formatDate(happenedOn) : '',
            verified ? words.yes : words.no,
          ])}
        />
      )}
      {milestones.length > 0 && (
        <List
          caption={words.milestones}
          head={[
            words.head.ref,
            words.evidenceHead.what,
            words.milestonesHead.due,
            words.milestonesHead.done,
          ]}
          rows={milestones.map(({ actionId, title, dueOn, doneOn }) => [
            refOf(actionId),
            title,
            formatDate(dueOn),
            doneOn ? formatDate(doneOn) : words.no,
          ])}
        />
      )}
    </>
  )
}

type FiguresProps = {
  measures: readonly KeptMeasure[]
  quarter: string
  refOf: (actionId: string) => string
}

const Figures = ({ measures, quarter, refOf }: FiguresProps) => (
  <List
    caption={words.figures}
    head={[
      words.figuresHead.measure,
      words.head.ref,
      words.figuresHead.value,
      words.figuresHead.of,
      words.figuresHead.target,
    ]}
    rows={measures.map((measure) => {
      const figure = measure.figures.find((each) => each.quarter === quarter)
      const { numerator = null, denominator = null } = figure ?? {}
      return [
        measure.name,
        measure.ties.map(({ actionId }) => refOf(actionId)).join(', '),
        valueText(measure, figure?.value ?? null) ?? words.noFigure,
        numerator !== null && denominator !== null ? words.ofWhich(numerator, denominator) : '',
        measure.ties
          .flatMap(({ actionId, target }) =>
            target ? [`${refOf(actionId)}: ${targetText(measure, target)}`] : [],
          )
          .join('; '),
      ]
    })}
  />
)

type ListProps = { caption: string; head: readonly string[]; rows: readonly (readonly string[])[] }

const List = ({ caption, head, rows }: ListProps) => (
  <Table
    classes="app-cards"
    caption={caption}
    captionSize="m"
    head={[...head]}
    rows={rows.map((row) =>
      row.map((content, at) => ({ content, attributes: { 'data-label': head[at] ?? '' } })),
    )}
  />
)
