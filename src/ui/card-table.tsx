import type { ComponentChildren } from 'preact'
import { messages } from './messages.en.ts'
import { type Cell, Table, type TableCell } from './govuk/table.tsx'

type Props = {
  /** For readers who hear the page; the heading above says it to everybody else. */
  caption: string
  /** A title for each column, '' for one of buttons: only whoever hears the page is told of it. */
  head: readonly string[]
  rows: readonly (readonly (ComponentChildren | TableCell)[])[]
  firstCellIsHeader?: boolean
}

/** A table whose rows become cards on a narrow screen, where each cell says which column it is from. */
export const CardTable = ({ caption, head, rows, firstCellIsHeader = false }: Props) => (
  <Table
    classes="app-cards"
    caption={<span class="govuk-visually-hidden">{caption}</span>}
    firstCellIsHeader={firstCellIsHeader}
    head={head.map((title) => title || <span class="govuk-visually-hidden">{messages.table.acts}</span>)}
    rows={rows.map((row) => row.map((cell, at) => labelled(cell, head[at] ?? '')))}
  />
)

function labelled(cell: ComponentChildren | TableCell, label: string): Cell {
  const whole = isCell(cell) ? cell : { content: cell }
  return label === '' ? whole : { ...whole, attributes: { ...whole.attributes, 'data-label': label } }
}

const isCell = (cell: ComponentChildren | TableCell): cell is TableCell =>
  typeof cell === 'object' && cell !== null && 'content' in cell
