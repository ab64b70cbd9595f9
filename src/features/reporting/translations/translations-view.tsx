import { formatDateTime } from '../../../platform/calendar/format.ts'
import { languageOf } from '../../../platform/i18n/index.ts'
import type { BoundForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { WithdrawnFields } from '../consent/withdrawn-fields.tsx'
import { translationWords as say } from './messages.en.ts'
import type { TranslatedReport } from './translate-report.ts'

type Props = { report: { reference: string; inMyQueue: boolean }; told: TranslatedReport; form: BoundForm }

/** The language in which it was told, where it is another, and what was translated of it: beside the original, wherever that is read. */
export function Translated({ told }: { told: TranslatedReport }) {
  const language = otherThanEnglish(told)
  return (
    <>
      {language && <p class="govuk-body">{say.original(language.english)}</p>}
      {told.translations.map(({ at, byName, text }) => (
        <section aria-label={say.title}>
          <h3 class="govuk-heading-s">{say.by(byName, formatDateTime(at))}</h3>
          <div class="govuk-inset-text app-said" dir="auto">
            {text ?? say.erased}
          </div>
        </section>
      ))}
    </>
  )
}

function otherThanEnglish({ language }: TranslatedReport) {
  const found = languageOf(language)
  return found?.lang === 'en' ? undefined : found
}

/** What was translated of a report, and where a translation is entered: open where it was made in another language. */
export function Translations({ report, told, form }: Props) {
  const other = otherThanEnglish(told) !== undefined
  const field = form.field('translation')
  return (
    <>
      <Translated told={told} />
      {report.inMyQueue && (
        <Details
          summary={say.open}
          open={(other && told.translations.length === 0) || field.error !== undefined || field.value !== ''}
          classes="app-no-print"
        >
          <form method="post" action={`/reports/${report.reference}/translation`} novalidate>
            <Textarea {...field} label={say.label} hint={say.hint} rows={8} />
            {field.value !== '' && <WithdrawnFields form={form} />}
            <Button kind="secondary" preventDoubleClick>
              {say.save}
            </Button>
          </form>
        </Details>
      )}
    </>
  )
}
