// PDFs of any plan at all, damaged ones, and ones that no honest program writes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readBlocks } from '../reading/read-plan.ts'
import { wordBalance } from '../reading/words.ts'
import { pdfBlocks } from './pdf.ts'
import { withLines } from './source-text.ts'
import { anyPdfPlan, type PdfPlan, pdfOf, textsOfPdf } from './testing/any-pdf.ts'
import { anyDamage } from './testing/damage.ts'
import { onePage, rawPdf, stream } from './testing/raw-pdf.ts'
import { readsSafely } from './testing/reads-safely.ts'

test('a plan in tables with or without rules, over pages, reads back row for row and cell for cell', async () => {
  await fc.assert(
    fc.asyncProperty(anyPdfPlan, async (plan) => {
      const blocks = withLines(await pdfBlocks(await pdfOf(plan)))
      const read = readBlocks(blocks)
      assert.ok(read.ok)
      const { lost, invented } = wordBalance(textsOfPdf(plan), read)
      // A header that is drawn again on each page, and numbers of pages.
      const again = new Set([...plan.titles.join(' ').split(' '), 'Page', 'of'])
      assert.deepEqual([lost, invented.filter((word) => !again.has(word) && !/^\d+$/.test(word))], [[], []])
      const rows = read.priorities.map(({ aims }) => aims.flatMap((aim) => aim.rows).length)
      assert.deepEqual(
        rows,
        plan.parts.map((part) => part.rows.length),
      )
      const cells = blocks.flatMap((block) =>
        block.kind === 'row' && /^\d+\.\d+$/.test(block.cells[0] ?? '') ? [block.cells] : [],
      )
      assert.deepEqual(
        cells.map((row) => plan.titles.map((_, at) => inOneLine(row[at]))),
        plan.parts.flatMap((part) => part.rows.map((row) => row.map(inOneLine))),
      )
    }),
    { numRuns: 40, examples: [[longCellsOverPages]] },
  )
})

const long = 'Visit schools, colleges and clubs in every neighbourhood of the county'
const twice = `${long}\n${long}`
/** What stands on its second page, without titles, could as well be prose in columns. */
const longCellsOverPages: PdfPlan = {
  ruled: false,
  middle: false,
  repeatHeader: false,
  footer: true,
  shares: [2, 2, 2],
  titles: ['Ref', 'Objective', 'Action', 'Owner'],
  parts: [
    {
      heading: 'Priority 1: Part 1 of the plan',
      rows: [
        ['1.1', long, twice, ''],
        ['1.2', twice, long, long],
        ['1.3', long, long, long],
      ],
    },
    {
      heading: 'Priority 2: Part 2 of the plan',
      rows: [
        ['2.1', long, twice, long],
        ['2.2', twice, long, twice],
        ['2.3', long, long, twice],
        ['2.4', twice, long, long],
        ['2.5', long, long, long],
        ['2.6', long, long, long],
      ],
    },
  ],
}

/** Whether a line in a cell was broken by somebody or by its width, a page does not say. */
const inOneLine = (cell = ''): string => cell.replaceAll('\n', ' ')

test('a PDF whose bytes were changed, cut, doubled or lost is read or refused in words', async () => {
  const wholes = [
    await pdfOf({
      ruled: true,
      middle: false,
      repeatHeader: false,
      footer: true,
      shares: [1, 1],
      titles: ['Ref', 'Action', 'Owner'],
      parts: [{ heading: 'Priority 1: Heard', rows: [['1.1', 'Ask', 'Police']] }],
    }),
    rawPdf(onePage()),
    rawPdf(onePage(), 'wrong'),
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...wholes), anyDamage, async (whole, damage) => {
      await readsSafely(damage(whole), 'plan.pdf', false)
    }),
    { numRuns: 150 },
  )
})

const ask = 'BT /F1 12 Tf 72 720 Td (Ask) Tj ET'
const calling = (objects: string[]) =>
  objects.map((each) => each.replace('/Font <<', '/XObject << /X 6 0 R >> /Font <<'))
const form = (content: string, more = '') =>
  stream(content, `/Type /XObject /Subtype /Form /BBox [0 0 1 1] ${more}`)

const hostile: Record<string, Uint8Array> = {
  'no table of objects': rawPdf(onePage(), 'missing'),
  'tables of objects that follow each other in a circle': rawPdf(onePage(), 'right', '/Prev 9'),
  'pages that hold themselves': rawPdf(onePage({ kids: '[2 0 R]' })),
  'pages that hold each other': rawPdf([
    ...onePage({ kids: '[6 0 R]', count: '2' }),
    '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2 >>',
  ]),
  'ten thousand pages, claimed': rawPdf(onePage({ count: '10000' })),
  'ten thousand pages, all the same': rawPdf(
    onePage({ kids: `[${'3 0 R '.repeat(10_000)}]`, count: '10000' }),
  ),
  'fewer pages than none': rawPdf(onePage({ count: '-3' })),
  'a page larger than the world': rawPdf(onePage({ mediaBox: '[0 0 1e30 1e30]' })),
  'a page without a size': rawPdf(onePage({ mediaBox: '[0 0 /x (y)]' })),
  'a page of no size': rawPdf(onePage({ mediaBox: '[0 0 0 0]' })),
  'lists in lists': rawPdf(onePage({ page: `/X ${'['.repeat(50_000)}` })),
  'dictionaries in dictionaries': rawPdf(onePage({ page: `/X ${'<</A '.repeat(50_000)}` })),
  'lists in lists on the page': rawPdf(onePage({ content: `${'['.repeat(50_000)} ${ask}` })),
  'a drawing that draws itself': rawPdf([
    ...calling(onePage({ content: `/X Do ${ask}` })),
    form(`/X Do ${ask}`, '/Resources << /XObject << /X 6 0 R >> >>'),
  ]),
  'a locked file': rawPdf(
    onePage(),
    'right',
    `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O (${'a'.repeat(32)}) /U (${'b'.repeat(32)}) >> /ID [(a)(a)]`,
  ),
  'a lock that nobody knows': rawPdf(onePage(), 'right', '/Encrypt << /Filter /Custom /V 99 >>'),
  'a catalogue that is its own pages': rawPdf(['<< /Type /Catalog /Pages 1 0 R >>']),
  'an object that is itself': rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '2 0 R']),
  'letters larger than the page': rawPdf(onePage({ content: ask.replace('12 Tf', '1e30 Tf') })),
  'letters at no place': rawPdf(
    onePage({ content: 'BT /F1 12 Tf 1e308 0 0 1e308 1e308 1e308 Tm (Ask) Tj ET' }),
  ),
  'a stream that ends nowhere': rawPdf(onePage().map((each) => each.replace(/Length \d+/, 'Length 9999999'))),
  'a stream whose length is itself': rawPdf(
    onePage().map((each) => each.replace(/Length \d+/, 'Length 4 0 R')),
  ),
  ...Object.fromEntries(
    [
      'Bogus',
      'FlateDecode',
      'LZWDecode',
      'DCTDecode',
      'JBIG2Decode',
      'JPXDecode',
      'Crypt',
      'CCITTFaxDecode',
    ].map((name) => [
      `words that say they are packed by ${name}`,
      rawPdf(onePage({ dictionary: `/Filter /${name}` })),
    ]),
  ),
  'packed rows wider than the memory': rawPdf(
    onePage({
      dictionary:
        '/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 1000000000 /Colors 32 /BitsPerComponent 16 >>',
    }),
  ),
  'a page of rules and nothing else': rawPdf(
    onePage({
      content: `${Array.from({ length: 140 }, (_, at) => `${at * 4} 0 m ${at * 4} 800 l S 0 ${at * 4} m 560 ${at * 4} l S`).join('\n')} ${ask}`,
    }),
  ),
}

for (const [name, bytes] of Object.entries(hostile))
  test(`a PDF with ${name} is read or refused in words, and soon`, () =>
    readsSafely(bytes, 'plan.pdf', false))
