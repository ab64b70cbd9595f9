// In which language somebody speaks who is listened to: theirs, whatever the language of the page that staff read.
import { ENGLISH, EASY_READ, type Language, LANGUAGES } from '../../../platform/i18n/index.ts'
import type { BoundForm } from '../../../ui/form.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import type { Form } from '../../../platform/http/form.ts'
import { takeWords } from './messages.en.ts'

const say = takeWords.language

/** A language in which the program has no words: it is written down by its name. */
export const ANOTHER = 'another'
const SPOKEN: readonly Language[] = LANGUAGES.filter(({ locale }) => locale !== EASY_READ.locale)

/** The language of the call; English where nothing else is chosen, or another is written down. */
export const spokenLanguage = (form: Pick<Form, 'one'>): Language =>
  SPOKEN.find(({ locale }) => locale === form.one('spoken')) ?? ENGLISH

export function LanguageAsked({ form }: { form: BoundForm }) {
  return (
    <>
      <Select
        {...form.field('spoken')}
        label={say.spoken}
        hint={say.hint}
        items={[
          ...SPOKEN.map(({ locale, english }) => ({ value: locale, text: english })),
          { value: ANOTHER, text: say.another },
        ]}
      />
      <Input {...form.field('language')} label={say.named} classes="govuk-input--width-20" />
      <Checkboxes
        {...form.choices('interpreter')}
        legend={<span class="govuk-visually-hidden">{say.interpreter}</span>}
        small
        items={[{ value: 'yes', text: say.interpreter }]}
      />
    </>
  )
}
