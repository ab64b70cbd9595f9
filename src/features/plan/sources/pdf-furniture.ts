// What stands at the head or foot of page after page: titles, markings, page numbers.
import { headerColumns } from '../reading/columns.ts'
import type { PdfLine } from './pdf-lines.ts'
import type { PdfPage } from './pdf-page.ts'

const zone = 0.1

/** Keys of lines near the edges that return on at least two pages and on half of them. */
export function furnitureOf(
  pages: readonly PdfLine[][],
  sizes: readonly Pick<PdfPage, 'height'>[],
): Set<string> {
  const seen = new Map<string, number>()
  for (const [at, lines] of pages.entries()) {
    const height = sizes[at]?.height ?? 0
    // A table's header returns at the head of page after page, too, and is no page header.
    const edges = lines.filter(
      (line) => (line.y < height * zone || line.y > height * (1 - zone)) && !isTableHeader(line),
    )
    for (const key of new Set(edges.map(furnitureKey))) seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  const least = Math.max(2, pages.length / 2)
  return new Set([...seen].filter(([, count]) => count >= least).map(([key]) => key))
}

/** A line's words with its numbers made alike, so that "Page 2 of 9" is the same on every page. */
export function furnitureKey(line: PdfLine): string {
  return line.pieces
    .map(({ text }) => text.trim())
    .join(' ')
    .replace(/\d+/g, '#')
}

const isTableHeader = ({ pieces }: PdfLine): boolean =>
  headerColumns(pieces.map(({ text }) => text.trim())) !== null
