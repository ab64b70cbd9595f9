/** "a", "a and b", "a, b and c" (or with "or"), as the language joins them. '' for none. */
export function joinList(items: readonly string[], word: 'and' | 'or' = 'and', locale = 'en-GB'): string {
  const type = word === 'and' ? 'conjunction' : 'disjunction'
  return new Intl.ListFormat(locale, { style: 'long', type }).format(items)
}
