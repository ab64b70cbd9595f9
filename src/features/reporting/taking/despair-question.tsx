// Asked early, because the call may end: whether a life is in danger, and what to read out to whoever says yes.
import type { BoundForm } from '../../../ui/form.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { wordsInDespair } from '../form/help-now.tsx'
import { besideWords } from '../form/more.messages.en.ts'
import { aboutChildWords } from '../form/voices.messages.en.ts'
import { takeWords } from './messages.en.ts'
import { Part } from './part.tsx'

const say = takeWords.despair

export function Despair({ form }: { form: BoundForm }) {
  const help = [
    [say.own, `${wordsInDespair(false, false)} ${besideWords.child}`],
    [say.ofChild, `${wordsInDespair(true, true)} ${aboutChildWords.childline}`],
    [say.ofAdult, wordsInDespair(false, true)],
  ] as const
  return (
    <Part title={say.title} aloud={say.say}>
      <Radios
        {...form.field('despair')}
        legend={say.asked}
        hint={say.hint}
        inline
        small
        items={(['yes', 'no', 'not_known'] as const).map((value) => ({ value, text: say.answers[value] }))}
      />
      <InsetText>
        <p class="govuk-body">{say.help}</p>
        {help.map(([whom, words]) => (
          <p class="govuk-body">
            <strong>{`${whom}:`}</strong> {`“${words}”`}
          </p>
        ))}
      </InsetText>
    </Part>
  )
}
