// A form that could not be taken now, whole and ready to be sent again from the page that says so.
import type { FormValues } from '../../platform/http/form.ts'
import { Button } from '../../ui/govuk/button.tsx'
import { signedOutWords as words } from './problem.messages.en.ts'

type Props = { action: string; values: FormValues; label?: string }

/** What was typed, in hidden fields, with a button. `action` is the path it was sent to. */
export function SendAgain({ action, values, label = words.again }: Props) {
  // A password is typed again rather than kept on a page.
  const fields = Object.entries(values)
    .filter(([name]) => !/password/i.test(name))
    .flatMap(([name, value]) => [value].flat().map((each) => ({ name, value: each })))
  return (
    <form method="post" action={action} novalidate>
      {fields.map(({ name, value }) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button preventDoubleClick>{label}</Button>
    </form>
  )
}
