// The form of chosen words: a page of actions, each with a box to tick and two to write in.
import type { Form, FormValues } from '../../../platform/http/form.ts'
import type { FormProblem } from '../../../ui/form.tsx'
import type { ActionState } from '../running/plan-state.ts'
import { publishWords as words } from './messages.en.ts'
import type { Typed } from './publish.ts'

/** Four fields an action, and a form holds 400. */
export const ACTIONS_A_PAGE = 30
const WORDS_MAX = 600
const PROGRESS_MAX = 1_000

/** The actions of one page, from 1, and how many pages there are. A page that is not there is the nearest that is. */
export function pageOf(actions: readonly ActionState[], asked: number) {
  const pages = Math.max(1, Math.ceil(actions.length / ACTIONS_A_PAGE))
  const page = Math.min(Math.max(1, asked), pages)
  return { page, pages, actions: actions.slice((page - 1) * ACTIONS_A_PAGE, page * ACTIONS_A_PAGE) }
}

/** The fields of actions as they are saved. */
export const valuesOf = (actions: readonly ActionState[]): FormValues =>
  Object.fromEntries(
    actions.flatMap(({ id, publicShown, publicWords, publicProgress, version }) => [
      [`shown-${id}`, publicShown ? 'yes' : ''],
      [`words-${id}`, publicWords ?? ''],
      [`progress-${id}`, publicProgress ?? ''],
      [`version-${id}`, String(version)],
    ]),
  )

/** What was typed for those of `actions` that were sent, with what is wrong with it. */
export function readWords(
  form: Form,
  actions: readonly ActionState[],
): { typed: Map<string, Typed>; problems: FormProblem[] } {
  const problems: FormProblem[] = []
  const typed = new Map<string, Typed>()
  for (const { id } of actions) {
    const version = Number(form.one(`version-${id}`))
    if (!Number.isInteger(version) || version < 1 || version > 2_000_000_000) continue
    const said = form.one(`words-${id}`).trim()
    const progress = form.one(`progress-${id}`).trim()
    if (said.length > WORDS_MAX) problems.push({ field: `words-${id}`, message: words.wordsTooLong })
    if (progress.length > PROGRESS_MAX)
      problems.push({ field: `progress-${id}`, message: words.progressTooLong })
    typed.set(id, {
      shown: form.one(`shown-${id}`) === 'yes',
      words: said || null,
      progress: progress || null,
      version,
    })
  }
  return { typed, problems }
}

/** What stands in the way of saving an action that somebody else changed first: what they saved. */
export function clashOf(action: ActionState): FormProblem {
  const { id, publicShown, publicWords, publicProgress } = action
  const saved = publicShown
    ? [publicWords ?? words.emptyNow, ...(publicProgress ? [publicProgress] : [])].join(' / ')
    : words.hiddenNow
  return { field: `words-${id}`, message: words.changedFirst(saved) }
}
