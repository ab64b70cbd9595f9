// PDFs written by hand, so that they can say what no honest program writes.

const header = '%PDF-1.7\n'

/** Takes the objects by number, the first being 1. `xref`: how the table of them is written; the catalogue is object 1. */
export function rawPdf(
  objects: readonly string[],
  xref: 'right' | 'missing' | 'wrong' = 'right',
  trailer = '',
): Uint8Array {
  let text = header
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return xref === 'wrong' ? place + 7 : place
  })
  if (xref !== 'missing') {
    const start = text.length
    const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
    text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`
    text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  }
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

export const stream = (content: string, dictionary = ''): string =>
  `<< /Length ${content.length} ${dictionary} >>\nstream\n${content}\nendstream`

/** The objects of one page that says "Ask people": catalogue, pages, page, content, font. */
export function onePage({
  mediaBox = '[0 0 595 842]',
  content = 'BT /F1 12 Tf 72 720 Td (Ask people) Tj ET',
  kids = '[3 0 R]',
  count = '1',
  dictionary = '',
  page = '',
}: Partial<
  Record<'mediaBox' | 'content' | 'kids' | 'count' | 'dictionary' | 'page', string>
> = {}): string[] {
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids ${kids} /Count ${count} >>`,
    `<< /Type /Page /Parent 2 0 R /MediaBox ${mediaBox} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
    stream(content, dictionary),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
}
