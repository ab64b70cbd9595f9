// The letters that references start with.
import { fold } from '../../platform/text/fold.ts'

const SMALL = new Set(['and', 'of', 'the', 'for', 'in', 'upon', 'on'])

/** A suggestion from the area's words, or the name's: "Leicester, Leicestershire and Rutland" gives LLR, "Melton" MEL. */
export function suggestShortCode(areaWords: string, name: string): string {
  for (const text of [areaWords, name]) {
    const parts = fold(text)
      .split(/[^a-z]+/)
      .filter((word) => word !== '' && !SMALL.has(word))
    if (parts.length >= 2)
      return parts
        .map((word) => word[0] ?? '')
        .join('')
        .slice(0, 5)
        .toUpperCase()
    if (parts[0] && parts[0].length >= 2) return parts[0].slice(0, 3).toUpperCase()
  }
  return 'UP'
}

/** A short code as typed, in capitals; null where it is not one. */
export function readShortCode(typed: string): string | null {
  const code = typed.trim().toUpperCase()
  return /^[A-Z]{2,5}$/.test(code) ? code : null
}
