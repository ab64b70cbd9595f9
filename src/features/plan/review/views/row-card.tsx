// One row of the list: the document beside what was read, why to look at it, and the likeliest things to do.
import { Button } from '../../../../ui/govuk/button.tsx'
import { Tag } from '../../../../ui/govuk/tag.tsx'
import type { ReviewLine, ReviewRow } from '../edits.ts'
import { isWaiting } from '../imports.ts'
import { joinsFor } from '../joins.ts'
import { words } from '../messages.en.ts'
import { proposalsFor } from '../proposals.ts'
import {
  AboutRow,
  Accept,
  anchorOf,
  Doubts,
  nameOfRow,
  pathOf,
  Proposals,
  ResultSide,
  RowTags,
  type Shown,
  SourceSide,
} from './parts.tsx'

const say = words.review

export function RowCard({ shown, row }: { shown: Shown; row: ReviewRow }) {
  const { importId, blocks, review, back } = shown
  const where = nameOfRow(review.read, row)
  const aim = review.read.priorities[row.priority]?.aims[row.aim]
  return (
    <li class="app-review__item" id={anchorOf(row.at)} tabIndex={-1} data-review-item>
      <h3 class="govuk-heading-s">
        {`${aim?.ref ?? ''} ${aim?.text ?? ''}`.trim() || where} <RowTags row={row} />
      </h3>
      {isWaiting(row) && <Doubts row={row} />}
      <div class="app-versions">
        <div>
          <h4 class="govuk-heading-s">{say.source}</h4>
          <SourceSide blocks={blocks} read={review.read} row={row.row} />
        </div>
        <div>
          <h4 class="govuk-heading-s">{say.result}</h4>
          <ResultSide row={row.row} />
        </div>
      </div>
      <form method="post" action={`/plan/imports/${importId}/edit`} class="govuk-button-group">
        <AboutRow row={row} back={back} />
        {!row.accepted && <Accept {...{ row, where }} />}
        {isWaiting(row) && (
          <Proposals
            proposals={[...joinsFor(row, review), ...proposalsFor(row)]}
            row={row.row}
            where={where}
          />
        )}
        <a class="govuk-link" href={`${pathOf(importId, row.at)}?back=${back}`} data-review-open>
          {say.open}
          <span class="govuk-visually-hidden">{say.openOf(where)}</span>
        </a>
      </form>
    </li>
  )
}

/** A line without a place. */
export function LineCard({ shown: { importId, back }, line }: { shown: Shown; line: ReviewLine }) {
  const where = say.lineOf(line.line.line)
  return (
    <li class="app-review__item" id={anchorOf(line.at, 'line')} tabIndex={-1} data-review-item>
      <p class="govuk-body app-written">
        {line.line.text} {line.accepted && <Tag colour="green">{say.setAside}</Tag>}
      </p>
      <p class="app-small">
        {where}. {line.line.near !== '' && say.trayNear(line.line.near)}
      </p>
      <form method="post" action={`/plan/imports/${importId}/edit`} class="govuk-button-group">
        <input type="hidden" name="line" value={`${line.at.line}-${line.at.part}`} />
        <input type="hidden" name="back" value={back} />
        {!line.accepted && (
          <Button kind="secondary" name="act" value="leave" attributes={{ 'data-review-accept': '' }}>
            {say.leave}
            <span class="govuk-visually-hidden">{`, ${where}`}</span>
          </Button>
        )}
        <a class="govuk-link" href={`${pathOf(importId, line.at, 'lines')}?back=${back}`} data-review-open>
          {words.edit.place}
          <span class="govuk-visually-hidden">{`, ${where}`}</span>
        </a>
      </form>
    </li>
  )
}
