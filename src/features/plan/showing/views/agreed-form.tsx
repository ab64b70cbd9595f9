// Who leads a delivery and its dates, in its row of the table: the coordinator's half of what is edited there.
import type { Problem } from '../../../../platform/problems.ts'
import { bindForm, type FormValues } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { DateInput } from '../../../../ui/govuk/date-input.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { formWords as say } from '../../running/forms.messages.en.ts'
import type { Option } from '../../running/views/act-forms.tsx'
import { editWords as words } from '../messages.en.ts'

export type AgreedProps = {
  action: string
  values: FormValues
  problems: readonly Problem[]
  people: readonly Option[]
  /** Where the date agreed is moved, once there is one. */
  moves: string | undefined
  /** Whether a start is agreed: it moves where the date agreed moves. */
  begins: boolean
}

export function AgreedForm({ action, values, problems, people, moves, begins }: AgreedProps) {
  const form = bindForm({ values, problems })
  const version = typeof values['version'] === 'string' ? values['version'] : ''
  return (
    <form
      class="app-sheet__form app-sheet__form--agreed"
      method="post"
      action={action}
      data-discard={words.discard}
    >
      <input type="hidden" name="version" value={version} />
      <p class="govuk-body">
        <strong>{words.agreed}</strong>
      </p>
      {problems.length > 0 && (
        <div role="alert" tabIndex={-1} class="app-fault">
          {problems.map(({ message }) => (
            <p class="govuk-body">{message}</p>
          ))}
        </div>
      )}
      <div class="app-pair">
        <Select
          {...form.field('lead')}
          id="edit-lead"
          label={say.lead}
          items={[{ value: '', text: say.none }, ...people]}
        />
        {!begins && <DateInput {...form.date('startsOn')} id="edit-startsOn" legend={say.starts} />}
        {moves ? (
          <p class="govuk-body">
            <a class="govuk-link" href={moves}>
              {words.move}
            </a>
          </p>
        ) : (
          <DateInput {...form.date('due')} id="edit-due" legend={say.due} />
        )}
      </div>
      <Input {...form.field('reason')} id="edit-reason" label={words.why} />
      <Button kind="secondary">{words.saveAgreed}</Button>
    </form>
  )
}
