// Words that a narrow cell broke in their middle, without a hyphen: "Priorit" over "y".
import { titleKind } from '../reading/column-titles.ts'
import { titleOf } from '../reading/title-of.ts'

// What no word of English is, and many end with.
const ending =
  /^(?:[^\Waiouy\d_]|[^\Waeiouy\d_]+|e[rdsn]?s?|al|ally|ly|ings?|[dgkmnprst]ing|ions?|[st]ions?|ations?|ments?|ents?|e?nts?|ence|ances?|ity|ties|ty|ies|ness|ives?|ble|ibles?|ous|ics?|ical|is[mt]s?|o?rs|ures?|[gclvstdr]es?|tors?|ders?|ters?|gers?|bers?|pers?|ners?|[dtgsn]ed|ary|ery|ory|cy|hts?|[ntc]ial|ual|ular)$/i

const aDate = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}|20\d\d-\d\d-\d\d)$/

/** Whether the end of one line and the beginning of the next are one word. `known`: whole words of the document, in lower case. */
export function isBrokenWord(before: string, after: string, known: ReadonlySet<string>): boolean {
  const digits = /^[\d./-]+$/.test(before) ? (/^\d+(?=\s|$)/.exec(after)?.[0] ?? '') : ''
  if (digits !== '' && !aDate.test(before) && aDate.test(`${before}${digits}`)) return true
  const head = /^[("'“‘]?(\p{L}{2,})$/u.exec(before)?.[1]
  const tail = /^\p{Ll}+/u.exec(after)?.[0]
  if (head === undefined || tail === undefined) return false
  const word = `${head}${tail}`.toLowerCase()
  return (
    ending.test(tail) ||
    (tail === 'y' && /[clt]$/.test(head)) ||
    known.has(word) ||
    titleKind(titleOf(word)) !== null
  )
}
