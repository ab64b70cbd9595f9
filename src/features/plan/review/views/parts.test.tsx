// What a reviewer sees of a row: the document's own cells, what was made of them, and what accepting does.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { line, readWhole, row, rowsOf } from '../../reading/testing/in-blocks.ts'
import { proposalsFor } from '../proposals.ts'
import { Doubts, Proposals, SourceSide } from './parts.tsx'
import { AboveTables } from './review-parts.tsx'

const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('a colour in the document is written beside its cell, and named where the words say another thing', () => {
  const blocks = [
    line('Hate crime plan 2026-27', 0),
    row(['Action', 'Owner', 'Due', 'Status', 'BRAG']),
    row(['Go', 'Police', 'Q1', 'Complete', ''], { fills: [null, null, null, null, '#ff0000'] }),
    row(['Stay', 'Police', 'Q2', '', ''], { fills: Array<string>(5).fill('#00b050') }),
  ].map((block, at) => ({ ...block, line: at + 1 }))
  const read = readWhole(blocks)
  const [first, second] = rowsOf(read)
  assert.ok(first && second)
  const source = (of: typeof first) =>
    textOf(renderToString(<SourceSide blocks={blocks} read={read} row={of} />))
  assert.match(source(first), /BRAG The cell is coloured red\./)
  assert.match(
    textOf(renderToString(<Doubts row={{ row: first, splitOff: false }} />)),
    /colour of the cell and the words do not agree/,
  )
  assert.doesNotMatch(source(second), /coloured/)
})

test('a proposed cut says what each of its rows keeps', () => {
  const read = readWhole([
    line('Hate crime plan 2026-27', 0),
    row(['Action', 'Owner', 'Due', 'Status']),
    row(['Train every desk. Print the leaflet.', 'Police', 'Q1', '']),
  ])
  const [first] = rowsOf(read)
  assert.ok(first)
  const at = { line: 3, part: 0, saw: '' }
  const edit = { kind: 'split' as const, at, cuts: { action: [18] } }
  const proposals = [{ code: 'split-actions' as const, words: '2', edit }]
  const html = renderToString(<Proposals proposals={proposals} row={first} where="line 3" />)
  assert.match(
    textOf(html),
    /Every row has the same owner\. Only the first keeps the time frame\. The new rows wait to be looked at\./,
  )
})

test('core objectives, which are no rows, are shown with where they stood', () => {
  const blocks = [
    line('Hate crime plan 2026-27', 0),
    line('Priority 1: Awareness'),
    line('Core objectives:'),
    line('• Fewer incidents'),
    line('• More trust'),
    row(['Action', 'Owner', 'Due', 'Status']),
    row(['Train staff', 'Police', 'Q1', '']),
  ].map((block, at) => ({ ...block, line: at + 1, ...(at === 4 && { where: 'page 2' }) }))
  const html = renderToString(<AboveTables blocks={blocks} read={readWhole(blocks)} />)
  assert.match(
    textOf(html),
    /2 core objectives .*Priority 1: Awareness .*Fewer incidents +\(line 4\) .*More trust +\(page 2\)/,
  )
})

test('of a row that a page cut in two, the titles and the page number between its halves are not shown as its words', () => {
  const head = ['Aim', 'Action', 'Owner', 'Time frame']
  const blocks = [
    line('Hate crime plan 2026-27', 0),
    row(head),
    row(['1.8 To learn', 'Carry out a survey of everybody who', 'Police', '']),
    line('Page 2 of 4'),
    row(head, { table: 2 }),
    row(['', 'reported an incident last year', '', 'June 2026'], { table: 2 }),
  ].map((block, at) => ({ ...block, line: at + 1 }))
  const read = readWhole(blocks)
  const [only, ...more] = rowsOf(read)
  assert.ok(only)
  assert.deepEqual([more.length, only.flags.includes('joined-across-page')], [0, true])
  const shown = textOf(renderToString(<SourceSide blocks={blocks} read={read} row={only} />))
  assert.match(shown, /Action Carry out a survey of everybody who/)
  assert.match(shown, /Action reported an incident last year/)
  assert.doesNotMatch(shown, /Page 2 of 4|Action Action|Owner Owner/)
  assert.equal(shown.match(/line \d/g)?.length, 2)
})

test('of a table that lies on its side all lines are shown, each cell by its place', () => {
  const blocks = [
    line('Hate crime plan 2026-27', 0),
    row(['Action', 'Train staff', 'Print it']),
    row(['Lead', 'Police', 'Council']),
    row(['By when', 'June 2026', 'May 2026']),
  ].map((block, at) => ({ ...block, line: at + 1 }))
  const read = readWhole(blocks)
  const [, second] = rowsOf(read)
  assert.ok(second)
  assert.deepEqual(second.source, { line: 2, lastLine: 4 })
  const shown = textOf(renderToString(<SourceSide blocks={blocks} read={read} row={second} />))
  assert.match(shown, /Column 1 Action Column 2 Train staff Column 3 Print it.*Column 1 Lead/)
  assert.doesNotMatch(shown, /Action Lead|Lead Police/)
})

test('what runs together says in which cell, and several owners are no rows of their own', () => {
  const read = readWhole([
    line('Hate crime plan 2026-27', 0),
    row(['Action', 'Owner', 'Due', 'Status']),
    row(['Train every desk', 'Leicester, Leicestershire and Rutland Councils', 'Q1', '']),
  ])
  const [first] = rowsOf(read)
  assert.ok(first)
  const doubts = textOf(renderToString(<Doubts row={{ row: first, splitOff: false }} />))
  assert.match(doubts, /could not tell them apart for certain: owner\./)
  assert.deepEqual(proposalsFor({ at: { line: 3, part: 0, saw: '' }, row: first }), [])
})
