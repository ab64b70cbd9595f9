import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPlanFile } from './read-source.ts'
import { blocksIn, cellsIn, paragraphsIn, rowsIn, textsIn } from './testing/blocks-in.ts'

const html = (body: string, head = '') =>
  new TextEncoder().encode(`<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`)

test('headings, paragraphs, lists and tables are read in order, without their scripts', async () => {
  const blocks = await blocksIn(
    html(
      '<h1>Our plan</h1><script>document.write("no")</script><p>Be<b>lie</b>ve &amp; act<br>now</p><ol start=3><li>Ask<li>Tell</ol><ul><li>Go</ul><table><caption>Table one</caption><thead><tr><th>Aim<th>Action</thead><tr><td>1.1<td>Ask</table>After',
      '<title>Our Plan</title><style>td{color:red}</style>',
    ),
  )
  assert.deepEqual(textsIn(blocks), [
    'Our plan',
    'Believe & act',
    'now',
    '3. Ask',
    '4. Tell',
    '• Go',
    'Table one',
    'After',
  ])
  // The page's only first heading is its title.
  assert.deepEqual(paragraphsIn(blocks)[0]?.heading, 0)
  assert.deepEqual(
    rowsIn(blocks).map(({ cells, header }) => [cells, header]),
    [
      [['Aim', 'Action'], true],
      [['1.1', 'Ask'], undefined],
    ],
  )
})

test('the only first heading of a page is the title, not a priority over its objectives', async () => {
  const table = '<table><tr><th>Action<th>Lead<th>When<tr><td>Ask<td>Police<td>May 2024</table>'
  const read = await readPlanFile(
    html(
      `<h1>Hate crime action plan</h1><h2>Objective 1: Ask</h2>${table}<h2>Objective 2: Tell</h2>${table}`,
      '<title>Hate crime action plan - Westmarch Council</title>',
    ),
  )
  assert.ok(read.ok)
  assert.equal(read.title, 'Hate crime action plan')
  assert.deepEqual(
    read.priorities.map(({ heading }) => heading),
    ['Objective 1: Ask', 'Objective 2: Tell'],
  )
  const two = await blocksIn(html(`<h1>Reporting</h1>${table}<h1>Support</h1>${table}`))
  assert.deepEqual(
    paragraphsIn(two).map(({ heading }) => heading),
    [1, 1],
  )
})

test('spans go on below and to the right', async () => {
  const blocks = await blocksIn(
    html(
      '<table><tr><td rowspan=2>1.1<td>Ask<td>Fire<tr><td>Tell<td>NHS<tr><td colspan=2>All<td>Police</table>',
    ),
  )
  assert.deepEqual(
    rowsIn(blocks).map(({ cells, merged }) => [cells, merged]),
    [
      [['1.1', 'Ask', 'Fire'], undefined],
      [
        ['', 'Tell', 'NHS'],
        ['above', null, null],
      ],
      [
        ['All', '', 'Police'],
        [null, 'left', null],
      ],
    ],
  )
})

test('a colour is a fill however the page says it, and a picture without words is its alternative text', async () => {
  const blocks = await blocksIn(
    html(
      '<table><tr><td>Go<td bgcolor=red><td style="background: rgb(0, 128, 0)"><td class="x a"><td><span style="background-color:#FFC000">●</span><td><img alt="Amber"><td style="background:#fff">x</table>',
      '<style><!-- .a {background:#00B050;} /* .a{background:red} --></style>',
    ),
  )
  assert.deepEqual(rowsIn(blocks)[0]?.fills, [null, '#ff0000', '#008000', '#00b050', '#ffc000', null, null])
  assert.equal(cellsIn(blocks)[0]?.[5], 'Amber')
})

test('a table that only arranges the page gives way to the table in it; one among words stays in its cell', async () => {
  const inner = '<table><tr><td>1.1<td>Ask<td>Fire<tr><td>1.2<td>Go<td>NHS</table>'
  const blocks = await blocksIn(
    html(
      `<table><tr><td>${inner}</table><table><tr><td>1.3<td>Tell <table><tr><td>who<td>all</table><td>Police</table>`,
    ),
  )
  assert.deepEqual(cellsIn(blocks), [
    ['1.1', 'Ask', 'Fire'],
    ['1.2', 'Go', 'NHS'],
    ['1.3', 'Tell\nwho all', 'Police'],
  ])
})

test('lines of a cell stay lines, whatever made them', async () => {
  const blocks = await blocksIn(
    html('<table><tr><td>1.1<td><p>Ask</p><p>Tell</p><ul><li>Go<li>Come</ul>Stay<br>here</table>'),
  )
  assert.deepEqual(cellsIn(blocks)[0], ['1.1', 'Ask\nTell\n• Go\n• Come\nStay\nhere'])
})

test('a page in another encoding says so, and a page under the name of a spreadsheet is a page', async () => {
  const bytes = Buffer.from(
    '<html><meta charset="windows-1252"><table><tr><td>Caf\u00e9<td>Ask</table>',
    'latin1',
  )
  assert.deepEqual(cellsIn(await blocksIn(new Uint8Array(bytes), 'plan.xls')), [['Café', 'Ask']])
})

test('what is broken off or wrongly nested keeps its words', async () => {
  const blocks = await blocksIn(
    html('<table><tr><td>1.1<td>Ask <b>them</td></b><tr></table></table><p>After<table><td>No row'),
  )
  assert.deepEqual([...textsIn(blocks), ...cellsIn(blocks).flat()].sort(), [
    '1.1',
    'After',
    'Ask them',
    'No row',
  ])
})

test('a table that only arranges the page gives its words and its tables to the page', async () => {
  const inner = '<table><tr><th>Action<th>Lead<th>When</tr><tr><td>Ask<td>Police<td>Q1</tr></table>'
  const blocks = await blocksIn(
    new TextEncoder().encode(`<html><table><tr><td><h1>Our plan</h1>${inner}</td></tr></table></html>`),
  )
  assert.deepEqual(textsIn(blocks), ['Our plan'])
  assert.deepEqual(cellsIn(blocks), [
    ['Action', 'Lead', 'When'],
    ['Ask', 'Police', 'Q1'],
  ])
})

test('a list of terms is a table of two columns, whatever stands around it', async () => {
  const blocks = await blocksIn(
    html(
      '<h2>Action 1</h2><dl><dt>Action</dt><dd>Ask people</dd><dt>Lead</dt><dd>Police</dd><dd>Fire</dd><div><dt>When</dt><dd><p>May 2024</p><p>then June</p></dd></div></dl><dl><dt><h3>Part two</h3></dt><dd>Words</dd></dl>',
    ),
  )
  assert.deepEqual(cellsIn(blocks), [
    ['Action', 'Ask people'],
    ['Lead', 'Police\nFire'],
    ['When', 'May 2024\nthen June'],
  ])
  assert.deepEqual(textsIn(blocks), ['Action 1', 'Part two', 'Words'])
})

test('items of lists say how deep they lie, in letters where the page counts so, also where they hold paragraphs', async () => {
  const blocks = await blocksIn(
    html(
      '<ul><li><p>One</p><ol type=a><li>Two<li><div>Three</div></ol></li><li></li></ul><p>Four</p><table><tr><td><ul><li><p>Five</ul></table>',
    ),
  )
  assert.deepEqual(
    paragraphsIn(blocks).map(({ text, level }) => [text, level]),
    [
      ['• One', 1],
      ['a. Two', 2],
      ['b. Three', 2],
      ['Four', undefined],
    ],
  )
  assert.deepEqual(cellsIn(blocks), [['• Five']])
})

test('the frame of a page is kept apart from its matter, each part as one', async () => {
  const page = (open: string, close: string) =>
    html(
      `<div class="cookie-bar"><p>We use cookies.</p><button>Accept</button><button>Reject</button></div><a href="#c">Skip</a><header><p>Westmarch Council</p></header><nav><ul><li>Home<li>Bins</ul></nav>${open}<header><h1>Hate crime plan</h1></header><p>We ask.</p><table><tr><td>1<td>Ask</table>${close}<footer><h2>Links</h2><p>Privacy</p></footer>`,
    )
  const framed = [
    ['We use cookies. Accept Reject', true],
    ['Skip', true],
    ['Westmarch Council', true],
    ['• Home • Bins', true],
    ['Hate crime plan', undefined],
    ['We ask.', undefined],
    ['Links Privacy', true],
  ]
  const seen = async (bytes: Uint8Array) =>
    paragraphsIn(await blocksIn(bytes)).map(({ text, loose }) => [text, loose])
  assert.deepEqual(await seen(page('<main>', '</main>')), framed)
  // Without a main part nothing but what calls itself a frame is one.
  const plain = framed.map(([text, loose]) => (text === 'Skip' ? [text, undefined] : [text, loose]))
  assert.deepEqual(await seen(page('<div role="article">', '</div>')), [
    ...plain.slice(0, 4),
    ['Hate crime plan', undefined],
    ...plain.slice(5),
  ])
})

test('lines that a page keeps as they were typed are lines', async () => {
  assert.deepEqual(textsIn(await blocksIn(html('<pre>Ask them\nTell them</pre><p>And\nso on</p>'))), [
    'Ask them',
    'Tell them',
    'And so on',
  ])
})
