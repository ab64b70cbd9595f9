// What a drawing or picture says without words: the colour that a shape is filled with, and its alternative text.
import { hexColour } from './colours.ts'
import type { DocxColours } from './docx-colours.ts'
import { child, type XmlNode } from './xml.ts'

/** Longer than this a program described the picture; nobody named it. */
const nameMax = 40
const shapes = new Set(['oval', 'rect', 'roundrect', 'shape'])

/** The colour of the one shape, or of all shapes where they are alike; null where there is none, or several. */
export function drawnColour(node: XmlNode, by: DocxColours): string | null {
  const colours = new Set<string>()
  gather(node, colours, by)
  const [only, ...others] = colours
  return others.length === 0 ? (only ?? null) : null
}

function gather(node: XmlNode, colours: Set<string>, by: DocxColours): void {
  // Lines and words of a shape have colours of their own.
  if (node.name === 'ln' || node.name === 'txbxContent') return
  const own =
    node.name === 'spPr'
      ? by.drawn(child(node, 'solidFill'))
      : shapes.has(node.name)
        ? hexColour(node.attributes['fillcolor']?.split(' ', 1)[0])
        : null
  if (own) colours.add(own)
  for (const each of node.children) gather(each, colours, by)
}

/** What the author called the picture, or ''. */
export function drawnName(node: XmlNode): string {
  const own = node.name === 'docPr' ? (node.attributes['descr'] ?? '') : ''
  if (own !== '') return own.length > nameMax || own.includes('\n') ? '' : own
  for (const each of node.children) {
    const name = each.name === 'txbxContent' ? '' : drawnName(each)
    if (name !== '') return name
  }
  return ''
}
