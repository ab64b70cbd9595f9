import type { BoundForm } from '../../../ui/form.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { asExactness, EXACTNESS } from '../exactness.ts'
import { placeWords as say } from '../public.messages.en.ts'

/** How exactly the place may be kept: not exactly, unless they say so. */
export function ExactnessChoice({ form, warned }: { form: BoundForm; warned: boolean }) {
  const field = form.field('exact')
  return (
    <>
      <Checkboxes
        {...form.choices('home')}
        small
        items={[{ value: 'yes', text: say.home, hint: say.homeHint }]}
      />
      {warned && (
        <div role="alert">
          <WarningText>{say.homeWarning}</WarningText>
        </div>
      )}
      <Radios
        {...field}
        value={asExactness(field.value)}
        legend={say.exactTitle}
        legendSize="s"
        items={EXACTNESS.map((value) => ({
          value,
          text: say.exactness[value],
          hint: say.exactHints[value],
        }))}
      />
    </>
  )
}
