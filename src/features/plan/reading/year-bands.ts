// Years over columns of quarters or months ("2026/27" over Q1 to Q4, then "2027/28" over four more): each column with its own.
import type { Block, TableRow } from './blocks.ts'
import { type ColumnsSaid, hasWord, headerColumns } from './columns.ts'
import { isBareMonth } from './month-columns.ts'
import { financialYears, fullYear, monthNumber, type Period } from './period.ts'

const named = /^(?:fy|(?:financial|fiscal|calendar|plan) year)?:? ?(20\d\d)(?: ?[/–-] ?((?:20)?\d\d))?$/i
const counted = /^(?:plan )?year ([1-9]|one|two|three|four|five)$/i
const bareQuarter = /^(?:q(?:tr|uarter)? ?|quarter )[1-4]$/i
const numbers = ['one', 'two', 'three', 'four', 'five']

/** Whether a title is a year and nothing more. */
const isYear = (title: string): boolean => named.test(title.trim()) || counted.test(title.trim())

const isPartOfYear = (title: string): boolean => isBareMonth(title) || bareQuarter.test(title.trim())

/** Whether a row is nothing but years, over the quarters or months of the row below. */
export function isYearBand(cells: readonly string[], below: readonly string[]): boolean {
  const filled = cells.filter(hasWord)
  return (
    filled.length > 0 &&
    filled.every(isYear) &&
    cells.every((cell, at) => !hasWord(cell) || isPartOfYear(below[at] ?? ''))
  )
}

/** Takes blocks. Returns them with rows of years put over the header right below. */
export function withYearBands(blocks: readonly Block[], said: ColumnsSaid): Block[] {
  const isOver = (row: Block | undefined, head: Block | undefined): head is TableRow =>
    row?.kind === 'row' &&
    head?.kind === 'row' &&
    row.table === head.table &&
    isYearBand(row.cells, head.cells) &&
    headerColumns(head.cells, { said, marked: head.header ?? false }) !== null
  return blocks.flatMap((block, at): Block[] => {
    if (isOver(block, blocks[at + 1])) return []
    const band = blocks[at - 1]
    return band?.kind === 'row' && isOver(band, block) ? [{ ...block, over: band }] : [block]
  })
}

/** The titles of columns, those of quarters and months with the year that stands over them or to the left of there. */
export function titlesUnderYears(
  over: readonly string[],
  titles: readonly string[],
  period: Period | null,
): string[] {
  let year = ''
  return titles.map((title, at) => {
    const above = (over[at] ?? '').trim()
    if (above !== '') year = isYear(above) ? above : ''
    if (!isPartOfYear(title)) year = ''
    return year === '' ? title : ofYear(title.trim(), year, period)
  })
}

/** Titles in two lines as one: a year with what stands under it and right of there, any other with what is right below. */
export function titlesInTwoLines(
  above: readonly string[],
  cells: readonly string[],
  width: number,
  period: Period | null,
): string[] {
  const own = titlesUnderYears(above, cells, period)
  return Array.from({ length: width }, (_, at) =>
    own[at] !== cells[at]
      ? (own[at] ?? '')
      : // "Quarter" over "Q1" and "Q2" says no more of the first than of the second.
        `${saysOnlyKind.test(above[at] ?? '') && hasWord(cells[at] ?? '') ? '' : (above[at] ?? '')} ${cells[at] ?? ''}`.trim(),
  )
}

const saysOnlyKind = /^\s*(?:quarters?|months?|terms?|years?)\s*$/i

/** "Q1" under "2026/27" is "Q1 2026/27", "Jan" is "Jan 2027". */
function ofYear(title: string, year: string, period: Period | null): string {
  const years = yearsOf(year, period)
  // Nobody can tell when that is, and a person will.
  if (years === null) return `${title}, ${year}`
  const [first, last] = years
  if (!isBareMonth(title))
    return last === null ? `${title} ${first}` : `${title} ${first}/${String(last).slice(2)}`
  return `${title} ${last !== null && monthNumber(title) < 4 ? last : first}`
}

function yearsOf(words: string, period: Period | null): [first: number, last: number | null] | null {
  const [, from, to] = named.exec(words) ?? []
  if (from) return [Number(from), to ? fullYear(Number(from), to) : null]
  const [, count = ''] = counted.exec(words) ?? []
  const many = /\d/.test(count) ? Number(count) : numbers.indexOf(count.toLowerCase()) + 1
  const start = Number(period?.from.slice(0, 4)) + many - 1
  const ofPlan = many > 0 && period?.from.endsWith('-04-01') ? financialYears(start, start + 1) : null
  return ofPlan && [start, start + 1]
}

/** "Q2, Year 1": a part of a year of which nobody can tell when it was. */
export function isOfUnknownYear(title: string): boolean {
  const [part = '', year = '', ...more] = title.split(', ')
  return more.length === 0 && isPartOfYear(part) && counted.test(year)
}
