// Notes and comments on the cells of a sheet, by the rows that they are pinned to. What Excel calls a threaded comment it
// keeps twice: as itself, and as a note that says so to older programs.
import type { Paragraph } from '../reading/blocks.ts'
import { hasWord } from '../reading/columns.ts'
import { where } from './messages.en.ts'
import { type PartsByType, relatedParts } from './package.ts'
import { cellText, textLines } from './tidy.ts'
import { placeOf } from './xlsx-sheet.ts'
import { child, children, type XmlNode, xmlTree } from './xml.ts'

export type SheetNote = { row: number; blocks: Paragraph[] }

/** Takes the path of a sheet's part and its name. Returns its notes by row, a thread in the order it was written. */
export function sheetNotes(parts: PartsByType, path: string, sheet: string): SheetNote[] {
  const related = (kind: string) => relatedParts(parts, path, kind).map(({ bytes }) => bytes)
  const threads = related('threadedComment').flatMap((part) =>
    children(xmlTree(part), 'threadedComment').map((each) => ({ each, words: textOf(child(each, 'text')) })),
  )
  const threaded = new Set(threads.map(({ each }) => each.attributes['ref']))
  const notes = related('comments')
    .flatMap((part) => children(child(xmlTree(part), 'commentList'), 'comment'))
    .flatMap((each) => {
      const words = runsOf(child(each, 'text'))
      const isCopy = copyOfThread.test(words)
      return isCopy && threaded.has(each.attributes['ref'])
        ? []
        : [{ each, words: isCopy ? words.replace(copyOfThread, '') : words }]
    })
  return [...threads, ...notes]
    .map(({ each, words }) => noteOf(each.attributes['ref'] ?? '', words, sheet))
    .sort((a, b) => a.row - b.row)
}

// What Excel writes into the copy, in its own words, before those of the person.
const copyOfThread = /^\[Threaded comment\]\s[\s\S]{0,400}?\n\s*Comment:\s*\n?/

function noteOf(ref: string, words: string, sheet: string): SheetNote {
  const blocks = textLines(words).flatMap((line): Paragraph[] => {
    const text = cellText(line)
    const place = where.commentOn(sheet, ref)
    return hasWord(text)
      ? [{ kind: 'paragraph', line: 1, text, indented: false, loose: true, beside: true, where: place }]
      : []
  })
  return { row: placeOf(ref)?.row ?? 1, blocks }
}

function textOf(node: XmlNode | undefined): string {
  return node?.text ?? ''
}

function runsOf(node: XmlNode | undefined): string {
  if (!node) return ''
  return node.name === 't' ? node.text : node.children.map(runsOf).join('')
}
