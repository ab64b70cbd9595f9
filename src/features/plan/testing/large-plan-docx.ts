// A large plan as Word has it: a table under each of its priorities.
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'

const PRIORITY = /^Strategic Priority/

/** The text of `largePlan` as a .docx: its tab-separated lines as rows, the others as paragraphs. */
export async function docxOf(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const children: (Paragraph | Table)[] = []
  let rows: TableRow[] = []
  const close = () => {
    if (rows.length > 0) children.push(new Table({ rows }))
    rows = []
  }
  for (const line of text.split('\n')) {
    if (line.includes('\t')) rows.push(rowOf(line))
    else if (line === '' || PRIORITY.test(line)) {
      close()
      if (line !== '') children.push(new Paragraph(line))
    } else children.push(new Paragraph(line))
  }
  close()
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}

const rowOf = (line: string): TableRow =>
  new TableRow({
    children: line.split('\t').map((cell) => new TableCell({ children: [new Paragraph(cell)] })),
  })
