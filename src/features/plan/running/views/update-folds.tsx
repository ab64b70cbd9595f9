// What only some updates need, each behind a line that says what stands in it: nobody opens one to learn that it is empty.
import { formatDate } from '../../../../platform/calendar/format.ts'
import type { BoundForm } from '../../../../ui/form.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { DateInput } from '../../../../ui/govuk/date-input.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { CONFIDENCES, isOngoing } from '../delivery.ts'
import { confidenceMeaning, confidenceName, ragMeaning, ragName, reasonText } from '../messages.en.ts'
import { CHOSEN_RAGS } from '../update-rule.ts'
import { updateFormWords as text } from '../update-form.messages.en.ts'
import type { UpdateFieldsProps as Props } from './update-form.tsx'

const DATE_BOXES = ['forecastDue-day', 'forecastDue-month', 'forecastDue-year']
const isWrong = (form: BoundForm, ...names: string[]) =>
  names.some((name) => form.field(name).error !== undefined)
const isSaid = (form: BoundForm, ...names: string[]) => names.some((name) => form.field(name).value !== '')

/** The colour that is chosen in the form, else the one that the facts suggest. */
const colourOf = ({ form, delivery }: Pick<Props, 'form' | 'delivery'>) =>
  CHOSEN_RAGS.find((rag) => rag === form.field('progressRag').value) ?? delivery.suggestion.rag

/** Cause, corrective action and new date: open where the colour needs them, or where some of it was said before. */
export function Trouble(props: Props) {
  const { form, delivery } = props
  const colour = colourOf(props)
  const fields = ['cause', 'correctiveAction', 'forecastDue', ...DATE_BOXES]
  const needed = colour === 'red' || colour === 'amber'
  const agreed = delivery.baselineDue && formatDate(delivery.baselineDue)
  const ongoing = isOngoing(delivery)
  const over = delivery.suggestion.reasons.some(({ code }) => code === 'overdue')
  return (
    <Details
      summary={text.trouble}
      open={needed || isWrong(form, ...fields) || isSaid(form, 'cause', 'correctiveAction')}
    >
      <p class="govuk-hint">{text.troubleHint}</p>
      <Textarea {...form.field('cause')} label={text.cause} rows={2} />
      <Textarea {...form.field('correctiveAction')} label={text.corrective} rows={2} />
      <DateInput
        {...form.date('forecastDue')}
        legend={ongoing ? text.backBy : text.forecast}
        hint={ongoing ? text.backByHint : text.forecastHint(agreed)}
      />
      {agreed && !over && (
        <Checkboxes
          {...form.choices('dateStands')}
          small
          items={[{ value: 'yes', text: text.dateStands(agreed) }]}
        />
      )}
    </Details>
  )
}

/** Another colour than the facts suggest. */
export function Colour(props: Props) {
  const { form, delivery, rules, measureName } = props
  const chosen = CHOSEN_RAGS.find((rag) => rag === form.field('progressRag').value)
  const { rag: suggested, reasons } = delivery.suggestion
  // A document's colour has no reason: whoever answers first says it, and should not learn of it from an error.
  const isUnsaid = chosen !== undefined && chosen !== suggested && !isSaid(form, 'progressReason')
  return (
    <Details
      summary={
        chosen
          ? text.colourChosen(ragName(chosen, rules), ragName(suggested, rules))
          : text.colourSuggested(ragName(suggested, rules))
      }
      open={isUnsaid || isWrong(form, 'progressRag', 'progressReason')}
    >
      <Radios
        {...form.field('progressRag')}
        legend={text.progress}
        legendSize="s"
        small
        hint={
          <>
            {text.progressHint}. {text.suggested(ragName(suggested, rules))}{' '}
            {reasons.map((reason) => reasonText(reason, measureName)).join(' ')}
          </>
        }
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
    </Details>
  )
}

/** How sure its owner is. */
export function Confidence({ form, rules }: Props) {
  const said = CONFIDENCES.find((each) => each === form.field('confidenceRag').value)
  return (
    <Details
      summary={said ? text.confidenceSaid(confidenceName(said, rules)) : text.confidenceUnsaid}
      open={isWrong(form, 'confidenceRag', 'confidenceReason')}
    >
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
    </Details>
  )
}

/** What is asked of the board, and the evidence that is still to come. */
export function More({ form }: Props) {
  const fields = ['ask', 'evidenceToCome']
  return (
    <Details summary={text.more} open={isWrong(form, ...fields) || isSaid(form, ...fields)}>
      <Textarea {...form.field('ask')} label={text.ask} hint={text.askHint} rows={2} />
      <Textarea
        {...form.field('evidenceToCome')}
        label={text.evidenceToCome}
        hint={text.evidenceToComeHint}
        rows={2}
      />
    </Details>
  )
}
