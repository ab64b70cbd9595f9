// Any plan at all as a spreadsheet or another system exports it: its titles, its rows, and how they are written down.
import fc from 'fast-check'

export type Sheet = { titles: string[]; rows: string[][] }
export type Writing = {
  delimiter: ',' | ';' | '\t'
  end: '\n' | '\r\n'
  quoteAll: boolean
  /** The line by which Excel tells itself what parts the cells. */
  note: boolean
  encoding: 'utf-8' | 'utf-8 marked' | 'utf-16le' | 'utf-16be' | 'utf-16le unmarked' | 'windows-1252'
}

const TITLES = [
  'Ref',
  'Objective',
  'Action',
  'Lead agency',
  'By when',
  'RAG',
  'Progress to date',
  'Measure of success',
  'Resources',
  'Notes',
]
const PHRASES = [
  'Visit schools, colleges and clubs',
  'Tell people; ask again',
  'Ask “what helped?” – and write it down',
  'Train 200 staff',
  'Say "no" to hate',
  '25% more reports',
  'Work with B&Q and the café',
  'a, b; c',
  'Council & Police',
  'Task & Finish Group, with Fire',
  '',
  '',
]
const LINES = ['First this, then that', 'and; more', 'Then "this"', 'the rest']

const phrase = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PHRASES) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...LINES), { minLength: 2, maxLength: 3 })
      .map((lines) => lines.join('\n')),
  },
)

/** A header that leaves no doubt, and rows of which each says what is done. */
export const anySheet: fc.Arbitrary<Sheet> = fc
  .subarray(
    TITLES.filter((title) => title !== 'Action' && title !== 'Lead agency' && title !== 'By when'),
    { minLength: 0 },
  )
  .chain((more) => {
    const titles = [...more, 'Action', 'Lead agency', 'By when'].sort(
      (a, b) => TITLES.indexOf(a) - TITLES.indexOf(b),
    )
    const row = fc.tuple(...titles.map(cellUnder))
    return fc.array(row, { minLength: 1, maxLength: 8 }).map((rows) => ({
      titles,
      rows: rows.map((cells, at) => cells.map((each) => each.replace('#', `${at + 1}`))),
    }))
  })

function cellUnder(title: string): fc.Arbitrary<string> {
  if (title === 'Ref') return fc.constant('#')
  if (title === 'Action') return phrase.map((words) => `Deed ${words}`.trim())
  if (title === 'RAG') return fc.constantFrom('Red', 'Amber', 'Green', '')
  if (title === 'By when') return fc.constantFrom('Q2', 'March 2027', 'Ongoing', '31/03/2027')
  return phrase
}

export const anyWriting: fc.Arbitrary<Writing> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  end: fc.constantFrom('\n', '\r\n'),
  quoteAll: fc.boolean(),
  note: fc.boolean(),
  encoding: fc.constantFrom(
    'utf-8',
    'utf-8 marked',
    'utf-16le',
    'utf-16be',
    'utf-16le unmarked',
    'windows-1252',
  ),
})

/** The bytes that a spreadsheet would write. */
export function written({ titles, rows }: Sheet, writing: Writing): Uint8Array {
  const { delimiter, end, note, encoding } = writing
  const lines = [titles, ...rows].map((cells) => cells.map((cell) => field(cell, writing)).join(delimiter))
  const text = [...(note ? [`sep=${delimiter}`] : []), ...lines, ''].join(end)
  return encoded(text, encoding)
}

function field(cell: string, { delimiter, quoteAll, end }: Writing): string {
  const needed = quoteAll || cell.includes(delimiter) || cell.includes('"') || cell.includes('\n')
  return needed ? `"${cell.replaceAll('"', '""').replaceAll('\n', end)}"` : cell
}

const WINDOWS: Readonly<Record<string, number>> = { '–': 0x96, '“': 0x93, '”': 0x94 }

function encoded(text: string, encoding: Writing['encoding']): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-8 marked') return new TextEncoder().encode(`\uFEFF${text}`)
  if (encoding === 'windows-1252')
    return Uint8Array.from(text, (letter) => WINDOWS[letter] ?? letter.charCodeAt(0))
  const bytes = Buffer.from(encoding === 'utf-16le unmarked' ? text : `\uFEFF${text}`, 'utf16le')
  return new Uint8Array(encoding === 'utf-16be' ? bytes.swap16() : bytes)
}
