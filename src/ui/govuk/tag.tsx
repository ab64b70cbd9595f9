import type { ComponentChildren } from 'preact'
import { type Attributes, join } from './shared.ts'

export type TagColour =
  | 'grey'
  | 'green'
  | 'teal'
  | 'blue'
  | 'purple'
  | 'magenta'
  | 'red'
  | 'orange'
  | 'yellow'

type Props = {
  colour?: TagColour | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}

/** A state in a word. The word carries the meaning; the colour only helps. */
export function Tag({ colour, classes, attributes, children }: Props) {
  return (
    <strong class={join('govuk-tag', colour && `govuk-tag--${colour}`, classes)} {...attributes}>
      {children}
    </strong>
  )
}
