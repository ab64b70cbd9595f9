// Draws the fields of a form from their list.
import type { BoundForm } from '../../../../ui/form.tsx'
import { DateInput } from '../../../../ui/govuk/date-input.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import type { Field } from '../fields.ts'

type Props = { form: BoundForm; fields: readonly Field[] }

export const Fields = ({ form, fields }: Props) =>
  fields.map((field) => <OneField form={form} field={field} />)

function OneField({ form, field }: { form: BoundForm; field: Field }) {
  const bound = form.field(field.name)
  const { label, hint } = field
  switch (field.kind) {
    case 'line':
      return <Input {...bound} label={label} hint={hint} />
    case 'url':
      return <Input {...bound} label={label} hint={hint} type="url" />
    case 'number':
      return <Input {...bound} label={label} hint={hint} inputmode="numeric" classes="govuk-input--width-3" />
    case 'pounds':
      return (
        <Input
          {...bound}
          label={label}
          hint={hint}
          prefix="£"
          inputmode="decimal"
          classes="govuk-input--width-10"
        />
      )
    case 'text':
    case 'lines':
      return <Textarea {...bound} label={label} hint={hint} rows={field.kind === 'lines' ? 4 : 3} />
    case 'day':
      return <DateInput {...form.date(field.name)} legend={label} hint={hint} />
    case 'choice':
      return <Select {...bound} label={label} hint={hint} items={[...field.options]} />
    case 'id':
      return (
        <Select
          {...bound}
          label={label}
          hint={hint}
          items={[{ value: '', text: field.empty }, ...field.options]}
        />
      )
  }
}
