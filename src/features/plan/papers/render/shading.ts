// Tints behind the word for a colour: pale, so that black words on them keep a contrast over 12 to 1.
import type { Rag } from '../../running/delivery.ts'

/** As RRGGBB. The word in the cell says the colour; this only helps the eye. */
export const TINTS: Readonly<Record<Rag, string>> = {
  red: 'F7CFC9',
  amber: 'FFE8B0',
  green: 'CFE8DA',
  blue: 'CDE1F5',
  grey: 'E8E9EA',
}
/** Behind the head of a table. */
export const HEAD_TINT = 'ECE6F0'
/** Our own aubergine, for headings. */
export const HEADING = '4A2A5E'
