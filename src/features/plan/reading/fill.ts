// A colour that only a cell's background says. Hues, not exact values: everybody's green is another.
import { hslOf } from './colour-name.ts'
import type { ReadDerived } from './read-plan.schema.ts'

type Rag = ReadDerived['rag']

/** The traffic light that a background shows, or null for white, grey, very pale and anything between. "#rrggbb". */
export function ragOfFill(fill: string | null | undefined): Rag {
  const hue = strongHueOf(fill)
  return hue === null ? null : ragOfHue(hue)
}

/** Whether a background is painted in a strong colour that no traffic light has, such as purple. "#rrggbb". */
export function isOtherColour(fill: string | null | undefined): boolean {
  const hue = strongHueOf(fill)
  return hue !== null && ragOfHue(hue) === null
}

/** Degrees around the wheel; null for white, grey, very pale and very dark. The palest that counts is Excel's own "Bad". */
function strongHueOf(fill: string | null | undefined): number | null {
  const colour = hslOf(fill)
  if (!colour || colour.strength < 0.3 || colour.light < 0.12 || colour.light > 0.895) return null
  return colour.hue
}

/** Degrees around the wheel; yellow and orange are amber. */
function ragOfHue(hue: number): Rag {
  if (hue < 16 || hue >= 340) return 'red'
  if (hue < 66) return 'amber'
  if (hue >= 75 && hue < 170) return 'green'
  return hue >= 185 && hue < 260 ? 'blue' : null
}
