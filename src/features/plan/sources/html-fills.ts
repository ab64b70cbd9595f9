// Backgrounds of cells: bgcolor, style attributes, and the plain class rules that Word and Excel write into their pages.
import { cssColour } from './colours.ts'

/** From a class's name to its background. */
export type StyleRules = ReadonlyMap<string, string | null>

const rulesMax = 5_000

/** Takes the text of <style>. Rules for anything but classes, and at-rules, are passed over. */
export function rulesOf(css: string): StyleRules {
  const rules = new Map<string, string | null>()
  for (const rule of withoutComments(css).split('}', rulesMax)) {
    const [selectors = '', body = ''] = rule.split('{')
    const fill = declared(body)
    if (fill === undefined) continue
    for (const selector of selectors.split(',')) {
      const name = /^(?:\w+)?\.([\w-]+)$/.exec(selector.trim())?.[1]
      if (name !== undefined) rules.set(name, fill)
    }
  }
  return rules
}

/** An element's own background, or null. */
export function fillOf(attributes: Record<string, string>, rules: StyleRules): string | null {
  const styled = declared((attributes['style'] ?? '').slice(0, 5_000))
  if (styled !== undefined) return styled
  const given = attributes['bgcolor']
  if (given !== undefined) return cssColour(given)
  for (const name of (attributes['class'] ?? '').split(/\s+/, 20)) {
    const fill = rules.get(name)
    if (fill) return fill
  }
  return null
}

function declared(body: string): string | null | undefined {
  let fill: string | null | undefined
  for (const declaration of body.split(';', 500)) {
    const colon = declaration.indexOf(':')
    const name = declaration.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && (name === 'background' || name === 'background-color'))
      fill = cssColour(declaration.slice(colon + 1))
  }
  return fill
}

function withoutComments(css: string): string {
  return css
    .split('/*')
    .map((piece, at) =>
      at === 0 ? piece : piece.slice(piece.includes('*/') ? piece.indexOf('*/') + 2 : piece.length),
    )
    .join('')
    .replace(/<!--|-->/g, '')
}
