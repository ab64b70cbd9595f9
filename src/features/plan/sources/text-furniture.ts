// What stands at the head or foot of page after page in text that was taken out of a paged document, where pages end
// with form feeds: titles, markings, page numbers.
import { headerColumns } from '../reading/columns.ts'

/** Lines at either end of a page that may be of its frame. */
const edgeLines = 2

/** Takes the lines of a text. Returns the indices of those that return at the edges of at least two pages and half of them. */
export function furnitureLines(lines: readonly string[]): Set<number> {
  const pages = pagesOf(lines)
  const seen = new Map<string, number[][]>()
  for (const page of pages) {
    const here = new Map<string, number[]>()
    for (const at of new Set([...page.slice(0, edgeLines), ...page.slice(-edgeLines)])) {
      const line = lines[at] ?? ''
      if (isTableHeader(line)) continue
      const key = line.trim().replace(/\s+/g, ' ').replace(/\d+/g, '#')
      here.set(key, [...(here.get(key) ?? []), at])
    }
    for (const [key, found] of here) seen.set(key, [...(seen.get(key) ?? []), found])
  }
  const least = Math.max(2, pages.length / 2)
  return new Set([...seen.values()].filter((found) => found.length >= least).flat(2))
}

/** The indices of the lines of each page that hold anything. */
function pagesOf(lines: readonly string[]): number[][] {
  const pages: number[][] = [[]]
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('\f')) pages.push([])
    if (line.trim() !== '') pages.at(-1)?.push(at)
  }
  return pages.filter((page) => page.length > 0)
}

const isTableHeader = (line: string): boolean =>
  headerColumns(
    line
      .trim()
      .split(/\s{2,}/)
      .slice(0, 60),
  ) !== null
