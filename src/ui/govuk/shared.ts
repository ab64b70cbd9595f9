// What every component of the Design System needs: joining class names and ids, and the
// extra attributes a caller may hang on an element (data-*, aria-*, rel...).
import type { ComponentChildren } from 'preact'

/** Extra attributes for the component's main element. `undefined` values are left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** Sizes of labels, legends and captions, as in the Design System. */
export type Size = 's' | 'm' | 'l' | 'xl'

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

/** Joins class names (or ids), leaving out what is empty. */
export function join(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** As `join`, but nothing at all when there is nothing to join, for attributes that may be absent. */
export function joinIds(...ids: readonly (string | false | undefined)[]): string | undefined {
  return join(...ids) || undefined
}

/** True when there is something to show: `''`, `false`, `null` and `undefined` are nothing; 0 is something. */
export function isShown(content: ComponentChildren): boolean {
  return content !== undefined && content !== null && content !== false && content !== ''
}

/** What every form control with a label of its own takes. */
export type FieldProps = {
  /** The name it is submitted under. */
  name: string
  /** Its id; the name unless told otherwise. */
  id?: string | undefined
  label: ComponentChildren
  labelSize?: Size | undefined
  /** Wraps the label in the page's `h1`, for a page that asks one question. */
  labelIsHeading?: boolean | undefined
  hint?: ComponentChildren
  /** What is wrong with the answer, already in words. */
  error?: ComponentChildren
  /** Ids of other elements that describe this one. */
  describedBy?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  /** Classes for the form group around it. */
  groupClasses?: string | undefined
  disabled?: boolean | undefined
}

/** What every group of controls under a legend takes. */
export type GroupProps = {
  /** Without a legend there is no fieldset. */
  legend?: ComponentChildren
  legendSize?: Size | undefined
  /** Wraps the legend in the page's `h1`, for a page that asks one question. */
  legendIsHeading?: boolean | undefined
  hint?: ComponentChildren
  error?: ComponentChildren
  describedBy?: string | undefined
  fieldsetClasses?: string | undefined
  fieldsetAttributes?: Attributes | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  groupClasses?: string | undefined
}
