// The two sides of the review: what stands in the document, and what was read from it.
import { Button } from '../../../../ui/govuk/button.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../../ui/govuk/tag.tsx'
import { words as planWords } from '../../messages.en.ts'
import type { Block, TableRow } from '../../reading/blocks.ts'
import { namedColour } from '../../reading/colour-name.ts'
import { isOtherColour, ragOfFill } from '../../reading/fill.ts'
import { rowFlagText } from '../../reading/messages.en.ts'
import { ownNumber } from '../../reading/own-number.ts'
import type { PlanRead, ReadRow } from '../../reading/read-plan.schema.ts'
import { readingsOf } from '../../readings.ts'
import { Written } from '../../views/parts.tsx'
import { titlesAt } from '../column-heads.ts'
import { type At, CELLS } from '../edit.ts'
import type { Reviewed, ReviewRow } from '../edits.ts'
import { seenOf, sourceOf } from '../imports.ts'
import { words } from '../messages.en.ts'
import { mendOf } from '../mend.ts'
import type { Proposal } from '../proposals.ts'
import { keptBySplit } from '../split-row.ts'

const say = words.review

/** "aim 1.8, line 14": how a row is called where there are many. */
export const nameOfRow = (
  read: PlanRead,
  { at, row, priority, aim }: Pick<ReviewRow, 'at' | 'row' | 'priority' | 'aim'>,
): string => {
  const own = ownNumber(row.other)
  return own === ''
    ? say.row(read.priorities[priority]?.aims[aim]?.ref ?? '', at.line)
    : say.ownRow(own, at.line)
}

/** The address of a row's or a line's own page, and its place in the list. */
export const pathOf = (
  importId: string,
  { line, part }: Pick<At, 'line' | 'part'>,
  kind: 'rows' | 'lines' = 'rows',
) => `/plan/imports/${importId}/${kind}/${line}-${part}`
export const anchorOf = ({ line, part }: Pick<At, 'line' | 'part'>, kind: 'row' | 'line' = 'row') =>
  `${kind}-${line}-${part}`

/** What stands in the document where a row was read, cell by cell, with where that is. */
export function SourceSide({
  blocks,
  read,
  row,
}: {
  blocks: readonly Block[]
  read: PlanRead
  row: ReadRow
}) {
  const shown = sourceOf(blocks, row, read.headers)
  return (
    <>
      {shown.map((block) => (
        <div class="app-review__source">
          <p class="app-small">{block.where ?? say.lineOf(block.line)}</p>
          {block.kind === 'paragraph' ? (
            <p class="govuk-body app-written">{block.text}</p>
          ) : (
            <SummaryList rows={cellsOf(read, block)} />
          )}
        </div>
      ))}
    </>
  )
}

/** The cells that say anything, be it by their colour alone; a colour that all cells share says nothing. */
function cellsOf({ headers }: PlanRead, { line, cells, fills = [] }: TableRow) {
  const above = titlesAt(headers, line)
  // Of a form, or a table that lies on its side, the first cell is the title.
  const titles = above.includes((cells[0] ?? '').trim()) ? [] : above
  const painted = new Set(cells.map((_, at) => fills[at] ?? null)).size > 1
  return cells.flatMap((text, at) => {
    const colour = painted ? nameOfPaint(fills[at]) : null
    if (text.trim() === '' && !colour) return []
    return {
      key: words.columns.column(titles[at] ?? '', at + 1),
      value: (
        <>
          {text.trim() !== '' && <span class="app-written">{text}</span>}
          {colour && <span class="app-small"> {say.coloured(colour)}</span>}
        </>
      ),
    }
  })
}

const nameOfPaint = (fill: string | null | undefined): string | null =>
  ragOfFill(fill) ?? (isOtherColour(fill) ? (namedColour(fill)?.name ?? null) : null)

/** What was read, by column, with what was made of the words. */
export function ResultSide({ row }: { row: ReadRow }) {
  const readings = readingsOf({ ...row, flags: [] })
  return (
    <SummaryList
      rows={[
        ...CELLS.map(
          (cell) =>
            (row[cell] !== '' || readings[cell].length > 0) && {
              key: planWords.columns[cell],
              value: <Written text={row[cell]} readings={readings[cell]} />,
            },
        ),
        ...row.other.map(({ column, text }) => ({
          key: column === '' ? words.columns.names.other : column,
          value: <span class="app-written">{text}</span>,
        })),
      ]}
    />
  )
}

type DoubtsProps = { row: Pick<ReviewRow, 'row' | 'splitOff'>; level?: 'h3' | 'h4' }

/** Why a row is doubtful, in words. `level`: of its heading, which steps down by one from what it stands under. */
export function Doubts({ row: { row, splitOff }, level: Heading = 'h4' }: DoubtsProps) {
  if (row.flags.length === 0 && !splitOff) return null
  return (
    <>
      <Heading class="govuk-heading-s">{say.why}</Heading>
      <ul class="govuk-list govuk-list--bullet">
        {splitOff && <li>{say.splitOffWhy}.</li>}
        {row.flags.map((flag) => (
          <li>{flag === 'doubtful' ? doubtIn(row) : rowFlagText[flag]}.</li>
        ))}
      </ul>
    </>
  )
}

/** Of which cells it is that several things run together there. */
const doubtIn = ({ derived: { doubtful } }: ReadRow): string =>
  say.inWhich(
    rowFlagText.doubtful,
    doubtful.map((what) =>
      what === 'pairing' ? say.pairing : planWords.columns[DOUBTED[what]].toLowerCase(),
    ),
  )
const DOUBTED = { objectives: 'objective', actions: 'action', owners: 'owner' } as const

/** What every form about a row carries: which row, and what it showed. */
export function AboutRow({ row, back }: { row: ReviewRow; back: string }) {
  return (
    <>
      <input type="hidden" name="row" value={`${row.at.line}-${row.at.part}`} />
      <input type="hidden" name="seen" value={seenOf(row)} />
      <input type="hidden" name="back" value={back} />
    </>
  )
}

type ProposalsProps = { proposals: readonly Proposal[]; row: ReadRow; where: string }

/** Buttons for what a reviewer will most likely do; of a cut in several, what each row then has. */
export function Proposals({ proposals, row, where }: ProposalsProps) {
  return (
    <>
      {proposals.map(({ code, words: what, edit }) => (
        <>
          <Button kind="secondary" name="edit" value={JSON.stringify(edit)} preventDoubleClick>
            {words.edit.proposal[code](what)}
            <span class="govuk-visually-hidden">{`, ${where}`}</span>
          </Button>
          {edit.kind === 'split' && <p class="govuk-hint app-review__leaves">{leavesOf(row, edit)}</p>}
        </>
      ))}
    </>
  )
}

function leavesOf(row: ReadRow, edit: Parameters<typeof keptBySplit>[1]): string {
  const { first, last, both } = keptBySplit(row, edit)
  const named = (cells: typeof first) => cells.map((cell) => words.columns.names[cell].toLowerCase())
  return words.edit.splitLeaves(named(first), named(last), named(both))
}

/** Accepting, with what it does to the row said on the button; and leaving the row as it stands, where that differs. */
export function Accept({ row, where }: { row: ReviewRow; where: string }) {
  const mend = mendOf(row)
  const hidden = <span class="govuk-visually-hidden">{say.acceptOf(where)}</span>
  return (
    <>
      <Button name="act" value="accept" preventDoubleClick attributes={{ 'data-review-accept': '' }}>
        {mend ? say.acceptWith(words.edit.proposal[mend.proposal.code](mend.proposal.words)) : say.accept}
        {hidden}
      </Button>
      {mend && (
        <Button kind="secondary" name="act" value="accept-as-is" preventDoubleClick>
          {say.acceptAsIs}
          {hidden}
        </Button>
      )}
    </>
  )
}

export function RowTags({ row }: { row: ReviewRow }) {
  return (
    <>
      {row.accepted && <Tag colour="green">{row.carried ? say.carried : say.accepted}</Tag>}{' '}
      {row.touched && <Tag>{say.touched}</Tag>} {row.again && <Tag colour="yellow">{say.again}</Tag>}{' '}
      {row.splitOff && <Tag colour="yellow">{say.splitOff}</Tag>}
    </>
  )
}

export type Shown = { importId: string; blocks: readonly Block[]; review: Reviewed; back: string }
