// The words of one paragraph of a Word document as its reader sees them: what was inserted, not what was deleted;
// results of fields, not their codes; boxes ticked or not; text boxes after the paragraph they float beside.
import { hasWord } from '../reading/columns.ts'
import { child, children, isOn, type XmlNode, whole } from './xml.ts'
import { highlightColour } from './colours.ts'
import type { DocxColours } from './docx-colours.ts'
import { drawnColour, drawnName } from './docx-drawing.ts'
import { inFont, symbolOf } from './docx-signs.ts'

export type Inline = {
  text: string
  /** What text boxes anchored here hold: lists of paragraphs and tables. */
  boxes: XmlNode[]
  /** The colour behind, or for signs without words of, every run: null where they differ or have none. */
  colours: Set<string | null>
  /** What pictures here are called in words, for where nothing else says anything. */
  alternative: string
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
type Found = Inline & { by: DocxColours }

/** Takes a paragraph (or anything that runs stand in). */
export function inlineOf(node: XmlNode, by: DocxColours): Inline {
  const { by: _, ...found } = walked(node, { text: '', boxes: [], colours: new Set(), alternative: '', by })
  return found
}

function walked(node: XmlNode, found: Found): Found {
  walk(node, found, undefined)
  return found
}

function walk(node: XmlNode, found: Found, run: XmlNode | undefined): void {
  for (const each of node.children) {
    const { name } = each
    if (skipped.has(name)) continue
    if (name === 't') addText(found, inFont(each.text, child(run, 'rFonts')?.attributes['ascii']), run)
    else if (name === 'r') walk(each, found, child(each, 'rPr'))
    else if (name === 'sym') addText(found, symbolOf(each.attributes['font'], each.attributes['char']), run)
    else if (name === 'fldChar') found.text += formField(child(each, 'ffData'))
    else if (name === 'txbxContent') found.boxes.push(each)
    else if (name === 'AlternateContent') walk(alternative(each), found, run)
    else if (name === 'drawing' || name === 'pict') {
      addDrawing(found, each)
      walk(each, found, run)
    } else if (name in signs && node.name === 'r') found.text += signs[name] ?? ''
    else walk(each, found, run)
  }
}

function addText(found: Found, text: string, run: XmlNode | undefined): void {
  found.text += text
  if (text.trim() !== '') found.colours.add(runColour(run, hasWord(text), found.by))
}

/** A blob that somebody drew says as much by its colour as one that was typed. */
function addDrawing(found: Found, node: XmlNode): void {
  const colour = drawnColour(node, found.by)
  if (colour) found.colours.add(colour)
  found.alternative += ` ${drawnName(node)}`
}

/** A run's highlighter, shading or style; a sign without words, such as a blob, says as much by its own colour. */
function runColour(properties: XmlNode | undefined, words: boolean, by: DocxColours): string | null {
  const highlight = highlightColour(child(properties, 'highlight')?.attributes['val'])
  const behind =
    highlight ??
    by.shading(child(properties, 'shd')) ??
    by.ofStyle(child(properties, 'rStyle')?.attributes['val'])
  return behind ?? (words ? null : by.ink(child(properties, 'color')))
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
