// A delivery's update as a row of the table, or as a small page where there is no script. The same fields and the same rules
// as the delivery's own form.
import type { Problem } from '../../../../platform/problems.ts'
import { bindForm, type FormValues } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { DateInput } from '../../../../ui/govuk/date-input.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { CONFIDENCES } from '../../running/delivery.ts'
import { confidenceName, ragName, STATUS_WORDS } from '../../running/messages.en.ts'
import type { RagRules } from '../../running/rules.ts'
import { updateFormWords as say } from '../../running/update-form.messages.en.ts'
import { CHOSEN_RAGS, COORDINATOR_STATUSES, UPDATE_STATUSES } from '../../running/update-rule.ts'
import { editWords as words } from '../messages.en.ts'
import { AgreedForm, type AgreedProps } from './agreed-form.tsx'

export type EditProps = {
  action: string
  /** Where the way back leads. */
  back: string
  about: string
  /** What the action says, on the page of its own: in the table it stands above. */
  actionWords?: string | undefined
  values: FormValues
  problems: readonly Problem[]
  rules: RagRules
  coordinator: boolean
  /** What is saved now, where somebody changed it since the form was filled in. */
  saved: { status: string; words: string } | undefined
  /** What was agreed, for whoever may change it. */
  agreed: AgreedProps | undefined
}

export const EditForm = (props: EditProps) => (
  <>
    <SaidForm {...props} />
    {props.agreed && <AgreedForm {...props.agreed} />}
  </>
)

function SaidForm(props: EditProps) {
  const { action, values, problems, rules, coordinator, saved } = props
  const form = bindForm({ values, problems })
  const field = (name: string) => ({ ...form.field(name), id: `edit-${name}` })
  const version = typeof values['version'] === 'string' ? values['version'] : ''
  const statuses = coordinator ? [...UPDATE_STATUSES, ...COORDINATOR_STATUSES] : UPDATE_STATUSES
  return (
    <form class="app-sheet__form" method="post" action={action} data-discard={words.discard}>
      <input type="hidden" name="version" value={version} />
      <p class="govuk-body">
        <strong>{props.about}</strong>
        {props.actionWords && <> {props.actionWords}</>}
      </p>
      {(problems.length > 0 || saved) && (
        <div role="alert" tabIndex={-1} class="app-fault">
          {saved && <p class="govuk-body">{words.conflict(saved.status, saved.words)}</p>}
          {problems.map(({ message }) => (
            <p class="govuk-body">{message}</p>
          ))}
        </div>
      )}
      <Textarea {...field('words')} label={say.words} rows={2} />
      <div class="app-pair">
        <Select
          {...field('status')}
          label={say.status}
          items={[
            { value: '', text: '' },
            ...statuses.map((value) => ({ value, text: STATUS_WORDS[value] })),
          ]}
        />
        <Select
          {...field('progressRag')}
          label={say.progress}
          items={[
            { value: 'suggested', text: say.asSuggested },
            ...CHOSEN_RAGS.map((value) => ({ value, text: ragName(value, rules) })),
          ]}
        />
        <Input {...field('progressReason')} label={say.progressReason} />
        <Select
          {...field('confidenceRag')}
          label={say.confidence}
          items={[
            { value: '', text: say.noConfidence },
            ...CONFIDENCES.map((value) => ({ value, text: confidenceName(value, rules) })),
          ]}
        />
        <Input {...field('confidenceReason')} label={words.confidenceReason} />
        <DateInput {...form.date('forecastDue')} id="edit-forecastDue" legend={say.forecast} />
        <Checkboxes
          {...form.choices('dateStands')}
          idPrefix="edit-dateStands"
          small
          items={[{ value: 'yes', text: say.dateStands(null) }]}
        />
        <Input {...field('cause')} label={say.cause} />
        <Input {...field('correctiveAction')} label={say.corrective} />
        <Input {...field('ask')} label={say.ask} />
        <Input {...field('evidenceToCome')} label={say.evidenceToCome} />
      </div>
      <div class="govuk-button-group">
        <Button>{say.save}</Button>
        <a class="govuk-link" href={props.back} data-cancel>
          {words.cancel}
        </a>
      </div>
    </form>
  )
}

export const EditRow = ({ columns, ...props }: EditProps & { columns: number }) => (
  <tr class="app-sheet__editing">
    <td colspan={columns}>
      <EditForm {...props} />
    </td>
  </tr>
)
