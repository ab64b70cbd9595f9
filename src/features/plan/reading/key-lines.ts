// Lines that explain a plan's colours, and rows that only sum it up: words, and nothing of the plan.
import type { Paragraph } from './blocks.ts'
import { isKeyTitle } from './colour-key.ts'

const lettersMax = 300

/** "B = complete", "Amber: at risk": what a colour means, and nothing of the plan. */
const legend =
  /^(?:[ragb]|red|amber|yellow|orange|green|blue|gr[ae]y|white|black|purple|b?rag)\b(?: (?:key|rating|status))? ?[=:–-] ?\S/i

/** Whether a line says what a colour or a letter means. "RAG: Green" says how one action goes. */
export const explainsSign = (text: string): boolean => legend.test(text) && !ragOfOne.test(text.trim())
const ragOfOne =
  /^b?rag(?: (?:rating|status))? ?[:=–-] ?(?:[ragb]|red|amber|yellow|green|blue|gr[ae]y|white|complete[d]?|on track|off track|not started)\.?$/i

/** A line of the key to the colours, or the words over it. */
export const isOfKey = ({ text, heading }: Pick<Paragraph, 'text' | 'heading'>): boolean =>
  text.length <= lettersMax &&
  ((heading === undefined && explainsSign(text)) || isKeyTitle(text) || isWholeKey(text))

/** "Key: R – Red, A – Amber, C – Complete": the words over it and what each means, in one line. */
const isWholeKey = (text: string): boolean => {
  const [title = '', rest = ''] = text.split(/:(.*)/s)
  return isKeyTitle(title) && explainsSign(rest.trim().replace(/^c(?=\s?[=:–-])/i, 'r'))
}

/** "Total | £5,700": a sum of a column, and nothing of the plan. */
export const isTotal = ([first = '', ...rest]: readonly string[]): boolean =>
  /^(?:(?:grand|sub|overall) ?-?)?totals?(?: (?:budget|costs?|spend|actions|items))?(?::?$|:? ?[=:]? ?[£€$]?\d[\d,.]*$)/i.test(
    first.trim(),
  ) &&
  rest.every((cell) =>
    /^[£€$]?[\d,. ]+[%km]?(?: (?:actions?|tasks?|items?|rows?|in total))?$/i.test(cell.trim()),
  )
