// Numbers of a spreadsheet as its sheet shows them (ECMA-376 18.8.31): dates, percentages, money, leading zeros. A
// format that puts the month before the day is turned round, because everything that reads the plan, people and
// programs alike, takes 5/4 for the fifth of April. Colours, conditions and padding of a format say nothing and go.
import { dateText, isDateFormat } from './xlsx-date.ts'

const builtIn: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  48: '0.00E+00',
}
const formatLettersMax = 255

/** The format of a number that names no format of its own. */
export function builtInFormat(id: number): string {
  const eastAsianDate = (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  return builtIn[id] ?? (eastAsianDate ? 'dd/mm/yyyy' : 'General')
}

/** Takes a cell's number and its format's code. Never throws: a format that is not understood shows the plain number. */
export function numberText(value: number, code: string, from1904: boolean): string {
  if (code.length > formatLettersMax || !Number.isFinite(value)) return plainNumber(value)
  const parts = sections(code)
  const own = value < 0 ? parts[1] : value === 0 ? parts[2] : undefined
  const section = own ?? parts[0] ?? 'General'
  if (isDateFormat(section)) return dateText(value, section, from1904) ?? plainNumber(value)
  if (/general|E[+-]|\?\/|#\/|^@?$/i.test(bare(section))) return plainNumber(value)
  const minus = value < 0 && own === undefined ? '-' : ''
  return `${minus}${decimalText(Math.abs(value), section)}`.trim()
}

/** As a sheet shows a number of no format: eleven figures, no trailing noise of binary fractions. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(11)))
}

function decimalText(value: number, section: string): string {
  const pattern = bare(section)
  const percent = pattern.includes('%')
  const digits = /[#0?][#0?,.]*/.exec(pattern)
  if (!digits) return literals(section)
  const [whole = '', fraction = ''] = digits[0].split('.')
  const thousands = /,+$/.exec(whole + (fraction === '' ? '' : fraction))?.[0].length ?? 0
  const scaled = (percent ? value * 100 : value) / 1000 ** thousands
  const most = Math.min(15, fraction.replace(/[^#0?]/g, '').length)
  const least = Math.min(most, fraction.replace(/[^0]/g, '').length)
  const text = new Intl.NumberFormat('en-GB', {
    useGrouping: /[#0?],[#0?]/.test(whole),
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    minimumIntegerDigits: Math.max(1, Math.min(20, whole.replace(/[^0]/g, '').length)),
  }).format(scaled)
  // A format without a 0 shows nothing for nothing: "-"?? is a dash.
  const shown = text === '0' && !whole.includes('0') ? '' : text
  const [before = '', after = ''] = literals(section, '\u0000').split('\u0000')
  return `${before}${shown}${after}`
}

/** A format without its quoted words, escapes and brackets. */
function bare(section: string): string {
  return section.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
}

/** What a format says beside the number: "£", "%", "days". The number's place is marked. */
function literals(section: string, mark = ''): string {
  return section
    .replace(/_.|\*./g, ' ')
    .replace(
      /"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[#0?][#0?,.]*/g,
      (all, ...found: unknown[]) => {
        const words = found.slice(0, 3).find((each) => typeof each === 'string')
        if (typeof words === 'string') return words
        return all.startsWith('[') ? '' : mark
      },
    )
}

function sections(code: string): string[] {
  return code.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|(?<=;)(?=;|$)/g) ?? ['General']
}
