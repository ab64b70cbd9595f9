// Numbers of lists in letters and in Roman figures.

/** a to z, then aa, bb; the number itself where it has no letter. */
export function letters(count: number): string {
  if (count < 1 || count > 26 * 8) return String(count)
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26))
}

/** i, ii, iii; the number itself where it has none. */
export function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count)
  const values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1]
  const signs = ['m', 'cm', 'd', 'cd', 'c', 'xc', 'l', 'xl', 'x', 'ix', 'v', 'iv', 'i']
  let left = count
  let text = ''
  for (const [at, value] of values.entries()) for (; left >= value; left -= value) text += signs[at] ?? ''
  return text
}
