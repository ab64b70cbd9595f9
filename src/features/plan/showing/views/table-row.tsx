// One row of a plan's table. Its cells name their column, for cards on a telephone and for the keyboard on a desk.
import type { ComponentChildren } from 'preact'
import { formatShortDate } from '../../../../platform/calendar/format.ts'
import type { Day } from '../../../../platform/calendar/london.ts'
import { drawnOnceFor } from '../../../../ui/drawn-once.ts'
import { pageWords } from '../../running/page.messages.en.ts'
import { quarterName } from '../../running/quarter-name.ts'
import type { RagRules } from '../../running/rules.ts'
import { ConfidenceTag, RagTag, StatusTag } from '../../running/views/rag-tag.tsx'
import { tableWords as words } from '../messages.en.ts'
import { actionPath, deliveryPath } from '../../running/paths.ts'
import type { Column } from '../table/query.ts'
import type { TableRow } from '../table/rows.ts'

export type RowFrame = {
  planId: string
  rules: RagRules
  cols: readonly Column[]
  /** The day that the table is shown as of; undefined: today. */
  on: Day | undefined
  /** Which deliveries the reader may edit. */
  mayEdit: (row: TableRow) => boolean
}

const STORY_CHARS = 160

export function Row({ row, frame }: { row: TableRow; frame: RowFrame }) {
  return <RowAs row={row} frame={frame} mayEdit={frame.mayEdit(row)} />
}

// A row's plan, rules and day are those that the row was put together from; readers differ in columns and in editing.
const RowAs = drawnOnceFor(
  drawRow,
  ({ row }) => row,
  ({ frame: { cols, on }, mayEdit }) => `${cols.join()} ${on ?? ''} ${mayEdit}`,
)

function drawRow({ row, frame, mayEdit }: { row: TableRow; frame: RowFrame; mayEdit: boolean }) {
  const { planId, cols, on } = frame
  const href =
    row.kind === 'delivery' ? deliveryPath(planId, row.id, on) : actionPath(planId, row.actionId, on)
  const edit = mayEdit ? editPath(planId, row.id) : undefined
  return (
    <tr class="app-sheet__row" id={`row-${row.id}`} data-open data-edit={edit}>
      {cols.map((column) => (
        <td data-label={words.columns[column]} data-column={column}>
          <CellOf row={row} column={column} frame={frame} href={href} edit={edit} />
        </td>
      ))}
    </tr>
  )
}

/** Where a delivery's row is edited. */
export const editPath = (planId: string, deliveryId: string): string => `/plan/${planId}/table/${deliveryId}`

type CellProps = { row: TableRow; column: Column; frame: RowFrame; href: string; edit: string | undefined }

function CellOf({ row, column, frame, href, edit }: CellProps): ComponentChildren {
  switch (column) {
    case 'ref':
      return (
        <a class="govuk-link app-nowrap" href={href}>
          {row.ref}
          <span class="govuk-visually-hidden">{` ${row.owner}`}</span>
        </a>
      )
    case 'action':
      return (
        <>
          {row.part || row.action}
          {edit && (
            <a class="govuk-link app-small app-no-print app-sheet__edit" href={edit}>
              {words.edit}
              <span class="govuk-visually-hidden">{` ${words.editFor(row.ref, row.owner)}`}</span>
            </a>
          )}
        </>
      )
    case 'owner':
      return row.owner
    case 'lead':
      return row.lead ?? ''
    case 'status':
      return <StatusTag status={row.status} />
    case 'progress':
      return <RagTag rag={row.progress} rules={frame.rules} suggested={row.suggested} />
    case 'confidence':
      return row.confidence ? <ConfidenceTag confidence={row.confidence} rules={frame.rules} /> : ''
    case 'agreed':
      return row.agreed ? <span class="app-nowrap">{formatShortDate(row.agreed)}</span> : (row.repeats ?? '')
    case 'forecast':
      return row.forecast ? <span class="app-nowrap">{formatShortDate(row.forecast)}</span> : ''
    case 'overdue':
      return row.overdue > 0 ? String(row.overdue) : ''
    case 'silent':
      return row.silentRound ? quarterName(row.silentRound) : ''
    case 'story':
      return (
        <>
          {shorten(row.story)}
          {row.forAll && <span class="app-small">{pageWords.parts.fromDocumentForAll}</span>}
        </>
      )
  }
}

const shorten = (text: string): string =>
  text.length > STORY_CHARS ? `${text.slice(0, STORY_CHARS).replace(/\s+\S*$/, '')} …` : text
