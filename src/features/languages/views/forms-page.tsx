import { LANGUAGES, languageOf } from '../../../platform/i18n/index.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { CardTable } from '../../../ui/card-table.tsx'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { languageWords } from '../messages.en.ts'
import type { FormRow } from '../words.store.ts'

const say = languageWords.forms
type Props = { forms: readonly FormRow[]; values: FormValues; problems: readonly Problem[] }

/** Which pages can be heard, or seen in sign language, and where. */
export function FormsPage({ forms, values, problems }: Props) {
  const form = bindForm({ values, problems })
  return (
    <>
      <form.Summary />
      <h1 class="govuk-heading-l">{say.title}</h1>
      <p class="govuk-body">{say.lead}</p>
      {forms.length === 0 && <p class="govuk-body">{say.none}</p>}
      {forms.length > 0 && (
        <CardTable
          caption={say.title}
          head={[say.path, say.kind, languageWords.language, say.url, '']}
          rows={forms.map((each) => [
            each.path,
            say.kinds[each.kind],
            languageOf(each.locale)?.english ?? each.locale,
            each.url,
            <RemoveButton form={each} />,
          ])}
        />
      )}
      <form method="post" action="/languages/forms" novalidate>
        <Input {...form.field('path')} label={say.path} hint={say.pathHint} />
        <Radios
          {...form.field('kind')}
          legend={say.kind}
          items={(['audio', 'bsl'] as const).map((kind) => ({ value: kind, text: say.kinds[kind] }))}
        />
        <Select
          {...form.field('locale')}
          label={languageWords.language}
          items={LANGUAGES.map(({ locale, english }) => ({ value: locale, text: english }))}
        />
        <Input {...form.field('url')} label={say.url} hint={say.urlHint} />
        <Button>{say.add}</Button>
      </form>
    </>
  )
}

const RemoveButton = ({ form }: { form: FormRow }) => (
  <form method="post" action="/languages/forms">
    {Object.entries(form).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class="app-link-button" type="submit" name="go" value="remove">
      {say.remove} <span class="govuk-visually-hidden">{form.path}</span>
    </button>
  </form>
)
