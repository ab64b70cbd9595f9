// Exchanges left and right in a compiled style sheet, for pages in right-to-left languages.
// govuk-frontend is written for left-to-right only; mirroring all of it once, here, leaves the
// ordinary sheet untouched and misses nothing. Our own styles use logical properties
// (`margin-inline-start`), which turn round by themselves and are not changed here.

const swapWord = (text) => text.replace(/\b(left|right)\b/g, (side) => (side === 'left' ? 'right' : 'left'))

const sidedValue = /^(text-align|float|clear|justify-content)$/
const fourSides = /^(margin|padding|border-width|border-color|border-style|inset)$/
// The details marker is a triangle cut out of its box; pointing right becomes pointing left.
const pointsRight = /polygon\(0% 0%, ?100% 50%, ?0% 100%\)/g

/** A tick is a tick in every language: it moves to the other side, but is not turned round. */
const keepsShape = /checkboxes__label::?after/
const shape = /^\s*(border-width|transform)\s*:/

/** The style sheet `css`, compressed or not, seen in a mirror. */
export function mirror(css) {
  return css.replace(/([^{}]*)\{([^{}]*)\}/g, (_rule, selector, body) => {
    const keeps = keepsShape.test(selector)
    const declarations = body
      .split(';')
      .map((each) => (keeps && shape.test(each) ? each : mirrorDeclaration(each)))
    return `${selector}{${declarations.join(';')}}`
  })
}

function mirrorDeclaration(declaration) {
  const colon = declaration.indexOf(':')
  if (colon < 0) return declaration
  const name = declaration.slice(0, colon)
  const value = declaration.slice(colon + 1)
  const property = name.trim()
  if (/(^|-)(left|right)(-|$)/.test(property)) return `${swapWord(name)}:${value}`
  if (sidedValue.test(property)) return `${name}:${swapWord(value)}`
  if (fourSides.test(property)) return `${name}:${swapSides(value)}`
  if (property === 'transform') {
    return `${name}:${value.replace(/rotate\((-?)/g, (_, minus) => (minus ? 'rotate(' : 'rotate(-'))}`
  }
  if (property.endsWith('clip-path')) {
    return `${name}:${value.replace(pointsRight, 'polygon(0% 50%,100% 100%,100% 0%)')}`
  }
  return declaration
}

/** Top, right, bottom and left: the second and the fourth change places. Spaces inside brackets part nothing. */
function swapSides(value) {
  const [top, right, bottom, left, ...more] = value.trim().split(/\s+(?![^(]*\))/)
  if (left === undefined || more.length > 0) return value
  const important = /!important$/.exec(left)?.[0] ?? ''
  return `${top} ${left.replace(/!important$/, '')} ${bottom} ${right}${important}`
}
