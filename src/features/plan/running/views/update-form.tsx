import type { BoundForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { STATUS_WORDS } from '../messages.en.ts'
import type { DeliveryState } from '../plan-state.ts'
import type { RagRules } from '../rules.ts'
import { onceSpoken } from '../suggest-rag.ts'
import { COORDINATOR_STATUSES, UPDATE_STATUSES } from '../update-rule.ts'
import { updateFormWords as text } from '../update-form.messages.en.ts'
import { Colour, Confidence, More, Trouble } from './update-folds.tsx'

export type UpdateFieldsProps = {
  form: BoundForm
  delivery: Pick<DeliveryState, 'suggestion' | 'baselineDue' | 'recurring' | 'status'>
  rules: RagRules
  /** Whether it is a coordinator's: they may also cancel and replace. */
  coordinator: boolean
  measureName: (key: string) => string
}

/**
 * The fields of an update: of the delivery's page, and of the mail's own link. First what is asked of everybody; whatever only
 * some need is folded, and stands open where it is needed or wrong.
 */
export function UpdateFields(given: UpdateFieldsProps) {
  const { form, coordinator, delivery } = given
  const props = { ...given, delivery: { ...delivery, suggestion: onceSpoken(delivery, delivery.suggestion) } }
  const words = form.field('words')
  const statuses = coordinator ? [...UPDATE_STATUSES, ...COORDINATOR_STATUSES] : UPDATE_STATUSES
  return (
    <>
      <Textarea
        {...words}
        label={text.words}
        labelSize="s"
        hint={words.value === '' || form.hasProblems ? text.wordsHint : text.wordsAgain}
        rows={4}
      />
      <Radios
        {...form.field('status')}
        legend={text.status}
        legendSize="s"
        small
        items={statuses.map((status) => ({
          value: status,
          text: STATUS_WORDS[status],
          hint: status === 'complete_unverified' ? text.statusHints.complete_unverified : undefined,
        }))}
      />
      <Trouble {...props} />
      <Colour {...props} />
      <Confidence {...props} />
      <More {...props} />
    </>
  )
}

/** The whole form. */
export function UpdateForm({ action, ...props }: UpdateFieldsProps & { action: string }) {
  return (
    <form class="app-no-print" method="post" action={action} novalidate>
      <input type="hidden" name="version" value={props.form.field('version').value} />
      <UpdateFields {...props} />
      <Button preventDoubleClick>{text.save}</Button>
    </form>
  )
}
