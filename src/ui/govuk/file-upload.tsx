import { descriptionOf, LabelledGroup } from './form-group.tsx'
import { type Attributes, type FieldProps, isShown, join } from './shared.ts'

type Props = FieldProps & {
  /** Which kinds the browser offers first, such as ".docx,.pdf". What comes is looked into all the same. */
  accept?: string | undefined
  groupAttributes?: Attributes | undefined
}

/** One file from the person's own device. Browsers never fill it in again: say so where a form comes back. */
export function FileUpload(props: Props) {
  const { name, id = name, error, classes, attributes } = props
  return (
    <LabelledGroup {...props} id={id}>
      <input
        class={join('govuk-file-upload', classes, isShown(error) && 'govuk-file-upload--error')}
        id={id}
        name={name}
        type="file"
        disabled={props.disabled}
        accept={props.accept}
        aria-describedby={descriptionOf(id, props)}
        {...attributes}
      />
    </LabelledGroup>
  )
}
