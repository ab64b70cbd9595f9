// Text of every kind, any plan at all: as spreadsheets and other systems export it, as it is pasted, and damaged.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readBlocks } from '../reading/read-plan.ts'
import { wordBalance, wordsOf } from '../reading/words.ts'
import { decodeText } from './decode-text.ts'
import { anyDamage } from './testing/damage.ts'
import { readsSafely } from './testing/reads-safely.ts'
import { anySheet, anyWriting, written } from './testing/any-sheet.ts'
import { textSource } from './text.ts'

const fileName = fc.constantFrom('plan.csv', 'plan.txt', undefined)

test('a sheet that is written as text reads back cell for cell, however it is parted, quoted and encoded', () => {
  fc.assert(
    fc.property(anySheet, anyWriting, fileName, (sheet, writing, name) => {
      const bytes = written(sheet, writing)
      const { blocks } = textSource(bytes, name)
      const rows = blocks.flatMap((block) => (block.kind === 'row' ? [block.cells] : []))
      const width = sheet.titles.length
      const full = rows.map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? ''))
      assert.deepEqual(full, [sheet.titles, ...sheet.rows])
      const plan = readBlocks(blocks)
      assert.ok(plan.ok)
      const text = decodeText(bytes).replace(/^\uFEFF?sep=./, '')
      assert.deepEqual(wordBalance(text, plan), { lost: [], invented: [] })
      const read = plan.priorities.flatMap(({ aims }) => aims.flatMap((aim) => aim.rows))
      const deeds = read.flatMap(({ action }) => wordsOf(action).filter((word) => word === 'Deed'))
      assert.equal(deeds.length, sheet.rows.length)
      assert.equal(read.length, sheet.rows.length)
      assert.deepEqual(readBlocks(textSource(bytes, name).blocks), plan)
    }),
    { numRuns: 250 },
  )
})

test('a table that was pasted without a quotation mark has its rows whole, though its cells hold line breaks', () => {
  fc.assert(
    fc.property(anySheet, ({ titles, rows }) => {
      const cells = rows.map((row) => row.map((cell) => cell.replace(/^"|"$/g, '')))
      // What a line at the very start or end of a row belongs to, only its words can say; and one row is whole as it is.
      const clear = cells.map((row) => [oneLine(row[0]), ...row.slice(1, -1), oneLine(row.at(-1))])
      clear.push(titles.map((title) => (title === 'Ref' ? '99' : 'Deed')))
      const text = [titles, ...clear].map((row) => row.join('\t')).join('\n')
      const { blocks } = textSource(new TextEncoder().encode(text), 'plan.txt')
      const read = blocks.flatMap((block) => (block.kind === 'row' ? [block.cells] : []))
      assert.deepEqual(
        read.map((row) => titles.map((_, at) => row[at] ?? '')),
        [titles, ...clear],
      )
    }),
    { numRuns: 120 },
  )
})

const oneLine = (cell = ''): string => cell.replaceAll('\n', ' ')

const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('\t', '\t\t', ',', ';', '|', '"', '""', '\n', '\r\n', '\f', '  ', '    '),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'Aim\tAction\tOwner\tBy when\n',
      'Action;Who;When\n',
      'Aim      Action      Owner     When\n',
      '| Action | Owner | When |\n|---|---|---|\n',
      'sep=;\n',
      '+-----+-----+\n',
      'Priority 1: Heard\n',
      '1.1 Ask',
      'Police',
      'and more',
      'Q2',
      'Page 2 of 9\n',
      ' **bold** ',
      'a<br>b',
      '\\|',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
)

test('of any text at all no word is lost, none is invented, and it reads the same twice', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 50 }), fileName, (pieces, name) => {
      const bytes = new TextEncoder().encode(pieces.join(''))
      const { blocks } = textSource(bytes, name)
      const plan = readBlocks(blocks)
      if (!plan.ok) return
      const { lost, invented } = wordBalance(wordsThatCount(decodeText(bytes)), plan)
      assert.deepEqual(
        [...lost, ...invented].filter((word) => !mayBeMark(word)),
        [],
      )
      assert.deepEqual(readBlocks(textSource(bytes, name).blocks), plan)
    }),
    { numRuns: 400 },
  )
})

/** Without lines that are drawn; words that may be marks, or stand in the text as they are, count for neither. */
const wordsThatCount = (text: string): string => text.replace(/^[ \t]*\+[-=+: ]{3,}\+[ \t]*$/gm, '')
const mayBeMark = (word: string): boolean => word === 'sep' || word === 'br'

test('a sheet whose bytes were changed, cut, doubled or lost is read or refused in words', async () => {
  await fc.assert(
    fc.asyncProperty(anySheet, anyWriting, anyDamage, fileName, (sheet, writing, damage, name) =>
      readsSafely(damage(written(sheet, writing)), name),
    ),
    { numRuns: 250 },
  )
})
