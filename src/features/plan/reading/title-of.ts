// The title of a column as it is compared: without what differs between two writings of it.

/** Longer than any title is. */
export const titleLettersMax = 80

/** A column's title without what differs between two writings of it. */
export function titleOf(cell: string): string {
  if (cell.length > titleLettersMax * 4) return cell
  const known = titlesAsked.get(cell)
  if (known !== undefined) return known
  const title = normal(cell)
    .replace(/^[\s*:.-]+|[\s*:.-]+$/g, '')
    .replace(/\s*\/\s*/g, '/')
  if (titlesAsked.size >= titlesKept) titlesAsked.clear()
  titlesAsked.set(cell, title)
  return title
}

// Each cell is asked about by several passes, and many cells are the same.
const titlesAsked = new Map<string, string>()
const titlesKept = 4000

export function normal(cell: string): string {
  return cell.length > 4 * titleLettersMax ? cell : cell.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** What was said of a title: a plan may call a column what every object has, such as "Constructor". */
export const saidOfTitle = <Said>(said: Readonly<Record<string, Said>>, title: string): Said | undefined =>
  Object.hasOwn(said, title) ? said[title] : undefined
