// Colours of cells as "#rrggbb". White is no colour: it is what paper is.

/** Word's sixteen highlighters (ST_HighlightColor, ECMA-376 17.18.40). */
const highlights: Record<string, string> = {
  black: '#000000',
  blue: '#0000ff',
  cyan: '#00ffff',
  green: '#00ff00',
  magenta: '#ff00ff',
  red: '#ff0000',
  yellow: '#ffff00',
  white: '#ffffff',
  darkBlue: '#000080',
  darkCyan: '#008080',
  darkGreen: '#008000',
  darkMagenta: '#800080',
  darkRed: '#800000',
  darkYellow: '#808000',
  darkGray: '#808080',
  lightGray: '#c0c0c0',
}

/** Names that people type into web pages and that may mean something; others come as numbers. */
const names: Record<string, string> = {
  ...highlights,
  amber: '#ffbf00',
  orange: '#ffa500',
  gold: '#ffd700',
  lime: '#00ff00',
  limegreen: '#32cd32',
  lightgreen: '#90ee90',
  forestgreen: '#228b22',
  green: '#008000',
  darkgreen: '#006400',
  darkred: '#8b0000',
  crimson: '#dc143c',
  tomato: '#ff6347',
  darkorange: '#ff8c00',
  lightblue: '#add8e6',
  skyblue: '#87ceeb',
  dodgerblue: '#1e90ff',
  royalblue: '#4169e1',
  steelblue: '#4682b4',
  navy: '#000080',
  darkblue: '#00008b',
  teal: '#008080',
  turquoise: '#40e0d0',
  aqua: '#00ffff',
  purple: '#800080',
  rebeccapurple: '#663399',
  indigo: '#4b0082',
  violet: '#ee82ee',
  orchid: '#da70d6',
  plum: '#dda0dd',
  mediumpurple: '#9370db',
  lavender: '#e6e6fa',
  fuchsia: '#ff00ff',
  pink: '#ffc0cb',
  hotpink: '#ff69b4',
  deeppink: '#ff1493',
  salmon: '#fa8072',
  coral: '#ff7f50',
  maroon: '#800000',
  brown: '#a52a2a',
  khaki: '#f0e68c',
  seagreen: '#2e8b57',
  yellowgreen: '#9acd32',
  palegreen: '#98fb98',
  silver: '#c0c0c0',
  dimgray: '#696969',
  dimgrey: '#696969',
  gray: '#808080',
  grey: '#808080',
  lightgrey: '#d3d3d3',
  lightgray: '#d3d3d3',
}

/** "FF0000", "#f00" or Excel's "FFFF0000" as a colour, or null for white, none and what is not one. */
export function hexColour(text: string | undefined): string | null {
  const found = /^#?(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(text ?? '')?.[1]
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text ?? '')
  const hex =
    found ??
    (short
      ? short
          .slice(1)
          .map((digit) => digit + digit)
          .join('')
      : null)
  return hex ? notWhite(`#${hex.toLowerCase()}`) : null
}

export function highlightColour(name: string | undefined): string | null {
  return notWhite(highlights[name ?? ''] ?? null)
}

/** A colour as style sheets write it: "#f00", "rgb(255, 0, 0)", "red". The first colour of the text counts. */
export function cssColour(text: string): string | null {
  const value = text.slice(0, 200).trim().toLowerCase()
  const hex = /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b/.exec(value)
  if (hex) return hexColour(hex[0])
  const rgb = /rgba?\( ?(\d{1,3})[ ,]+(\d{1,3})[ ,]+(\d{1,3})(?:[ ,/]+([\d.]{1,6}))?/.exec(value)
  if (rgb) return rgb[4] !== undefined && Number(rgb[4]) === 0 ? null : rgbColour(rgb.slice(1, 4).map(Number))
  const name = /[a-z]+/.exec(value)?.[0] ?? ''
  return notWhite(Object.hasOwn(names, name) ? (names[name] ?? null) : hexColour(`#${value}`))
}

/** Red, green and blue from 0 to 255. */
export function rgbColour(parts: readonly number[]): string | null {
  const hex = parts.map((part) =>
    Math.max(0, Math.min(255, Math.round(part)))
      .toString(16)
      .padStart(2, '0'),
  )
  return hex.length === 3 ? notWhite(`#${hex.join('')}`) : null
}

/** Excel's tint (ECMA-376 18.8.19): below 0 towards black, above 0 towards white. */
export function tinted(colour: string | null, tint: number): string | null {
  if (colour === null || tint === 0 || !Number.isFinite(tint)) return colour
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return rgbColour(parts.map((part) => (tint < 0 ? part * (1 + tint) : part + (255 - part) * tint)))
}

/** So much of the colour, the rest black. */
export function shaded(colour: string | null, share: number): string | null {
  return tinted(colour, share - 1)
}

function notWhite(colour: string | null): string | null {
  return colour === '#ffffff' ? null : colour
}
