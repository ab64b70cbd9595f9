import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { PUBLIC_TEMPLATES, type PublicTemplate } from '../mail.ts'
import { mailTexts as words } from '../messages.en.ts'

export type WordsShown = {
  template: PublicTemplate
  values: FormValues
  problems: readonly Problem[]
  /** Who changes them, where the reader does not: then they are only to read. */
  changedBy: string | null
}

/** The partnership's own words for mail to a person. */
export function WordsForm({ template, values, problems, changedBy }: WordsShown) {
  const form = bindForm({ values, problems })
  return (
    <form method="post" action={`/admin/mail-words/${template}`} novalidate>
      <form.Summary />
      <h1 class="govuk-heading-l">{words.wordsTitle}</h1>
      <ul class="govuk-list">
        {PUBLIC_TEMPLATES.map((each) => (
          <li>
            {each === template ? (
              <strong>{words.templates[each]}</strong>
            ) : (
              <a class="govuk-link" href={`/admin/mail-words/${each}`}>
                {words.templates[each]}
              </a>
            )}
          </li>
        ))}
      </ul>
      {changedBy ? (
        <>
          <SummaryList
            rows={[
              { key: words.subject, value: form.field('subject').value },
              { key: words.bodyLabel, value: form.field('body').value },
            ]}
          />
          <p class="govuk-body">{changedBy}</p>
        </>
      ) : (
        <>
          <p class="govuk-body">{words.wordsIntro}</p>
          <input type="hidden" name="version" value={form.field('version').value} />
          <Input {...form.field('subject')} label={words.subject} />
          <Textarea {...form.field('body')} label={words.bodyLabel} />
          <Button preventDoubleClick>{words.save}</Button>
        </>
      )}
    </form>
  )
}
