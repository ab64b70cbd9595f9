// Notes that somebody pinned to a row (comments of a spreadsheet): they part no table, and go to the tray with the row that
// they stood beside.
import type { Block, Paragraph } from './blocks.ts'
import { type Draft, near } from './draft.ts'

/** Parts the notes from the blocks that are read. */
export function withoutNotes(source: readonly Block[]): { blocks: Block[]; notes: Paragraph[] } {
  const isNote = (block: Block): block is Paragraph => block.kind === 'paragraph' && block.beside === true
  return { blocks: source.filter((block) => !isNote(block)), notes: source.filter(isNote) }
}

/** Puts the notes that come before the line `until` beside `block`, which was placed last. Takes them from `notes`. */
export function placeNotes(draft: Draft, notes: Paragraph[], block: Block | null, until: number): void {
  for (let note = notes[0]; note && note.line < until; note = notes[0]) {
    notes.shift()
    draft.unplaced.push({ line: note.line, text: note.text, near: rowAt(draft, block) || near(draft) })
  }
}

/** The words of the row that a block became. */
function rowAt(draft: Draft, block: Block | null): string {
  const { row } = draft.at
  if (block?.kind !== 'row' || row?.source.lastLine !== block.line) return ''
  const { action, objective, update } = row.words
  return (action || objective || update).slice(0, 80)
}
