import type { Language } from '../../../platform/i18n/index.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Pagination } from '../../../ui/govuk/pagination.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { type ListQuery, WORD_STATES, type WordList } from '../choose-words.ts'
import { languageWords } from '../messages.en.ts'
import { stringPath, wordsPath } from '../paths.ts'

const say = languageWords.list
type Props = { language: Language; list: WordList; query: ListQuery }

/** The texts of a language, fifty at a time, each beside its English. */
export function WordsPage({ language, list, query }: Props) {
  const { locale } = language
  const page = (number: number, text: string) => ({
    href: wordsPath(locale, { ...query, page: number }),
    text,
  })
  return (
    <>
      <h1 class="govuk-heading-l">{say.title(language.english)}</h1>
      <ul class="govuk-list">
        <Way href={`/languages/${locale}/export?open=yes`} text={say.exportOpen} />
        <Way href={`/languages/${locale}/export`} text={say.exportAll} />
        <Way href={`/languages/${locale}/export?pages=yes`} text={say.exportPages} />
        <Way href={`/languages/${locale}/import`} text={say.import} />
      </ul>
      <Filter {...{ language, list, query }} />
      {list.all === 0 ? (
        <p class="govuk-body">{say.none}</p>
      ) : (
        <p class="govuk-body">{say.of(list.from + 1, list.from + list.shown.length, list.all)}</p>
      )}
      {list.shown.length > 0 && (
        <CardTable
          caption={say.title(language.english)}
          head={[say.english, say.translation, say.state]}
          rows={list.shown.map(({ source, text, state }) => [
            <a class="govuk-link" href={stringPath(locale, source.key)}>
              {source.english}
            </a>,
            <span lang={language.lang} dir={language.dir}>
              {text}
            </span>,
            languageWords.counts[state],
          ])}
        />
      )}
      <Pagination
        previous={query.page > 1 ? page(query.page - 1, say.previous) : undefined}
        next={list.hasMore ? page(query.page + 1, say.next) : undefined}
      />
    </>
  )
}

const Filter = ({ language, list, query }: Props) => (
  <form method="get" action={wordsPath(language.locale)} class="app-filter-line">
    <Select
      name="state"
      label={say.state}
      value={query.state ?? ''}
      items={[
        { value: '', text: say.all },
        ...WORD_STATES.map((state) => ({ value: state, text: languageWords.counts[state] })),
      ]}
    />
    <Select
      name="part"
      label={say.part}
      value={query.part ?? ''}
      items={[{ value: '', text: say.all }, ...list.parts.map((part) => ({ value: part, text: part }))]}
    />
    <Input name="find" label={say.find} value={query.find ?? ''} />
    <Button kind="secondary">{say.filter}</Button>
  </form>
)

const Way = ({ href, text }: { href: string; text: string }) => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
)
