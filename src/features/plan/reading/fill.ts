// A colour that only a cell's background says. Hues, not exact values: everybody's green is another.
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

/** Degrees around the wheel; null for white, grey, very pale and very dark. */
function strongHueOf(fill: string | null | undefined): number | null {
  const found = fill && /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(fill)
  if (!found) return null
  const [red = 0, green = 0, blue = 0] = found.slice(1).map((part) => Number.parseInt(part, 16) / 255)
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const spread = high - low
  const light = (high + low) / 2
  const strong = spread / (1 - Math.abs(2 * light - 1) || 1)
  if (strong < 0.3 || light < 0.12 || light > 0.88) return null
  return hueOf(red, green, blue, high, spread)
}

function hueOf(red: number, green: number, blue: number, high: number, spread: number): number {
  const sector =
    high === red
      ? ((green - blue) / spread + 6) % 6
      : high === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4
  return sector * 60
}

/** Degrees around the wheel; yellow and orange are amber. */
function ragOfHue(hue: number): Rag {
  if (hue < 16 || hue >= 340) return 'red'
  if (hue < 66) return 'amber'
  if (hue >= 75 && hue < 170) return 'green'
  return hue >= 185 && hue < 260 ? 'blue' : null
}
