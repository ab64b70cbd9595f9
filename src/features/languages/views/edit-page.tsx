import { formatDateTime } from '../../../platform/calendar/format.ts'
import { fillPattern, type Language } from '../../../platform/i18n/index.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { languageWords } from '../messages.en.ts'
import { stringPath, wordsPath } from '../paths.ts'
import type { Standing } from '../standing.ts'
import type { KeptString } from '../words.store.ts'

const say = languageWords.edit

type Props = {
  language: Language
  standing: Standing
  versions: readonly KeptString[]
  values: FormValues
  version: number
  problems: readonly Problem[]
  saved: boolean
  looked: boolean
}

/** One text beside its English. */
export function EditPage({ language, standing, versions, values, version, problems, ...shown }: Props) {
  const { source, state, text, by, on } = standing
  const form = bindForm({ values, problems })
  const inLanguage = { lang: language.lang, dir: language.dir }
  const example = (pattern: string) => <p {...inLanguage}>{exampleOf(pattern, source.gaps, language)}</p>
  return (
    <>
      <form.Summary />
      {shown.saved && <NotificationBanner type="success">{say.saved}</NotificationBanner>}
      <p class="govuk-body">
        <a class="govuk-link" href={wordsPath(language.locale, { part: source.context })}>
          {languageWords.list.title(language.english)}
        </a>
      </p>
      <h1 class="govuk-heading-l">{say.title}</h1>
      <SummaryList
        rows={[
          { key: say.english, value: source.english },
          ...source.variants.map((each) => ({ key: say.variant(each.when), value: each.text })),
          { key: languageWords.list.state, value: languageWords.states[state] },
          text !== '' && { key: say.preview, value: example(text) },
          by !== '' && { key: '', value: say.by(by, on) },
          shown.looked && { key: say.previewNew, value: example(form.field('text').value) },
        ]}
      />
      <form method="post" action={stringPath(language.locale, source.key)} novalidate>
        <input type="hidden" name="version" value={version} />
        <Textarea
          {...form.field('text')}
          label={say.translation}
          labelSize="s"
          hint={source.gaps > 0 ? say.gaps : undefined}
          rows={6}
          attributes={inLanguage}
        />
        <p class="govuk-hint">{say.checkHint}</p>
        <div class="govuk-button-group">
          <Button name="go" value="save">
            {say.save}
          </Button>
          <Button name="go" value="check" kind="secondary">
            {say.check}
          </Button>
          <Button name="go" value="look" kind="secondary">
            {say.look}
          </Button>
        </div>
      </form>
      {versions.length > 0 && <h2 class="govuk-heading-m">{say.versions}</h2>}
      <SummaryList
        rows={versions.map((each) => ({
          key: say.by(each.byName, formatDateTime(each.at)),
          value: <span {...inLanguage}>{each.text}</span>,
        }))}
      />
    </>
  )
}

// Every gap is a number, which a sentence about names takes as well as one about how many.
const exampleOf = (pattern: string, gaps: number, language: Language): string =>
  gaps === 0
    ? pattern
    : (fillPattern(
        pattern,
        language,
        Array.from({ length: gaps }, () => 3),
      ) ?? pattern)
