import type { Language } from '../../../platform/i18n/index.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { WORD_STATES } from '../choose-words.ts'
import { languageWords as say } from '../messages.en.ts'
import { wordsPath } from '../paths.ts'
import type { Standing } from '../standing.ts'

type Row = { language: Language; standing: readonly Standing[] }

/** Every language with how much of it is missing, out of date, drafted and checked. */
export const LanguagesPage = ({ rows }: { rows: readonly Row[] }) => (
  <>
    <h1 class="govuk-heading-l">{say.title}</h1>
    <p class="govuk-body">{say.lead}</p>
    <CardTable
      caption={say.title}
      head={[say.language, ...WORD_STATES.map((state) => say.counts[state]), '']}
      firstCellIsHeader
      rows={rows.map(({ language, standing }) => [
        <>
          <a class="govuk-link" href={wordsPath(language.locale)}>
            {language.english}
          </a>{' '}
          <bdi lang={language.lang}>{language.autonym}</bdi>
        </>,
        ...WORD_STATES.map((state) => (
          <a class="govuk-link" href={wordsPath(language.locale, { state })}>
            {standing.filter((each) => each.state === state).length}
          </a>
        )),
        standing.some(({ state }) => state !== 'missing') ? say.offered : say.notOffered,
      ])}
    />
    <p class="govuk-body">
      <a class="govuk-link" href="/languages/forms">
        {say.formsLink}
      </a>
    </p>
  </>
)
