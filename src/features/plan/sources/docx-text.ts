// The words of one paragraph of a Word document as its reader sees them: what was inserted, not what was deleted;
// results of fields, not their codes; boxes ticked or not; text boxes after the paragraph they float beside.
import { hasWord } from '../reading/columns.ts'
import { child, children, isOn, type XmlNode, whole } from './xml.ts'
import { hexColour, highlightColour } from './colours.ts'

export type Inline = {
  text: string
  /** What text boxes anchored here hold: lists of paragraphs and tables. */
  boxes: XmlNode[]
  /** The colour behind, or for signs without words of, every run: null where they differ or have none. */
  colours: Set<string | null>
}

const skipped = new Set([
  'del',
  'moveFrom',
  'delText',
  'instrText',
  'pPr',
  'rPr',
  'sdtPr',
  'tblPr',
  'delInstrText',
])
const signs: Record<string, string> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
}
/** Signs of the fonts Wingdings and Segoe UI Symbol that plans tick things with. */
const symbols: Record<string, string> = {
  F0FE: '☒',
  F078: '☒',
  F0FD: '☒',
  F052: '☑',
  F0A8: '☐',
  F06F: '☐',
  F0A3: '☐',
  F0FC: '✓',
  F0FB: '✗',
  F06C: '●',
  F0B7: '•',
  F0A7: '▪',
}

/** Takes a paragraph (or anything that runs stand in). */
export function inlineOf(node: XmlNode): Inline {
  const found: Inline = { text: '', boxes: [], colours: new Set() }
  walk(node, found, undefined)
  return found
}

function walk(node: XmlNode, found: Inline, run: XmlNode | undefined): void {
  for (const each of node.children) {
    const { name } = each
    if (skipped.has(name)) continue
    if (name === 't') addText(found, each.text, run)
    else if (name === 'r') walk(each, found, child(each, 'rPr'))
    else if (name === 'sym') addText(found, symbols[(each.attributes['char'] ?? '').toUpperCase()] ?? '', run)
    else if (name === 'fldChar') found.text += formField(child(each, 'ffData'))
    else if (name === 'txbxContent') found.boxes.push(each)
    else if (name === 'AlternateContent') walk(alternative(each), found, run)
    else if (name in signs && node.name === 'r') found.text += signs[name] ?? ''
    else walk(each, found, run)
  }
}

function addText(found: Inline, text: string, run: XmlNode | undefined): void {
  found.text += text
  if (text.trim() !== '') found.colours.add(runColour(run, hasWord(text)))
}

/** A run's highlighter or shading; a sign without words, such as a blob, says as much by its own colour. */
function runColour(properties: XmlNode | undefined, words: boolean): string | null {
  const highlight = highlightColour(child(properties, 'highlight')?.attributes['val'])
  const behind = highlight ?? shading(child(properties, 'shd'))
  return behind ?? (words ? null : hexColour(child(properties, 'color')?.attributes['val']))
}

/** The colour of w:shd: its fill, or its pattern's colour where the pattern is solid. */
export function shading(node: XmlNode | undefined): string | null {
  if (!node) return null
  const solid = node.attributes['val'] === 'solid'
  return hexColour(solid ? node.attributes['color'] : node.attributes['fill'])
}

/** The same content twice, for newer and older programs: one of them is shown. */
export function alternative(node: XmlNode): XmlNode {
  return child(node, 'Choice') ?? child(node, 'Fallback') ?? { ...node, children: [] }
}

/** Tick boxes and drop-down lists of Word's older forms keep their state beside the text. */
function formField(data: XmlNode | undefined): string {
  const box = child(data, 'checkBox')
  if (box) return isOn(child(box, 'checked') ?? child(box, 'default')) ? '☒' : '☐'
  const list = child(data, 'ddList')
  if (!list) return ''
  const chosen = whole((child(list, 'result') ?? child(list, 'default'))?.attributes['val']) ?? 0
  return children(list, 'listEntry')[chosen]?.attributes['val'] ?? ''
}
