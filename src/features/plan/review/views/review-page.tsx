import { formatDateTime } from '../../../../platform/calendar/format.ts'
import { Button } from '../../../../ui/govuk/button.tsx'
import { ErrorSummary } from '../../../../ui/govuk/error-summary.tsx'
import { Pagination } from '../../../../ui/govuk/pagination.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { warningText } from '../../reading/messages.en.ts'
import type { WarningCode } from '../../reading/read-plan.schema.ts'
import type { Reviewed } from '../edits.ts'
import { asideOf, carriedIn, isWaiting, namedParts, type PlanImport, progressOf } from '../imports.ts'
import { words } from '../messages.en.ts'
import { KeyOffer } from './key-offer.tsx'
import type { Shown } from './parts.tsx'
import { LineCard, RowCard } from './row-card.tsx'
import { History, Keep, AboveTables, Versions } from './review-parts.tsx'

const say = words.review
const PER_PAGE = 25

export type Show = 'doubtful' | 'all'
export type ReviewView = {
  found: PlanImport
  review: Reviewed
  show: Show
  page: number
  owners: { known: number; all: number }
  plans: readonly { id: string; title: string }[]
  problem?: { text: string; href?: string } | undefined
}

/** The list to look through: the document beside what was read, the doubtful first. */
export function ReviewPage({ found, review, show, page, owners, plans, problem }: ReviewView) {
  const { rows, tray } = review
  const items = [
    ...(show === 'all' ? rows : rows.filter(isWaiting)).map((row) => ({ row })),
    ...(show === 'all' ? tray : tray.filter(({ accepted }) => !accepted)).map((line) => ({ line })),
  ]
  const carried = carriedIn(review)
  const last = Math.max(1, Math.ceil(items.length / PER_PAGE))
  const at = Math.min(page, last)
  const onPage = items.slice((at - 1) * PER_PAGE, at * PER_PAGE)
  const shown: Shown = { importId: found.id, blocks: found.blocks, review, back: `${show}-${at}` }
  return (
    <>
      {problem && <ErrorSummary errors={[problem]} />}
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.nothingKept}</p>
      <Facts found={found} review={review} owners={owners} />
      <AboveTables blocks={found.blocks} read={review.read} />
      <Versions found={found} plans={plans} />
      <Unfit found={found} review={review} />
      <KeyOffer found={found} review={review} />
      <h2 class="govuk-heading-m" id="review">
        {show === 'all' ? say.allTitle : say.doubtfulTitle}
      </h2>
      <Progress review={review} />
      {carried > 0 && <p class="govuk-body">{say.carriedCount(carried)}</p>}
      <Views id={found.id} show={show} />
      <p class="govuk-body app-review__keys">{say.keys}</p>
      <SetAside id={found.id} tray={tray} back={shown.back} />
      {items.length === 0 ? (
        <p class="govuk-body">{say.noneLeft}</p>
      ) : (
        <ol class="app-review" data-review>
          {onPage.map((item) =>
            'row' in item ? (
              <RowCard shown={shown} row={item.row} />
            ) : (
              <LineCard shown={shown} line={item.line} />
            ),
          )}
        </ol>
      )}
      {last > 1 && <Pages id={found.id} show={show} at={at} last={last} />}
      <Keep found={found} review={review} />
      <History found={found} />
    </>
  )
}

/** One act for all that has no place: a web page brings its menus and notices. */
function SetAside({ id, tray, back }: Pick<Reviewed, 'tray'> & { id: string; back: string }) {
  const { lines, print } = asideOf(tray)
  if (lines.length < 2) return null
  return (
    <form method="post" action={`/plan/imports/${id}/edit`}>
      <p class="govuk-body">{say.aside(lines.length)}</p>
      <input type="hidden" name="lines" value={print} />
      <input type="hidden" name="back" value={back} />
      <Button kind="secondary" preventDoubleClick>
        {say.leaveAll(lines.length)}
      </Button>
    </form>
  )
}

function Progress({ review }: { review: Reviewed }) {
  const { done, of } = progressOf(review)
  return (
    <p class="govuk-body" role="status">
      {say.progress(done, of)}
    </p>
  )
}

/** What is mended by saying what the columns are. */
const OF_COLUMNS: readonly WarningCode[] = [
  'no-header',
  'titles-by-choice',
  'columns-by-place',
  'table-without-actions',
]

function Facts({ found, review, owners }: Pick<ReviewView, 'found' | 'review' | 'owners'>) {
  const { read } = review
  const { priorities, aims } = namedParts(read)
  const path = `/plan/imports/${found.id}`
  const change = (href: string, of: string) => [
    { href: `${path}/${href}`, text: say.change, hiddenText: say.changeOf(of) },
  ]
  return (
    <SummaryList
      rows={[
        {
          key: say.document,
          value: `${found.fileName} (${words.upload.by(formatDateTime(found.createdAt), found.createdBy)})`,
        },
        { key: say.planTitle, value: read.title || say.noTitle, actions: change('heading', say.planTitle) },
        {
          key: say.period,
          value:
            read.period?.words || (read.period ? `${read.period.from} – ${read.period.to}` : say.noPeriod),
          actions: change('heading', say.period),
        },
        { key: say.read, value: say.counts(priorities, aims, review.rows.length) },
        { key: say.columns, value: say.changeColumns, actions: change('columns', say.columns) },
        {
          key: say.owners,
          value: say.ownersWords(owners.known, owners.all),
          actions: change('owners', say.owners),
        },
        read.warnings.length > 0 && {
          key: say.warnings,
          value: (
            <ul class="govuk-list">
              {read.warnings.map(({ code, line, about }) => (
                <li>
                  {warningText[code]}
                  {line !== null && ` (${say.lineOf(line)})`}
                  {about !== '' && `: ${about}`}
                  {OF_COLUMNS.includes(code) && (
                    <>
                      {' '}
                      <a class="govuk-link" href={`${path}/columns`}>
                        {say.changeColumns}
                      </a>
                    </>
                  )}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}

function Views({ id, show }: { id: string; show: Show }) {
  const link = (to: Show, text: string) => (
    <li>
      <a
        class="govuk-link"
        href={`/plan/imports/${id}?show=${to}#review`}
        aria-current={show === to ? 'true' : undefined}
      >
        {text}
      </a>
    </li>
  )
  return (
    <nav aria-label={say.views}>
      <ul class="govuk-list app-review__views">
        {link('doubtful', say.showDoubtful)}
        {link('all', say.showAll)}
      </ul>
    </nav>
  )
}

function Pages({ id, show, at, last }: { id: string; show: Show; at: number; last: number }) {
  const href = (page: number) => `/plan/imports/${id}?show=${show}&page=${page}#review`
  return (
    <Pagination
      previous={at > 1 ? { href: href(at - 1) } : undefined}
      next={at < last ? { href: href(at + 1) } : undefined}
      items={Array.from({ length: last }, (_, index) => ({
        number: index + 1,
        href: href(index + 1),
        current: index + 1 === at,
      }))}
    />
  )
}

function Unfit({ found, review }: Pick<ReviewView, 'found' | 'review'>) {
  if (review.unfit.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{words.edit.unfitTitle}</h2>
      <p class="govuk-body">{words.edit.unfit}</p>
      <ul class="govuk-list govuk-list--bullet">
        {review.unfit.map((at) => {
          const edit = found.edits[at]
          return edit ? (
            <li>
              {words.kinds[edit.kind]}
              {'at' in edit && ` (${say.lineOf(edit.at.line)})`}
            </li>
          ) : null
        })}
      </ul>
    </section>
  )
}
