// What would become, or became, of each row of a file.
import { formatDate, formatDateTime } from '../../../platform/calendar/format.ts'
import { londonDay } from '../../../platform/calendar/london.ts'
import type { Problem } from '../../../platform/problems.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import type { Glimpse, Seen } from './glimpse.ts'
import type { DoneRow, Import } from './imports.store.ts'
import { lineOf } from './line-of.ts'
import { countOutcomes } from './judge-rows.ts'
import { fileWords as say } from './messages.en.ts'
import { RemoveLink } from './remove-link.tsx'
import { removalOf } from './tidy-imports.ts'
import type { FoundField, LeftOut } from './value-choices.ts'
import { Unknown } from './values-page.tsx'

const PER_PAGE = 200

type ShownRow = DoneRow & { notes?: readonly Problem[] }
type Props = { of: Import; rows: readonly ShownRow[]; page: number; seen: Seen }

// Of a row that stays behind nothing is kept, so there is nothing in it to look at.
const notesOn = ({ outcome, notes = [] }: ShownRow): readonly Problem[] =>
  outcome === 'taken' || outcome === 'before' ? notes : []

type TrialProps = { found: readonly FoundField[]; left: readonly LeftOut[] }

/** The dry run: nothing was written. */
export function TrialPage({ of, rows, page, seen, found, left }: Props & TrialProps) {
  const doubtful = rows.filter((row) => notesOn(row).length > 0).length
  const { taken, before, changed, refused } = countOutcomes(rows)
  return (
    <>
      <h1 class="govuk-heading-l">{say.trial.title}</h1>
      <p class="govuk-body">{say.trial.nothing}</p>
      <p class="govuk-body">{say.counts(taken, before, changed, refused)}</p>
      {taken > 0 ? (
        <form method="post" action={`/imports/${of.id}/start`}>
          <p class="govuk-body">{say.trial.rest}</p>
          <Button preventDoubleClick>{say.trial.go(taken)}</Button>
        </form>
      ) : (
        <p class="govuk-body">{say.trial.none}</p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={`/imports/${of.id}/columns`}>
          {say.trial.change}
        </a>
      </p>
      <RemoveLink id={of.id} />
      {doubtful > 0 && <p class="govuk-body">{say.trial.doubtful(doubtful)}</p>}
      <Unknown id={of.id} found={found} left={left} />
      {refused + changed > 0 && <RefusedLink id={of.id} />}
      <Rows {...{ of, rows, page, seen }} words={say.trialOutcomes} />
    </>
  )
}

/** The run: how far it is, and what became of each row. */
export function RunPage({ of, rows, page, seen }: Props) {
  const { taken, before, changed, refused } = countOutcomes(rows)
  return (
    <>
      <h1 class="govuk-heading-l">{say.run.title}</h1>
      <div role="status">
        {of.finishedAt ? (
          <p class="govuk-body">{say.run.finished(formatDateTime(of.finishedAt))}</p>
        ) : (
          <>
            <p class="govuk-body">{say.run.started}</p>
            <p class="govuk-body">{say.run.running(of.done, of.rowCount)}</p>
            <p class="govuk-body">
              <a class="govuk-link" href={`/imports/${of.id}`}>
                {say.run.again}
              </a>
            </p>
          </>
        )}
        <p class="govuk-body">{say.countsDone(taken, before, changed, refused)}</p>
      </div>
      {of.removedAt ? (
        <p class="govuk-body">{say.run.removed(formatDate(londonDay(of.removedAt)))}</p>
      ) : (
        <Downloads of={of} anyRefused={refused + changed > 0} />
      )}
      <Rows {...{ of, rows, page, seen }} words={say.outcomes} />
    </>
  )
}

/** A file that nobody took in, and that was emptied. */
export function UnusedPage({ removedAt }: { removedAt: Date }) {
  return (
    <>
      <h1 class="govuk-heading-l">{say.run.title}</h1>
      <p class="govuk-body">{say.run.unused(formatDate(londonDay(removedAt)))}</p>
    </>
  )
}

function Downloads({ of, anyRefused }: { of: Import; anyRefused: boolean }) {
  return (
    <>
      <p class="govuk-body">
        <a class="govuk-link" href={`/imports/${of.id}/report.csv`}>
          {say.downloads.report}
        </a>
        <br />
        <span class="govuk-hint">{say.downloads.hint}</span>
      </p>
      {anyRefused && <RefusedLink id={of.id} />}
      {of.finishedAt && (
        <>
          <p class="govuk-body">{say.run.removal(formatDate(londonDay(removalOf(of))))}</p>
          <RemoveLink id={of.id} />
        </>
      )}
    </>
  )
}

const RefusedLink = ({ id }: { id: string }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={`/imports/${id}/refused.csv`}>
      {say.downloads.refused}
    </a>
  </p>
)

function Rows({
  of,
  rows,
  page,
  seen: { glimpse, titleOf },
  words,
}: Props & { words: Readonly<Record<DoneRow['outcome'], string>> }) {
  const pages = Math.max(1, Math.ceil(rows.length / PER_PAGE))
  const here = Math.min(page, pages)
  const shown = rows.slice((here - 1) * PER_PAGE, here * PER_PAGE)
  const to = (number: number) => `/imports/${of.id}?page=${number}`
  return (
    <>
      <CardTable
        caption={say.caption}
        head={[say.row, ...(glimpse ? [say.rowSays] : []), say.outcome, say.reference]}
        rows={shown.map((row) => [
          String(lineOf(row.number)),
          ...(glimpse ? [<Says {...glimpse(row.number)} />] : []),
          <>
            {words[row.outcome]}
            <Doubts said={[...row.problems, ...notesOn(row)]} titleOf={titleOf} />
          </>,
          <ReportLink {...row} />,
        ])}
      />
      {pages > 1 && (
        <p class="govuk-body">
          {say.page(here, pages)}{' '}
          {here > 1 && (
            <a class="govuk-link" href={to(here - 1)}>
              {say.previous}
            </a>
          )}{' '}
          {here < pages && (
            <a class="govuk-link" href={to(here + 1)}>
              {say.next}
            </a>
          )}
        </p>
      )}
    </>
  )
}

function Says({ reference, day, place, words }: Glimpse) {
  const first = [reference && say.glimpse.reference(reference), day, place].filter(Boolean)
  return (
    <>
      {first.join(' · ')}
      <br />
      <span class="govuk-hint">{words}</span>
    </>
  )
}

// A report of another authority is not theirs to open.
const ReportLink = ({ reference, opens }: Pick<DoneRow, 'reference' | 'opens'>) =>
  reference && opens ? (
    <a class="govuk-link app-nowrap" href={`/reports/${reference}`}>
      {reference}
    </a>
  ) : (
    <>{reference ?? ''}</>
  )

const Doubts = ({ said, titleOf }: { said: readonly Problem[]; titleOf: Seen['titleOf'] }) =>
  said.length === 0 ? null : (
    <ul class="govuk-list govuk-list--bullet">
      {said.map(({ field, message }) => (
        <li>{say.doubt(titleOf(field), message)}</li>
      ))}
    </ul>
  )
