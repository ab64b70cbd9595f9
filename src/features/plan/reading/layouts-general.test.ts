// Layouts of plans that public bodies publish, each as small as it can be and still be one.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { columnsAt } from './columns-at.ts'
import { readPlan } from './read-plan.ts'
import { ragIn, statusOf } from './status.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const told = (title: string, cells: readonly string[]) =>
  rowsOf(
    readWhole([
      line('Plan 2024/25'),
      row(['Action', 'Lead', 'By when', title]),
      ...cells.map((cell) => row(['Open a centre', 'Police', 'May 2024', cell])),
    ]),
  )

describe('update and status in one column', () => {
  const cells = [
    'Complete – opened on 3 May with forty people',
    'Amber: the trainer has left us',
    'Green\nTwo held',
    'We are drafting',
  ]
  for (const title of [
    'Update & Status',
    'Status / Progress',
    'RAG and comments',
    'Progress/RAG',
    'Progress (RAG)',
  ])
    test(`“${title}”: the words are the update, a plain status or colour that leads them is proposed`, () => {
      const rows = told(title, cells)
      assert.deepEqual(
        rows.map(({ update, status, derived }) => [update, status, derived.status, derived.rag]),
        [
          [cells[0], '', 'complete', null],
          [cells[1], '', null, 'amber'],
          [cells[2], '', null, 'green'],
          [cells[3], '', null, null],
        ],
      )
      assert.deepEqual(
        rows.map(({ flags }) => flags.includes('status-in-update')),
        [true, true, true, false],
      )
    })

  test('is the status where its cells are nothing else', () => {
    assert.deepEqual(
      told('Progress (RAG)', ['Green', 'Red']).map(({ status, update }) => [status, update]),
      [
        ['Green', ''],
        ['Red', ''],
      ],
    )
  })

  test('a name or a list is no colour', () => {
    const rows = told('Status / Progress', [
      'A. Smith is leading on this',
      'A – Z guide printed',
      'Green spaces were cleared up',
    ])
    assert.deepEqual(
      rows.map(({ derived }) => derived.rag),
      [null, null, null],
    )
  })
})

test('what is nearly or partly complete is in progress', () => {
  for (const words of [
    'Partially complete',
    '80% complete',
    'Nearly done',
    'Partly achieved',
    'Mostly completed',
  ])
    assert.equal(statusOf(words), 'in-progress', words)
  assert.equal(statusOf('100% complete'), 'complete')
  assert.equal(statusOf('No longer required'), 'cancelled')
  assert.equal(statusOf('Incomplete'), null)
})

test('what is meant, asked or denied is no status', () => {
  assert.equal(statusOf('On track to complete'), 'in-progress')
  for (const words of ['Ready to complete', 'Completed?', 'Not green', 'Ready to close'])
    assert.deepEqual([statusOf(words), ragIn(words)], [null, null], words)
})

test('of boxes the ticked one counts', () => {
  for (const words of [
    '☒ Complete ☐ In progress',
    '☐ Not started ☑ Complete',
    '[x] Complete [ ] Not started',
  ])
    assert.equal(statusOf(words), 'complete', words)
  assert.equal(ragIn('☐ Red ☑ Amber ☐ Green'), 'amber')
  for (const words of ['☐ Complete ☐ In progress', '[ ] Complete', '☐ Red ☐ Green'])
    assert.deepEqual([statusOf(words), ragIn(words)], [null, null], words)
  assert.equal(statusOf('✓'), 'complete')
})

describe('a column called Position', () => {
  const titles = ['Action', 'Name', 'Position', 'By when']
  const blocks = (positions: readonly string[]) => [
    line('Plan 2024/25'),
    row([...titles]),
    ...positions.map((position) => row(['Open a centre', 'Jo Hill', position, 'May 2024'])),
  ]
  const posts = ['Head of Housing', 'Partnerships Manager']
  const stories = ['Two rooms are booked for May.', 'The film was shown to the board.']

  test('is the owner where it names posts, and the update where it says how things stand', () => {
    assert.deepEqual(
      rowsOf(readWhole(blocks(posts))).map(({ owner }) => owner),
      posts,
    )
    assert.deepEqual(
      rowsOf(readWhole(blocks(stories))).map(({ update }) => update),
      stories,
    )
  })

  test('is offered as what it was read as', () => {
    assert.deepEqual(columnsAt(blocks(posts), 1, {}), ['action', 'other', 'owner', 'timeframe'])
    assert.deepEqual(columnsAt(blocks(stories), 1, {}), ['action', 'other', 'update', 'timeframe'])
    assert.deepEqual(columnsAt(blocks(posts), 1, { position: 'status' })?.[2], 'status')
  })
})

test('of a column of colours for each quarter the last that is filled is how it goes now', () => {
  const rows = rowsOf(
    readWhole([
      line('Plan 2024/25'),
      row(['Action', 'Owner', 'Deadline', 'Q1', 'Q2', 'Q3', 'Q4']),
      row(['Map services', 'Analyst', 'Sept 2024', 'Green', 'Green', 'Blue', '']),
      row(['Share words', 'Comms', 'March 2025', 'Amber', 'Red', '', '']),
    ]),
  )
  assert.deepEqual(
    rows.map(({ status, update, derived }) => [status, update, derived.rag]),
    [
      ['Blue', '', 'blue'],
      ['Red', '', 'red'],
    ],
  )
  assert.deepEqual(rows[1]?.other, [{ column: 'Q1', text: 'Amber' }])
})

test('a band over some of the titles is not the name of the plan', () => {
  const plan = readWhole([
    row(['', '', '', 'Status 2024/25', '']),
    row(['Action', 'Owner', 'Deadline', 'Q1', 'Q2']),
    row(['Map services', 'Analyst', 'Sept 2024', 'Green', '']),
  ])
  assert.equal(plan.title, '')
})

test('“Completed” over dates is when', () => {
  const [only] = rowsOf(
    readWhole([
      line('Plan'),
      row(['Action', 'Lead', 'Completed']),
      row(['Set up networks', 'HR', 'January 2023']),
    ]),
  )
  assert.deepEqual([only?.timeframe, only?.status], ['January 2023', ''])
})

test('an objective goes before the issue that it answers', () => {
  const [only] = rowsOf(
    readWhole([
      line('Plan'),
      row(['Issue', 'Objective', 'Action', 'Lead', 'Timescale', 'Monitoring / progress']),
      row(['Few report', 'More report', 'Open a centre', 'Police', 'May 2025', 'One is open']),
    ]),
  )
  assert.deepEqual(
    [only?.objective, only?.update, only?.other],
    ['More report', 'One is open', [{ column: 'Issue', text: 'Few report' }]],
  )
})

test('a first column without a title beside who, when and how it goes is what is done', () => {
  const [only] = rowsOf(
    readWhole([
      line('Plan'),
      row(['', 'Lead', 'By when', 'RAG']),
      row(['Open a centre', 'Police', 'May 2025', 'Red']),
    ]),
  )
  assert.deepEqual([only?.action, only?.owner, only?.status], ['Open a centre', 'Police', 'Red'])
})

test('lines that say who and when under each numbered action are its cells; once, they are about the document', () => {
  const source = (actions: readonly string[]) =>
    `Delivery plan 2024-27\n\nObjective 1: Reporting\n\n${actions.map((action) => `${action}\nLead: Police\nTimescale: March 2025\nStatus: On track\n`).join('\n')}`
  const plan = readPlan(source(['1.1 Open a centre', '1.2 Train staff']))
  assert.ok(plan.ok)
  assert.deepEqual(
    rowsOf(plan).map(({ action, owner, timeframe, status }) => [action, owner, timeframe, status]),
    [
      ['1.1 Open a centre', 'Police', 'March 2025', 'On track'],
      ['1.2 Train staff', 'Police', 'March 2025', 'On track'],
    ],
  )
  const front = readPlan(
    'Delivery plan 2024-27\nOwner: Partnership\nDate: May 2024\nStatus: Draft\n\nObjective 1: Reporting\n',
  )
  assert.ok(front.ok)
  assert.deepEqual(rowsOf(front), [])
})

test('an update that tells more than a status is an update still, and a date beside a status is no more', () => {
  const cells = ['Started in May', 'Delivered 2024', 'Not started', 'To be completed by May 2025']
  const rows = told('Progress update', cells)
  assert.deepEqual(
    rows.map(({ update, derived }) => [update, derived.status]),
    [
      [cells[0], 'in-progress'],
      [cells[1], 'complete'],
      [cells[2], 'not-started'],
      [cells[3], null],
    ],
  )
})

test('numbers and bullets of a list of owners are no part of their names', () => {
  const [only] = rowsOf(
    readWhole([
      line('Plan'),
      row(['Action', 'Lead', 'By when']),
      row(['Hold a stall', '1. Police\n2. Council\n• Youth Service', 'May 2024']),
    ]),
  )
  assert.deepEqual(only?.derived.owners, ['Police', 'Council', 'Youth Service'])
})

test('a priority of high and low is no part of the plan, and leaves its headings what they are', () => {
  const plan = readWhole([
    line('Plan 2024/25'),
    line('Safer streets'),
    row(['Action', 'Owner', 'Priority', 'Due'], { table: 1 }),
    row(['Fix lights', 'Housing', 'High', 'May 2025'], { table: 1 }),
    line('Safer homes'),
    row(['Action', 'Owner', 'Priority', 'Due'], { table: 2 }),
    row(['Fit locks', 'Housing', 'Low', 'June 2025'], { table: 2 }),
  ])
  assert.deepEqual(
    plan.priorities.map(({ heading }) => heading),
    ['Safer streets', 'Safer homes'],
  )
  assert.deepEqual(
    rowsOf(plan).map(({ other }) => other),
    [[{ column: 'Priority', text: 'High' }], [{ column: 'Priority', text: 'Low' }]],
  )
})

test('of a colour and an update for each quarter the last of both is how it goes now', () => {
  const [only] = rowsOf(
    readWhole([
      line('Plan 2024/25'),
      row(['Action', 'Lead', 'Deadline', 'Q1 RAG', 'Q1 Update', 'Q2 RAG', 'Q2 Update']),
      row(['Map sites', 'Police', 'Sept 2024', 'Green', 'Six mapped', 'Blue', 'All mapped']),
    ]),
  )
  assert.deepEqual([only?.status, only?.update], ['Blue', 'All mapped'])
  assert.deepEqual(
    only?.other.map(({ column }) => column),
    ['Q1 RAG', 'Q1 Update'],
  )
})

test('of a status for each quarter the newest filled is how it goes, whatever its column is called', () => {
  const read = (titles: string[], ...cells: string[][]) =>
    rowsOf(
      readWhole([
        line('Plan 2026/27', 0),
        row(['Ref', 'Action', 'Lead', 'By when', ...titles]),
        ...cells.map((each, at) => row([`${at + 1}`, `Do ${at}`, 'Police', 'Ongoing', ...each])),
      ]),
    ).map(({ status, update, other }) => [status, update, other.map(({ text }) => text)])
  const months = ['Q1 (Apr-Jun)', 'Q2 (Jul-Sep)', 'Q3 (Oct-Dec)', 'Q4 (Jan-Mar)']
  assert.deepEqual(read(months, ['Green', 'Amber', 'Blue', ''], ['Red - no room', '', '', '']), [
    ['Blue', '', ['Green', 'Amber']],
    ['Red - no room', '', []],
  ])
  const statuses = ['Quarter 1 status', 'Quarter 2 status', 'Quarter 3 status', 'Quarter 4 status']
  assert.deepEqual(read(statuses, ['n/a', 'Not due', 'G', ''], ['Green', 'Amber', 'n/a', 'n/a']), [
    ['G', '', ['n/a', 'Not due']],
    ['Amber', '', ['Green', 'n/a', 'n/a']],
  ])
  // From the newest to the oldest.
  assert.deepEqual(read(['Q3', 'Q2', 'Q1'], ['Blue', 'Amber', 'Green'], ['', 'Amber', 'Green']), [
    ['Blue', '', ['Amber', 'Green']],
    ['Amber', '', ['Green']],
  ])
  // What is told in the last quarter is no status, and neither is that of an older one.
  assert.deepEqual(read(['Q1', 'Q2'], ['Green', 'Green'], ['Green', 'Eight wardens were trained']), [
    ['Green', '', ['Green']],
    ['', 'Eight wardens were trained', ['Green']],
  ])
})

test('the colours of earlier quarters are kept, where only the cells say them', () => {
  const [only] = rowsOf(
    readWhole([
      line('Plan 2026/27', 0),
      row(['Action', 'Lead', 'By when', 'Q1', 'Q2', 'Q3', 'Q4']),
      row(['Go', 'Police', 'Ongoing', '', '', '', ''], {
        fills: [null, null, null, '#00b050', '#ffc000', '#0070c0', null],
      }),
      row(['Stay', 'Police', 'Ongoing', '', '', '', '']),
    ]),
  )
  assert.equal(only?.derived.rag, 'blue')
  assert.deepEqual(only.derived.earlier, [
    { column: 'Q1', rag: 'green' },
    { column: 'Q2', rag: 'amber' },
  ])
})
