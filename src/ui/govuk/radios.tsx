import { type Choice, ChoiceItem, choiceId, type Divider, dividerWord } from './choice-item.tsx'
import { LegendGroup } from './form-group.tsx'
import { type GroupProps, join } from './shared.ts'

/** A falsy item is left out, so that a view can write `allowed && item`. */
export type RadioItem = Choice | Divider | false | undefined

type Props = GroupProps & {
  name: string
  /** Prefix of the answers' ids; the name unless told otherwise. */
  idPrefix?: string | undefined
  items: readonly RadioItem[]
  /** The answer chosen. */
  value?: string | undefined
  /** Side by side: only for two short answers. */
  inline?: boolean | undefined
  small?: boolean | undefined
}

/** One answer out of several. */
export function Radios(props: Props) {
  const { name, idPrefix = name, items, value, attributes } = props
  const classes = join(
    'govuk-radios',
    props.inline && 'govuk-radios--inline',
    props.small && 'govuk-radios--small',
    props.classes,
  )
  return (
    <LegendGroup {...props} id={idPrefix}>
      <div class={classes} data-module="govuk-radios" {...attributes}>
        {items.map((item, index) => {
          if (!item) return null
          return 'divider' in item ? (
            <div class="govuk-radios__divider">{dividerWord(item)}</div>
          ) : (
            <ChoiceItem
              block="govuk-radios"
              type="radio"
              choice={item}
              id={choiceId(item, idPrefix, index)}
              name={name}
              checked={item.checked ?? (value !== undefined && value !== '' && item.value === value)}
            />
          )
        })}
      </div>
    </LegendGroup>
  )
}
