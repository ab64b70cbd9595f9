// A small part that stands on a page hundreds of times in a few forms: each form is drawn once, and then put in as text.
import type { JSX, VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

// More forms than any page shows: names in them may be a partnership's own, and what it called things last year may go.
const MAX_FORMS = 500

/**
 * Gives `draw` back as one that draws each form once for the life of the process.
 * @param draw draws the part from its properties alone: not from the request, its language or the time
 * @param formOf what makes one form differ from another; two equal answers are the same form
 */
export function drawnOnce<Props>(
  draw: (props: Props) => JSX.Element,
  formOf: (props: Props) => string,
): (props: Props) => VNode {
  const forms = new Map<string, string[]>()
  return (props) => {
    const form = formOf(props)
    let drawn = forms.get(form)
    if (!drawn) {
      if (forms.size >= MAX_FORMS) forms.clear()
      drawn = [renderToString(draw(props))]
      forms.set(form, drawn)
    }
    return jsxTemplate(drawn)
  }
}
