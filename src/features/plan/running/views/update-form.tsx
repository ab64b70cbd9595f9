import { formatDate } from '../../../../platform/calendar/format.ts'
import type { BoundForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { DateInput } from '../../../../ui/govuk/date-input.tsx'
import { Fieldset } from '../../../../ui/govuk/fieldset.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { CONFIDENCES } from '../delivery.ts'
import {
  confidenceMeaning,
  confidenceName,
  ragMeaning,
  ragName,
  reasonText,
  STATUS_WORDS,
} from '../messages.en.ts'
import type { DeliveryState } from '../plan-state.ts'
import type { RagRules } from '../rules.ts'
import { CHOSEN_RAGS, COORDINATOR_STATUSES, UPDATE_STATUSES } from '../update-rule.ts'
import { updateFormWords as text } from '../update-form.messages.en.ts'

type Props = {
  form: BoundForm
  delivery: Pick<DeliveryState, 'suggestion' | 'baselineDue'>
  rules: RagRules
  /** Whether it is a coordinator's: they may also cancel and replace. */
  coordinator: boolean
  measureName: (key: string) => string
}

/** The fields of an update: of the delivery's page, and of the mail's own link. */
export function UpdateFields({ form, delivery, rules, coordinator, measureName }: Props) {
  const statuses = coordinator ? [...UPDATE_STATUSES, ...COORDINATOR_STATUSES] : UPDATE_STATUSES
  return (
    <>
      <Textarea {...form.field('words')} label={text.words} labelSize="s" hint={text.wordsHint} rows={6} />
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
      <Radios
        {...form.field('progressRag')}
        legend={text.progress}
        legendSize="s"
        small
        hint={<Suggested {...{ delivery, rules, measureName }} />}
        items={[
          { value: 'suggested', text: text.asSuggested },
          ...CHOSEN_RAGS.map((rag) => ({
            value: rag,
            text: ragName(rag, rules),
            hint: ragMeaning(rag, rules),
          })),
        ]}
      />
      <Textarea
        {...form.field('progressReason')}
        label={text.progressReason}
        hint={text.progressReasonHint}
        rows={2}
      />
      <Fieldset legend={text.trouble} legendSize="s">
        <p class="govuk-hint">{text.troubleHint}</p>
        <Textarea {...form.field('cause')} label={text.cause} rows={2} />
        <Textarea {...form.field('correctiveAction')} label={text.corrective} rows={2} />
        <DateInput
          {...form.date('forecastDue')}
          legend={text.forecast}
          hint={text.forecastHint(delivery.baselineDue && formatDate(delivery.baselineDue))}
        />
      </Fieldset>
      <Radios
        {...form.field('confidenceRag')}
        legend={text.confidence}
        legendSize="s"
        small
        hint={text.confidenceHint}
        items={[
          ...CONFIDENCES.toReversed().map((each) => ({
            value: each,
            text: confidenceName(each, rules),
            hint: confidenceMeaning(each, rules),
          })),
          { value: 'none', text: text.noConfidence },
        ]}
      />
      <Textarea {...form.field('confidenceReason')} label={text.confidenceReason} rows={2} />
      <Textarea {...form.field('ask')} label={text.ask} hint={text.askHint} rows={2} />
      <Textarea
        {...form.field('evidenceToCome')}
        label={text.evidenceToCome}
        hint={text.evidenceToComeHint}
        rows={2}
      />
    </>
  )
}

function Suggested({ delivery, rules, measureName }: Pick<Props, 'delivery' | 'rules' | 'measureName'>) {
  const { rag, reasons } = delivery.suggestion
  return (
    <>
      {text.progressHint}. {text.suggested(ragName(rag, rules))}{' '}
      {reasons.map((reason) => reasonText(reason, measureName)).join(' ')}
    </>
  )
}

/** The whole form. */
export function UpdateForm({ action, ...props }: Props & { action: string }) {
  return (
    <form class="app-no-print" method="post" action={action} novalidate>
      <input type="hidden" name="version" value={props.form.field('version').value} />
      <UpdateFields {...props} />
      <Button preventDoubleClick>{text.save}</Button>
    </form>
  )
}
