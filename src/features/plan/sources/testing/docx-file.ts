// Word documents for tests, from the XML of their bodies.
import { strToU8, type Zippable, zipSync } from 'fflate'

const ns =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export type DocxOptions = { parts?: Record<string, string>; types?: string; entries?: Zippable }

/** `parts` are the contents of word/NAME.xml, such as `{ numbering: '<w:num/>' }`, each under its root element. */
export function docxFile(
  body: string,
  { parts = {}, types = '', entries = {} }: DocxOptions = {},
): Uint8Array {
  const kinds = Object.keys(parts).map(
    (name) =>
      `<Override PartName="/word/${name}.xml" ContentType="${word}.${name.replace(/\d+$/, '')}+xml"/>`,
  )
  const roots: Record<string, string> = { header: 'hdr', footer: 'ftr' }
  const files: Zippable = {
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>${kinds.join('')}${types}</Types>`,
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document ${ns}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ),
    ...entries,
  }
  for (const [name, inside] of Object.entries(parts)) {
    const root = roots[name.replace(/\d+$/, '')] ?? name
    files[`word/${name}.xml`] = strToU8(`<w:${root} ${ns}>${inside}</w:${root}>`)
  }
  return zipSync(files, { mtime: '2026-01-01' })
}

export const text = (words: string) => `<w:t xml:space="preserve">${escaped(words)}</w:t>`
export const run = (inside: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr>${inside}</w:r>`
export const p = (words: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${run(text(words))}</w:p>`
export const cell = (inside: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${inside.startsWith('<') ? inside : p(inside)}</w:tc>`
export const row = (cells: readonly string[], properties = '') =>
  `<w:tr><w:trPr>${properties}</w:trPr>${cells.map((each) => (each.startsWith('<w:tc>') ? each : cell(each))).join('')}</w:tr>`
export const table = (rows: readonly string[], widths: readonly number[] = []) =>
  `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`

/** Two levels of aims, "1." and "1.1", as list 1; bullets as list 2. */
export const twoLists =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Strategic Priority %1:"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>' +
  '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
export const listed = (list: number, level: number) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
