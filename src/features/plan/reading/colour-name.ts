// What people call a colour that a cell is painted in: everybody's purple is another, and a key names it by a word. Pure.

/** Colours that a key may mean by one another's names. */
const families: Readonly<Record<string, readonly string[]>> = {
  red: ['red', 'crimson', 'scarlet', 'maroon'],
  amber: ['amber', 'yellow', 'orange', 'gold'],
  green: ['green', 'lime'],
  turquoise: ['turquoise', 'teal', 'cyan', 'aqua'],
  blue: ['blue', 'navy'],
  purple: ['purple', 'violet', 'lilac', 'mauve', 'lavender'],
  pink: ['pink', 'magenta'],
  brown: ['brown', 'beige'],
  grey: ['grey', 'gray'],
  black: ['black'],
}

type Hsl = { hue: number; strength: number; light: number }

/** "#rrggbb" as degrees around the wheel and two shares of one; null where it is no colour. */
export function hslOf(fill: string | null | undefined): Hsl | null {
  const found = fill && /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(fill)
  if (!found) return null
  const [red = 0, green = 0, blue = 0] = found.slice(1).map((part) => Number.parseInt(part, 16) / 255)
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const spread = high - low
  const light = (high + low) / 2
  const strength = spread / (1 - Math.abs(2 * light - 1) || 1)
  if (spread === 0) return { hue: 0, strength, light }
  const sector =
    high === red
      ? ((green - blue) / spread + 6) % 6
      : high === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4
  return { hue: sector * 60, strength, light }
}

// Up to which hue each name reaches; the wheel ends where it began.
const wheel: readonly [upTo: number, name: string][] = [
  [16, 'red'],
  [43, 'orange'],
  [52, 'amber'],
  [70, 'yellow'],
  [168, 'green'],
  [188, 'turquoise'],
  [258, 'blue'],
  [292, 'purple'],
  [340, 'pink'],
  [360, 'red'],
]

/** The plain name of a background and how light it is of its kind; null for white, next to white, and what has no name. */
export function namedColour(
  fill: string | null | undefined,
): { name: string; shade: 'light' | 'dark' | null } | null {
  const colour = hslOf(fill)
  if (!colour || colour.light > 0.93) return null
  const { hue, strength, light } = colour
  if (light < 0.12) return { name: 'black', shade: null }
  if (strength < 0.12) return { name: 'grey', shade: shadeOf(light, 0.4, 0.8) }
  const name = wheel.find(([upTo]) => hue < upTo)?.[1] ?? 'red'
  return { name: name === 'orange' && light < 0.35 ? 'brown' : name, shade: shadeOf(light, 0.4, 0.55) }
}

const shadeOf = (light: number, dark: number, pale: number): 'light' | 'dark' | null =>
  light < dark ? 'dark' : light > pale ? 'light' : null

/** The family of a colour's name; the name itself where it has none. */
export const familyOf = (name: string): string =>
  Object.entries(families).find(([, names]) => names.includes(name))?.[0] ?? name

/** "Dark green" as its name and shade. */
export function spokenColour(words: string): { name: string; shade: 'light' | 'dark' | null } {
  const [, shade, name = ''] =
    /^(?:(light|pale|bright|lime|dark|deep) )?(.*)$/.exec(words.trim().toLowerCase()) ?? []
  if (shade === undefined) return { name, shade: null }
  return { name, shade: shade === 'dark' || shade === 'deep' ? 'dark' : 'light' }
}
