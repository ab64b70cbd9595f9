// "It happened again", and something else that happened.
import type { BoundForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import type { Problem } from '../../../platform/problems.ts'
import { type Adding, EvidenceQuestion } from '../../evidence/index.ts'
import { formWords } from '../form/messages.en.ts'
import { TOLD_WITH } from '../told-with.ts'
import { comingBackWords } from './coming-back.messages.en.ts'
import { followUpWords } from './messages.en.ts'
import type { Key } from './open-report.ts'
import { HeldForm } from './parts.tsx'

const say = comingBackWords.again

type Props = {
  held: Key
  form: BoundForm
  about: 'again' | 'another'
  /** Of the code, for a report of its own (told-with.ts); null where none is offered. */
  toldWith: string | null
  /** The files that are being added. */
  adding: Adding
  problems: readonly Problem[]
}

export function AgainForm({ held, form, about, toldWith, adding, problems }: Props) {
  return (
    <>
      <h1 class="govuk-heading-l">{say.title[about]}</h1>
      <InsetText>{say.danger}</InsetText>
      <p class="govuk-body">{say.lead}</p>
      <HeldForm held={held} once here={about} files>
        <input type="hidden" name="token" value={adding.token} />
        <Textarea {...form.field('what')} label={say.what} labelSize="s" hint={say.whatHint} rows={6} />
        <Radios
          {...form.field('when')}
          legend={say.when}
          legendSize="s"
          items={[
            { value: 'today', text: say.today },
            { value: 'yesterday', text: say.yesterday },
            {
              value: 'date',
              text: say.date,
              conditional: <DateInput {...form.date('when')} legend={say.dateLabel} legendSize="s" />,
            },
            { value: 'unknown', text: say.unknown },
          ]}
        />
        <Input
          {...form.field('whenTime')}
          label={formWords.when.time}
          labelSize="s"
          hint={formWords.when.timeHint}
        />
        <EvidenceQuestion {...adding} problems={problems} label={followUpWords.files.label} labelSize="s" />
        <Button name="do" value={about} preventDoubleClick>
          {say.send}
        </Button>
      </HeldForm>
      {toldWith && (
        <form method="post" action="/report" novalidate autocomplete="off">
          <input type="hidden" name={TOLD_WITH} value={toldWith} />
          <h2 class="govuk-heading-m">{say.own.title}</h2>
          <p class="govuk-body">{say.own.text}</p>
          <Button kind="secondary" name="go" value="change-what">
            {say.own.button}
          </Button>
        </form>
      )}
    </>
  )
}
