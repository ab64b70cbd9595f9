import type { Language } from '../../../platform/i18n/index.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { FileUpload } from '../../../ui/govuk/file-upload.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { languageWords } from '../messages.en.ts'
import { pageOfKey } from '../pages-exchange.ts'
import { stringPath, wordsPath } from '../paths.ts'
import type { ImportRow } from '../save-words.ts'

const say = languageWords.take

export type TakePageProps = {
  language: Language
  /** What the file does, text by text; none before there is a file. */
  rows: readonly ImportRow[]
  values: FormValues
  problems: readonly Problem[]
  kept: boolean
}

/** Where a translator's file is taken in, and what it did or would do. */
export function TakePage({ language, rows, values, problems, kept }: TakePageProps) {
  const form = bindForm({ values, problems })
  const what = form.field('what')
  return (
    <>
      <form.Summary />
      <p class="govuk-body">
        <a class="govuk-link" href={wordsPath(language.locale)}>
          {languageWords.list.title(language.english)}
        </a>
      </p>
      <h1 class="govuk-heading-l">{say.title(language.english)}</h1>
      <form method="post" action={`/languages/${language.locale}/import`} enctype="multipart/form-data">
        <FileUpload name="file" label={say.file} accept=".xlf,.xliff" error={form.field('file').error} />
        <Radios
          {...what}
          value={what.value || 'try'}
          legend={say.what}
          items={[
            { value: 'try', text: say.try },
            { value: 'keep', text: say.keep },
          ]}
        />
        <Checkboxes {...form.choices('trusted')} items={[{ value: 'yes', text: say.trusted }]} />
        <Button preventDoubleClick>{say.go}</Button>
      </form>
      {rows.length > 0 && <Report {...{ language, rows, kept }} />}
    </>
  )
}

function Report({ language, rows, kept }: Pick<TakePageProps, 'language' | 'rows' | 'kept'>) {
  const results = [...Map.groupBy(rows, ({ result }) => result)]
  return (
    <>
      <InsetText>
        {kept ? say.kept : say.tried}
        <ul>
          {results.map(([result, some]) => (
            <li>
              {say.results[result]}: {some.length}
            </li>
          ))}
        </ul>
      </InsetText>
      <CardTable
        caption={say.result}
        head={[languageWords.list.key, languageWords.list.translation, say.result]}
        rows={rows.map(({ key, text, result, why }) => [
          result === 'unknown' ? (
            key
          ) : (
            <a class="govuk-link" href={placeOf(language, key)}>
              {key}
            </a>
          ),
          <span lang={language.lang} dir={language.dir}>
            {text}
          </span>,
          [say.results[result], why].filter(Boolean).join('. '),
        ])}
      />
    </>
  )
}

// A page is read and published where pages are kept.
function placeOf({ locale }: Language, key: string): string {
  const page = pageOfKey(key)
  return page ? `/pages/${page}/${locale}` : stringPath(locale, key)
}
