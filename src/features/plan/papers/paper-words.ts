// How the full table writes an action's cells where it does not write the plan's own words: for when the paper comes back
// as a document. What we wrote ourselves must not then look like somebody's change. Papers name
// agencies because an owner's words may be an officer's name, and no rule can tell which are: the paper keeps them out, and
// the plan's own words are put back when it returns. Pure.
import { RAGS } from '../running/delivery.ts'
import { tagWords } from '../running/messages.en.ts'
import type { ActionState, PlanState } from '../running/plan-state.ts'
import { saidStatus, updateText } from './full-table.ts'
import { paperWords } from './messages.en.ts'
import { MARKINGS } from './paper-form.ts'
import { ownerCell } from './owners.ts'
import { ragText } from './rows.ts'

export type PaperWords = { owner: string[]; status: string[]; update: string[] }

/** Every way in which a paper may write these cells of an action as it stands, with leads and without, whatever colour was suggested. */
export function paperWordsOf(action: ActionState, { rules }: Pick<PlanState, 'rules'>): PaperWords {
  const said = saidStatus(action, { rules })
  const names = RAGS.map((rag) => ragText(rag, rules))
  const suggested = names.map((text) => `${text} ${tagWords.suggested}`)
  const against = names.flatMap((own) => suggested.map((text) => `${own}\n${text}`))
  const colours = [...names, ...suggested, ...against]
  return {
    owner: [ownerCell(action, false), ownerCell(action, true)],
    status: [said, ...colours.map((colour) => (said === '' ? colour : `${said}\n${colour}`))],
    update: [updateText(action)],
  }
}

const DAY = String.raw`\d{1,2} [A-Z][a-z]+ \d{4}`
const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
// As `paperWords.subtitle` writes it: a quarter or the months of several, whose paper it is, how the plan was taken. A sentence of somebody's own that
// has such words in it is not one.
const OF = String.raw`(?:Q[1-4] \d{4}/\d{2}|[A-Z][a-z]+(?: \d{4})? to [A-Z][a-z]+ \d{4})`
const OF_ITS_DAY = (['quarter', 'half', 'year', 'period'] as const).flatMap((span) =>
  Object.values(paperWords.taken).map(
    (said) => new RegExp(String.raw`^${OF}\. (?:.+ only\. )?${literal(said('', span)).trim()} ${DAY}$`, 'u'),
  ),
)

/** The line under a paper's title that says of which day it is. */
const isOfItsDay = (text: string): boolean => OF_ITS_DAY.some((line) => line.test(text.trim()))

const HEARD = new RegExp(String.raw`^Meeting of ${DAY} about \S{1,20}: \S`, 'u')

/** Whether lines are a paper's own, which no plan says: its marking, its day, the numbers of its pages. */
export const isPaperLine = (text: string): boolean =>
  MARKINGS.some((marking) => marking === text) ||
  text === `${paperWords.page} ${paperWords.ofPages}` ||
  isOfItsDay(text) ||
  HEARD.test(text.trim())

/** Whether a document is a paper of ours, by the lines of it that have no place. */
export const isOurPaper = (lines: readonly { text: string }[]): boolean =>
  lines.some(({ text }) => isOfItsDay(text))
