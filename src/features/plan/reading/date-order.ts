// Whether a document writes 31/12/2025 or 12/31/2025. Ours is day first; a document that shows by a day that no calendar has
// that it is month first is read so throughout, and in one that shows both, a date with two meanings has none. Pure.
import type { Block } from './blocks.ts'
import type { PlanRead } from './read-plan.schema.ts'

export type DateOrder = 'day-first' | 'month-first' | 'mixed'

const dates = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20|21)\d\d|\d\d)(?![./-]?\d)/g
/** One slip among so many others turns nothing. */
const slipAmong = 4

/** The order of the days in a document and the first date that shows it; day first where nothing does. */
export function dateOrderOf(blocks: readonly Block[]): { order: DateOrder; line: number; words: string } {
  const shown = { day: 0, month: 0 }
  let first: { line: number; words: string } | null = null
  for (const block of blocks) {
    const texts = block.kind === 'row' ? block.cells : [block.text]
    for (const text of texts) {
      if (!/\d/.test(text)) continue
      for (const [words, one, mark, two, year = ''] of text.matchAll(dates)) {
        // "2.13.21" is a number of a paragraph.
        if (mark === '.' && year.length === 2) continue
        const [before, after] = [Number(one), Number(two)]
        if (before > 12 && before < 32 && after > 0 && after < 13) shown.day += 1
        if (after > 12 && after < 32 && before > 0 && before < 13) {
          shown.month += 1
          first ??= { line: block.line, words }
        }
      }
    }
  }
  return { order: orderOf(shown), ...(first ?? { line: 1, words: '' }) }
}

function orderOf({ day, month }: Record<'day' | 'month', number>): DateOrder {
  if (month === 0 || (month === 1 && day >= slipAmong)) return 'day-first'
  return day === 0 || (day === 1 && month >= slipAmong) ? 'month-first' : 'mixed'
}

/** The order that a plan was read in, as its warnings say. */
export function orderSaid(warnings: PlanRead['warnings']): DateOrder {
  if (warnings.some(({ code }) => code === 'dates-month-first')) return 'month-first'
  return warnings.some(({ code }) => code === 'dates-mixed') ? 'mixed' : 'day-first'
}

/**
 * The day and the month of two numbers. What the calendar allows in one order only is that; null where both orders fit a
 * document that writes both.
 */
export function dayAndMonth(
  first: number,
  second: number,
  order: DateOrder,
): { day: number; month: number } | null {
  if (second > 12) return { day: second, month: first }
  if (first > 12 || first === second) return { day: first, month: second }
  if (order === 'mixed') return null
  return order === 'month-first' ? { day: second, month: first } : { day: first, month: second }
}
