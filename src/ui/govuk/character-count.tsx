import { Hint } from './hint.tsx'
import { type Attributes, join } from './shared.ts'
import { Textarea } from './textarea.tsx'
import type { FieldProps } from './shared.ts'

/** Words by plural rule, `%{count}` standing for the number: `{ one: '…', other: '…' }`. */
type Plurals = Readonly<Record<string, string>>

type Props = FieldProps & {
  value?: string | undefined
  rows?: number | undefined
  spellcheck?: boolean | undefined
  maxLength?: number | undefined
  maxWords?: number | undefined
  /** Counts in words or characters where the limit alone does not say. */
  countType?: 'words' | 'characters' | 'length' | undefined
  /** The message appears only past this part of the limit, in percent. */
  threshold?: number | undefined
  /** Shown without JavaScript; `%{count}` stands for the limit. */
  limitText?: string | undefined
  messageClasses?: string | undefined
  /** Translations, by the names govuk-frontend gives them (`characters-under-limit`...). */
  translations?: Readonly<Record<string, string | Plurals | undefined>> | undefined
}

/** A text area that says how much room is left. The limit is advice: the server decides. */
export function CharacterCount(props: Props) {
  const { name, id = name, maxLength, maxWords, limitText } = props
  const countType = props.countType ?? (maxWords ? 'words' : undefined)
  const limit = maxWords ?? maxLength
  const words = limitText ?? `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`
  return (
    <Textarea
      {...props}
      id={id}
      classes={join('govuk-js-character-count', props.classes)}
      describedBy={`${id}-info`}
      groupClasses={join('govuk-character-count', props.groupClasses)}
      groupAttributes={{
        'data-module': 'govuk-character-count',
        'data-maxlength': maxLength,
        'data-maxwords': maxWords,
        'data-threshold': props.threshold,
        'data-count-type': countType,
        ...(limit === undefined && limitText ? { 'data-i18n.textarea-description.other': limitText } : {}),
        ...translationAttributes(props.translations ?? {}),
      }}
      afterInput={
        <Hint id={`${id}-info`} classes={join('govuk-character-count__message', props.messageClasses)}>
          {limit !== undefined && words.replace('%{count}', String(limit))}
        </Hint>
      }
    />
  )
}

function translationAttributes(translations: NonNullable<Props['translations']>): Attributes {
  return Object.fromEntries(
    Object.entries(translations).flatMap(([key, words]): [string, string | undefined][] =>
      typeof words === 'object'
        ? Object.entries(words).map(([rule, text]) => [`data-i18n.${key}.${rule}`, text])
        : [[`data-i18n.${key}`, words]],
    ),
  )
}
