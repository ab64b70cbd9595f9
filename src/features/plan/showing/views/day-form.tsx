import { Button } from '../../../../ui/govuk/button.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { asOfWords as words } from '../messages.en.ts'

type Props = {
  action: string
  on: string
  /** What is wrong with the day; it is shown as it was written, which a box for dates alone would leave empty. */
  error?: string
}

/** Leads to the same page as it stood on another day. */
export const DayForm = ({ action, on, error }: Props) => (
  <form class="app-no-print" method="get" action={action}>
    <h2 class="govuk-heading-m">{words.choose}</h2>
    <div class="app-inline-form">
      <Input
        name="on"
        type={error ? 'text' : 'date'}
        label={words.day}
        value={on}
        error={error}
        classes="govuk-input--width-10"
      />
      <Button kind="secondary">{words.show}</Button>
    </div>
  </form>
)
