// Counts of colours as stacked bars, drawn on the server. Each colour carries its letter, and the same figures stand in a
// table on the page: colour is never the only sign.
import type { Rag } from '../../running/delivery.ts'

export const BAR_ORDER: readonly (Rag | 'none')[] = ['red', 'amber', 'green', 'blue', 'grey', 'none']
const LETTERS: Readonly<Record<Rag | 'none', string>> = {
  red: 'R',
  amber: 'A',
  green: 'G',
  blue: 'B',
  grey: '–',
  none: '?',
}

export type Bar = { label: string; counts: Readonly<Record<Rag | 'none', number>> }

const width = 600
const row = 26
const left = 110

type Props = {
  /** The picture in a sentence; the table has every figure. */
  title: string
  bars: readonly Bar[]
}

/** One bar for each line, all of the same length: shares of each, with their counts in them. */
export function StackedBars({ title, bars }: Props) {
  return (
    <svg
      class="app-chart__svg app-bars"
      viewBox={`0 0 ${width} ${bars.length * row}`}
      role="img"
      aria-label={title}
    >
      {bars.map((bar, at) => (
        <BarRow bar={bar} y={at * row} />
      ))}
    </svg>
  )
}

function BarRow({ bar, y }: { bar: Bar; y: number }) {
  const all = BAR_ORDER.reduce((sum, name) => sum + bar.counts[name], 0)
  let x = left
  return (
    <>
      <text class="app-chart__label" x={0} y={y + 17}>
        {bar.label}
      </text>
      {BAR_ORDER.filter((name) => bar.counts[name] > 0).map((name) => {
        const length = ((width - left) * bar.counts[name]) / all
        const from = x
        x += length
        return (
          <>
            <rect
              class={`app-bars__part app-bars__part--${name}`}
              x={round(from)}
              y={y + 3}
              width={round(length)}
              height={row - 6}
            />
            {length > 26 && (
              <text
                class={`app-bars__count app-bars__count--${name}`}
                x={round(from + length / 2)}
                y={y + 17}
                text-anchor="middle"
              >
                {`${LETTERS[name]} ${bar.counts[name]}`}
              </text>
            )}
          </>
        )
      })}
    </>
  )
}

const round = (value: number) => Math.round(value * 10) / 10
