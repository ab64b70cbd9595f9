import type { ComponentChildren, VNode } from 'preact'
import { type Attributes, isShown, join, type Size } from './shared.ts'

/** A cell with more to it than its content. */
export type TableCell = {
  content: ComponentChildren
  /** Figures align to the end, so that digits stand under digits. */
  format?: 'numeric' | undefined
  classes?: string | undefined
  colspan?: number | undefined
  rowspan?: number | undefined
  attributes?: Attributes | undefined
}

/** A cell, or only its content. */
export type Cell = string | number | VNode | TableCell | undefined

type Props = {
  caption?: ComponentChildren
  captionSize?: Size | undefined
  captionClasses?: string | undefined
  head?: readonly Cell[] | undefined
  rows: readonly (readonly Cell[])[]
  firstCellIsHeader?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}

/** Rows of the same kind of thing. Always give it a caption. */
export function Table(props: Props) {
  const { caption, captionSize, head, rows, firstCellIsHeader = false } = props
  return (
    <table class={join('govuk-table', props.classes)} {...props.attributes}>
      {isShown(caption) && (
        <caption
          class={join(
            'govuk-table__caption',
            captionSize && `govuk-table__caption--${captionSize}`,
            props.captionClasses,
          )}
        >
          {caption}
        </caption>
      )}
      {head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {head.map((cell) => (
              <HeadCell cell={asCell(cell)} />
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {rows.map((row) => (
          <tr class="govuk-table__row">
            {row.map((cell, index) => (
              <BodyCell cell={asCell(cell)} isHeader={firstCellIsHeader && index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function asCell(cell: Cell): TableCell {
  return typeof cell === 'object' && 'content' in cell ? cell : { content: cell }
}

function HeadCell({ cell }: { cell: TableCell }) {
  const { content, format, classes, colspan, rowspan, attributes } = cell
  return (
    <th
      scope="col"
      class={join('govuk-table__header', format && `govuk-table__header--${format}`, classes)}
      colspan={colspan}
      rowspan={rowspan}
      {...attributes}
    >
      {content}
    </th>
  )
}

function BodyCell({ cell, isHeader }: { cell: TableCell; isHeader: boolean }) {
  const { content, format, classes, colspan, rowspan, attributes } = cell
  const span = { colspan, rowspan }
  return isHeader ? (
    <th scope="row" class={join('govuk-table__header', classes)} {...span} {...attributes}>
      {content}
    </th>
  ) : (
    <td
      class={join('govuk-table__cell', format && `govuk-table__cell--${format}`, classes)}
      {...span}
      {...attributes}
    >
      {content}
    </td>
  )
}
