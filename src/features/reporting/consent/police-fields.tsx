// What is asked where the police would be told without the person's yes: the ground, whether it can wait for a manager, and
// whether the person is told. The same fields on every page that leads to the police.
import type { BoundForm } from '../../../ui/form.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { consentWords as words } from './messages.en.ts'
import { GROUNDS, SILENT_WHY } from './police-told.ts'

const say = words.field

type Props = {
  form: BoundForm
  /** When the ground is asked at all. */
  hint: string
  /** What it is asked for, where that is not the police alone. */
  legend?: string
}

export const PoliceFields = ({ form, hint, legend = say.ground }: Props) => (
  <>
    <Radios
      {...form.field('ground')}
      legend={legend}
      legendSize="s"
      hint={hint}
      items={GROUNDS.map((value) => ({ value, text: words.ground[value] }))}
    />
    <Checkboxes
      {...form.choices('urgent')}
      legend={say.manager}
      legendSize="s"
      hint={say.managerHint}
      items={[{ value: 'yes', text: say.urgent }]}
    />
    <Select
      {...form.field('silentWhy')}
      label={say.silent}
      hint={say.silentHint}
      items={[
        { value: '', text: say.tell },
        ...SILENT_WHY.map((value) => ({ value, text: words.silentWhy[value] })),
      ]}
    />
  </>
)
