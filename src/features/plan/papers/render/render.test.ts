import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { csvUnguard, parseCsv } from '../../../../platform/text/csv.ts'
import { readPlanFile } from '../../sources/read-source.ts'
import type { PlanState } from '../../running/plan-state.ts'
import { actionState, aimState, deliveryState, planState, priorityState } from '../../testing/plan-state.ts'
import { buildPaper } from '../build-paper.ts'
import type { Paper } from '../paper.ts'
import { paperFacts, runningPlan } from '../testing/paper-facts.ts'
import { toCsv } from './csv.ts'
import { toDocx } from './docx.ts'
import { toPdf } from './pdf.ts'
import { toXlsx } from './xlsx.ts'

const full = buildPaper('full', paperFacts())
const highlight = buildPaper('highlight', paperFacts())
const NOW = new Date('2026-11-18T10:00:00Z')

/** A paper whose table runs over several pages. */
const long: Paper = {
  ...full,
  sections: [
    {
      landscape: true,
      blocks: [
        { kind: 'list', items: ['One', 'Two'] },
        {
          kind: 'table',
          caption: 'Long',
          head: ['First', 'Second'],
          widths: [0.3, 0.7],
          rowHeads: true,
          rows: Array.from({ length: 60 }, (_, at) => [
            { text: `Row ${at}` },
            { text: 'Words '.repeat(at === 30 ? 2_000 : 30) },
          ]),
        },
      ],
    },
  ],
}

describe('as Word', () => {
  test('has headings, a header row that repeats, its marking and its page numbers', async () => {
    const parts = unzipSync(await toDocx(full))
    const part = (name: RegExp) =>
      Object.entries(parts).flatMap(([path, bytes]) => (name.test(path) ? [strFromU8(bytes)] : []))
    const [body = ''] = part(/^word\/document\.xml$/)
    assert.match(body, /<w:pStyle w:val="Heading1"\/>/)
    assert.match(body, /<w:tblHeader\/>/)
    assert.match(body, /w:orient="landscape"/)
    assert.match(body, /<w:vMerge w:val="restart"\/>/)
    assert.match(body, />Red \(suggested\)</)
    assert.match(part(/styles\.xml$/).join(''), /w:val="en-GB"/)
    for (const place of [/^word\/header\d\.xml$/, /^word\/footer\d\.xml$/])
      assert.match(part(place).join(''), />OFFICIAL</)
    assert.match(part(/^word\/footer\d\.xml$/).join(''), /PAGE[^]*NUMPAGES/)
  })

  test('turns only the pages of the grid', async () => {
    const body = strFromU8(unzipSync(await toDocx(highlight))['word/document.xml'] ?? new Uint8Array())
    assert.deepEqual(
      [...body.matchAll(/w:orient="(\w+)"/g)].map(([, way]) => way),
      ['portrait', 'landscape'],
    )
  })

  test('reads back to the same priorities, aims, rows, words, statuses and owners', async () => {
    const read = await readPlanFile(await toDocx(full), 'plan.docx')
    assert.ok(read.ok)
    assert.equal(read.title, full.title)
    const [priority] = read.priorities
    assert.equal(read.priorities.length, 1)
    assert.equal(priority?.heading, 'Strategic Priority 1: Answering well')
    assert.deepEqual(priority?.coreObjectives, ['Nobody tells it twice', 'Support is offered'])
    assert.deepEqual(
      priority?.links.map(({ label, text }) => [label, text]),
      [['Links to Police & Crime Plan', 'Safe places']],
    )
    assert.deepEqual(
      priority?.aims.map(({ ref, text, rows }) => [ref, text, rows.map(({ action }) => action)]),
      [
        ['1.1', 'Aim 1.1', ['Action 1.1a', 'Action 1.1b']],
        ['1.2', 'Aim 1.2', ['Action 1.2']],
      ],
    )
    const rows = priority?.aims.flatMap((aim) => aim.rows) ?? []
    assert.deepEqual(
      rows.map(({ objective, owner, timeframe, derived }) => [
        objective,
        owner,
        timeframe,
        derived.status,
        derived.rag,
      ]),
      [
        ['', 'All authorities', 'Q2', null, null],
        ['Be heard', 'Alder', '', 'in-progress', null],
        ['', 'TBC', '', null, null],
      ],
    )
    // Two owners say two things, and a suggested colour is said by nobody.
    assert.equal(rows[0]?.status, 'Alder: Complete, Blue\nBirch: In progress\nAmber (suggested)')
    assert.match(rows[0]?.update ?? '', /=1\+1 is how we count/)
  })

  test('reads back without a column of objectives where no action has one', async () => {
    const action = actionState('1.1', [deliveryState('a', { agencyName: 'Alder' })], {
      action: 'Meet each month',
      ownerWords: 'Alder',
      timeframe: 'Q2',
    })
    const now = planState([priorityState('1', [aimState('1.1', [action])])])
    const paper = buildPaper('full', paperFacts({ now }))
    for (const [bytes, name] of [
      [await toDocx(paper), 'plan.docx'],
      [Buffer.from(toCsv(paper)), 'plan.csv'],
    ] as const) {
      const read = await readPlanFile(bytes, name)
      assert.ok(read.ok)
      assert.deepEqual(
        read.priorities.flatMap(({ aims }) =>
          aims.flatMap(({ ref, rows }) =>
            rows.map((row) => [ref, row.objective, row.action, row.owner, row.timeframe]),
          ),
        ),
        [['1.1', '', 'Meet each month', 'Alder', 'Q2']],
        name,
      )
    }
  })

  test('reads back with its years and the words that every part of an action shares', async () => {
    const parts = ['alder', 'birch'].map((id) =>
      deliveryState(id, { agencyId: id, agencyName: id, ownerWords: 'All authorities', story: 'Two met.' }),
    )
    const action = actionState('1.1', parts, { ownerWords: 'All authorities', update: 'Two met.' })
    const priorities = [
      { ...priorityState('1', [aimState('1.1', [action])]), heading: 'Strategic Priority 1: Answering well' },
    ]
    const readBack = async (shape: Partial<PlanState>) => {
      const now = planState(priorities, { title: 'Northbrook Hate Crime Action Plan', ...shape })
      const paper = buildPaper('full', paperFacts({ now }))
      const read = await readPlanFile(await toDocx(paper), 'plan.docx')
      const csv = await readPlanFile(Buffer.from(toCsv(paper)), 'plan.csv')
      assert.ok(read.ok && csv.ok)
      assert.deepEqual([csv.title, csv.period], [read.title, read.period])
      return read
    }
    const period = { from: '2018-04-01', to: '2021-03-31', words: '2018-21' }
    const read = await readBack({ period })
    assert.equal(read.title, 'Northbrook Hate Crime Action Plan')
    assert.deepEqual(read.period, period)
    assert.equal(read.priorities[0]?.aims[0]?.rows[0]?.update, 'Two met.')
    // The quarter that the paper names is no year of the plan's.
    assert.equal((await readBack({ period: null })).period, null)
  })
})

describe('as PDF', () => {
  type Node = { role?: string; children?: Node[]; type?: string }
  const flat = (node: Node): string[] => [
    ...(node.role ? [node.role] : []),
    ...(node.children ?? []).flatMap(flat),
  ]
  async function opened(paper: Paper) {
    const bytes = await toPdf(paper, NOW)
    const file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
    const pages = await Promise.all(
      Array.from({ length: file.numPages }, async (_, at) => {
        const page = await file.getPage(at + 1)
        const { items } = await page.getTextContent()
        return {
          roles: flat((await page.getStructTree()) ?? {}),
          text: items.map((item) => ('str' in item ? item.str : '')).join(' '),
        }
      }),
    )
    return { bytes: bytes.toString('latin1'), file, pages }
  }

  test('is tagged: headings, lists, tables with heads of columns and rows', async () => {
    const { file, pages, bytes } = await opened(long)
    const roles = new Set(pages.flatMap((page) => page.roles))
    for (const role of ['Document', 'H1', 'P', 'L', 'LI', 'LBody', 'Table', 'TR', 'TH', 'TD'])
      assert.ok(roles.has(role), role)
    const { info } = await file.getMetadata()
    assert.equal('Title' in info && info.Title, long.title)
    assert.match(bytes, /\/MarkInfo/)
    assert.match(bytes, /\/Marked true/)
    assert.match(bytes, /\/Lang \(en-GB\)/)
    assert.match(bytes, /\/DisplayDocTitle true/)
    assert.match(bytes, /pdfuaid/)
    assert.match(bytes, /\/FontFile2/)
    assert.match(bytes, /\/Scope \/Column/)
    assert.match(bytes, /\/Scope \/Row/)
  })

  test('repeats the head on every page, for the eye only, with the marking and the page’s number', async () => {
    const { bytes, pages } = await opened(long)
    assert.ok(pages.length > 3)
    for (const [at, { text }] of pages.entries()) {
      assert.match(text, /First\s+Second/)
      assert.match(text, new RegExp(`Page ${at + 1} of ${pages.length}`))
      assert.equal(text.split('OFFICIAL').length - 1, 2)
    }
    // Tagged once: two heads of columns, and one of each of 60 rows.
    assert.equal(bytes.split('/Scope /Column').length - 1, 2)
    assert.equal(bytes.split('/Scope /Row').length - 1, 60)
  })

  test('breaks no head of the grid of authorities, and where there is no room only with a hyphen', async () => {
    const grid = (names: readonly string[]): Paper => ({
      ...long,
      sections: [
        {
          landscape: true,
          blocks: [
            {
              kind: 'table',
              caption: 'Grid',
              head: ['Action', ...names],
              widths: [0.2, ...names.map(() => 0.8 / names.length)],
              rowHeads: true,
              small: true,
              rows: [[{ text: '1.1 Panels' }, ...names.map(() => ({ text: 'Green (suggested)' }))]],
            },
          ],
        },
      ],
    })
    const textOf = async (names: readonly string[]) => (await opened(grid(names))).pages[0]?.text ?? ''
    const councils = ['Leicestershire', 'North West Leicestershire', 'Hinckley and Bosworth', 'Charnwood']
    const ten = [...councils, 'Blaby', 'Harborough', 'Melton', 'Oadby and Wigston', 'Rutland', 'Leicester']
    const text = await textOf(ten)
    for (const word of ten.flatMap((name) => name.split(' '))) assert.match(text, new RegExp(`\\b${word}\\b`))
    assert.equal(text.split('Leicestershire').length - 1, 2)
    const crowded = await textOf(Array.from({ length: 12 }, () => 'Nottinghamshire'))
    assert.doesNotMatch(crowded, /Nottinghamshire/)
    assert.match(crowded, /Nottingh\p{L}*-\s+\p{L}*shire\b/u)
  })

  test('loses no word of a row that is longer than a page', async () => {
    const { pages } = await opened(long)
    const words = pages
      .map(({ text }) => text)
      .join(' ')
      .match(/Words/g)
    assert.equal(words?.length, 59 * 30 + 2_000)
  })
})

describe('as a spreadsheet', () => {
  test('keeps what begins with "=" as text, freezes and filters the head, and has a sheet for each table', async () => {
    const book = new ExcelJS.Workbook()
    const bytes = await toXlsx(full)
    await book.xlsx.load(new Uint8Array(bytes).buffer)
    assert.deepEqual(
      book.worksheets.map(({ name }) => name),
      ['Paper', 'Strategic Priority 1 Answering'],
    )
    const sheet = book.worksheets[1]
    assert.ok(sheet?.autoFilter)
    // The heading, two objectives under their title, a link and the head stand over it.
    const update = sheet?.getRow(7).getCell(7)
    assert.equal(update?.type, ExcelJS.ValueType.String)
    assert.match(update?.text ?? '', /=1\+1 is how we count/)
    assert.equal(sheet?.getRow(8).getCell(1).text, '1.1 Aim 1.1')
    const report = new ExcelJS.Workbook()
    await report.xlsx.load(new Uint8Array(await toXlsx(highlight)).buffer)
    assert.equal(report.worksheets[1]?.views[0]?.state, 'frozen')
    assert.equal(report.worksheets.at(-1)?.name, 'All rows')
  })
})

describe('rows of a spreadsheet', () => {
  const heightsOf = async (texts: readonly string[]) => {
    const table = { kind: 'table', caption: 'Table', head: ['What'], widths: [0.2], rowHeads: false } as const
    const paper: Paper = {
      ...highlight,
      sections: [{ landscape: false, blocks: [{ ...table, rows: texts.map((text) => [{ text }]) }] }],
    }
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(await toXlsx(paper)).buffer)
    return texts.map((_, at) => book.worksheets[1]?.getRow(at + 2).height)
  }

  test('are as high as their words need, and otherwise as usual', async () => {
    const [short, two, long, unbroken, endless] = await heightsOf([
      'Short',
      'One line\nand another',
      'words of a kind '.repeat(8),
      'x'.repeat(60),
      'so many words '.repeat(400),
    ])
    assert.equal(short, undefined)
    assert.equal(two, 29)
    assert.equal(long, 5 * 13.5 + 2)
    assert.equal(unbroken, 3 * 13.5 + 2)
    assert.equal(endless, 409)
  })
})

describe('as Excel and as CSV, taken in again', () => {
  test('has the same priorities by their whole names, each row once, objectives and links under them', async () => {
    const plan = runningPlan()
    const [one] = plan.priorities
    assert.ok(one)
    const second = {
      ...one,
      id: '2',
      number: 2,
      heading: 'Helping people who come forward to stay safe and well',
      aims: one.aims.map((aim) => ({ ...aim, ref: aim.ref.replace('1.', '2.') })),
    }
    const now = { ...plan, priorities: [one, second] }
    const paper = buildPaper('full', paperFacts({ now }))
    const read = await readPlanFile(await toXlsx(paper), 'plan.xlsx')
    const csv = await readPlanFile(Buffer.from(toCsv(paper)), 'plan.csv')
    assert.ok(read.ok && csv.ok)
    assert.deepEqual([read.title, csv.title], [paper.title, paper.title])
    assert.deepEqual(
      csv.priorities.flatMap(({ aims }) => aims.flatMap(({ rows }) => rows.flatMap(({ other }) => other))),
      [],
    )
    assert.deepEqual(
      read.priorities.map(({ heading, coreObjectives, links }) => [
        heading,
        coreObjectives.length,
        links.length,
      ]),
      [one, second].map(({ heading }) => [heading, 2, 1]),
    )
    for (const { priorities } of [read, csv])
      assert.deepEqual(
        priorities.map(({ heading, aims }) => [
          heading,
          aims.map(({ ref, text, rows }) => [ref, text, rows.map(({ action }) => action)]),
        ]),
        [one, second].map(({ heading, aims }) => [
          heading,
          aims.map(({ ref, text, actions }) => [ref, text, actions.map(({ action }) => action)]),
        ]),
      )
  })
})

describe('as CSV', () => {
  test('is one table, and no field of it is a formula', () => {
    const dangerous = buildPaper('full', paperFacts({ headline: '' }))
    const rows = dangerous.data.rows.map((row) => row.map((text) => (text === 'Be heard' ? '=cmd()' : text)))
    const text = toCsv({ ...dangerous, data: { ...dangerous.data, rows } })
    assert.match(text, /,'=cmd\(\),/)
    const [head, ...read] = parseCsv(text)
    assert.deepEqual(head?.slice(0, 5), ['Plan', 'Priority', 'Ref', 'Aim', 'Objective'])
    assert.deepEqual(
      read.map((row) => row.map(csvUnguard)),
      rows,
    )
  })
})
