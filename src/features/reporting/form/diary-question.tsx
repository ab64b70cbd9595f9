// The diary as a question: as many times as are filled in and one more, on the same page, so that it works without script.
import { Button } from '../../../ui/govuk/button.tsx'
import { Fieldset } from '../../../ui/govuk/fieldset.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { DIARY_MAX, diaryField, filledTimes } from './diary.ts'
import { diaryWords as say } from './more.messages.en.ts'
import type { Question } from './step-page.tsx'

export function DiaryQuestion({ form, sent }: Pick<Question, 'form' | 'sent'>) {
  const last = filledTimes(sent).at(-1) ?? 0
  const shown = Math.min(DIARY_MAX, Math.max(2, last + 1))
  return (
    <>
      {Array.from({ length: shown }, (_, at) => at + 1).map((at) => (
        <Fieldset legend={say.entry(at)} legendSize="m">
          <Input {...form.field(diaryField('When', at))} label={say.when} hint={say.whenHint} />
          <Input {...form.field(diaryField('Time', at))} label={say.time} classes="govuk-input--width-10" />
          <Textarea {...form.field(diaryField('What', at))} label={say.what} rows={3} />
          <Input {...form.field(diaryField('Where', at))} label={say.where} />
          <Input {...form.field(diaryField('Who', at))} label={say.who} />
        </Fieldset>
      ))}
      {last === DIARY_MAX ? (
        <InsetText>{say.full}</InsetText>
      ) : (
        <Button name="go" value="again" kind="secondary">
          {say.more}
        </Button>
      )}
    </>
  )
}
