// What stands at the head or foot of page after page: titles, markings, page numbers.
import { headerColumns } from '../reading/columns.ts'
import type { PdfLine } from './pdf-lines.ts'
import type { PdfPage } from './pdf-page.ts'

const zone = 0.1
/** In points: how far from where it stood on another page a line of the page's own frame may stand. */
const samePlace = 8

/** Whether a line of a page is of its frame. */
export type Furniture = (line: PdfLine, page: Pick<PdfPage, 'height'>) => boolean

/** "Page 2", "2 of 9", "- 2 -", "Hate crime plan | Page 2". */
const pageNumber =
  /^(?:.{0,80}\W)?page \d{1,3}(?: ?(?:of|\/) ?\d{1,3})?\W*$|^\W*\d{1,3}(?: ?(?:of|\/) ?\d{1,3})?\W*$/i

/** The same where a column of the table above it begins in its middle. */
const partedNumber = /^page \d{1,3} ?(?:of|\/) ?\d{1,3}$/i

/**
 * Lines near the edges that return in the same place on at least two pages and on half of them, and alone at an edge
 * what counts the pages: a document of one page has no other to compare with.
 */
export function furnitureOf(
  pages: readonly PdfLine[][],
  sizes: readonly Pick<PdfPage, 'height'>[],
): Furniture {
  const seen = new Map<string, number[][]>()
  for (const [at, lines] of pages.entries()) {
    const height = sizes[at]?.height ?? 0
    const here = new Map<string, number[]>()
    for (const line of lines) {
      const place = edgePlace(line, height)
      // A table's header returns at the head of page after page, too, and is no page header.
      if (place === null || isTableHeader(line)) continue
      const key = furnitureKey(line)
      here.set(key, [...(here.get(key) ?? []), place])
    }
    for (const [key, places] of here) seen.set(key, [...(seen.get(key) ?? []), places])
  }
  const least = Math.max(2, pages.length / 2)
  return (line, { height }) => {
    const place = edgePlace(line, height)
    if (place === null) return false
    const counts = line.pieces.length === 1 ? pageNumber : partedNumber
    if (counts.test(furnitureText(line))) return true
    const others = seen.get(furnitureKey(line)) ?? []
    return (
      others.filter((places) => places.some((each) => Math.abs(each - place) <= samePlace)).length >= least
    )
  }
}

/** How far from the head of the page, or below 0 from its foot; null where it stands between. */
function edgePlace({ y }: PdfLine, height: number): number | null {
  if (y < height * zone) return y
  return y > height * (1 - zone) ? y - height - 1 : null
}

/** A line's words with its numbers made alike, so that "Page 2 of 9" is the same on every page. */
export const furnitureKey = (line: PdfLine): string => furnitureText(line).replace(/\d+/g, '#')

const furnitureText = ({ pieces }: PdfLine): string => pieces.map(({ text }) => text.trim()).join(' ')

const isTableHeader = ({ pieces }: PdfLine): boolean =>
  headerColumns(pieces.map(({ text }) => text.trim())) !== null
