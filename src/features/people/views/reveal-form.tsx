// Asking to see a person: why, from a short list or in one's own words.
import type { FormValues } from '../../../platform/http/form.ts'
import type { Problem } from '../../../platform/problems.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { words } from '../messages.en.ts'
import { REVEAL_REASONS } from '../reveal-person.ts'

type Props = {
  action: string
  /** Keeps the ids of several such forms on one page apart. */
  idPrefix: string
  values?: FormValues
  problems?: readonly Problem[]
}

export function RevealForm({ action, idPrefix, values = {}, problems = [] }: Props) {
  const form = bindForm({ values, problems })
  return (
    <form method="post" action={action}>
      <Radios
        {...form.field('reason')}
        idPrefix={`${idPrefix}reason`}
        legend={words.reason}
        legendSize="s"
        hint={words.reasonHint}
        small
        items={REVEAL_REASONS.map((value) => ({
          value,
          text: words.reasons[value],
          ...(value === 'other'
            ? {
                conditional: (
                  <Input
                    {...form.field('reasonText')}
                    id={`${idPrefix}reasonText`}
                    label={words.otherReason}
                  />
                ),
              }
            : {}),
        }))}
      />
      <Button kind="secondary">{words.show}</Button>
    </form>
  )
}
