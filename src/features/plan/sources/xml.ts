// XML of office documents, as events or as a small tree. Prefixes are dropped: producers choose their own. No
// document type is accepted, so there are no entities to expand and nothing to fetch.
import { SaxesParser } from 'saxes'
import { decodeText } from './decode-text.ts'
import { sourceLimits } from './limits.ts'
import { SourceRefused } from './refusal.ts'

export type Attributes = Record<string, string>
export type XmlNode = { name: string; attributes: Attributes; children: XmlNode[]; text: string }
type Handlers = {
  open: (name: string, attributes: Attributes) => void
  close: (name: string) => void
  text: (text: string) => void
}

/** Reads a part from end to end. Refuses what is not well-formed, has a document type, or is beyond the limits. */
export function readXml(
  part: Uint8Array | undefined,
  on: Handlers,
  elementsMax: number = sourceLimits.elementsMax,
): void {
  if (!part) return
  const parser = new SaxesParser()
  let elements = 0
  let depth = 0
  parser.on('error', () => {
    throw new SourceRefused('damaged')
  })
  parser.on('doctype', () => {
    throw new SourceRefused('damaged')
  })
  parser.on('opentag', (tag) => {
    elements += 1
    depth += 1
    if (elements > elementsMax)
      throw new SourceRefused('inflates-too-much', sourceLimits.inflatedBytesMax, elements)
    if (depth > sourceLimits.depthMax) throw new SourceRefused('damaged')
    on.open(local(tag.name), withoutPrefixes(tag.attributes))
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    on.close(local(tag.name))
  })
  parser.on('text', on.text)
  parser.on('cdata', on.text)
  parser.write(decodeText(part)).close()
}

/** The same as a tree. An element's `text` is all text directly in it. Null where the part is absent. */
export function xmlTree(part: Uint8Array | undefined): XmlNode | null {
  const top: XmlNode = { name: '', attributes: {}, children: [], text: '' }
  const path = [top]
  const on: Handlers = {
    open: (name, attributes) => {
      const node = { name, attributes, children: [], text: '' }
      path.at(-1)?.children.push(node)
      path.push(node)
    },
    close: () => path.pop(),
    text: (text) => {
      const node = path.at(-1)
      if (node) node.text += text
    },
  }
  readXml(part, on, sourceLimits.treeElementsMax)
  return top.children[0] ?? null
}

/** The first child of that name, along a path: `child(cell, 'tcPr', 'shd')`. */
export function child(node: XmlNode | null | undefined, ...names: string[]): XmlNode | undefined {
  let at = node ?? undefined
  for (const name of names) at = at?.children.find((each) => each.name === name)
  return at
}

/** The children of that name. */
export function children(node: XmlNode | null | undefined, name: string): XmlNode[] {
  return node?.children.filter((each) => each.name === name) ?? []
}

/** A switch such as <w:tblHeader/>: there, and not set to off. */
export function isOn(node: XmlNode | undefined): boolean {
  return node !== undefined && !['0', 'false', 'off', 'none'].includes(node.attributes['val'] ?? '')
}

/** An attribute as a whole number, or null. */
export function whole(text: string | undefined): number | null {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : null
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function withoutPrefixes(attributes: Record<string, string>): Attributes {
  const plain: Attributes = Object.create(null) as Attributes
  for (const name in attributes) plain[local(name)] ??= attributes[name] ?? ''
  return plain
}
