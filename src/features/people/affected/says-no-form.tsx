// What an officer writes down where a further person takes back their yes.
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { type AffectedPerson, GROUNDS, SAID_NO } from './affected.store.ts'
import { affectedWords } from './messages.en.ts'
import { NO_GROUND } from './says-no.ts'

const say = affectedWords.no

type Props = {
  person: AffectedPerson
  action: string
  idPrefix: string
  values?: FormValues
  problems?: readonly Problem[]
}

export function SaysNoForm({ person, action, idPrefix, values = {}, problems = [] }: Props) {
  const { field } = bindForm({ values, problems })
  const asks = SAID_NO.filter((what) => what === 'kept' || person.mayContact !== 'no')
  return (
    <form method="post" action={action} novalidate>
      <Radios
        {...field('what')}
        idPrefix={`${idPrefix}what`}
        legend={say.what}
        legendSize="s"
        small
        items={asks.map((value) => ({ value, text: say.answers[value], hint: say.answerHints[value] }))}
      />
      {person.named && (
        <Radios
          {...field('ground')}
          idPrefix={`${idPrefix}ground`}
          legend={say.ground}
          legendSize="s"
          hint={say.groundHint}
          small
          items={[
            ...GROUNDS.map((value) => ({ value, text: affectedWords.add.grounds[value] })),
            { value: NO_GROUND, text: affectedWords.add.noGround },
          ]}
        />
      )}
      <WarningText>{say.warning}</WarningText>
      <Button kind="warning" preventDoubleClick>
        {say.button}
      </Button>
    </form>
  )
}
