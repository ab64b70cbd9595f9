// An action plan as a Word document, as somebody has it on their desk: made here, with the faults that such tables have.
import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalMergeType,
} from 'docx'

export type PlanRow = {
  /** Left out in the rows that an aim's merged cell reaches over. */
  aim?: string
  objective: string
  action: string
  owner: string
  when: string
  status?: string
  update?: string
}

/** A plan of one priority. `timeColumn`: what the document calls its time frame. */
export async function planDocument(plan: {
  title: string
  priority: string
  timeColumn: string
  rows: readonly PlanRow[]
}): Promise<Buffer> {
  const titles = ['Aim', 'Objective', 'Action', 'Owner', plan.timeColumn, 'Status', 'Update']
  const table = new Table({
    rows: [
      new TableRow({ tableHeader: true, children: titles.map((title) => cell(title)) }),
      ...plan.rows.map(
        ({ aim, objective, action, owner, when, status = '', update = '' }) =>
          new TableRow({
            children: [
              cell(aim ?? '', aim === undefined ? VerticalMergeType.CONTINUE : VerticalMergeType.RESTART),
              ...[objective, action, owner, when, status, update].map((text) => cell(text)),
            ],
          }),
      ),
    ],
  })
  const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
    new Paragraph({ text, heading: level })
  const children = [
    heading(plan.title, HeadingLevel.TITLE),
    heading(`Strategic Priority 1: ${plan.priority}`, HeadingLevel.HEADING_1),
    table,
  ]
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

const cell = (text: string, verticalMerge?: (typeof VerticalMergeType)[keyof typeof VerticalMergeType]) =>
  new TableCell({ children: [new Paragraph(text)], ...(verticalMerge && { verticalMerge }) })
