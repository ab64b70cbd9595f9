// A paper as a page to print: the same words and tables, with the marking at the head and foot of each sheet.
import { slug } from '../../../../platform/text/slug.ts'
import { Spark } from '../../../../ui/charts/spark.tsx'
import { join } from '../../../../ui/govuk/shared.ts'
import type { Block, Cell, Paper, TableBlock } from '../paper.ts'

/** The whole paper. It stands inside a staff page, whose own header and links are left out in print. */
export function PrintedPaper({ paper }: { paper: Paper }) {
  return (
    <article class="app-paper">
      {paper.sections.map(({ landscape, blocks }, at) => (
        <section class={`app-paper__${landscape ? 'wide' : 'tall'} app-paper--${pageName(paper)}`}>
          {at === 0 && <Opening paper={paper} />}
          {blocks.map((block) => (
            <PaperBlock block={block} />
          ))}
        </section>
      ))}
    </article>
  )
}

/** The pages whose margins carry this marking (styles/_our-plan.scss); '' for one that no style knows. */
const pageName = ({ marking }: Paper): string => slug(marking)

function Opening({ paper }: { paper: Paper }) {
  return (
    <>
      {paper.marking && <p class="app-paper__marking">{paper.marking}</p>}
      <h1 class="govuk-heading-l">
        {paper.title}
        <span class="govuk-caption-m">{paper.subtitle}</span>
      </h1>
    </>
  )
}

function PaperBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h2 class="govuk-heading-m">{block.text}</h2>
      ) : (
        <h3 class="govuk-heading-s">{block.text}</h3>
      )
    case 'paragraph':
      return <p class="govuk-body app-written">{block.text}</p>
    case 'list':
      return (
        <ul class="govuk-list govuk-list--bullet">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      )
    case 'table':
      return <PaperTable table={block} />
  }
}

function PaperTable({ table }: { table: TableBlock }) {
  return (
    <table
      class={join('app-cards app-plan-table app-paper__table', table.small && 'app-paper__table--small')}
    >
      <caption class="govuk-visually-hidden">{table.caption}</caption>
      <colgroup>
        {table.widths.map((share) => (
          <col width={`${Math.round(share * 1000) / 10}%`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {table.head.map((text) => (
            <th scope="col">{text}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, rowAt) => (
          <tr>
            {row.map((each, at) => (
              <PaperCell
                cell={each}
                head={table.head[at] ?? ''}
                isHead={table.rowHeads && at === 0}
                series={at === row.length - 1 ? table.series?.[rowAt] : undefined}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CellProps = {
  cell: Cell
  head: string
  isHead: boolean
  series: readonly (number | null)[] | undefined
}

function PaperCell({ cell, head, isHead, series }: CellProps) {
  const words = <span class="app-written">{cell.text}</span>
  if (isHead)
    return (
      <th scope="row" class={cell.again ? 'app-paper__again' : undefined}>
        {words}
      </th>
    )
  return (
    <td
      data-label={head}
      class={
        join(cell.rag && `app-paper__rag--${cell.rag}`, cell.text === '' && 'app-plan-table__empty') ||
        undefined
      }
    >
      {words}
      {series && <Spark values={series.map((value) => value ?? undefined)} />}
    </td>
  )
}
