// A small chart drawn on the server: SVG with classes and presentation attributes only (the
// content policy forbids inline styles), and the same figures as a table for who reads them so.
import { Details } from '../govuk/details.tsx'
import { Table } from '../govuk/table.tsx'
import { type Messages, messages } from '../messages.en.ts'
import { labelEvery, ticks } from './scale.ts'

/** One figure: `value` is `undefined` where there is none (not the same as 0), or it may not be shown. */
export type ChartPoint = { label: string; value: number | undefined }

type Props = {
  /** Says what is shown, of whom and when: "Reports logged each month, all areas". */
  title: string
  points: readonly ChartPoint[]
  /** Heads of the table's two columns. */
  columns: readonly [label: string, value: string]
  kind?: 'line' | 'bar' | undefined
  /** Writes a figure: "1,204", "87%". As it is, with separators, unless told otherwise. */
  format?: ((value: number) => string) | undefined
  /** In the table where there is no figure. */
  missing?: string | undefined
  /** A line to reach, in the figures' own scale, with its words: it is drawn, said and written under the chart. */
  target?: { value: number; text: string } | undefined
  words?: Messages | undefined
}

const size = { width: 600, height: 240, left: 64, right: 16, top: 12, bottom: 34 }
const inner = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom }
const integer = new Intl.NumberFormat('en-GB')

/** A line (or bars) over time with its table of figures. */
export function LineChart(props: Props) {
  const { title, points, columns, missing = 'No figure', target, words = messages } = props
  const format = props.format ?? ((value: number) => integer.format(value))
  const known = points.flatMap(({ value }) => value ?? [])
  return (
    <figure class="app-chart">
      <figcaption class="app-chart__title">{title}</figcaption>
      {known.length > 0 && (
        <svg
          class="app-chart__svg"
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={[describe(title, points, format), ...(target ? [`${target.text}.`] : [])].join(' ')}
        >
          <Plot
            points={points}
            axis={ticks(Math.max(...known, target?.value ?? 0))}
            kind={props.kind ?? 'line'}
            format={format}
            target={target?.value}
          />
        </svg>
      )}
      {target && <p class="app-chart__target-text">{target.text}</p>}
      <Details summary={words.table.show}>
        <Table
          caption={title}
          captionSize="s"
          firstCellIsHeader
          head={[columns[0], { content: columns[1], format: 'numeric' }]}
          rows={points.map(({ label, value }) => [
            label,
            { content: value === undefined ? missing : format(value), format: 'numeric' },
          ])}
        />
      </Details>
    </figure>
  )
}

/** The picture in a sentence: from, to, lowest and highest. The table has every figure. */
function describe(title: string, points: readonly ChartPoint[], format: (value: number) => string): string {
  const known = points.filter((point): point is { label: string; value: number } => point.value !== undefined)
  const byValue = known.toSorted((a, b) => a.value - b.value)
  const say = (point: { label: string; value: number } | undefined) =>
    point ? `${format(point.value)} (${point.label})` : ''
  return `${title}. First ${say(known[0])}, last ${say(known.at(-1))}, lowest ${say(byValue[0])}, highest ${say(byValue.at(-1))}.`
}

type PlotProps = {
  points: readonly ChartPoint[]
  axis: readonly number[]
  kind: 'line' | 'bar'
  format: (value: number) => string
  target: number | undefined
}

function Plot({ points, axis, kind, format, target }: PlotProps) {
  const top = axis.at(-1) ?? 1
  const slot = inner.width / points.length
  const x = (index: number) => round(size.left + slot * (index + 0.5))
  const y = (value: number) => round(size.top + inner.height * (1 - value / top))
  return (
    <>
      {axis.map((value) => (
        <>
          <line
            class={value === 0 ? 'app-chart__axis' : 'app-chart__grid'}
            x1={size.left}
            x2={size.width - size.right}
            y1={y(value)}
            y2={y(value)}
          />
          <text class="app-chart__label" x={size.left - 8} y={y(value) + 4} text-anchor="end">
            {axisText(value, format)}
          </text>
        </>
      ))}
      <Labels labels={points.map(({ label }) => label)} x={x} />
      {target !== undefined && (
        <line
          class="app-chart__target"
          x1={size.left}
          x2={size.width - size.right}
          y1={y(target)}
          y2={y(target)}
        />
      )}
      {kind === 'line' && <path class="app-chart__line" d={linePath(points, x, y)} />}
      {points.map(({ value }, index) =>
        value === undefined ? null : kind === 'line' ? (
          <circle class="app-chart__point" cx={x(index)} cy={y(value)} r="3.5" />
        ) : (
          <rect
            class="app-chart__bar"
            x={round(x(index) - slot * 0.35)}
            y={y(value)}
            width={round(slot * 0.7)}
            height={round(y(0) - y(value))}
          />
        ),
      )}
    </>
  )
}

/** Beside an axis is room for a figure, and not for "working days": what is counted stands in the title. */
function axisText(value: number, format: (value: number) => string): string {
  const text = format(value)
  return text.length > AXIS_CHARS ? integer.format(value) : text
}
const AXIS_CHARS = 5

/** What the points are of, under the axis: six at most, and on a narrow screen, whose letters are larger, three. */
function Labels({ labels, x }: { labels: readonly string[]; x: (index: number) => number }) {
  const every = labelEvery(labels.length, 6)
  const few = every * labelEvery(Math.ceil(labels.length / every), 3)
  const write = (step: number, kind: '' | 'wide' | 'narrow', letter: number) =>
    labels.map((label, index) => {
      if (index % step !== 0) return null
      const over = x(index) + (label.length * letter) / 2 > size.width
      return (
        <text
          class={`app-chart__label${kind && ` app-chart__label--${kind}`}`}
          x={over ? size.width : x(index)}
          y={size.height - 10}
          text-anchor={over ? 'end' : 'middle'}
        >
          {label}
        </text>
      )
    })
  return few === every && labels.length < 3 ? (
    <>{write(every, '', LETTER)}</>
  ) : (
    <>
      {write(every, 'wide', LETTER)}
      {write(few, 'narrow', LETTER_NARROW)}
    </>
  )
}
/** How wide a letter is, about: of twelve pixels, and of twenty-two. */
const LETTER = 6.5
const LETTER_NARROW = 11.5

/** A gap in the figures is a gap in the line: drawing across it would claim what nobody knows. */
function linePath(
  points: readonly ChartPoint[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  return points
    .map(({ value }, index) => {
      if (value === undefined) return ''
      const starts = index === 0 || points[index - 1]?.value === undefined
      return `${starts ? 'M' : 'L'}${x(index)} ${y(value)}`
    })
    .join('')
}

const round = (value: number) => Math.round(value * 10) / 10
