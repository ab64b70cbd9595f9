// What is asked where more would be done with a report that its person withdrew: the ground, and whether they are told.
import type { BoundForm } from '../../../ui/form.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { consentWords as words } from './messages.en.ts'
import { GROUNDS, SILENT_WHY } from './police-told.ts'

/** Shown where the report is known to be withdrawn, or the form came back because of it. */
export const WithdrawnFields = ({ form, known = false }: { form: BoundForm; known?: boolean }) => {
  const ground = form.field('ground')
  if (!known && ground.error === undefined && ground.value === '') return null
  return (
    <>
      <Radios
        {...ground}
        legend={words.field.more}
        legendSize="s"
        hint={words.field.moreHint}
        items={GROUNDS.map((value) => ({ value, text: words.ground[value] }))}
      />
      <Select
        {...form.field('silentWhy')}
        label={words.field.silent}
        hint={words.field.moreSilentHint}
        items={[
          { value: '', text: words.field.tell },
          ...SILENT_WHY.map((value) => ({ value, text: words.silentWhy[value] })),
        ]}
      />
    </>
  )
}
