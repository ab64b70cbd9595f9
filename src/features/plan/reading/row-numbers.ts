// A first column without a title that only counts its rows.

const counted = /^[A-Z]{0,4}[ ./-]?\d{1,3}(?:[ .-]?\(?[a-z]\)?)?[.)]?$/i
const letters = /^\(?[a-z][.)]?$/i
const romans = /^\(?[ivx]{1,6}[.)]?$/i

/** Whether cells are the numbers of their rows, each once and nothing more: "1", "2"; "A3"; "1a", "1b"; "HC/01"; "a)"; "i", "ii". */
export function areNumbers(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length < 2 || new Set(filled).size !== filled.length) return false
  if (filled.every((cell) => counted.test(cell))) return true
  const [first = ''] = filled
  // "R", "A", "G" are no numbers: letters count from the first.
  if (!/^\(?[ai][.)]?$/i.test(first)) return false
  return filled.every((cell) => letters.test(cell)) || filled.every((cell) => romans.test(cell))
}
