// Plans in the styles that councils, schools, police, health and housing bodies publish; all of them made up.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPlan } from './read-plan.ts'
import { readTimeFrame } from './time-frame.ts'
import { type Block } from './blocks.ts'
import { line, readWhole, row, rowsOf } from './testing/in-blocks.ts'

const heading = (text: string, level: number) => ({ ...line(text), heading: level }) as Block
const spanOf = (words: string, from?: string, to?: string) => {
  const period = from && to ? { from, to, words: '' } : null
  const { start, end } = readTimeFrame(words, period)
  return [start, end]
}

test('a web page: each action under a heading of its own, and lines of who, when and how it goes', () => {
  const read = readWhole([
    heading('Our action plan 2024 to 2027', 1),
    heading('Pillar 1 – Prevention', 2),
    heading('Action 1.1: Bystander training', 3),
    line('• Who leads: Licensing Authority'),
    line('• With: Pubwatch, police'),
    line('• By when: Summer 2025'),
    line('• Where we are: Complete – 64 venues'),
    heading('Action 1.2: Visit every school', 3),
    line('• Who leads: Education Lead'),
    line('• By when: April 2026'),
    heading('Pillar 2 – Pursuing perpetrators', 2),
    heading('Action 2.1: Programme for perpetrators', 3),
    line('• Who leads: Probation'),
    line('• By when: April 2026'),
  ])
  assert.deepEqual(
    read.priorities.map(({ title, aims }) => [
      title,
      aims.map(({ ref, rows }) => [
        ref,
        rows.map(({ action, owner, timeframe, update }) => [action, owner, timeframe, update]),
      ]),
    ]),
    [
      [
        'Prevention',
        [
          ['1.1', [['Bystander training', 'Licensing Authority', 'Summer 2025', 'Complete – 64 venues']]],
          ['1.2', [['Visit every school', 'Education Lead', 'April 2026', '']]],
        ],
      ],
      ['Pursuing perpetrators', [['2.1', [['Programme for perpetrators', 'Probation', 'April 2026', '']]]]],
    ],
  )
  assert.deepEqual(rowsOf(read)[0]?.other, [{ column: 'With', text: 'Pubwatch, police' }])
  assert.deepEqual(read.unplaced, [])
})

test('a Northern Irish plan: days as its period, and themes under the priority that stands over them', () => {
  const read = readWhole([
    heading('Action Plan 1 April 2025 to 31 March 2026', 1),
    heading('Strategic Priority 2: To improve community safety', 2),
    row(['Theme', 'Aims & description', 'Start date', 'End date', 'Delivered by']),
    row(['2.1 Hate crime', 'Leaflets in seven languages', 'Apr 2025', 'Mar 2026', 'PCSP / PSNI']),
    row(['2.2 Domestic abuse', 'Pledge scheme', 'Apr 2025', 'Mar 2026', 'Council']),
  ])
  assert.deepEqual([read.period?.from, read.period?.to], ['2025-04-01', '2026-03-31'])
  assert.deepEqual(
    read.priorities.map(({ number, aims }) => [
      number,
      aims.map(({ ref, text, rows }) => [ref, text, rows[0]?.action]),
    ]),
    [
      [
        2,
        [
          ['2.1', 'Hate crime', 'Leaflets in seven languages'],
          ['2.2', 'Domestic abuse', 'Pledge scheme'],
        ],
      ],
    ],
  )
})

test('a Scottish plan: the line right below an outcome’s heading is no part of its own', () => {
  const wide = (text: string, table: number) => row([text, '', ''], { table, merged: [null, 'left', 'left'] })
  const titles = ['Activity', 'Lead Service', 'Timescale']
  const read = readWhole([
    heading('Equality Outcomes 2025-2029 Delivery Plan', 1),
    wide('Equality Outcome 1: Free from hate', 1),
    wide('General duty: eliminate', 1),
    row(titles, { table: 1 }),
    row(['Refresh centres', 'Communities', 'By session 2026-27'], { table: 1 }),
    wide('Equality Outcome 2: Staff belong', 2),
    wide('General duty: advance', 2),
    row(titles, { table: 2 }),
    row(['Staff networks', 'HR', 'Year 2'], { table: 2 }),
  ])
  assert.deepEqual(
    read.priorities.map(({ number, aims }) => [
      number,
      aims.flatMap(({ rows }) => rows.map(({ action }) => action)),
    ]),
    [
      [1, ['Refresh centres']],
      [2, ['Staff networks']],
    ],
  )
  assert.equal(rowsOf(read)[0]?.derived.end, '2027-08-31')
})

test('a work plan with a column for each month', () => {
  const months = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar']
  const marks = (...at: number[]) => months.map((_, month) => (at.includes(month) ? 'x' : ''))
  const read = readWhole([
    line('Working group plan 2026/27'),
    row(['Work area', 'Task', 'Lead', ...months]),
    row(['Awareness', 'Plan the week', 'Comms lead', ...marks(4, 5, 6)]),
    row(['', 'Stall at Pride', 'Network', ...marks(2)]),
  ])
  assert.deepEqual(
    rowsOf(read).map(({ action, derived }) => [action, derived.start, derived.end]),
    [
      ['Plan the week', '2026-08-01', '2026-10-31'],
      ['Stall at Pride', '2026-06-01', '2026-06-30'],
    ],
  )
})

test('a first day without a last one has no end, and a review beside it is the end', () => {
  const titles = ['Action', 'Lead', 'Start date', 'Status']
  const begun = readWhole([line('Plan'), row(titles), row(['Meet', 'Police', '01/04/2025', 'Started'])])
  assert.deepEqual(
    rowsOf(begun).map(({ derived }) => [derived.start, derived.end]),
    [['2025-04-01', null]],
  )
  const both = readWhole([
    line('Plan'),
    row(['Action', 'Lead', 'Start', 'Review', 'Status']),
    row(['Meet', 'Police', '01/04/2025', '31/03/2026', 'Started']),
  ])
  assert.deepEqual(
    rowsOf(both).map(({ derived }) => [derived.start, derived.end]),
    [['2025-04-01', '2026-03-31']],
  )
})

test('a school’s plan: its own year, halves of terms, and staff responsible', () => {
  const text = [
    "St Hild's Academy equality plan 2025-26",
    'Action\tStaff responsible\tBy when\tRAG',
    'Assemblies\tMrs Okafor\tAutumn 1\tG',
    'Audit signs\tSENCo\tEnd of Spring 1\tR',
    'Sports day\tMr Lyle\tSummer 2\tA',
  ].join('\n')
  const read = readPlan(text)
  assert.ok(read.ok)
  assert.deepEqual([read.period?.from, read.period?.to], ['2025-09-01', '2026-08-31'])
  assert.deepEqual(
    rowsOf(read).map(({ owner, derived }) => [owner, derived.start, derived.end]),
    [
      ['Mrs Okafor', '2025-09-01', '2025-10-31'],
      ['SENCo', null, '2026-02-28'],
      ['Mr Lyle', '2026-06-01', '2026-07-31'],
    ],
  )
})

test('financial years before and after their quarter, and months of a year in two digits', () => {
  assert.deepEqual(spanOf('FY26/27 Q1'), ['2026-04-01', '2026-06-30'])
  assert.deepEqual(spanOf('Q2 FY26/27'), ['2026-07-01', '2026-09-30'])
  assert.deepEqual(spanOf('Nov/Dec 25'), ['2025-11-01', '2025-12-31'])
  assert.deepEqual(spanOf('Semester 2 2025/26'), ['2025-09-01', '2026-08-31'])
})

test('a share done is the status though its title has brackets, beside what is told', () => {
  const read = readWhole([
    line('Improvement plan'),
    row(['Action', 'Owner', 'Target', 'Progress (%)', 'Latest position']),
    row(['Rewrite it', 'Housing', '31 Oct 25', '100', 'Approved']),
    row(['Publish it', 'Housing', 'Nov 25', '50', 'Draft']),
  ])
  assert.deepEqual(
    rowsOf(read).map(({ status, update, derived }) => [status, update, derived.status]),
    [
      ['100', 'Approved', 'complete'],
      ['50', 'Draft', 'in-progress'],
    ],
  )
})

test('in two languages: a status that one of them says, and one post that is named twice', () => {
  const read = readWhole([
    line('Cynllun / Plan 2025–2026'),
    row(['Cam gweithredu / Action', 'Arweinydd / Lead', 'Dyddiad cau / Deadline', 'Statws / Status']),
    row(['Hyfforddi / Train', 'Pennaeth Tai / Head of Housing', 'Rhagfyr 2025', 'Yn digwydd / On track']),
  ])
  const [only] = rowsOf(read)
  assert.equal(only?.derived.status, 'in-progress')
  assert.deepEqual(only?.derived.owners, ['Pennaeth Tai / Head of Housing'])
  assert.ok(only?.derived.doubtful.includes('owners'))
})

test('one column for who and when, another for the colour and the story', () => {
  const read = readWhole([
    line('Year 2 plan 2024-27'),
    row(['Action', 'Lead and timescale', 'Progress / RAG']),
    row(['Theatre tour', 'Public Health – March 2026', 'Green. 11 of 14 booked.']),
    row(['Policy template', 'HR / Chamber of Commerce (Dec 2025)', 'Complete']),
    row(['Mentors', 'Youth Service', 'Amber. Two only.']),
  ])
  assert.deepEqual(
    rowsOf(read).map(({ owner, timeframe, derived }) => [owner, timeframe, derived.owners, derived.end]),
    [
      ['Public Health – March 2026', '', ['Public Health'], '2026-03-31'],
      ['HR / Chamber of Commerce (Dec 2025)', '', ['HR', 'Chamber of Commerce'], '2025-12-31'],
      ['Youth Service', '', ['Youth Service'], null],
    ],
  )
})

test('a log: the day something was raised is not when it is due, and yes or no in a title is the status', () => {
  const read = readWhole([
    line('Log 2025'),
    row([
      'ID',
      'Date raised',
      'Action',
      'Resp. officer',
      'Original target',
      'Revised target',
      'Complete (Y/N)',
    ]),
    row(['14', '18/09/2025', 'Agree terms', 'Legal', '31/10/2025', '28/11/2025', 'N']),
    row(['15', '18/09/2025', 'Map centres', 'Analyst', '05/10/2025', '', 'Y']),
  ])
  assert.deepEqual(
    rowsOf(read).map(({ owner, derived }) => [owner, derived.end, derived.status]),
    [
      ['Legal', '2025-10-31', null],
      ['Analyst', '2025-10-05', 'complete'],
    ],
  )
})

test('a key in the last row of the table, painted, with its name before it', () => {
  const fills = (fill: string) => [null, null, null, fill]
  const read = readWhole([
    line('Protect plan 26/27'),
    row(['Action', 'Lead', 'Due', 'RAG'], { table: 1 }),
    row(['Visit', 'Police', 'Q1', ''], { table: 1, fills: fills('#0070c0') }),
    row(['Bid', 'Police', 'Q2', ''], { table: 1, fills: fills('#bfbfbf') }),
    row(['Key:', 'Complete', 'On track', 'Not started'], {
      table: 1,
      fills: [null, '#0070c0', '#00b050', '#bfbfbf'],
    }),
  ])
  assert.equal(read.period?.from, '2026-04-01')
  assert.deepEqual(
    read.key.map(({ sign }) => sign),
    ['Blue', 'Green', 'Grey'],
  )
  assert.deepEqual(
    rowsOf(read).map(({ action, derived }) => [action, derived.colour]),
    [
      ['Visit', 'Blue'],
      ['Bid', 'Grey'],
    ],
  )
})

test('a Scottish improvement plan: outcomes, aims of improvement, and ideas to test', () => {
  const read = readWhole([
    line('Outcomes Improvement Plan 2025\u20112028'),
    row(['Local outcome', 'Improvement aim', 'Change idea', 'Project lead', 'Start', 'Finish']),
    row([
      'Fewer harmed',
      'More report by 2027',
      'Codes in taxis',
      'Sgt M. Ross, Police Scotland',
      'May 2025',
      'Dec 2025',
    ]),
  ])
  assert.deepEqual([read.period?.from, read.period?.to], ['2025-04-01', '2028-03-31'])
  assert.deepEqual(
    read.priorities[0]?.aims.map(({ text, rows }) => [text, rows[0]?.objective, rows[0]?.action]),
    [['Fewer harmed', 'More report by 2027', 'Codes in taxis']],
  )
})

test('a coloured dot before a status, one post with two subjects, and hyphens that do not break', () => {
  const read = readWhole([
    line('Delivery plan 2026/27'),
    row(['Action', 'Lead', 'Due', 'Status']),
    row(['Audit', 'Director of Workforce & OD', '30\u20116\u20112026', '🟢 On track']),
  ])
  const [only] = rowsOf(read)
  assert.deepEqual(
    [only?.derived.owners, only?.derived.end, only?.derived.status, only?.derived.rag],
    [['Director of Workforce & OD'], '2026-06-30', 'in-progress', 'green'],
  )
})

test('who leads a priority, in lines under its heading, makes no action of it', () => {
  const part = (number: number) => [
    heading(`Priority ${number}: Part ${number}`, 2),
    line('Lead: Supt Hale'),
    line('Status: Green'),
    line('Why this matters: only one in five tell anybody.'),
    row(['Action', 'Owner', 'By when']),
    row([`Act ${number}`, 'Police', 'May 2026']),
  ]
  const read = readWhole([heading('Hate plan 2026-28', 1), ...part(1), ...part(2)])
  assert.deepEqual(
    rowsOf(read).map(({ action }) => action),
    ['Act 1', 'Act 2'],
  )
  assert.deepEqual(
    read.priorities.map(({ number }) => number),
    [1, 2],
  )
})
