// Any plan at all as a PDF: headings between tables, ruled or not, that break over pages, with furniture and merged cells.
import fc from 'fast-check'
import { drawTable, pdfFile } from './pdf-file.ts'

export type PdfPlan = {
  ruled: boolean
  /** Whether cells stand in the middle of their rows. */
  middle: boolean
  repeatHeader: boolean
  footer: boolean
  /** How wide each column is, in shares. */
  shares: number[]
  titles: string[]
  parts: { heading: string; rows: string[][] }[]
}

const columns = ['Objective', 'Action', 'Owner', 'By when', 'Status', 'Update']
const phrases = [
  'Visit schools, colleges and clubs in every neighbourhood of the county',
  'Train 200 staff',
  'Tell people what was found and ask them again',
  'Council & Police',
  'Task & Finish Group',
  'March 2027',
  'Ongoing',
  'Green',
  'Ten visited. Five more are planned',
  'a well-known café',
]
const phrase = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...phrases) },
  { weight: 1, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...phrases), fc.constantFrom(...phrases))
      .map((two) => two.join('\n')),
  },
)

export const anyPdfPlan: fc.Arbitrary<PdfPlan> = fc
  .tuple(
    fc.integer({ min: 3, max: 6 }),
    fc.integer({ min: 0, max: 1 }),
    fc.boolean(),
    fc.boolean(),
    fc.boolean(),
    fc.boolean(),
  )
  .chain(([width, from, ruled, middle, repeatHeader, footer]) => {
    const titles = ['Ref', ...columns.slice(from, from + width - 1)]
    const row = fc.tuple(...titles.slice(1).map(() => phrase))
    const part = fc.array(row, { minLength: 1, maxLength: 14 })
    return fc.record({
      ruled: fc.constant(ruled),
      middle: fc.constant(middle),
      repeatHeader: fc.constant(repeatHeader),
      footer: fc.constant(footer),
      shares: fc.array(fc.integer({ min: 2, max: 4 }), { minLength: width - 1, maxLength: width - 1 }),
      titles: fc.constant(titles),
      parts: fc.array(part, { minLength: 1, maxLength: 3 }).map((all) =>
        all.map((rows, at) => ({
          heading: `Priority ${at + 1}: Part ${at + 1} of the plan`,
          rows: rows.map((cells, index) => [`${at + 1}.${index + 1}`, ...filled(cells)]),
        })),
      ),
    })
  })

/** A row that says something beside its number. */
const filled = (cells: readonly string[]): string[] =>
  cells.map((cell, at) => (at === 0 && cell === '' ? 'Begin' : cell))

export const pdfOf = ({
  ruled,
  middle,
  repeatHeader,
  footer,
  shares,
  titles,
  parts,
}: PdfPlan): Promise<Uint8Array> =>
  pdfFile(
    (doc) => {
      const total = shares.reduce((sum, share) => sum + share, 0)
      const widths = [50, ...shares.map((share) => (share / total) * 700)]
      doc.text('Northbrook hate crime action plan 2026/27')
      for (const { heading, rows } of parts) {
        doc.text(heading)
        drawTable(doc, { rows: [titles, ...rows], widths, ruled, middle }, repeatHeader)
      }
      const { start, count } = doc.bufferedPageRange()
      for (let at = start; footer && at < start + count; at += 1) {
        doc.switchToPage(at)
        doc.page.margins.bottom = 0
        doc.text(`Page ${at + 1} of ${count}`, 380, 560, { lineBreak: false })
      }
    },
    { bufferPages: true },
  )

/** Every word that it draws once; a header that is drawn again on each page stands here once for the whole plan. */
export const textsOfPdf = ({ titles, parts }: PdfPlan): string =>
  [
    'Northbrook hate crime action plan 2026/27',
    titles.join(' '),
    ...parts.flatMap(({ heading, rows }) => [heading, ...rows.flat()]),
  ].join('\n')
