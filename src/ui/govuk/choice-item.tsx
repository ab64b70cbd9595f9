// One radio or checkbox with its label, hint and what it reveals. The two components
// differ only in their class names, their type and where the shared description goes.
import type { ComponentChildren } from 'preact'
import { messages } from '../messages.en.ts'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'
import { type Attributes, isShown, join, joinIds } from './shared.ts'

/** One answer to choose. */
export type Choice = {
  value: string
  text: ComponentChildren
  hint?: ComponentChildren
  /** Fields shown only while this answer is chosen (always shown without JavaScript). */
  conditional?: ComponentChildren
  checked?: boolean | undefined
  disabled?: boolean | undefined
  id?: string | undefined
  name?: string | undefined
  labelClasses?: string | undefined
  labelAttributes?: Attributes | undefined
  attributes?: Attributes | undefined
}

/** A word between answers. "or" is said in the language of whoever reads. */
export type Divider = { divider: ComponentChildren }

export const dividerWord = ({ divider }: Divider): ComponentChildren =>
  divider === 'or' ? messages.parts.or : divider

/** The first answer carries the bare id, so that the error summary can link to it. */
export function choiceId(choice: Choice, prefix: string, index: number): string {
  return choice.id ?? (index > 0 ? `${prefix}-${index + 1}` : prefix)
}

type Props = {
  block: 'govuk-radios' | 'govuk-checkboxes'
  type: 'radio' | 'checkbox'
  choice: Choice
  id: string
  name: string
  checked: boolean
  describedBy?: string | undefined
  behaviour?: 'exclusive' | undefined
}

export function ChoiceItem({ block, type, choice, id, name, checked, describedBy, behaviour }: Props) {
  const hintId = isShown(choice.hint) ? `${id}-item-hint` : undefined
  const conditionalId = isShown(choice.conditional) ? `conditional-${id}` : undefined
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={choice.name ?? name}
          type={type}
          value={choice.value}
          checked={checked}
          disabled={choice.disabled}
          data-aria-controls={conditionalId}
          data-behaviour={behaviour}
          aria-describedby={joinIds(describedBy, hintId)}
          {...choice.attributes}
        />
        <Label
          for={id}
          classes={join(`${block}__label`, choice.labelClasses)}
          attributes={choice.labelAttributes}
        >
          {choice.text}
        </Label>
        {hintId && (
          <Hint id={hintId} classes={`${block}__hint`}>
            {choice.hint}
          </Hint>
        )}
      </div>
      {conditionalId && (
        <div
          class={join(`${block}__conditional`, !checked && `${block}__conditional--hidden`)}
          id={conditionalId}
        >
          {choice.conditional}
        </div>
      )}
    </>
  )
}
