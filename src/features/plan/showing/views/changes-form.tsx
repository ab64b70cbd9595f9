import { Button } from '../../../../ui/govuk/button.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { changesWords as words } from '../messages.en.ts'

type Props = { planId: string; values: { from: string; to: string }; error?: string | undefined }

/** Asks for the two days that are compared. */
export const ChangesForm = ({ planId, values, error }: Props) => (
  <form class="app-no-print" method="get" action={`/plan/${planId}/changes`}>
    <div class="app-inline-form">
      <Input
        name="from"
        type="date"
        label={words.from}
        value={values.from}
        error={error}
        classes="govuk-input--width-10"
      />
      <Input name="to" type="date" label={words.to} value={values.to} classes="govuk-input--width-10" />
      <Button kind="secondary">{words.compare}</Button>
    </div>
  </form>
)
