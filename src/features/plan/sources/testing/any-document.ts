// Any document at all, as what stands in it, and as a file of each format.
import fc from 'fast-check'
import { docxFile, p, row, table } from './docx-file.ts'
import { drawTable, pdfFile } from './pdf-file.ts'
import { xlsxFile } from './xlsx-file.ts'

export type AnyDocument = (string | string[][])[]

const latin = [
  'Ask',
  'people',
  'what',
  'they',
  'need',
  '1.1',
  'Q2/3',
  '&',
  '£5',
  '25%',
  'to',
  'be',
  'Police,',
  'TBC.',
  '16.8.18',
  '(cont.)',
  'Priority',
  '2:',
  'naïve',
  'café',
]
const other = ['Łódź', '学校', 'Åse', '<b>', '"quoted"', 'ﬁne', 'مدرسة', '<', '&amp;', 'don’t', '‘so’']
const words = (from: readonly string[], most: number) =>
  fc.array(fc.constantFrom(...from), { minLength: 1, maxLength: most }).map((each) => each.join(' '))

/** Paragraphs and tables; cells may be empty or of several lines. `plain` keeps to what every font of a PDF holds. */
export function anyDocument(plain: boolean): fc.Arbitrary<AnyDocument> {
  const from = plain ? latin : [...latin, ...other]
  const line = words(from, 6)
  const cell = fc.oneof(
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 4, arbitrary: line },
    { weight: 1, arbitrary: fc.array(line, { minLength: 2, maxLength: 3 }).map((lines) => lines.join('\n')) },
  )
  const rows = fc
    .integer({ min: 1, max: 6 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    )
  return fc
    .tuple(
      // A document without any word is refused, which is another test's matter.
      line.filter((text) => /[\p{L}\p{N}]/u.test(text)),
      fc.array(fc.oneof(line, rows), { maxLength: 6 }),
    )
    .map(([first, rest]) => [first, ...rest])
}

export const textsOfDocument = (document: AnyDocument) =>
  document.flatMap((each) => (typeof each === 'string' ? [each] : each.flat()))

export const asDocx = (document: AnyDocument) =>
  docxFile(
    document
      .map((each) =>
        typeof each === 'string'
          ? p(each)
          : table(
              each.map((cells) =>
                row(
                  cells.map(
                    (cell) =>
                      `<w:tc>${cell
                        .split('\n')
                        .map((line) => p(line))
                        .join('')}</w:tc>`,
                  ),
                ),
              ),
            ),
      )
      .join(''),
  )

export const asXlsx = (document: AnyDocument) =>
  xlsxFile((book) => {
    const sheet = book.addWorksheet('Sheet1')
    for (const each of document) sheet.addRows(typeof each === 'string' ? [[each]] : each)
  })

export const asHtml = (document: AnyDocument) => {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')
  const rows = (cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`
  return new TextEncoder().encode(
    `<!doctype html><html><body>${document.map((each) => (typeof each === 'string' ? `<p>${escaped(each)}</p>` : `<table>${each.map(rows).join('')}</table>`)).join('')}</body></html>`,
  )
}

export const asPdf = (document: AnyDocument, ruled: boolean) =>
  pdfFile((doc) => {
    for (const each of document)
      if (typeof each === 'string') doc.text(each)
      else
        drawTable(doc, { rows: each, widths: (each[0] ?? []).map((_, __, all) => 700 / all.length), ruled })
  })
