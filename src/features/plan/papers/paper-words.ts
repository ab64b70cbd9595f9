// How the full table writes an action's cells where it does not write the plan's own words: for when the paper comes back
// as a document. What we wrote ourselves must not then look like somebody's change. Pure.
import { RAGS } from '../running/delivery.ts'
import { STATUS_WORDS, tagWords } from '../running/messages.en.ts'
import type { ActionState, PlanState } from '../running/plan-state.ts'
import { updateText } from './full-table.ts'
import { ownerCell } from './owners.ts'
import { ragText } from './rows.ts'

export type PaperWords = { owner: string[]; status: string[]; update: string[] }

/** Every way in which a paper may write these cells of an action as it stands, with leads and without, whatever colour was suggested. */
export function paperWordsOf(action: ActionState, { rules }: Pick<PlanState, 'rules'>): PaperWords {
  const { rolledUp, statusWords } = action
  const said = rolledUp.status === 'not_set' ? statusWords : STATUS_WORDS[rolledUp.status]
  const colours = RAGS.map((rag) => ragText(rag, rules)).flatMap((text) => [
    text,
    `${text} ${tagWords.suggested}`,
  ])
  return {
    owner: [ownerCell(action, false), ownerCell(action, true)],
    status: [said, ...colours.map((colour) => (said === '' ? colour : `${said}\n${colour}`))],
    update: [updateText(action)],
  }
}
