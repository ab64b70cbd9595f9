// What a paragraph inherits from its style in Word: whether it is a heading, and which list numbers it.
import { child, children, whole, type XmlNode } from './xml.ts'

export type NumberingOf = { numId: string; level: number | null; style: string | null }
export type Styles = {
  /** 1 to 6, 0 for the title, or null. */
  heading: (properties: XmlNode | undefined) => number | null
  numbering: (properties: XmlNode | undefined) => NumberingOf | null
}

type Style = { name: string; basedOn: string; properties: XmlNode | undefined }
const chainMax = 20

/** Takes styles.xml as a tree, or null where the document has none. */
export function stylesOf(tree: XmlNode | null): Styles {
  const byId = new Map<string, Style>()
  let ordinary = ''
  for (const node of children(tree, 'style')) {
    const id = node.attributes['styleId'] ?? ''
    if (node.attributes['type'] === 'paragraph' && node.attributes['default'] === '1') ordinary = id
    byId.set(id, {
      name: (child(node, 'name')?.attributes['val'] ?? '').toLowerCase(),
      basedOn: child(node, 'basedOn')?.attributes['val'] ?? '',
      properties: child(node, 'pPr'),
    })
  }
  const chain = (properties: XmlNode | undefined) => {
    const found: [string, Style][] = []
    let id = child(properties, 'pStyle')?.attributes['val'] ?? ordinary
    for (let style = byId.get(id); style && found.length < chainMax; style = byId.get(id)) {
      found.push([id, style])
      id = style.basedOn
    }
    return found
  }
  return {
    heading: (properties) => {
      const own = outline(properties)
      if (own !== undefined) return own
      for (const [, style] of chain(properties)) {
        const level = namedHeading(style.name) ?? outline(style.properties)
        if (level !== undefined) return level
      }
      return null
    },
    numbering: (properties) => {
      const own = numberingIn(properties, null)
      if (own?.numId) return own
      for (const [id, style] of chain(properties)) {
        const inherited = numberingIn(style.properties, id)
        if (inherited?.numId) return { ...inherited, level: own?.level ?? inherited.level }
      }
      return null
    },
  }
}

function namedHeading(name: string): number | undefined {
  if (name === 'title') return 0
  const level = /^heading ([1-9])$/.exec(name)?.[1]
  return level === undefined ? undefined : Math.min(6, Number(level))
}

/** Outline level 9 is body text, said outright. */
function outline(properties: XmlNode | undefined): number | null | undefined {
  const level = whole(child(properties, 'outlineLvl')?.attributes['val'])
  if (level === null) return undefined
  return level > 8 ? null : Math.min(6, level + 1)
}

function numberingIn(properties: XmlNode | undefined, style: string | null): NumberingOf | null {
  const node = child(properties, 'numPr')
  if (!node) return null
  const numId = child(node, 'numId')?.attributes['val'] ?? ''
  return { numId, level: whole(child(node, 'ilvl')?.attributes['val']), style }
}
