import { formatShortDate } from '../../../platform/calendar/format.ts'
import { languageOf } from '../../../platform/i18n/index.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { pageNames, words as all } from '../messages.en.ts'
import { FIRST_LOCALE, type Locale, type PageKey, PAGES } from '../pages.ts'
import type { PageState } from '../pages.store.ts'

const words = all.list
type Props = { states: readonly PageState[]; today: string; keepsDirectory: boolean }

export const editPath = (page: PageKey, locale: Locale = FIRST_LOCALE) => `/pages/${page}/${locale}`

/** Every page in every language that there is something of, and when it should be read through. */
export function PagesPage({ states, today, keepsDirectory }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.intro}</p>
      {keepsDirectory && (
        <p class="govuk-body">
          <a class="govuk-link" href="/directory">
            {words.directory}
          </a>
        </p>
      )}
      <CardTable
        caption={words.caption}
        head={[words.head.page, words.head.language, words.head.state, words.head.review]}
        firstCellIsHeader
        rows={PAGES.flatMap(({ page }) => {
          const known = states.filter((state) => state.page === page)
          const shown = known.some(({ locale }) => locale === FIRST_LOCALE) ? known : [undefined, ...known]
          return shown.map((state) => rowOf(page, state, today))
        })}
      />
    </>
  )
}

function rowOf(page: PageKey, state: PageState | undefined, today: string) {
  const locale = state?.locale ?? FIRST_LOCALE
  return [
    <a class="govuk-link" href={editPath(page, locale)}>
      {pageNames[page]}
    </a>,
    languageOf(locale)?.english ?? locale,
    state ? stateWords(state) : words.builtIn,
    state?.reviewBy ? <Review by={state.reviewBy} today={today} /> : '',
  ]
}

function stateWords({ published, newest }: PageState): string {
  const read = published === null ? words.notPublished : words.version(published)
  return published === newest ? read : `${read}, ${words.draft(newest)}`
}

const Review = ({ by, today }: { by: string; today: string }) =>
  by <= today ? (
    <Tag colour="orange">{words.due(formatShortDate(by))}</Tag>
  ) : (
    <>{words.dueBy(formatShortDate(by))}</>
  )
