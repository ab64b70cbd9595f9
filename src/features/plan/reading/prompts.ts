// What a form says where nobody has written yet. Kept as words of the form, and never taken for an owner or a status.
const prompt =
  /^(?:choose an item|choose a (?:building block|date)|select(?: an? (?:item|option|status|date|owner))?|click(?: here)?(?: or tap)?(?: here)? to (?:enter|add|choose|select)(?: an?| some)? (?:text|date|item|owner|name|status)|enter (?:text|date) here|please select)[.… ]*$/i

/** Takes a row's cells. Returns them with prompts blanked, and the prompts. */
export function withoutPrompts(cells: readonly string[]): { words: string[]; prompts: string[] } {
  const is = (cell: string) => cell.length < 60 && prompt.test(cell.trim())
  return { words: cells.map((cell) => (is(cell) ? '' : cell)), prompts: cells.filter(is) }
}
