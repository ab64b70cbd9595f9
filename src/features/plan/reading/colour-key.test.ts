// Keys as documents write them, and what the plan reads as by them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block } from './blocks.ts'
import { keyIn, meantBy, rowByKey } from './colour-key.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const titles = ['Action', 'Lead', 'By when', 'RAG']
const plan = (statuses: string[], ...key: Block[]) =>
  readWhole([
    line('Prevent plan 2026'),
    row(titles),
    ...statuses.map((status, at) => row([`Hold meeting ${at}`, 'Police', 'May 2026', status])),
    ...key,
  ])
const signs = (...key: Block[]) => plan(['Green'], ...key).key.map(({ sign, meaning }) => [sign, meaning])

test('a key is read from lines, from one line, and from a table of words or of colours', () => {
  const whole = [
    ['Blue', 'complete'],
    ['Purple', 'not due yet'],
  ]
  assert.deepEqual(signs(line('Blue = complete'), line('Purple = not due yet')), whole)
  assert.deepEqual(signs(line('Key: Blue = complete, Purple = not due yet')), whole)
  assert.deepEqual(signs(line('RAG key – Blue (complete) Purple (not due yet)')), whole)
  assert.deepEqual(
    signs(
      row(['RAG key', ''], { table: 2 }),
      row(['Blue', 'complete'], { table: 2 }),
      row(['Purple', 'not due yet'], { table: 2 }),
    ),
    whole,
  )
  const [blue, green, red] = ['#0070c0', '#00b050', '#ff0000']
  const painted = [
    ['Blue', 'Complete'],
    ['Green', 'On target'],
    ['Red', 'Overdue'],
  ]
  assert.deepEqual(
    signs(row(['Complete', 'On target', 'Overdue'], { table: 2, fills: [blue, green, red] })),
    painted,
  )
  assert.deepEqual(
    signs(
      row(['', 'Complete'], { table: 2, fills: [blue, null] }),
      row(['', 'On target'], { table: 2, fills: [green, null] }),
      row(['Overdue'], { table: 2, fills: [red] }),
    ),
    painted,
  )
})

test('a colour that is told of in passing is no key, nor is one sign alone, nor what stands in the plan', () => {
  assert.deepEqual(signs(line('We marked it red: the money had gone.'), line('Green = on track')), [])
  assert.deepEqual(plan(['Red: late', 'Blue: complete']).key, [])
})

test('a title and rows that are painted all along are no key', () => {
  const all = (fill: string) => [fill, fill, fill, fill]
  const read = readWhole([
    row(titles, { fills: all('#4472c4') }),
    row(['Ask people', 'Police', 'May 2026', ''], { fills: all('#00b050') }),
    row(['Tell them', 'Council', 'June 2026', ''], { fills: all('#ff0000') }),
  ])
  assert.deepEqual(read.key, [])
  assert.deepEqual(
    rowsOf(read).map(({ derived }) => derived.rag),
    ['green', 'red'],
  )
})

test('what a sign means is a status, or how it goes', () => {
  const meant = (sign: string, meaning: string) => Object.values(meantBy({ sign, meaning }))
  assert.deepEqual(meant('Blue', 'complete'), ['complete', 'blue'])
  assert.deepEqual(meant('Green', 'Action complete'), ['complete', 'blue'])
  assert.deepEqual(meant('Green', 'Complete or on track'), [null, 'green'])
  assert.deepEqual(meant('Green', 'On track'), ['in-progress', 'green'])
  assert.deepEqual(meant('Amber', 'In progress'), ['in-progress', null])
  assert.deepEqual(meant('Amber', 'In progress, some delay'), ['in-progress', 'amber'])
  assert.deepEqual(meant('Red', 'Not started'), ['not-started', null])
  assert.deepEqual(meant('Red', 'Not started and overdue'), ['not-started', 'red'])
  assert.deepEqual(meant('Red', 'Significant slippage'), ['in-progress', 'red'])
  assert.deepEqual(meant('Purple', 'not due yet'), ['not-started', null])
  assert.deepEqual(meant('Grey', 'No longer required'), ['cancelled', null])
  assert.deepEqual(meant('Y', 'Minor issues'), [null, 'amber'])
})

test('rows are read by the key: a word, its first letter, or a colour alone; others stay as they are', () => {
  const key = [line('Red = not started'), line('Amber = in progress'), line('Purple = not due yet')]
  const read = plan(['Red', 'p', 'Complete', 'Under way', ''], ...key)
  assert.deepEqual(
    rowsOf(read).map(({ derived }) => [derived.status, derived.rag]),
    [
      [null, 'red'],
      [null, null],
      ['complete', null],
      ['in-progress', null],
      [null, null],
    ],
  )
  const byKey = rowsOf(read).map((each) => rowByKey(each, read.key))
  assert.deepEqual(
    byKey.map(({ derived, flags }) => [derived.status, derived.rag, flags.includes('status-unread')]),
    [
      ['not-started', null, false],
      ['not-started', null, false],
      ['complete', null, false],
      ['in-progress', null, false],
      [null, null, false],
    ],
  )
  assert.equal(byKey[3], rowsOf(read)[3])

  const painted = readWhole([
    row(titles),
    row(['Ask people', 'Police', 'May 2026', ''], { fills: [null, null, null, '#ffc000'] }),
    ...key.map((each) => ({ ...each, table: 2 })),
  ])
  const [only] = rowsOf(painted)
  assert.ok(only)
  assert.deepEqual(only.flags, ['colour-only'])
  const { derived, flags } = rowByKey(only, painted.key)
  assert.deepEqual([derived.status, derived.rag, flags], ['in-progress', null, []])
})

test('the key of a long document is found once, and is as short as a key is', () => {
  const many = Array.from({ length: 50 }, (_, at) => line(`${at % 2 ? 'Red' : 'Blue'} = meaning ${at}`))
  const blocks = many.map((block, at) => ({ ...block, line: at + 1 }))
  assert.equal(keyIn(blocks, new Set(blocks.map((block) => block.line))).length, 2)
})

const painting = (fills: (string | null)[], ...key: Block[]) =>
  readWhole([
    line('Prevent plan 2026'),
    row(titles),
    ...fills.map((fill, at) =>
      row([`Hold meeting ${at}`, 'Police', 'May 2026', ''], { fills: [null, null, null, fill] }),
    ),
    ...key,
  ])
const byKey = (read: ReturnType<typeof painting>) =>
  rowsOf(read)
    .map((each) => rowByKey(each, read.key))
    .map(({ derived, flags }) => [derived.status, derived.rag, flags.includes('status-unread')])

test('a cell in any colour that the key names is read by it, whatever the shade', () => {
  const read = painting(
    ['#7030a0', '#b1a0c7', '#d9d9d9', '#00b050', '#ff99cc'],
    line('Purple = not due yet'),
    line('Grey = no longer needed'),
    line('Green = complete'),
    line('Pink = on hold'),
  )
  assert.deepEqual(
    rowsOf(read).map(({ flags }) => flags.includes('status-unread')),
    [true, true, true, false, true],
  )
  assert.deepEqual(byKey(read), [
    ['not-started', null, false],
    ['not-started', null, false],
    ['cancelled', null, false],
    ['complete', 'blue', false],
    ['deferred', null, false],
  ])
})

test('two greens of one key are told apart by their shade, and a colour that the key does not name stays unread', () => {
  const read = painting(
    ['#00b050', '#92d050', '#7030a0'],
    line('Dark green: complete'),
    line('Light green: on track'),
    line('Red: late'),
  )
  assert.deepEqual(byKey(read), [
    ['complete', 'blue', false],
    ['in-progress', 'green', false],
    [null, null, true],
  ])
})

test('a painted key is matched by its own colours, also those of no traffic light', () => {
  const key = [
    row(['Complete'], { table: 2, fills: ['#00b050'] }),
    row(['On track'], { table: 2, fills: ['#92d050'] }),
    row(['Not due yet'], { table: 2, fills: ['#7030a0'] }),
    row(['No longer needed'], { table: 2, fills: ['#a6a6a6'] }),
  ]
  const read = painting(['#92d050', '#00b050', '#7030a0', '#a6a6a6'], ...key)
  assert.deepEqual(
    read.key.map(({ sign }) => sign),
    ['Dark green', 'Light green', 'Purple', 'Grey'],
  )
  assert.deepEqual(byKey(read), [
    ['in-progress', 'green', false],
    ['complete', 'blue', false],
    ['not-started', null, false],
    ['cancelled', null, false],
  ])
})

test('headings as wide as their table in colours of their own are no key', () => {
  const wide = (text: string, fill: string) =>
    row([text, '', '', ''], { fills: [fill, fill, fill, fill], merged: [null, 'left', 'left', 'left'] })
  const read = readWhole([
    line('Prevent plan 2026'),
    row(titles),
    wide('Raising awareness', '#7030a0'),
    wide('In schools', '#00b050'),
    row(['Hold meeting', 'Police', 'May 2026', 'Green']),
  ])
  assert.deepEqual(read.key, [])
})

test('a colour whose meaning in the key says nothing of progress stays with a person', () => {
  const read = painting(['#7030a0'], line('Purple = see appendix'), line('Green = complete'))
  assert.deepEqual(byKey(read), [[null, null, true]])
})
