import type { History } from '../figures.ts'
import type { Direction } from '../figure-words.ts'
import { directionOf, valueText } from '../figure-words.ts'
import { words } from '../messages.en.ts'

const arrows = { up: '↑', down: '↓', same: '→', unknown: '' } as const

/** The direction of travel as an arrow with its words; "better" or "worse" only where the measure has a better way. */
export function DirectionOfTravel({ history }: { history: History }) {
  const direction = directionOf(history)
  return (
    <>
      {arrows[direction.way] && (
        <span class="app-direction__arrow" aria-hidden="true">
          {arrows[direction.way]}{' '}
        </span>
      )}
      {directionWords(history, direction)}
      {direction.judged && <> ({words.direction[direction.judged]})</>}
    </>
  )
}

function directionWords({ measure, before, lastFull }: History, { way }: Direction): string {
  const from = valueText(measure, before.value) ?? ''
  const to = valueText(measure, lastFull.value) ?? ''
  if (way === 'up') return words.direction.up(from, to)
  if (way === 'down') return words.direction.down(from, to)
  return way === 'same' ? words.direction.same(to) : words.direction.unknown
}
