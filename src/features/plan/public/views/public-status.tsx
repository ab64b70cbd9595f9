// How an action goes, as a word with a shape of its own: never by colour alone.
import { statusWords } from '../messages.en.ts'
import type { PublicStatus } from '../public-state.ts'

const SHAPES: Readonly<Record<PublicStatus, string>> = {
  done: 'M1 8.5 3.5 6 6.5 9 13 2.5 15.5 5 6.5 14z',
  checking: 'M2.2 8.5 4 6.7 6.6 9.3 12.4 3.5l1.8 1.8-7.6 7.6zM1 15h14v1H1z',
  under_way: 'M8 1a7 7 0 1 1 0 14zM8 1a7 7 0 0 0 0 14v-1.5a5.5 5.5 0 0 1 0-11z',
  late: 'M8 1 15.5 15H.5zM7.2 6v4.6h1.6V6zm0 5.8v1.6h1.6v-1.6z',
  not_started: 'M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zm0 1.8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 1 1 8 2.8z',
  not_said: 'M2 7h3v3H2zm4.5 0h3v3h-3zM11 7h3v3h-3z',
  put_off: 'M4 2h3v12H4zm5 0h3v12H9z',
  stopped: 'M2 2h12v12H2z',
  replaced: 'M1 6h9V3l5 4.5-5 4.5V9H1z',
}

export function PublicStatusTag({ status }: { status: PublicStatus }) {
  return (
    <strong class={`app-going app-going--${status}`}>
      <svg
        class="app-going__shape"
        xmlns="http://www.w3.org/2000/svg"
        viewBox="0 0 16 16"
        width="16"
        height="16"
        aria-hidden="true"
        focusable="false"
      >
        <path fill-rule="evenodd" d={SHAPES[status]} />
      </svg>
      {statusWords[status].name}
    </strong>
  )
}
