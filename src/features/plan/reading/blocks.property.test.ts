// Random documents as formats give them: tables of every layout, with merged cells, colours, marked headers and headings.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Block, Paragraph, TableRow } from './blocks.ts'
import { readPlanSchema } from './read-plan.schema.ts'
import { readBlocks } from './read-plan.ts'
import { wordBalance } from './words.ts'

const titles = fc.constantFrom(
  'Priority',
  'Ref',
  'No.',
  'Aim',
  'Objective',
  'Action',
  'What',
  'How',
  'Who',
  'Owner',
  'Lead agency',
  'When',
  'Start date',
  'Target date',
  'RAG',
  'Status',
  'Progress',
  'Q1',
  'Q2 update',
  'Comments',
  '',
  'Outcome',
  'Measure of success',
  'Resources',
  'Risk',
  'Likelihood',
  'Version',
  'Email',
  'Name',
  'Key',
  'Theme',
  'Apr',
  'May',
  'Jun',
  'WBS',
  'Outline level',
  'Task name',
  'Assigned to',
)
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      '1',
      '1.1',
      'A1',
      'HC2',
      'Action 3',
      '1.1 To be heard',
      'Train staff. Visit schools',
      'and the rest',
      'Council & Police',
      'Task & Finish Group',
      'HR, Unison and GMB',
      'Q2/3',
      'Mar-25',
      '31/03/2025',
      '03/04/2025',
      '12/31/2025',
      'Dec 31, 2025',
      'AY 24/25',
      'Police Dept., HR',
      'Purple = not due yet',
      'Ongoing',
      'Autumn term',
      'Red',
      'G',
      '🟢',
      '✔',
      'In progress',
      'Complete',
      'Action completed',

      'Undertake a survey to',
      'Priority 1: Heard',
      'Outcome 1.2 – Safe',
      'B = complete',
      'Click to enter text',
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)
const way = fc.constantFrom(null, null, null, 'above' as const, 'left' as const)
const fill = fc.constantFrom(null, '#ff0000', '#00b050', '#92d050', '#ffc000', '#d9d9d9', '#7030a0')

const row = (cells: fc.Arbitrary<string>) =>
  fc
    .record({
      cells: fc.array(cells, { minLength: 1, maxLength: 8 }),
      ways: fc.option(fc.array(way, { minLength: 8, maxLength: 8 }), { nil: undefined }),
      fills: fc.option(fc.array(fill, { minLength: 8, maxLength: 8 }), { nil: undefined }),
      table: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      header: fc.option(fc.boolean(), { nil: undefined }),
      depth: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    })
    .map(({ cells, ways, fills, table, header, depth }): Omit<TableRow, 'line'> => {
      const merged = ways?.slice(0, cells.length)
      return {
        kind: 'row',
        cells: cells.map((text, at) => (merged?.[at] ? '' : text)),
        ...(merged ? { merged } : {}),
        ...(fills ? { fills: fills.slice(0, cells.length) } : {}),
        ...(table === undefined ? {} : { table }),
        ...(header === undefined ? {} : { header }),
        ...(depth === undefined ? {} : { depth }),
      }
    })
const paragraph = fc
  .record({
    text: fc.oneof(
      cell.filter((text) => text !== ''),
      fc.constantFrom(
        'Hate plan 2024/25',
        'Objective: listen',
        'Theme A: People',
        'Core Objectives:',
        '• One',
        'Key',
        'Page 2',
        'Action 1.1: Train staff',
        '• Who leads: Police',
        'By when: Autumn 1',
        '• With: Pubwatch',
        'General duty: eliminate',
        '1.1 To be heard',
        'Plan 1 April 2025 to 31 March 2026',
      ),
    ),
    indented: fc.boolean(),
    heading: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
  })
  .map(
    ({ heading, ...rest }): Omit<Paragraph, 'line'> => ({
      kind: 'paragraph',
      ...rest,
      ...(heading === undefined ? {} : { heading }),
    }),
  )

const blocks = fc
  .array(fc.oneof(row(titles), { weight: 3, arbitrary: row(cell) }, paragraph), {
    minLength: 1,
    maxLength: 25,
  })
  .map((all) => all.map((block, at): Block => ({ ...block, line: at + 1 })))

const partition = <T>(all: readonly T[], holds: (each: T) => boolean): [T[], T[]] => [
  all.filter(holds),
  all.filter((each) => !holds(each)),
]

const isMergedAbove = (block: Block) => block.kind === 'row' && block.merged?.includes('above') === true

test('whatever the tables, no word is lost, no row is invented and the same reads the same', () => {
  fc.assert(
    fc.property(blocks, (source) => {
      const plan = readBlocks(source)
      assert.ok(plan.ok)
      assert.ok(readPlanSchema.safeParse(plan).success)
      const words = source
        .map((block) => (block.kind === 'row' ? block.cells.join('\n') : block.text))
        .join('\n')
      assert.deepEqual(wordBalance(words, plan), { lost: [], invented: [] })
      const rows = plan.priorities.flatMap(({ aims }) => aims.flatMap((aim) => aim.rows))
      for (const { derived, flags, status, source: from } of rows) {
        assert.ok(derived.start === null || derived.end === null || derived.start <= derived.end)
        if (flags.includes('cells-shifted')) assert.equal(derived.sure, 'no')
        // A colour without a word is flagged, unless the cell of the word is merged over the row.
        const shares = source.slice(from.line - 1, from.lastLine).some(isMergedAbove)
        if (flags.length === 0 && status === '' && !shares) assert.equal(derived.rag, null)
      }
      // An item of a list is at most one row; what was in a table may be cut where it ran together.
      const [listed, tabled] = partition(rows, ({ flags }) => flags.includes('from-list'))
      assert.ok(listed.length <= source.length)
      assert.ok(tabled.length <= source.filter(({ kind }) => kind === 'row').length + source.length / 3)
      assert.deepEqual(readBlocks(source), plan)
    }),
    { numRuns: 300 },
  )
})

test('a plan of a thousand rows is read at once', () => {
  const head = ['Priority', 'Ref', 'Objective', 'Action', 'Lead', 'By when', 'RAG', 'Progress to date']
  const source = Array.from({ length: 1000 }, (_, at): Block => {
    const cells = [
      `Priority ${1 + (at >> 8)}`,
      `${1 + (at >> 8)}.${at & 255}`,
      'Listen to communities. Act on what they say',
      'Hold a forum each quarter and publish what was said',
      'City Council, County Council & Police – Community Safety Teams',
      'Q2/3 2025/26 see Appendix B',
      'Amber',
      'Two forums were held, and notes of both are with the partnership.',
    ]
    return { kind: 'row', line: at + 2, table: 1, cells }
  })
  source.unshift({ kind: 'row', line: 1, table: 1, cells: head, header: true })
  readBlocks(source.slice(0, 200))
  // The processor's own time, so that what else the machine runs does not count.
  const before = process.cpuUsage()
  const plan = readBlocks(source)
  const tookMs = process.cpuUsage(before).user / 1000
  assert.ok(plan.ok)
  assert.equal(plan.priorities.flatMap(({ aims }) => aims.flatMap(({ rows }) => rows)).length, 1000)
  assert.ok(tookMs < 600, `${Math.round(tookMs)} ms`)
})
