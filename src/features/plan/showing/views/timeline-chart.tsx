// The plan by quarter, drawn on the server: a bar from start to due date, a stroke at the date agreed, a diamond at the date
// expected, a triangle for a milestone, and a line at the day that it is shown as of. The table beside it says the same.
import { quarterLabel, quarterRange } from '../../../../platform/calendar/quarters.ts'
import { type Bar, shareOf, type Timeline } from '../timeline.ts'
import { timelineWords as words } from '../messages.en.ts'

const size = { width: 960, left: 150, top: 22, row: 20 }
const inner = size.width - size.left - 10

type Props = { timeline: Timeline; bars: readonly Bar[]; title: string; today: string }

export function TimelineChart({ timeline, bars, title, today }: Props) {
  const height = size.top + bars.length * size.row + 6
  const x = (day: string) => round(size.left + inner * shareOf(timeline, day))
  const every = Math.ceil(timeline.quarters.length / 12)
  return (
    <svg
      class="app-chart__svg app-gantt"
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-label={title}
    >
      {timeline.quarters.map((quarter, at) => {
        const left = x(quarterRange(quarter).firstDay)
        return (
          <>
            <line class="app-chart__grid" x1={left} x2={left} y1={size.top - 4} y2={height} />
            {at % every === 0 && (
              <text class="app-gantt__label" x={left + 2} y={12}>
                {quarterLabel(quarter)}
              </text>
            )}
          </>
        )
      })}
      {bars.map((bar, at) => (
        <BarRow bar={bar} y={size.top + at * size.row} x={x} />
      ))}
      <line class="app-gantt__today" x1={x(today)} x2={x(today)} y1={size.top - 6} y2={height} />
    </svg>
  )
}

function BarRow({ bar, y, x }: { bar: Bar; y: number; x: (day: string) => number }) {
  const { from, to } = placeOf(bar, x)
  const middle = y + 8
  return (
    <>
      <text class="app-gantt__label" x={0} y={y + 12}>
        {bar.label.length > 24 ? `${bar.label.slice(0, 23)}…` : bar.label}
      </text>
      <rect
        class={`app-bars__part app-bars__part--${bar.rag ?? 'none'}`}
        x={from}
        y={y + 2}
        width={Math.max(2, round(to - from))}
        height={12}
      />
      <text class="app-gantt__letter" x={from + 3} y={y + 12}>
        {words.letters[bar.rag ?? 'none']}
      </text>
      {bar.agreed && (
        <line class="app-gantt__agreed" x1={x(bar.agreed)} x2={x(bar.agreed)} y1={y} y2={y + 16} />
      )}
      {bar.expected && <path class="app-gantt__expected" d={diamond(x(bar.expected), middle)} />}
      {bar.milestones.map(({ dueOn, doneOn }) => (
        <path
          class={doneOn ? 'app-gantt__milestone app-gantt__milestone--done' : 'app-gantt__milestone'}
          d={triangle(x(doneOn ?? dueOn), middle)}
        />
      ))}
    </>
  )
}

/** A mark of one letter where only one day is known: before the end, or after the start. */
function placeOf({ from, to }: Bar, x: (day: string) => number): { from: number; to: number } {
  if (from && to) return { from: x(from), to: x(to) }
  if (to) return { from: round(x(to) - MARK), to: x(to) }
  const start = x(from ?? '')
  return { from: start, to: round(start + MARK) }
}
const MARK = 14

const diamond = (x: number, y: number) => `M${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}L${x - 5} ${y}z`
const triangle = (x: number, y: number) => `M${x} ${y - 5}L${x + 5} ${y + 4}L${x - 5} ${y + 4}z`
const round = (value: number) => Math.round(value * 10) / 10
