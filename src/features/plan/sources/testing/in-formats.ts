// The same table as a file of each format that people have their plans in.
import { cell, docxFile, p, row, table } from './docx-file.ts'
import { xlsxFile } from './xlsx-file.ts'

export type InFormat = { name: string; bytes: Uint8Array }

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const asHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** `rows` as CSV, Excel, Word, HTML and tab-separated text, under a title where there is one; a row without cells is blank. */
export async function inFormats(rows: readonly (readonly string[])[], title = ''): Promise<InFormat[]> {
  const width = Math.max(...rows.map(({ length }) => length))
  const wide = rows.map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? ''))
  const above = title === '' ? [] : [[title]]
  const lines = [...above, ...wide]
  const xlsx = await xlsxFile((book) => {
    const sheet = book.addWorksheet('Sheet1')
    for (const [at, cells] of lines.entries())
      for (const [index, text] of cells.entries())
        if (text !== '') sheet.getCell(at + 1, index + 1).value = text
  })
  const word = wide.map((cells) => row(cells.map((text) => cell(text === '' ? '<w:p/>' : text))))
  const html = wide.map((cells) => `<tr>${cells.map((text) => `<td>${asHtml(text)}</td>`).join('')}</tr>`)
  return [
    { name: 'plan.csv', bytes: utf8(lines.map((cells) => cells.map(quoted).join(',')).join('\n')) },
    { name: 'plan.xlsx', bytes: xlsx },
    { name: 'plan.docx', bytes: docxFile(`${title === '' ? '' : p(title)}${table(word)}`) },
    {
      name: 'plan.html',
      bytes: utf8(
        `<!doctype html><html><body>${title === '' ? '' : `<p>${asHtml(title)}</p>`}<table>${html.join('')}</table></body></html>`,
      ),
    },
    { name: 'plan.txt', bytes: utf8(lines.map((cells) => cells.join('\t')).join('\n')) },
  ]
}
