import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { labelOf } from '../incident.messages.en.ts'
import { queueWords } from './messages.en.ts'

export type ConfirmAction = keyof typeof queueWords.confirm & keyof typeof queueWords.action
type Props = {
  reference: string
  version: number
  action: ConfirmAction
  reasons: readonly string[]
  /** Only for giving the report to another authority. */
  authorities: readonly { id: string; name: string }[] | null
  values: FormValues
  problems: readonly Problem[]
}

/** What an action means, why, and the one press that does it. */
export function ConfirmPage({ reference, version, action, reasons, authorities, values, problems }: Props) {
  const form = bindForm({ values, problems })
  const say = queueWords.confirm
  const nobody = authorities !== null && authorities.length === 0
  return (
    <form method="post" action={`/reports/${reference}/${action}`} novalidate>
      <form.Summary />
      <span class="govuk-caption-l">{reference}</span>
      <h1 class="govuk-heading-l">{queueWords.action[action]}</h1>
      <p class="govuk-body">{nobody ? say.noAuthorities : say[action]}</p>
      <input type="hidden" name="version" value={version} />
      {authorities && !nobody && (
        <Select
          {...form.field('authority')}
          label={say.authority}
          items={[{ value: '', text: '' }, ...authorities.map(({ id, name }) => ({ value: id, text: name }))]}
        />
      )}
      {!nobody && (
        <Radios
          {...form.field('reason')}
          legend={say.reason}
          legendSize="s"
          items={reasons.map((value) => ({ value, text: labelOf(queueWords.reasons, value) }))}
        />
      )}
      <div class="govuk-button-group">
        {!nobody && <Button preventDoubleClick>{say.confirm}</Button>}
        <a class="govuk-link" href={`/reports/${reference}`}>
          {say.cancel}
        </a>
      </div>
    </form>
  )
}
