// Signs that Word keeps as letters of a font of signs: a tick is a "ü" in Wingdings. What a reader of the page sees is
// the sign. Fonts and letters that are not listed stay as they are written.

/** Byte of the letter, in two hexadecimal digits, and the sign. */
const fonts: Record<string, Record<string, string>> = {
  wingdings: {
    '4A': '☺',
    '4B': '😐',
    '4C': '☹',
    '6C': '●',
    '6E': '■',
    '6F': '☐',
    '71': '☐',
    '75': '◆',
    '76': '❖',
    '78': '☒',
    '9F': '•',
    A1: '○',
    A3: '☐',
    A7: '▪',
    A8: '☐',
    D8: '➢',
    DF: '←',
    E0: '→',
    E1: '↑',
    E2: '↓',
    E8: '➔',
    F0: '⇨',
    FB: '✗',
    FC: '✓',
    FD: '☒',
    FE: '☒',
    '52': '☑',
    B7: '•',
  },
  'wingdings 2': {
    '4F': '✗',
    '50': '✓',
    '51': '☒',
    '52': '☑',
    '53': '☒',
    '54': '☒',
    '97': '●',
    A3: '☐',
  },
  'wingdings 3': { '70': '▲', '71': '▼', C7: '▲', C8: '▼', '22': '↑', '23': '↓', '66': '→' },
  webdings: { '61': '✓', '63': '☐', '67': '■', '6E': '●', '72': '✗', '35': '▲', '36': '▼' },
  symbol: { A7: '♣', A8: '♦', AB: '↔', AC: '←', AD: '↑', AE: '→', AF: '↓', B7: '•', DE: '⇒', D6: '✓' },
}
/** Where signs stand in such a font, beside the bytes of the letters. */
const privateUse = 0xf000

/** The sign of w:sym, or '' where it is not known. Takes its font and its character as four digits. */
export function symbolOf(font: string | undefined, char: string | undefined): string {
  const code = Number.parseInt(char ?? '', 16)
  if (Number.isNaN(code)) return ''
  const known = signOf(font?.toLowerCase() ?? 'wingdings', code)
  if (known) return known
  // An ordinary font's own character.
  return code < privateUse || code > privateUse + 0xff ? ordinary(code) : ''
}

/** A run's text as it looks in its font: unchanged unless every letter of it is a known sign. */
export function inFont(text: string, font: string | undefined): string {
  const name = (font ?? '').toLowerCase()
  const fontOfSigns = Object.hasOwn(fonts, name)
  if (!fontOfSigns && !/[\uF020-\uF0FF]/.test(text)) return text
  const seen = [...text].map((letter) => {
    const code = letter.charCodeAt(0)
    if (/\s/.test(letter)) return letter
    if (fontOfSigns) return signOf(name, code)
    return code >= privateUse && code <= privateUse + 0xff ? (signOf('wingdings', code) ?? letter) : letter
  })
  return seen.every((sign) => sign !== undefined) ? seen.join('') : text
}

function signOf(font: string, code: number): string | undefined {
  const byte = (code >= privateUse ? code - privateUse : code).toString(16).toUpperCase()
  return fonts[Object.hasOwn(fonts, font) ? font : 'wingdings']?.[byte.padStart(2, '0')]
}

function ordinary(code: number): string {
  // oxlint-disable-next-line no-control-regex -- they are no characters of a text
  const text = code <= 0xffff ? String.fromCharCode(code) : ''
  return /[\p{L}\p{N}\p{S}\p{P}]/u.test(text) ? text : ''
}
