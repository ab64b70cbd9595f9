import { descriptionOf, LabelledGroup } from './form-group.tsx'
import { type Attributes, type FieldProps, isShown, join } from './shared.ts'

export type SelectItem = {
  text: string
  /** What is submitted; the text itself unless told otherwise. */
  value?: string | number | undefined
  selected?: boolean | undefined
  disabled?: boolean | undefined
  attributes?: Attributes | undefined
}

type Props = FieldProps & { items: readonly SelectItem[]; value?: string | number | undefined }

/** A list to choose one from. For the public prefer radios; for staff, lists of more than about seven. */
export function Select(props: Props) {
  const { name, id = name, items, error, classes, attributes } = props
  return (
    <LabelledGroup {...props} id={id}>
      <select
        class={join('govuk-select', classes, isShown(error) && 'govuk-select--error')}
        id={id}
        name={name}
        disabled={props.disabled}
        aria-describedby={descriptionOf(id, props)}
        {...attributes}
      >
        {items.map((item) => (
          <option
            value={item.value}
            selected={isSelected(item, props.value)}
            disabled={item.disabled}
            {...item.attributes}
          >
            {item.text}
          </option>
        ))}
      </select>
    </LabelledGroup>
  )
}

function isSelected(item: SelectItem, value: string | number | undefined): boolean {
  if (item.selected !== undefined) return item.selected
  return value !== undefined && value !== '' && String(item.value ?? item.text) === String(value)
}
