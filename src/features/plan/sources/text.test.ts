import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksIn, cellsIn, paragraphsIn, rowsIn, textsIn } from './testing/blocks-in.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const lines = 'Aim\tAction\tOwner\n1.1 Café – “heard”\tAsk\tPolice\n'
const rows = [
  ['Aim', 'Action', 'Owner'],
  ['1.1 Café – “heard”', 'Ask', 'Police'],
]

test('text is read in whatever encoding it was saved', async () => {
  const utf16 = Buffer.from(`\uFEFF${lines}`, 'utf16le')
  const windows = Buffer.from(
    lines.replace('–', '\u0096').replace('“', '\u0093').replace('”', '\u0094'),
    'latin1',
  )
  const files = {
    plain: utf8(lines),
    marked: utf8(`\uFEFF${lines}`),
    utf16,
    'utf16 without a mark': utf16.subarray(2),
    'utf16, the other way round': Buffer.from(utf16).swap16(),
    windows,
  }
  for (const [name, bytes] of Object.entries(files))
    assert.deepEqual(cellsIn(await blocksIn(new Uint8Array(bytes))), rows, name)
})

test('columns made by runs of spaces are columns, and wrapped cells are whole', async () => {
  const text = [
    '          Northbrook action plan 2023-26',
    '',
    'Strategic Priority 1: Being Heard',
    'Aim                 Action                 Owner        When',
    '1.1 To be heard     Ask people what        Police       Q1',
    '    by everybody    they need and',
    '                    write it down',
    '1.2 To be safe      Tell everybody         Fire &       Q2/3',
    '                    what was found         Rescue',
    '',
    'Page 1 of 2',
  ].join('\n')
  const blocks = await blocksIn(utf8(text), 'plan.txt')
  assert.deepEqual(cellsIn(blocks), [
    ['Aim', 'Action', 'Owner', 'When'],
    ['1.1 To be heard by everybody', 'Ask people what they need and write it down', 'Police', 'Q1'],
    ['1.2 To be safe', 'Tell everybody what was found', 'Fire & Rescue', 'Q2/3'],
  ])
  assert.deepEqual(textsIn(blocks), [
    'Northbrook action plan 2023-26',
    'Strategic Priority 1: Being Heard',
    'Page 1 of 2',
  ])
  assert.deepEqual(
    rowsIn(blocks).map(({ line }) => line),
    [4, 5, 8],
  )
})

test('prose with double spaces in it is prose', async () => {
  const blocks = await blocksIn(utf8('We believe people.  We act.\nWe tell them  what we did.\n'))
  assert.deepEqual(textsIn(blocks), ['We believe people.  We act.', 'We tell them  what we did.'])
})

test('a title with a note at the far edge does not hide the columns of the header under it', async () => {
  const text = [
    'Northbrook hate crime action plan, long enough        Appendix 2',
    '',
    'Aim                 Action                 Owner      When',
    'Be heard            Ask people             Police     Q1',
    'Be safe             Tell everybody         Fire       Q2',
  ].join('\n')
  assert.deepEqual(cellsIn(await blocksIn(utf8(text))), [
    ['Aim', 'Action', 'Owner', 'When'],
    ['Be heard', 'Ask people', 'Police', 'Q1'],
    ['Be safe', 'Tell everybody', 'Fire', 'Q2'],
  ])
})

test('a word that was parted at its hyphen is one word, and a row that goes on under the repeated header is not of the header', async () => {
  const text = [
    'Aim              Action               Owner      When',
    '1.1 Be heard     Ask the multi-       Police     Q1',
    '                 agency group',
    '1.2 Be safe      Plan pre- and        Fire       Q2',
    '                 post-court help',
    '',
    'Aim              Action               Owner      When',
    '                 for everybody',
    '1.3 Be well      Tell all             NHS        Q3',
  ].join('\n')
  assert.deepEqual(cellsIn(await blocksIn(utf8(text))).slice(1), [
    ['1.1 Be heard', 'Ask the multi-agency group', 'Police', 'Q1'],
    ['1.2 Be safe', 'Plan pre- and post-court help', 'Fire', 'Q2'],
    ['Aim', 'Action', 'Owner', 'When'],
    ['', 'for everybody', '', ''],
    ['1.3 Be well', 'Tell all', 'NHS', 'Q3'],
  ])
})

test('what returns at the edges of pages parts no table, and is told apart from the second time on', async () => {
  const page = (number: number, row: string) =>
    `Northbrook plan                                OFFICIAL\n\nAction             Lead        When       RAG\n\n${row}\n\n                 ${number}\n`
  const text = `${page(1, 'Ask people         Police      May        Green')}\f${page(2, 'Tell them          Fire        June       Red')}\f`
  const blocks = await blocksIn(utf8(text))
  assert.deepEqual(
    rowsIn(blocks).map(({ table, cells }) => [table, cells[0]]),
    [
      [1, 'Action'],
      [1, 'Ask people'],
      [1, 'Action'],
      [1, 'Tell them'],
    ],
  )
  assert.deepEqual(
    paragraphsIn(blocks).map(({ text: words, loose }) => [words, loose]),
    [
      ['Northbrook plan OFFICIAL', undefined],
      ['1', undefined],
      ['Northbrook plan OFFICIAL', true],
      ['2', true],
    ],
  )
})

test('drawn lines, notes of the delimiter, and what Markdown writes for bars, lines and stress are no words', async () => {
  const drawn =
    '+----+----+----+\n| Action | Lead | When |\n+====+====+====+\n| Ask | Police | May |\n+----+----+----+\n'
  assert.deepEqual(textsIn(await blocksIn(utf8(drawn))), [])
  const noted = await blocksIn(utf8('sep=;\r\nAction;Lead;When\r\nAsk;Police;May\r\n'), 'plan.csv')
  assert.deepEqual(textsIn(noted), [])
  assert.deepEqual(rowsIn(noted)[0]?.line, 2)
  const marked =
    '| Action | Lead | When |\n|---|:-:|--:|\n| Ask<br>people | Police \\| Fire | **May** 2*3 |\n'
  assert.deepEqual(cellsIn(await blocksIn(utf8(marked)))[1], ['Ask\npeople', 'Police | Fire', 'May 2*3'])
})

test('a header of unknown words is parted where all of its rows are, by the sign that its file names or that fits them', async () => {
  const german = [
    'Ziel;Massnahme;Wer;Bis wann',
    'Vertrauen, Sicherheit;"Schulen, Clubs; und mehr";Polizei, Stadt;2027',
    'Hilfe;Personal schulen, jährlich;Gesundheit;2028',
  ]
  const cells = [
    ['Ziel', 'Massnahme', 'Wer', 'Bis wann'],
    ['Vertrauen, Sicherheit', 'Schulen, Clubs; und mehr', 'Polizei, Stadt', '2027'],
    ['Hilfe', 'Personal schulen, jährlich', 'Gesundheit', '2028'],
  ]
  for (const name of ['plan.csv', 'plan.txt', undefined])
    assert.deepEqual(cellsIn(await blocksIn(utf8(german.join('\r\n')), name)), cells, name)
  const noted = await blocksIn(utf8(`\uFEFFsep=;\r\n${german.slice(0, 2).join('\r\n')}`))
  assert.deepEqual(cellsIn(noted), cells.slice(0, 2))
  assert.deepEqual(textsIn(noted), [])
  const prose = await blocksIn(utf8('We met; we talked; we left.\nWe agreed; they did not; so it goes.\n'))
  assert.deepEqual(cellsIn(prose), [])
})

test('a line break in a pasted cell that nothing quotes stays in its cell, at the end of a row and at its start', async () => {
  const text = [
    'Objective\tAction\tOwner\tBy when\tUpdate',
    '1. Trust',
    'and safety\tVisit schools\tPolice\tQ2\tTen were visited.',
    'more will be',
    '\tTrain staff',
    'and managers\tHealth\tQ3\t',
    'Priority 2: Help',
    '2. Help\tPatrol\tPolice\tQ4\tNot started',
  ].join('\n')
  const blocks = await blocksIn(utf8(text))
  assert.deepEqual(cellsIn(blocks), [
    ['Objective', 'Action', 'Owner', 'By when', 'Update'],
    ['1. Trust\nand safety', 'Visit schools', 'Police', 'Q2', 'Ten were visited.\nmore will be'],
    ['', 'Train staff\nand managers', 'Health', 'Q3'],
    ['2. Help', 'Patrol', 'Police', 'Q4', 'Not started'],
  ])
  assert.deepEqual(textsIn(blocks), ['Priority 2: Help'])
})

test('rows that lost their empty cells at the end are rows, and not pieces of one', async () => {
  const text =
    'Action\tOwner\tBy when\tUpdate\nVisit\tPolice\nTrain\tHealth\tQ3\nPatrol\tPolice\tQ4\nMeet\tAll\n'
  assert.equal(cellsIn(await blocksIn(utf8(text))).length, 5)
})

test('a page that ends in the middle of a line parts the words on both sides of it', async () => {
  const text =
    'Action       Owner      When\nAsk people   Police     Q1\nTell them    Fire       Q2\n\nThe end of page one\fThe next page\n'
  assert.deepEqual(textsIn(await blocksIn(utf8(text), 'plan.txt')), ['The end of page one', 'The next page'])
})
