// A small part that stands on a page hundreds of times in a few forms: each form is drawn once, and then put in as text.
import type { JSX, VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import { onceFor } from '../platform/once-for.ts'

// More forms than any page shows: names in them may be a partnership's own, and what it called things last year may go.
const MAX_FORMS = 500
// Of one object: readers who may and may not edit it, with the columns that one or two of them chose.
const MAX_FORMS_EACH = 4

type Draw<Props> = (props: Props) => JSX.Element
type Drawn<Props> = (props: Props) => VNode

/**
 * Gives `draw` back as one that draws each form once for the life of the process.
 * @param draw draws the part from its properties alone: not from the request, its language or the time
 * @param formOf what makes one form differ from another; two equal answers are the same form
 */
export function drawnOnce<Props>(draw: Draw<Props>, formOf: (props: Props) => string): Drawn<Props> {
  const forms = new Map<string, string[]>()
  return (props) => drawnIn(forms, MAX_FORMS, draw, props, formOf(props))
}

/**
 * As `drawnOnce`, for a part that shows one object which nobody changes: its forms are let go with the object.
 * @param ofWhat the object that it shows, whatever else differs
 */
export function drawnOnceFor<Props>(
  draw: Draw<Props>,
  ofWhat: (props: Props) => object,
  formOf: (props: Props) => string,
): Drawn<Props> {
  const formsFor = onceFor<object, Map<string, string[]>>(() => new Map())
  return (props) => drawnIn(formsFor(ofWhat(props)), MAX_FORMS_EACH, draw, props, formOf(props))
}

function drawnIn<Props>(
  forms: Map<string, string[]>,
  max: number,
  draw: Draw<Props>,
  props: Props,
  form: string,
): VNode {
  let drawn = forms.get(form)
  if (!drawn) {
    if (forms.size >= max) forms.clear()
    drawn = [inOnePiece(renderToString(draw(props)))]
    forms.set(form, drawn)
  }
  return jsxTemplate(drawn)
}

// A drawn text is a tree of its thousands of pieces until its bytes are asked for; kept as such, each page would copy it
// piece by piece again.
const inOnePiece = (text: string): string => Buffer.from(text).toString()
