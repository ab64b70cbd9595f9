// A row that a page cut in two comes out of a document as two rows, the second with an empty first cell
// and, as a rule, after a repeated header; and people go on with a row in the next. This says when a row is the rest of the
// one before.
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

const goesOn = /^(?:and|or|but|plus|then|also|including|as well as|with|which|who|that)\b/

/**
 * Whether `next`, a row of the same table with nothing but one cell that begins in lower case, is the rest of that cell above.
 * 'joined': it goes on with a sentence that did not end, or by its first word; 'perhaps': only its small letter says so.
 */
export function goesOnAbove(before: RowWords, next: RowWords): 'joined' | 'perhaps' | 'no' {
  const [field, ...more] = fields.filter((each) => next[each] !== '')
  if (field === undefined || more.length > 0 || !/^\p{Ll}/u.test(next[field])) return 'no'
  // Where rows are written small throughout, and where nothing is beside the row above either, each is one of its own.
  const beside = fields.filter((each) => before[each] !== '').length
  if (before[field] === '' || beside < 2 || /^\p{Ll}/u.test(before[field])) return 'no'
  if (!endsSentence(before[field])) return 'joined'
  return goesOn.test(next[field]) ? 'joined' : 'perhaps'
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
