// What stands under a table: notes about the plan go to the tray, and what may be an action is looked at.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { blocksIn } from '../sources/testing/blocks-in.ts'
import { inFormats } from '../sources/testing/in-formats.ts'
import { isNote } from './notes-below.ts'
import { readBlocks } from './read-plan.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'
import { saidByPlace } from './untitled.ts'
import { wordBalance } from './words.ts'

const HEAD = ['Action', 'Owner', 'By when', 'Status']
const FULL = [
  ['Run a campaign', 'Police', 'June 2026', 'Green'],
  ['Train staff', 'Council', 'July 2026', 'Amber'],
]
const NOTES = [
  'Signed off by: A Person, Chair',
  'Notes: this is looked at each quarter.',
  'Key: R = Red, A = Amber',
  'Last updated 3 May 2026',
  'Source: the residents’ survey',
]
const title = line('Our plan 2026/27')

test('notes under a table are in the tray and no actions, in every format', async () => {
  for (const { name, bytes } of await inFormats(
    [HEAD, ...FULL, [], ...NOTES.map((note) => [note])],
    title.text,
  )) {
    const blocks = await blocksIn(bytes, name)
    const plan = readBlocks(blocks)
    assert.ok(plan.ok)
    const words = blocks.map((block) => (block.kind === 'row' ? block.cells.join('\n') : block.text))
    assert.deepEqual(wordBalance(words.join('\n'), plan), { lost: [], invented: [] }, name)
    assert.deepEqual(
      rowsOf(plan).map(({ action }) => action),
      ['Run a campaign', 'Train staff'],
      name,
    )
    assert.deepEqual(
      plan.unplaced.map(({ text }) => text),
      NOTES,
      name,
    )
  }
})

describe('under a table', () => {
  const below = (head: string[], full: string[][], ...cells: string[][]) =>
    readWhole([title, ...[head, ...full, ...cells].map((each) => row(each))])
  const flagged = (...cells: string[][]) =>
    rowsOf(below(HEAD, FULL, ...cells)).map(({ action, flags }) => [action, flags.includes('stands-alone')])

  test('a label beside what it says is a note too', () => {
    const plan = below(HEAD, FULL, ['Last updated', '3 May 2026'], ['Signed:', 'A Person', 'Date:', '3 May'])
    assert.equal(rowsOf(plan).length, 2)
    assert.deepEqual(
      plan.unplaced.map(({ text }) => text),
      ['Last updated | 3 May 2026', 'Signed: | A Person | Date: | 3 May'],
    )
  })

  test('a place to sign is none of the plan’s priorities, and who signed is looked at', () => {
    const plan = below(
      ['Priority', ...HEAD],
      FULL.map((cells) => ['Trust', ...cells]),
      ['Sign off'],
      ['Name', 'Date'],
      ['A Person', '3 May 2026'],
    )
    assert.deepEqual(
      plan.unplaced.map(({ text }) => text),
      ['Sign off', 'Name | Date'],
    )
    assert.deepEqual(rowsOf(plan).at(-1)?.flags, ['stands-alone'])
  })

  test('an action after a blank row stays one; where nothing else stands beside it, it is looked at', () => {
    assert.deepEqual(flagged(['Open a second centre', 'Charity', 'May 2027', '']).at(-1), [
      'Open a second centre',
      false,
    ])
    assert.deepEqual(
      flagged(['Open a second centre'], ['The board looks at this plan in the autumn.']).slice(2),
      [
        ['Open a second centre', true],
        ['The board looks at this plan in the autumn.', true],
      ],
    )
  })

  test('what orders something, alone between rows of a table that has no bands, is an action to look at', () => {
    const read = (...rows: string[][]) => readWhole([title, ...[HEAD, ...rows].map((cells) => row(cells))])
    const [first = [], second = []] = FULL
    const plan = read(first, ['Open a second centre'], second)
    assert.deepEqual(
      rowsOf(plan).map(({ action, flags }) => [action, flags.includes('stands-alone')]),
      [
        ['Run a campaign', false],
        ['Open a second centre', true],
        ['Train staff', false],
      ],
    )
    const bands = read(['Build trust'], first, ['Support people'], second)
    assert.deepEqual(
      bands.priorities.map(({ title: name }) => name),
      ['Build trust', 'Support people'],
    )
  })

  test('actions of a plan that names hardly anybody yet do not ask one by one', () => {
    const bare = Array.from({ length: 14 }, (_, at) => [`Meet group ${at}`])
    assert.ok(flagged(...bare).every(([, alone]) => !alone))
  })

  test('an action under an aim that is written once is not alone for want of it', () => {
    const plan = below(
      ['Aim', 'Action'],
      [
        ['1.1 Trust', 'Run a campaign'],
        ['', 'Train staff'],
      ],
      ['', 'Print the leaflet'],
    )
    assert.ok(rowsOf(plan).every(({ flags }) => !flags.includes('stands-alone')))
  })

  test('what begins like a note and orders something is an action', () => {
    for (const action of [
      'Source funding for interpreters',
      'Note the outcome of the review',
      'Contact all schools',
      'Review the policy',
      'Key messages are agreed with partners',
      'Update the website',
      'Version control is put in place',
      'Sign up to the charter',
    ])
      assert.ok(!isNote(action), action)
    for (const note of [
      'Version 2.1',
      'Updated March 2026',
      'Approved by the board',
      'N.B. dates may change',
      'Page 2 of 4',
    ])
      assert.ok(isNote(note), note)
  })

  test('no number, priority or aim is made of it', () => {
    for (const first of ['Ref', 'Priority', 'Aim', 'Objective']) {
      const plan = below(
        [first, ...HEAD],
        FULL.map((cells, at) => [first === 'Ref' ? `${at + 1}` : 'Trust', ...cells]),
        ['Signed off by: A Person'],
        ['This plan belongs to the whole partnership'],
      )
      const [note, more] = plan.unplaced
      assert.equal(note?.text, 'Signed off by: A Person', first)
      if (first === 'Objective') assert.ok(rowsOf(plan).at(-1)?.flags.includes('stands-alone'))
      else assert.equal(more?.text, 'This plan belongs to the whole partnership', first)
      assert.ok(!plan.priorities.some(({ heading }) => heading.startsWith('Signed')), first)
    }
  })

  test('an aim with a number that has no action yet is an aim', () => {
    const plan = below(
      ['Aim', ...HEAD],
      FULL.map((cells) => ['1.1 Trust', ...cells]),
      ['1.2 To be heard'],
    )
    assert.equal(plan.priorities[0]?.aims.at(-1)?.ref, '1.2')
  })

  test('a note as wide as the table heads nothing', () => {
    const wide = (text: string) => row([text, '', '', ''], { merged: [null, 'left', 'left', 'left'] })
    const plan = readWhole([
      title,
      row(HEAD),
      ...FULL.map((cells) => row(cells)),
      wide('Signed off by: A Person'),
      row(HEAD, { table: 2 }),
      row(['Open a centre', 'Charity', 'May 2027', ''], { table: 2 }),
    ])
    assert.deepEqual(
      plan.priorities.map(({ heading }) => heading),
      [''],
    )
    assert.deepEqual(
      plan.unplaced.map(({ text }) => text),
      ['Signed off by: A Person'],
    )
  })

  test('where there are no titles, and somebody said what the columns hold, it is the same', () => {
    const plan = readWhole(
      [...FULL, ['Signed off by: A Person']].map((cells) => row(cells)),
      saidByPlace(['action', 'owner', 'timeframe', 'status']),
    )
    assert.equal(rowsOf(plan).length, 2)
    assert.equal(plan.unplaced[0]?.text, 'Signed off by: A Person')
  })

  test('a card that has notes keeps them', () => {
    const plan = readWhole(
      [
        ['Action', 'Open a centre'],
        ['Lead', 'Charity'],
        ['By when', 'May 2027'],
        ['Notes:', 'The room is booked'],
      ].map((cells) => row(cells)),
    )
    assert.equal(rowsOf(plan)[0]?.update, 'The room is booked')
  })

  test('of thousands of rows, every second of which stands alone, is read at once', () => {
    const rows = Array.from({ length: 4_000 }, (_, at) =>
      row(at % 2 ? [`Open centre ${at}`] : [`Run campaign ${at}`, 'Police', 'June 2026'], { line: at + 2 }),
    )
    const from = performance.now()
    const plan = readBlocks([row(HEAD.slice(0, 3)), ...rows])
    assert.ok(plan.ok)
    assert.equal(rowsOf(plan).length, 4_000)
    assert.ok(performance.now() - from < 15_000)
  })
})
