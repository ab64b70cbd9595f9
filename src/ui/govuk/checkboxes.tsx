import { type Choice, ChoiceItem, choiceId, type Divider, dividerWord } from './choice-item.tsx'
import { descriptionOf, LegendGroup } from './form-group.tsx'
import { type GroupProps, isShown, join } from './shared.ts'

/** `exclusive` unticks every other answer when this one is ticked ("None of these"). */
export type CheckboxItem = (Choice & { behaviour?: 'exclusive' | undefined }) | Divider | false | undefined

type Props = GroupProps & {
  name: string
  /** Prefix of the answers' ids; the name unless told otherwise. */
  idPrefix?: string | undefined
  items: readonly CheckboxItem[]
  /** The answers ticked. */
  values?: readonly string[] | undefined
  small?: boolean | undefined
}

/** Any number of answers out of several. */
export function Checkboxes(props: Props) {
  const { name, idPrefix = name, items, values = [], attributes, legend } = props
  // Without a fieldset to carry it, each box carries the description itself.
  const describedBy = isShown(legend) ? undefined : descriptionOf(idPrefix, props)
  const classes = join('govuk-checkboxes', props.small && 'govuk-checkboxes--small', props.classes)
  return (
    <LegendGroup {...props} id={idPrefix}>
      <div class={classes} data-module="govuk-checkboxes" {...attributes}>
        {items.map((item, index) => {
          if (!item) return null
          return 'divider' in item ? (
            <div class="govuk-checkboxes__divider">{dividerWord(item)}</div>
          ) : (
            <ChoiceItem
              block="govuk-checkboxes"
              type="checkbox"
              choice={item}
              id={choiceId(item, idPrefix, index)}
              name={name}
              checked={item.checked ?? values.includes(item.value)}
              describedBy={describedBy}
              behaviour={item.behaviour}
            />
          )
        })}
      </div>
    </LegendGroup>
  )
}
