// The short address of a source, as it is printed, and its square code.
import { currentLocale, ENGLISH } from '../../../platform/i18n/index.ts'
import { qrPath } from '../../accounts/index.ts'

/** What people type: without the language, to keep it short. */
export const shortAddress = (origin: string, code: string): string => `${origin}/go/${code}`

/** What the square code holds: opens the form in the language of the poster. */
export function codedAddress(origin: string, code: string): string {
  const locale = currentLocale()
  return locale === ENGLISH.locale
    ? shortAddress(origin, code)
    : `${shortAddress(origin, code)}?lang=${locale}`
}

/** White squares around the code, without which cameras do not find it. */
export const QUIET = 4

/** The square code as a file by itself. */
export function qrSvg(text: string): string {
  const { size, path } = qrPath(text)
  const side = size + 2 * QUIET
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-QUIET} ${-QUIET} ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M${-QUIET} ${-QUIET}h${side}v${side}h${-side}z"/><path fill="#000" d="${path}"/></svg>`
}
