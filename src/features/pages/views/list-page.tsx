import { formatShortDate } from '../../../platform/calendar/format.ts'
import { languageOf } from '../../../platform/i18n/index.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { pageNames, words as all } from '../messages.en.ts'
import { FIRST_LOCALE, type Locale, type PageKey, PAGES } from '../pages.ts'
import type { PageState } from '../pages.store.ts'
import type { LanguageStanding, PageStanding } from '../standing.ts'

const words = all.list
type Props = {
  states: readonly PageState[]
  languages: readonly LanguageStanding[]
  today: string
  keepsDirectory: boolean
}

export const editPath = (page: PageKey, locale: Locale = FIRST_LOCALE) => `/pages/${page}/${locale}`

/** Every page in every language that there is something of, and when it should be read through. */
export function PagesPage({ states, languages, today, keepsDirectory }: Props) {
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
      <h2 class="govuk-heading-m">{words.languages}</h2>
      <p class="govuk-body">{words.languagesIntro}</p>
      {languages.map((each) => (
        <InLanguage {...each} />
      ))}
    </>
  )
}

function InLanguage({ language, pages }: LanguageStanding) {
  const count = (state: PageStanding['state']) => pages.filter((each) => each.state === state).length
  const [own, drafted] = [count('own'), count('drafted')]
  const { languageHead: head, standing } = words
  return (
    <Details summary={words.languageSummary(language.english, own, drafted, pages.length - own - drafted)}>
      <CardTable
        caption={words.languageCaption(language.english)}
        head={[head.page, head.state, head.who]}
        firstCellIsHeader
        rows={pages.map((each) => [
          <a class="govuk-link" href={editPath(each.page, language.locale)}>
            {pageNames[each.page]}
          </a>,
          each.state === 'own' ? standing.own(each.own?.number ?? 1) : standing[each.state],
          checkedWords(each),
        ])}
      />
    </Details>
  )
}

function checkedWords({ state, own, englishSince, came }: PageStanding): string {
  if (englishSince) return words.older(formatShortDate(englishSince))
  if (own) return words.published(formatShortDate(own.at))
  if (!came) return ''
  const on = formatShortDate(came.on)
  if (came.state === 'checked') return words.by(came.by, on)
  return state === 'changed' ? words.olderDraft(on) : words.nobody(on)
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
