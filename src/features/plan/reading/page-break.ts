// A row that a page cut in two comes out of a document as two rows, the second with an empty first cell
// and, as a rule, after a repeated header. This says when a row is the rest of the one before.
import type { RowWords } from './derive.ts'
import { endsMidSentence } from './sentences.ts'

const fields = ['objective', 'action', 'owner', 'timeframe', 'status', 'update'] as const

/**
 * Whether `next`, whose aim cell is empty, continues `before`. After a page break, a cell that begins in lower
 * case under one that did not end its sentence is enough. Without one, the cell above must also break off at a
 * word that cannot end a sentence, in a row that holds nothing else.
 */
export function continuesRow(before: RowWords, next: RowWords, pageBroken: boolean): boolean {
  const filled = fields.filter((field) => before[field] !== '').length
  return fields.some((field) => {
    const above = before[field]
    const below = next[field]
    if (above === '' || !/^\p{Ll}/u.test(below) || endsSentence(above)) return false
    return pageBroken || (filled === 1 && endsMidSentence(above))
  })
}

/** The two halves of a row as one; nothing is dropped and nothing is put between but a space. */
export function joinRows(before: RowWords, next: RowWords): RowWords {
  const join = (field: (typeof fields)[number]) => [before[field], next[field]].filter(Boolean).join(' ')
  return {
    objective: join('objective'),
    action: join('action'),
    owner: join('owner'),
    timeframe: join('timeframe'),
    status: join('status'),
    update: join('update'),
  }
}

/** The same question for the aim's own words. */
export function continuesAim(above: string, below: string, pageBroken: boolean): boolean {
  return pageBroken && above !== '' && /^\p{Ll}/u.test(below) && !endsSentence(above)
}

function endsSentence(text: string): boolean {
  return /[.!?:;]["'”’)]?$/.test(text)
}
