// Counts of colours as stacked bars, drawn on the server. Each colour carries its letter, and the same figures stand in a
// table on the page: colour is never the only sign. Bars are as long as the page is wide, and letters keep their size.
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

/** From which part of a bar, in hundredths, its letter and count fit: on any screen, and where bars are long. */
const FITS = 14
const FITS_LONG = 7

type Props = {
  /** The picture in a sentence; the table has every figure. */
  title: string
  bars: readonly Bar[]
}

/** One bar for each line, all of the same length: shares of each, with their counts in them. */
export function StackedBars({ title, bars }: Props) {
  return (
    <div class="app-bars" role="img" aria-label={title}>
      {bars.map((bar) => (
        <div class="app-bars__row">
          <span class="app-bars__label">{bar.label}</span>
          <svg class="app-bars__svg" aria-hidden="true">
            <Pieces counts={bar.counts} />
          </svg>
        </div>
      ))}
    </div>
  )
}

function Pieces({ counts }: Pick<Bar, 'counts'>) {
  const all = BAR_ORDER.reduce((sum, name) => sum + counts[name], 0)
  let from = 0
  return (
    <>
      {BAR_ORDER.filter((name) => counts[name] > 0).map((name) => {
        const share = (100 * counts[name]) / all
        const start = from
        from += share
        return (
          <>
            <rect
              class={`app-bars__part app-bars__part--${name}`}
              x={`${round(start)}%`}
              y="3"
              width={`${round(share)}%`}
              height="20"
            />
            {share > FITS_LONG && (
              <text
                class={`app-bars__count${share > FITS ? '' : ' app-bars__count--short'}`}
                x={`${round(start + share / 2)}%`}
                y="18"
                text-anchor="middle"
              >
                {`${LETTERS[name]} ${counts[name]}`}
              </text>
            )}
          </>
        )
      })}
    </>
  )
}

const round = (value: number) => Math.round(value * 100) / 100
