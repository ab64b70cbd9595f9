// Further people as a question: as many as are filled in and one more, on the same page, so that it works without script.
import { Button } from '../../../ui/govuk/button.tsx'
import { Fieldset } from '../../../ui/govuk/fieldset.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { asksWho, filledOthers, KNOWS, MAY_CONTACT, otherField, OTHERS_MAX } from './others.ts'
import { othersWords as say } from './others.messages.en.ts'
import { otherOptionsOf } from './others-words.ts'
import type { Question } from './step-page.tsx'

/** The answers of a field, each with its words. */
export const otherItems = (part: 'Knows' | 'Contact', at: number) => {
  const words = otherOptionsOf(otherField(part, at)) ?? {}
  const values: readonly string[] = part === 'Knows' ? KNOWS : MAY_CONTACT
  return values.map((value) => ({ value, text: words[value] ?? value }))
}

export function OthersQuestion({ form, sent }: Pick<Question, 'form' | 'sent'>) {
  const last = filledOthers(sent).at(-1) ?? 0
  const shown = Math.min(OTHERS_MAX, last + 1)
  return (
    <>
      {!asksWho(sent) && <InsetText>{say.anonymous}</InsetText>}
      {Array.from({ length: shown }, (_, at) => at + 1).map((at) => (
        <OtherPerson form={form} at={at} asksWho={asksWho(sent)} />
      ))}
      {last === OTHERS_MAX ? (
        <InsetText>{say.full}</InsetText>
      ) : (
        <Button name="go" value="again" kind="secondary">
          {say.more}
        </Button>
      )}
    </>
  )
}

type PersonProps = Pick<Question, 'form'> & { at: number; asksWho: boolean }

export function OtherPerson({ form, at, asksWho: who }: PersonProps) {
  return (
    <Fieldset legend={say.person(at)} legendSize="m">
      <Textarea {...form.field(otherField('Words', at))} label={say.words} hint={say.wordsHint} rows={3} />
      <Radios
        {...form.field(otherField('Knows', at))}
        legend={say.knows}
        legendSize="s"
        small
        items={otherItems('Knows', at)}
      />
      {who && (
        <>
          <Input
            {...form.field(otherField('Name', at))}
            label={say.name}
            hint={say.nameHint}
            spellcheck={false}
          />
          <Radios
            {...form.field(otherField('Contact', at))}
            legend={say.contact}
            legendSize="s"
            small
            items={otherItems('Contact', at)}
          />
          <Input
            {...form.field(otherField('Reach', at))}
            label={say.reach}
            hint={say.reachHint}
            spellcheck={false}
          />
        </>
      )}
    </Fieldset>
  )
}
