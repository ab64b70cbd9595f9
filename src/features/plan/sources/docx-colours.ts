// Colours of Word as it says them: outright, by the document's theme with more white or black in it, or by a style.
// What the style of a table paints (its first row, every second row) is decoration and is not asked for.
import { hexColour, highlightColour, shaded, tinted } from './colours.ts'
import { child, children, type XmlNode } from './xml.ts'

export type DocxColours = {
  /** Of w:shd. */
  shading: (node: XmlNode | undefined) => string | null
  /** Behind what stands in a run or paragraph of that style. */
  ofStyle: (id: string | undefined) => string | null
  /** Of a solidFill of the drawing language. */
  drawn: (fill: XmlNode | undefined) => string | null
  /** Of w:color: of the letters. */
  ink: (node: XmlNode | undefined) => string | null
}

/** What the body calls the theme's colours (ECMA-376 17.18.97), and what the theme does. */
const slots: Record<string, string> = {
  dark1: 'dk1',
  text1: 'dk1',
  tx1: 'dk1',
  light1: 'lt1',
  background1: 'lt1',
  bg1: 'lt1',
  dark2: 'dk2',
  text2: 'dk2',
  tx2: 'dk2',
  light2: 'lt2',
  background2: 'lt2',
  bg2: 'lt2',
  hyperlink: 'hlink',
  followedHyperlink: 'folHlink',
}
const chainMax = 20

/** Takes theme1.xml and styles.xml as trees; either may be absent. */
export function docxColours(theme: XmlNode | null, styles: XmlNode | null): DocxColours {
  const scheme = child(theme, 'themeElements', 'clrScheme')
  const themed = (name: string | undefined): string | null => {
    const slot = child(scheme, slots[name ?? ''] ?? name ?? '')?.children[0]
    return hexColour(slot?.attributes['lastClr'] ?? slot?.attributes['val'])
  }
  const resolved = (node: XmlNode, own: string, byTheme: string): string | null => {
    const {
      [own]: said,
      [byTheme]: name,
      [`${byTheme}Tint`]: tint,
      [`${byTheme}Shade`]: shade,
    } = node.attributes
    const colour = themed(name)
    // Programs write what the theme comes to beside it; where they did not, or the theme is not there, one of both is enough.
    if (colour === null) return hexColour(said)
    return shaded(tinted(colour, 1 - shareOf(tint)), shareOf(shade))
  }
  const shading = (node: XmlNode | undefined): string | null => {
    if (!node) return null
    const solid = node.attributes['val'] === 'solid'
    return solid ? resolved(node, 'color', 'themeColor') : resolved(node, 'fill', 'themeFill')
  }
  return {
    shading,
    ofStyle: styleColours(styles, shading),
    ink: (node) => (node ? resolved({ ...node, attributes: inkOf(node) }, 'color', 'themeColor') : null),
    drawn: (fill) => {
      const named = child(fill, 'schemeClr')
      return named
        ? mixed(themed(named.attributes['val']), named)
        : hexColour(child(fill, 'srgbClr')?.attributes['val'])
    },
  }
}

/** "99" of 255; all of it where nothing is said. */
const shareOf = (hex: string | undefined): number =>
  /^[\da-f]{2}$/i.test(hex ?? '') ? Number.parseInt(hex ?? '', 16) / 255 : 1

/** w:color keeps its colour as its value, and its theme's shares without the word "color". */
const inkOf = ({ attributes }: XmlNode): Record<string, string> => ({
  ...(attributes['val'] === undefined ? {} : { color: attributes['val'] }),
  ...(attributes['themeColor'] === undefined ? {} : { themeColor: attributes['themeColor'] }),
  ...(attributes['themeTint'] === undefined ? {} : { themeColorTint: attributes['themeTint'] }),
  ...(attributes['themeShade'] === undefined ? {} : { themeColorShade: attributes['themeShade'] }),
})

/** The drawing language says shares in thousandths of a percent (ECMA-376 20.1.2.3). */
function mixed(colour: string | null, node: XmlNode): string | null {
  const share = (name: string) => {
    const value = Number(child(node, name)?.attributes['val'] ?? Number.NaN)
    return Number.isFinite(value) ? Math.min(1, Math.max(0, value / 100_000)) : null
  }
  const [lighter, darker, off] = [share('tint'), share('shade') ?? share('lumMod'), share('lumOff')]
  if (off !== null) return tinted(colour, off)
  return shaded(tinted(colour, 1 - (lighter ?? 1)), darker ?? 1)
}

function styleColours(
  tree: XmlNode | null,
  shading: (node: XmlNode | undefined) => string | null,
): DocxColours['ofStyle'] {
  const byId = new Map(children(tree, 'style').map((node) => [node.attributes['styleId'] ?? '', node]))
  return (id) => {
    let style = byId.get(id ?? '')
    for (let step = 0; style && step < chainMax; step += 1) {
      const own =
        highlightColour(child(style, 'rPr', 'highlight')?.attributes['val']) ??
        shading(child(style, 'rPr', 'shd')) ??
        shading(child(style, 'pPr', 'shd'))
      if (own) return own
      style = byId.get(child(style, 'basedOn')?.attributes['val'] ?? '')
    }
    return null
  }
}
