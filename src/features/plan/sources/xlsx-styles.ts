// How a spreadsheet's cells look, as far as it says something: the number's format and the colour behind it.
import { hexColour, tinted } from './colours.ts'
import { builtInFormat } from './xlsx-number.ts'
import { child, children, whole, type XmlNode } from './xml.ts'

export type CellStyle = {
  format: string
  fill: string | null
  font: string
  ink: string | null
  indent?: number
}
/** What a rule paints: null is white; undefined where it leaves the cell's own. */
export type RulePaint = { fill: string | null | undefined; ink: string | null | undefined } | null
export type BookStyles = { style: (index: number) => CellStyle; rule: (index: number) => RulePaint }

/** The palette of Excel 97, indices 0 to 63 (ECMA-376 18.8.27). */
const palette =
  '000000ffffffff000000ff000000ffffff00ff00ff00ffff000000ffffffff000000ff000000ffffff00ff00ff00ffff8000000080000000808080008000800080' +
  '80c0c0c08080809999ff993366ffffccccffff660066ff80800066ccccccff000080ff00ffffff0000ffff8000808000000080800000ff' +
  '00ccffccffffccffccffff9999ccffff99cccc99ffffcc993366ff33cccc99cc00ffcc00ff9900ff6600666699969696003366339966003300333300993300993366333399333333'
const schemeOrder = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
]

/** Takes styles.xml and theme1.xml as trees; either may be absent. Returns the style of each index a cell or a rule may give. */
export function bookStyles(styles: XmlNode | null, theme: XmlNode | null): BookStyles {
  const formats = new Map<number, string>()
  for (const { attributes } of children(child(styles, 'numFmts'), 'numFmt'))
    formats.set(whole(attributes['numFmtId']) ?? -1, attributes['formatCode'] ?? 'General')
  const colour = colourOf(styles, theme)
  const fills = children(child(styles, 'fills'), 'fill').map((fill) => {
    const pattern = child(fill, 'patternFill')
    const kind = pattern?.attributes['patternType'] ?? 'none'
    if (pattern) return kind === 'none' ? null : colour(child(pattern, 'fgColor'))
    return colour(child(fill, 'gradientFill', 'stop', 'color'))
  })
  const fonts = children(child(styles, 'fonts'), 'font').map((font) => ({
    font: child(font, 'name')?.attributes['val'] ?? '',
    ink: colour(child(font, 'color')),
  }))
  const known = children(child(styles, 'cellXfs'), 'xf').map((xf): CellStyle => {
    const { attributes } = xf
    const format = whole(attributes['numFmtId']) ?? 0
    return {
      format: formats.get(format) ?? builtInFormat(format),
      fill: fills[whole(attributes['fillId']) ?? 0] ?? null,
      indent: Math.min(deepest, whole(child(xf, 'alignment')?.attributes['indent']) ?? 0),
      ...(fonts[whole(attributes['fontId']) ?? 0] ?? noFont),
    }
  })
  const rules = children(child(styles, 'dxfs'), 'dxf').map((dxf) => rulePaint(dxf, colour))
  return {
    style: (index) => known[index] ?? { format: 'General', fill: null, ...noFont },
    rule: (index) => rules[index] ?? null,
  }
}

/** More than any list of tasks is deep. */
const deepest = 20
const noFont = { font: '', ink: null }
type ColourOf = (node: XmlNode | undefined) => string | null

/** In a rule the fill's background is the colour that is seen (ECMA-376 18.8.32 the other way round, as programs do). */
function rulePaint(dxf: XmlNode, colour: ColourOf): RulePaint {
  const fill = child(dxf, 'fill')
  const pattern = child(fill, 'patternFill')
  const seen = pattern
    ? (child(pattern, 'bgColor') ?? child(pattern, 'fgColor'))
    : child(fill, 'gradientFill', 'stop', 'color')
  const ink = child(dxf, 'font', 'color')
  return { fill: seen ? colour(seen) : undefined, ink: ink ? colour(ink) : undefined }
}

function colourOf(styles: XmlNode | null, theme: XmlNode | null): ColourOf {
  const scheme = child(theme, 'themeElements', 'clrScheme')
  const own = children(child(styles, 'colors', 'indexedColors'), 'rgbColor').map(
    ({ attributes }) => attributes['rgb'],
  )
  return (node) => {
    if (!node) return null
    const { rgb, theme: themed, indexed, tint = '0' } = node.attributes
    if (rgb !== undefined) return tinted(hexColour(rgb), Number(tint))
    if (themed !== undefined) return tinted(schemeColour(scheme, whole(themed)), Number(tint))
    const index = whole(indexed)
    if (index === null || index < 0) return null
    return tinted(hexColour(own[index] ?? palette.slice(index * 6, index * 6 + 6)), Number(tint))
  }
}

function schemeColour(scheme: XmlNode | undefined, index: number | null): string | null {
  const slot = child(scheme, schemeOrder[index ?? -1] ?? '')?.children[0]
  return hexColour(slot?.attributes['lastClr'] ?? slot?.attributes['val'])
}
