import type { Problem } from '../../../platform/problems.ts'
import type { FormValues } from '../../../platform/http/form.ts'
import { bindForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { DateInput } from '../../../ui/govuk/date-input.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { type Agency, AGENCY_KINDS, type Area } from '../agencies.ts'
import { words } from '../messages.en.ts'

type Props = {
  action: string
  /** null on a page that has a heading of its own. */
  title: string | null
  values: FormValues
  problems: readonly Problem[]
  others: readonly Agency[]
  areas: readonly Area[]
}

export function AgencyForm({ action, title, values, problems, others, areas }: Props) {
  const form = bindForm({ values, problems })
  const say = words.edit
  return (
    <form method="post" action={action} novalidate>
      <form.Summary />
      {title && <h1 class="govuk-heading-l">{title}</h1>}
      <input type="hidden" name="version" value={form.field('version').value} />
      <Input {...form.field('name')} label={say.name} />
      <Input
        {...form.field('shortName')}
        label={say.shortName}
        hint={say.shortNameHint}
        classes="govuk-input--width-20"
      />
      <Select
        {...form.field('kind')}
        label={say.kind}
        items={[
          { value: '', text: '' },
          ...AGENCY_KINDS.map((kind) => ({ value: kind, text: words.kinds[kind] })),
        ]}
      />
      <Input {...form.field('publicPhone')} label={say.phone} type="tel" classes="govuk-input--width-20" />
      <Input {...form.field('publicEmail')} label={say.email} type="email" classes="govuk-input--width-20" />
      <DateInput {...form.date('validFrom')} legend={say.from} hint={say.fromHint} />
      <DateInput {...form.date('validTo')} legend={say.to} hint={say.toHint} />
      <Select
        {...form.field('successorId')}
        label={say.successor}
        items={[
          { value: '', text: say.noSuccessor },
          ...others.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Checkboxes
        {...form.choices('areaIds')}
        legend={say.areas}
        hint={say.areasHint}
        small
        items={areas.map(({ id, name, code }) => ({ value: id, text: `${name} (${code})` }))}
      />
      <Button preventDoubleClick>{say.save}</Button>
    </form>
  )
}
