import type { Day } from '../../../../platform/calendar/london.ts'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { asOfWords as words } from '../messages.en.ts'

/** Leads to the same page as it stood on another day. */
export const DayForm = ({ action, on }: { action: string; on: Day }) => (
  <form class="app-no-print" method="get" action={action}>
    <h2 class="govuk-heading-m">{words.choose}</h2>
    <div class="app-inline-form">
      <Input name="on" type="date" label={words.day} value={on} classes="govuk-input--width-10" />
      <Button kind="secondary">{words.show}</Button>
    </div>
  </form>
)
