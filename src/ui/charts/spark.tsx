// A line the size of a word, beside figures that stand in the same row. It says nothing that the row does not, so
// screen readers pass it by.
type Props = {
  /** Oldest first; `undefined` where there is no figure: a gap, not a zero. */
  values: readonly (number | undefined)[]
}

const width = 96
const height = 24
const edge = 3

export function Spark({ values }: Props) {
  const known = values.flatMap((value) => value ?? [])
  if (known.length < 2) return null
  const top = Math.max(...known, 0) || 1
  const x = (at: number) => round(edge + ((width - 2 * edge) * at) / (values.length - 1))
  const y = (value: number) => round(height - edge - ((height - 2 * edge) * value) / top)
  const path = values.map((value, at) =>
    value === undefined ? '' : `${at === 0 || values[at - 1] === undefined ? 'M' : 'L'}${x(at)} ${y(value)}`,
  )
  const lastAt = values.findLastIndex((value) => value !== undefined)
  return (
    <svg
      class="app-spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <line class="app-chart__grid" x1={edge} x2={width - edge} y1={height - edge} y2={height - edge} />
      <path class="app-chart__line" d={path.join('')} />
      <circle class="app-chart__point" cx={x(lastAt)} cy={y(values[lastAt] ?? 0)} r="2.5" />
    </svg>
  )
}

const round = (value: number) => Math.round(value * 10) / 10
