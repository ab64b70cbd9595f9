// The HTML that partners copy into their own pages: no script, no style, no picture, nothing that watches.
export type ButtonOf = {
  origin: string
  code: string | null
  lang: string
  dir: 'ltr' | 'rtl'
  locale: string
  text: string
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const parts = ({ code, locale }: ButtonOf): [string, string][] => [
  ...(code ? [['via', code] as [string, string]] : []),
  ...(locale === 'en' ? [] : [['lang', locale] as [string, string]]),
]

/** A plain link. */
export function linkHtml(of: ButtonOf): string {
  const query = new URLSearchParams(parts(of)).toString()
  const href = escaped(`${of.origin}/report${query ? `?${query}` : ''}`)
  return `<a href="${href}" rel="noopener noreferrer" referrerpolicy="no-referrer" lang="${of.lang}" dir="${of.dir}">${escaped(of.text)}</a>`
}

/** A button: a form that only opens our page, in the style that the partner's own page gives to buttons. */
export function buttonHtml(of: ButtonOf): string {
  const fields = parts(of).map(
    ([name, value]) => `  <input type="hidden" name="${name}" value="${escaped(value)}">\n`,
  )
  return `<form action="${escaped(`${of.origin}/report`)}" method="get" rel="noopener noreferrer" lang="${of.lang}" dir="${of.dir}">\n${fields.join('')}  <button type="submit">${escaped(of.text)}</button>\n</form>`
}
