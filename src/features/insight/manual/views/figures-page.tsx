import { formatDateTime } from '../../../../platform/calendar/format.ts'
import { Table } from '../../../../ui/govuk/table.tsx'
import { enteredFigure } from '../../figures.ts'
import { restsOn, valueText } from '../../figure-words.ts'
import type { Period } from '../../periods.ts'
import type { ManualFigure, ManualMeasure } from '../manual.ts'
import { enteredIn } from '../manual-history.ts'
import { manualWords } from '../messages.en.ts'

const text = manualWords.figures

type Props = {
  measure: ManualMeasure
  periods: readonly Period[]
  entered: readonly ManualFigure[]
  mayEnter: boolean
}

/** Every quarter with its figure and where that is from; and all that was entered before a correction. */
export function FiguresPage({ measure, periods, entered, mayEnter }: Props) {
  const corrected = new Set(entered.map(({ corrects }) => corrects))
  const standing = new Map(entered.filter(({ id }) => !corrected.has(id)).map((each) => [each.quarter, each]))
  const labels = new Map(periods.map(({ key, label }) => [key, label]))
  const cell = (label: string, content: preact.ComponentChildren) => ({
    content,
    attributes: { 'data-label': label },
  })
  const row = (quarter: string, figure: ManualFigure | undefined) => [
    labels.get(quarter) ?? quarter,
    cell(text.value, figure ? <Shown measure={measure} figure={figure} periods={periods} /> : text.none),
    cell(text.source, figure?.sourceNote ?? ''),
    cell(text.entered, figure ? who(figure) : ''),
  ]
  const head = [text.quarter, text.value, text.source, text.entered]
  const earlier = entered.filter(({ id }) => corrected.has(id))
  return (
    <>
      <h1 class="govuk-heading-l">{text.title(measure.name)}</h1>
      <Table
        classes="app-cards"
        caption={text.caption}
        captionSize="m"
        firstCellIsHeader
        head={mayEnter ? [...head, <span class="govuk-visually-hidden">{text.enter}</span>] : head}
        rows={periods.toReversed().map((period) => {
          const figure = standing.get(period.key)
          const cells = row(period.key, figure)
          return mayEnter ? [...cells, <Enter measure={measure} period={period} figure={figure} />] : cells
        })}
      />
      <h2 class="govuk-heading-m">{text.earlier}</h2>
      <p class="govuk-body">{earlier.length === 0 ? text.noEarlier : text.earlierText}</p>
      {earlier.length > 0 && (
        <Table
          classes="app-cards"
          caption={<span class="govuk-visually-hidden">{text.earlier}</span>}
          firstCellIsHeader
          head={head}
          rows={earlier.map((figure) => row(figure.quarter, figure))}
        />
      )}
    </>
  )
}

const who = ({ enteredAt, enteredBy }: ManualFigure) =>
  text.by(enteredBy ?? text.system, formatDateTime(enteredAt))

function Shown(props: { measure: ManualMeasure; figure: ManualFigure; periods: readonly Period[] }) {
  const { measure, figure, periods } = props
  const period = periods[0]
  const numbers = enteredIn(figure)
  if (!numbers || !period) return <>{text.takenBack}</>
  const shown = enteredFigure(measure, period, numbers)
  return (
    <>
      <strong class="app-number">{valueText(measure, shown.value) ?? text.none}</strong>
      {measure.shape !== 'number' && <span class="app-small">{restsOn(measure, shown)}</span>}
    </>
  )
}

function Enter(props: { measure: ManualMeasure; period: Period; figure: ManualFigure | undefined }) {
  const { measure, period, figure } = props
  return (
    <a class="govuk-link" href={`/insight/measures/${measure.key}/figures/${period.key}`}>
      {figure ? text.correct : text.enter}
      <span class="govuk-visually-hidden">{text.of(period.label)}</span>
    </a>
  )
}
