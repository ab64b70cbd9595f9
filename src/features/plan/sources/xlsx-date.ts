// Dates and times of a spreadsheet: days since 1900 (or 1904, from an old Macintosh) as their format shows them.

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const daySeconds = 86_400
const lastSerial = 2_958_465
/** Lotus 1-2-3 took 1900 for a leap year, and every spreadsheet since counts the day that was not. */
const lotusDay = 60

/** Whether a section of a format shows a date or a time. */
export function isDateFormat(section: string): boolean {
  const bare = section.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare) && !/[#?]/.test(bare)
}

/** Null where the number is no date that a sheet can show. */
export function dateText(serial: number, section: string, from1904: boolean): string | null {
  const days1900 = from1904 ? serial + 1462 : serial
  if (!(days1900 >= 0 && days1900 < lastSerial + 1)) return null
  const seconds = Math.round((days1900 >= lotusDay ? days1900 - 1 : days1900) * daySeconds)
  const at = new Date(Date.UTC(1899, 11, 31) + seconds * 1000)
  const tokens = dayFirst(tokensOf(section))
  const half = tokens.some((token) => /^(?:am\/pm|a\/p)$/i.test(token))
  return tokens
    .map((token, index) => part(token, at, isMinutes(tokens, index), half, seconds))
    .join('')
    .trim()
}

/** A day as a serial number, for cells that hold an ISO date. Null where it is none. */
export function serialOf(iso: string): number | null {
  const time = Date.parse(
    /^\d{4}-\d\d-\d\d(?:T[\d:.]+)?/.exec(iso)?.[0].concat(iso.includes('T') ? 'Z' : '') ?? '',
  )
  if (Number.isNaN(time)) return null
  const serial = (time - Date.UTC(1899, 11, 31)) / 1000 / daySeconds
  return serial >= lotusDay ? serial + 1 : serial
}

function tokensOf(section: string): string[] {
  const found =
    section
      .replace(/_.|\*./g, '')
      .match(/"[^"]*"|\\.|\[h+\]|\[m+\]|\[s+\]|\[[^\]]*\]|am\/pm|a\/p|d+|m+|y+|h+|s+(?:\.0+)?|./gi) ?? []
  return found.filter((token) => !/^\[(?!h+\]|m+\]|s+\])/i.test(token) && token !== '@')
}

/** "m/d/yyyy" becomes "d/m/yyyy"; a month in words may stand where it likes. */
function dayFirst(tokens: string[]): string[] {
  const at = tokens.findIndex(
    (token, index) =>
      /^m{1,2}$/i.test(token) &&
      /^[/.-]$/.test(tokens[index + 1]?.replace('\\', '') ?? '') &&
      /^d{1,2}$/i.test(tokens[index + 2] ?? ''),
  )
  const year = tokens.findIndex((token) => /^y/i.test(token))
  if (at < 0 || (year >= 0 && year < at)) return tokens
  const turned = [...tokens]
  turned[at] = tokens[at + 2] ?? ''
  turned[at + 2] = tokens[at] ?? ''
  return turned
}

/** "m" beside hours or seconds means minutes. */
function isMinutes(tokens: readonly string[], index: number): boolean {
  const letters = (token: string | undefined) => token !== undefined && /^\[?[dmyhs]/i.test(token)
  const before = tokens.slice(0, index).findLast(letters)
  const after = tokens.slice(index + 1).find(letters)
  return /^\[?h/i.test(before ?? '') || /^s/i.test(after ?? '')
}

function part(token: string, at: Date, minutes: boolean, half: boolean, seconds: number): string {
  const lower = token.toLowerCase()
  const padded = (value: number) => String(value).padStart(Math.min(2, token.length), '0')
  if (token.startsWith('"')) return token.slice(1, -1)
  if (token.startsWith('\\')) return token.slice(1)
  if (lower.startsWith('[h')) return String(Math.floor(seconds / 3600))
  if (lower.startsWith('[m')) return String(Math.floor(seconds / 60))
  if (lower.startsWith('[s')) return String(seconds)
  if (lower === 'am/pm') return at.getUTCHours() < 12 ? 'AM' : 'PM'
  if (lower === 'a/p') return at.getUTCHours() < 12 ? 'A' : 'P'
  if (/^d+$/.test(lower)) return dayPart(lower.length, at, padded)
  if (/^m+$/.test(lower)) return minutes ? padded(at.getUTCMinutes()) : monthPart(lower.length, at, padded)
  if (/^y+$/.test(lower)) return String(at.getUTCFullYear()).slice(lower.length > 2 ? 0 : 2)
  if (/^h+$/.test(lower)) return padded(half ? at.getUTCHours() % 12 || 12 : at.getUTCHours())
  if (/^s+/.test(lower)) return String(at.getUTCSeconds()).padStart(lower.startsWith('ss') ? 2 : 1, '0')
  return token
}

function dayPart(length: number, at: Date, padded: (value: number) => string): string {
  const name = days[at.getUTCDay()] ?? ''
  if (length > 2) return length === 3 ? name.slice(0, 3) : name
  return padded(at.getUTCDate())
}

function monthPart(length: number, at: Date, padded: (value: number) => string): string {
  const name = months[at.getUTCMonth()] ?? ''
  if (length === 5) return name.slice(0, 1)
  if (length > 2) return length === 3 ? name.slice(0, 3) : name
  return padded(at.getUTCMonth() + 1)
}
