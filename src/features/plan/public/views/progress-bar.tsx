// How much of a part of the plan is done: a bar, with the same in words beside it.
import { datesIn } from '../../../../platform/calendar/format.ts'
import { currentLanguage } from '../../../../platform/i18n/index.ts'
import { joinList } from '../../../../platform/text/join.ts'
import { ourWords as words } from '../messages.en.ts'
import type { PublicState } from '../public-state.ts'

const WIDTH = 300
const HEIGHT = 16

/** What was stopped or replaced is no longer counted. */
export function progressOf(actions: readonly PublicState[]): { done: number; all: number } {
  const counted = actions.filter(({ status }) => status !== 'stopped' && status !== 'replaced')
  return { done: counted.filter(({ status }) => status === 'done').length, all: counted.length }
}

export function ProgressBar({ actions }: { actions: readonly PublicState[] }) {
  const { done, all } = progressOf(actions)
  return <Bar {...{ done, all }} text={saidProgress({ done, all })} />
}

type Going = { done: number; all: number; underWay?: number; late?: number }

/** How it goes in a line: "3 of 12 things done, 2 under way, 1 late and 6 more". The rest is said where any of it is. */
export function saidProgress({ done, all, underWay = 0, late = 0 }: Going): string {
  if (all === 0) return words.noCount
  const rest = underWay + late > 0 ? all - done - underWay - late : 0
  const parts = [
    words.progress(done, all),
    ...(underWay > 0 ? [words.underWay(underWay)] : []),
    ...(late > 0 ? [words.late(late)] : []),
    ...(rest > 0 ? [words.rest(rest)] : []),
  ]
  return joinList(parts, 'and', datesIn(currentLanguage().lang))
}

/** The bar with its words; the words alone where there is nothing to count. */
export function Bar({ done, all, text }: { done: number; all: number; text: string }) {
  return (
    <p class="app-progress">
      {all > 0 && (
        <svg
          class="app-progress__bar"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          width={WIDTH}
          height={HEIGHT}
          aria-hidden="true"
          focusable="false"
        >
          <rect class="app-progress__all" x="1" y="1" width={WIDTH - 2} height={HEIGHT - 2} />
          <rect
            class="app-progress__done"
            x="1"
            y="1"
            width={Math.round(((WIDTH - 2) * done) / all)}
            height={HEIGHT - 2}
          />
        </svg>
      )}
      <span>{text}</span>
    </p>
  )
}
