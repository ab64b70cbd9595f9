// Who changed the plan itself and why: all of it, page by page, or what came between two days.
import { Pagination } from '../../../../ui/govuk/pagination.tsx'
import { historyWords } from '../../running/history.messages.en.ts'
import type { HistoryEntry } from '../../running/history.ts'
import { HistoryList } from '../../running/views/parts.tsx'

const words = historyWords.ofPlan

/** Where the history of a plan is read. */
export const historyPath = (planId: string): string => `/plan/${planId}/history`

type Page = { planId: string; entries: readonly HistoryEntry[]; page: number; more: boolean }

/** One page of a plan's history. `more`: there are older changes. */
export function PlanHistoryPage({ planId, entries, page, more }: Page) {
  const link = (to: number, text: string) => ({ href: `${historyPath(planId)}?page=${to}`, text })
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.lead}</p>
      {entries.length === 0 ? (
        <p class="govuk-body">{words.none}</p>
      ) : (
        <HistoryList entries={entries} headingLevel={2} />
      )}
      {(page > 1 || more) && (
        <Pagination
          previous={page > 1 ? link(page - 1, words.newer) : undefined}
          next={more ? link(page + 1, words.older) : undefined}
        />
      )}
    </>
  )
}

/** What became of the plan itself between two days, with the way to the rest. */
export function PlanHistoryBetween({ planId, entries, more }: Omit<Page, 'page'>) {
  return (
    <section>
      <h2 class="govuk-heading-m">{words.between}</h2>
      {entries.length === 0 ? <p class="govuk-body">{words.none}</p> : <HistoryList entries={entries} />}
      {more && <p class="govuk-body">{words.moreThan(entries.length)}</p>}
      <p class="govuk-body app-no-print">
        <a class="govuk-link" href={historyPath(planId)}>
          {words.whole}
        </a>
      </p>
    </section>
  )
}
